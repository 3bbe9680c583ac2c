"""The pack of a meeting: read it, prepare it, send it, file its PDF."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from governance.meetings.models import Meeting, MeetingQuerySet
from governance.packs import pages as pages_of
from governance.packs import workflow
from governance.packs.forms import PackForm, PackSendForm
from governance.packs.models import Pack
from schools.access import Capability, can, get_visible, require
from schools.days.dates import today
from schools.files import download
from schools.web import pages
from schools.web.request import Request

MEETINGS = Meeting.objects.select_related("committee")


def _meeting(request: Request, urn: str, pk: int, rows: MeetingQuerySet = MEETINGS) -> Meeting:
    meeting = get_visible(rows, request.user, urn, pk)
    require(request.user, Capability.READ_PACK, meeting.school)
    return meeting


def _sent_or_own(request: Request, meeting: Meeting) -> Pack:
    """The pack, if it is sent or this person prepares it; before that it is not there for anybody else."""
    pack = workflow.pack_of(meeting)
    prepares = meeting.removed_at is None and can(request.user, Capability.RUN_BOARD, meeting.school)
    if not pack.is_sent and not prepares:
        raise Http404("No pack was sent yet")
    return pack


def pack(request: Request, urn: str, pk: int) -> HttpResponse:
    meeting = _meeting(request, urn, pk)
    row = _sent_or_own(request, meeting)
    return render(
        request, "governance/packs/pack.html", pages_of.for_pack(meeting, row, user=request.user, on=today())
    )


def _to_prepare(request: Request, urn: str, pk: int) -> tuple[Meeting, Pack]:
    meeting = get_visible(MEETINGS.kept(), request.user, urn, pk)
    require(request.user, Capability.RUN_BOARD, meeting.school)
    return meeting, workflow.pack_of(meeting)


def _as_sent(request: Request, row: Pack) -> HttpResponse:
    messages.error(request, workflow.IS_SENT)
    return redirect(row.get_absolute_url())


def pack_prepare(request: Request, urn: str, pk: int) -> HttpResponse:
    meeting, row = _to_prepare(request, urn, pk)
    if answer := pages.saved_before(request):
        return answer
    if row.is_sent:
        return _as_sent(request, row)
    form = PackForm(
        pages.posted(request),
        row=row,
        prompts=pages_of.offered(meeting, row, on=today()),
    )

    def save(data: dict[str, Any]) -> Pack:
        return workflow.prepare(meeting, by=request.user, on=today(), **form.for_workflow(data))

    return pages.saved(request, form, save, message="The draft is saved.") or render(
        request,
        "governance/packs/pack_prepare.html",
        {"form": form, "school": meeting.school, "meeting": meeting, "cancel_url": row.get_absolute_url()},
    )


def pack_send(request: Request, urn: str, pk: int) -> HttpResponse:
    """First what will be sent and to whom; the button sends it once, however often it is pressed."""
    meeting, row = _to_prepare(request, urn, pk)
    if answer := pages.saved_before(request):
        return answer
    if row.is_sent:
        return _as_sent(request, row)
    form = PackSendForm(pages.posted(request), row=row)

    def save(data: dict[str, Any]) -> Pack:
        return workflow.send(meeting, by=request.user, on=today(), **data)

    answer = pages.saved(request, form, save, message="The pack is sent, and stays as it is.")
    if answer:
        return answer
    context = pages_of.for_pack_send(meeting, row, on=today())
    return render(
        request,
        "governance/packs/pack_send.html",
        context | {"form": form, "cancel_url": row.get_absolute_url()},
    )


@require_safe
def pack_pdf(request: Request, urn: str, pk: int) -> HttpResponseBase:
    """The file as it was sent, to be saved by the browser."""
    meeting = _meeting(request, urn, pk)
    row = _sent_or_own(request, meeting)
    if not row.is_sent or row.pdf is None:
        raise Http404("No pack was sent yet")
    return download.send_stored(request, row.pdf, back_to=row)
