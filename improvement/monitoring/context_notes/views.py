"""Pages of the notes of context."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from improvement.monitoring.context_notes import workflow
from improvement.monitoring.context_notes.forms import ContextForm
from improvement.monitoring.context_notes.pages import for_context
from improvement.monitoring.models import ContextNote
from schools.access import Capability, get_school, get_visible, require
from schools.days.dates import today
from schools.web import pages
from schools.web.request import Request

NOTES = ContextNote.objects.select_related("by")


def context(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.READ_PLAN, school)
    return render(request, "improvement/monitoring/context.html", for_context(school, user=request.user))


def context_note_add(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.ADD_NOTE, school)
    form = ContextForm(pages.posted(request), initial={"happened_on": today()})
    return pages.saved(
        request,
        form,
        lambda data: workflow.add_context(school, by=request.user, on=today(), **data),
        message="Noted.",
    ) or render(
        request,
        "improvement/monitoring/context_note_add.html",
        {"form": form, "school": school, "cancel_url": reverse("context", args=[urn])},
    )


def context_note_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    note = get_visible(NOTES.filter(removed_at=None), request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, note)
    form = ContextForm(pages.posted(request), row=note)
    return pages.saved(
        request,
        form,
        lambda data: workflow.edit_context(note, by=request.user, on=today(), **data),
        message="Saved.",
    ) or render(
        request,
        "improvement/monitoring/context_note_edit.html",
        {"form": form, "note": note, "cancel_url": reverse("context", args=[urn])},
    )


@require_POST
def context_note_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    note = get_visible(NOTES, request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, note)
    said = "Removed. You can put it back below."
    return pages.pressed(request, note, workflow.remove_context, said, to=reverse("context", args=[urn]))


@require_POST
def context_note_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    note = get_visible(NOTES, request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, note)
    said = "Put back."
    return pages.pressed(request, note, workflow.restore_context, said, to=reverse("context", args=[urn]))
