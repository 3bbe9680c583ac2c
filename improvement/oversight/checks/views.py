"""The adviser checks evidence; the school replies."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from improvement.evidence.checks.models import EvidenceCheck
from improvement.evidence.checks.opened import note_opening
from improvement.evidence.models import Evidence, EvidenceLink
from improvement.oversight.checks import pages as pages_of
from improvement.oversight.checks import queue as checking
from improvement.oversight.checks import workflow
from improvement.oversight.checks.forms import CheckForm, ReplyForm
from schools.access import Capability, adviser_in, get_visible, require, require_adviser
from schools.days.dates import today
from schools.files.kinds import MOST_PAGES
from schools.web import pages
from schools.web.addresses import number_in
from schools.web.request import Request


def checks(request: Request) -> HttpResponse:
    """What waits for a verdict, across schools or with `?school=` in one."""
    require_adviser(request.user)
    data = pages_of.for_queue(
        request.user, on=today(), urn=request.GET.get("school", ""), page=request.GET.get("page", "1")
    )
    return render(request, "improvement/oversight/checks.html", data)


def _link(request: Request, urn: str, pk: int) -> EvidenceLink:
    link = get_visible(
        EvidenceLink.objects.live().whole().select_related("evidence__file", "evidence__added_by"),
        request.user,
        urn,
        pk,
    )
    if not Evidence.objects.visible_to(request.user).filter(pk=link.evidence_id).exists():
        raise Http404("No such item for this user")
    link.evidence.school = link.school
    if link.evidence.file:
        link.evidence.file.school = link.school
    return link


def check(request: Request, urn: str, pk: int) -> HttpResponse:
    """One link of an item: what it is offered for, the item, a verdict with its reason."""
    link = _link(request, urn, pk)
    require(request.user, Capability.CHECK_EVIDENCE, link.evidence)
    one = checking.advised_schools(request.user).filter(urn=request.GET.get("school", "")).first()
    note_opening(link.evidence, by=request.user)
    data = pages_of.for_check(
        link,
        user=request.user,
        on=today(),
        one=one,
        page=number_in(request.GET.get("page"), MOST_PAGES) or 1,
    )
    body = adviser_in(request.user, link.school).body_id
    last = next((each for each in data["said"] if each.body_id == body), None)
    form = CheckForm(pages.posted(request), initial={"after": last.pk if last else 0})

    def save(given: dict[str, Any]) -> str:
        workflow.check_evidence(
            link,
            by=request.user,
            on=today(),
            after=given["after"],
            verdict=given["verdict"],
            reason=given["reason"],
        )
        return data["next_url"] or data["queue_url"]

    answer = pages.saved(request, form, save, message="Verdict saved. The school reads it.")
    if answer is None and form.is_bound:
        form.read_up_to(last.pk if last else 0)
    return answer or render(request, "improvement/oversight/check.html", data | {"form": form})


def check_reply(request: Request, urn: str, pk: int) -> HttpResponse:
    """The school's reply to a check."""
    row = get_visible(
        EvidenceCheck.objects.select_related("link__evidence", "by", "body"), request.user, urn, pk
    )
    if not Evidence.objects.visible_to(request.user).filter(pk=row.link.evidence_id).exists():
        raise Http404("No such item for this user")
    require(request.user, Capability.REPLY_TO_CHECK, row)
    item = row.link.evidence
    item.school = row.link.school = row.school
    if row.reply:
        return redirect(item)
    form = ReplyForm(pages.posted(request), row=row)

    def save(given: dict[str, Any]) -> str:
        workflow.reply_to_check(
            row, by=request.user, on=today(), version=given["version"], reply=given["reply"]
        )
        return item.get_absolute_url()

    return pages.saved(request, form, save, message="Reply sent. The adviser looks again.") or render(
        request,
        "improvement/oversight/check_reply.html",
        {
            "school": row.school,
            "check": row,
            "item": item,
            "form": form,
            "cancel_url": item.get_absolute_url(),
        },
    )
