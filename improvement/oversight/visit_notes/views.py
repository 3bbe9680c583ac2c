"""Pages of advisers' visits: the list, write, one note, edit, the school's answer, a step made an action, the file."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from improvement.oversight.visit_notes import pages as pages_of
from improvement.oversight.visit_notes import workflow
from improvement.oversight.visit_notes.forms import VisitNoteAnswerForm, VisitNoteForm
from improvement.oversight.visit_notes.models import VisitNote
from schools.access import Capability, adviser_in, get_school, get_visible, require, require_some
from schools.days.dates import today
from schools.errors import Refused
from schools.files import download
from schools.web import pages
from schools.web.request import Request


def _row(request: Request, urn: str, pk: int) -> VisitNote:
    """The note, if this person may read it; else it is not there."""
    rows = VisitNote.objects.readable_by(request.user, get_school(request.user, urn))
    row = get_visible(pages_of.with_all(rows), request.user, urn, pk)
    pages_of.place(row, row.school)
    return row


def visit_notes(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require_some(request.user, Capability.READ_VISIT_NOTES, school)
    return render(
        request, "improvement/oversight/visit_notes.html", pages_of.for_visit_notes(school, user=request.user)
    )


def visit_note_add(request: Request, urn: str) -> HttpResponse:
    """`?area=` says what it looked at, as a link from the page of an area has it."""
    school = get_school(request.user, urn)
    require(request.user, Capability.WRITE_VISIT_NOTE, school)
    areas = pages_of.open_to_notes(school)
    form = VisitNoteForm(
        pages.posted(request),
        request.FILES or None,
        school=school,
        user=request.user,
        areas=areas,
        initial={
            "done_on": today(),
            "areas": [str(area.pk) for area in areas if str(area.pk) == request.GET.get("area")],
        },
    )
    return pages.saved(
        request,
        form,
        lambda data: workflow.write_note(school, by=request.user, on=today(), **data),
        message="Saved. The headteacher is asked whether it is accurate.",
    ) or render(
        request,
        "improvement/oversight/visit_note_add.html",
        {"form": form, "school": school, "cancel_url": reverse("visit_notes", args=[urn])},
    )


def visit_note(request: Request, urn: str, pk: int) -> HttpResponse:
    note = _row(request, urn, pk)
    require(request.user, Capability.READ_VISIT_NOTES, note)
    return render(
        request, "improvement/oversight/visit_note.html", pages_of.for_visit_note(note, user=request.user)
    )


def visit_note_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    note = _row(request, urn, pk)
    require(request.user, Capability.WRITE_VISIT_NOTE, note)
    if note.activity.removed_at or not workflow.may_change(note, adviser_in(request.user, note.school)):
        return redirect(note)
    form = VisitNoteForm(
        pages.posted(request),
        request.FILES or None,
        school=note.school,
        user=request.user,
        areas=pages_of.open_to_notes(note.school, note),
        row=note,
    )
    return pages.saved(
        request,
        form,
        lambda data: workflow.edit_note(note, by=request.user, on=today(), **data),
        message="Saved.",
    ) or render(
        request,
        "improvement/oversight/visit_note_edit.html",
        {"form": form, "note": note, "school": note.school, "cancel_url": note.get_absolute_url()},
    )


def visit_note_answer(request: Request, urn: str, pk: int) -> HttpResponse:
    """What the school says to it."""
    note = _row(request, urn, pk)
    require(request.user, Capability.ANSWER_VISIT_NOTE, note)
    if note.activity.removed_at:
        return redirect(note)
    form = VisitNoteAnswerForm(pages.posted(request), row=note)
    context = pages_of.for_visit_note(note, user=request.user)
    return pages.saved(
        request,
        form,
        lambda data: workflow.answer_note(note, by=request.user, on=today(), **data),
        message="Answer sent.",
    ) or render(
        request,
        "improvement/oversight/visit_note_answer.html",
        context | {"form": form, "cancel_url": note.get_absolute_url()},
    )


@require_POST
def step_to_action(request: Request, urn: str, pk: int, step: int) -> HttpResponse:
    """One press: the next step is an action of its area."""
    note = _row(request, urn, pk)
    row = next((each for each in note.steps.all() if each.pk == step), None)
    if row is None:
        raise Http404(f"No step {step} of visit note {pk}")
    require(request.user, Capability.EDIT_ACTIONS, row.area)
    if row.action:
        return redirect(row.action)
    try:
        action = workflow.step_to_action(row, by=request.user, on=today())
    except Refused as refused:
        messages.error(request, refused.sentence)
        return redirect(note)
    messages.success(request, "This is an action now. Say who owns it, and when it is reviewed.")
    return redirect("action_edit", urn, action.pk)


@require_safe
def visit_note_file(request: Request, urn: str, pk: int) -> HttpResponseBase:
    """The adviser's own note as a file, to be saved by the browser."""
    note = _row(request, urn, pk)
    require(request.user, Capability.READ_VISIT_NOTES, note)
    if note.file is None:
        raise Http404(f"No file with visit note {pk}")
    return download.send_stored(request, note.file, back_to=note)


@require_POST
def visit_note_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    note = _row(request, urn, pk)
    require(request.user, Capability.WRITE_VISIT_NOTE, note)
    return pages.pressed(request, note, workflow.remove_note, "Removed. You can put it back from its page.")


@require_POST
def visit_note_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    note = _row(request, urn, pk)
    require(request.user, Capability.WRITE_VISIT_NOTE, note)
    return pages.pressed(request, note, workflow.restore_note, "Put back.")
