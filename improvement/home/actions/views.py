"""The page of an action, its note, and its dates as a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from improvement.actions.models import Action
from improvement.actions.pages import DUE, REVIEW, DueRow, due_row
from improvement.actions.views import ACTIONS
from improvement.evidence.models import without_evidence
from improvement.home.actions.page import for_action, for_note, saved_sentence
from improvement.home.areas.page import number_in_plan
from improvement.home.diary import entries_of
from improvement.progress import notes
from improvement.progress.forms import ActionNoteForm
from schools.access import AnyUser, Capability, can, get_visible, require
from schools.days.calendar import SchoolCalendar
from schools.days.dates import today
from schools.errors import Refused, Stale
from schools.models import User
from schools.web import ics, pages
from schools.web.request import Request
from schools.words import lower_first


def action(request: Request, urn: str, pk: int) -> HttpResponse:
    actions = ACTIONS.annotate(without_evidence=without_evidence())
    action = get_visible(actions, request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, action)
    return render(request, "improvement/home/action.html", for_action(action, user=request.user, on=today()))


@require_safe
def action_ics(request: Request, urn: str, pk: int) -> HttpResponseBase:
    """Its dates as a file for one's calendar."""
    action = get_visible(ACTIONS.kept(), request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, action)
    return ics.response(entries_of(action), f"cairn-action-{pk}")


def action_note(request: Request, urn: str, pk: int) -> HttpResponse:
    """The update: a small form that grows in the dashboard's row with htmx, and this page without it. `?closed=1`
    answers with the row closed again; `?review=1` comes from a reminder and has the review ticked."""
    action = get_visible(ACTIONS.kept(), request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, action)
    back = reverse("dashboard", args=[urn])
    why = REVIEW if "review" in request.GET else DUE
    row = _row(action, why, user=request.user)
    if "closed" in request.GET:
        return render(request, "_pieces/due_row.html", {"row": row}) if request.htmx else redirect(back)
    form = ActionNoteForm(
        pages.posted(request),
        action=action,
        on=today(),
        may_rate=can(request.user, Capability.RATE_IMPACT, action),
        short=bool(request.htmx),
        auto_id=f"u{row.key}_%s" if request.htmx else "id_%s",
        initial={"is_review": why == REVIEW},
    )
    context = for_note(action, row=row, form=form)
    if request.method == "POST" and form.is_valid():
        try:
            _, first = pages.save_once(
                form, user=request.user, act=lambda data: _note(action, by=request.user, data=data, back=back)
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        except Stale as stale:
            return pages.conflict(request, form, stale.current)
        else:
            return _note_saved(request, action, why, back, first)
    return render(
        request, "_pieces/due_row.html" if request.htmx else "improvement/home/action_note.html", context
    )


def _note(action: Action, *, by: User, data: dict[str, Any], back: str) -> str:
    notes.note_action(action, by=by, on=today(), **data)
    return back


def _note_saved(request: Request, action: Action, why: str, back: str, first: bool) -> HttpResponse:
    saved = saved_sentence(action)
    if not request.htmx:
        if first:
            messages.success(request, f"{action.title}: {lower_first(saved)}")
        return redirect(back)
    return render(
        request, "_pieces/due_row.html", {"row": _row(action, why, user=request.user), "saved": saved}
    )


def _row(action: Action, why: str, *, user: AnyUser) -> DueRow:
    calendar, number = SchoolCalendar.of(action.school), number_in_plan(action.area)
    return due_row(action, why, user=user, calendar=calendar, on=today(), number=number)
