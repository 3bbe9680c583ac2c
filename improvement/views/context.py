"""Pages of the notes of context, and of what the plan's coverage lacks."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from improvement.dashboards.coverage import for_context, for_coverage
from improvement.forms.monitoring import ContextForm
from improvement.models import ContextNote
from improvement.workflow import context as workflow
from schools import pages
from schools.access import Capability, get_school, get_visible, require
from schools.dates import today

NOTES = ContextNote.objects.select_related("by")


def context(request, urn):
    school = get_school(request.user, urn)
    require(request.user, Capability.READ_PLAN, school)
    return render(request, "improvement/context.html", for_context(school, user=request.user))


def context_note_add(request, urn):
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
        "improvement/context_note_add.html",
        {"form": form, "school": school, "cancel_url": reverse("context", args=[urn])},
    )


def context_note_edit(request, urn, pk):
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
        "improvement/context_note_edit.html",
        {"form": form, "note": note, "cancel_url": reverse("context", args=[urn])},
    )


@require_POST
def context_note_remove(request, urn, pk):
    note = get_visible(NOTES, request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, note)
    said = "Removed. You can put it back below."
    return pages.pressed(request, note, workflow.remove_context, said, to=reverse("context", args=[urn]))


@require_POST
def context_note_restore(request, urn, pk):
    note = get_visible(NOTES, request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, note)
    said = "Put back."
    return pages.pressed(request, note, workflow.restore_context, said, to=reverse("context", args=[urn]))


def coverage(request, urn):
    school = get_school(request.user, urn)
    require(request.user, Capability.READ_MONITORING_SUMS, school)
    return render(request, "improvement/coverage.html", for_coverage(school, user=request.user, on=today()))
