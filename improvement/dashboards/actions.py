"""The page of an action, and what stands beside its note."""

from datetime import date

from django.urls import reverse

from improvement.dashboards.rows import DueRow, history, note_url
from improvement.models import Action, Activity
from schools import dates
from schools.access import Capability, can
from schools.calendar import SchoolCalendar
from schools.models import Event


def for_action(action: Action, *, user, on: date) -> dict:
    """The action with its steps, notes and history, and what this user may do with it."""
    calendar = SchoolCalendar.of(action.school)
    events = Event.objects.filter(target_type="action", target_id=action.pk)[:12]
    steps = list(action.steps.filter(removed_at=None))
    return {
        "school": action.school,
        "action": action,
        "area": action.area,
        "steps": steps,
        "steps_done": sum(1 for step in steps if step.done_on),
        "notes": list(action.notes.select_related("by")[:20]),
        "history": history(events, of=action.title),
        "may_edit": can(user, Capability.EDIT_ACTIONS, action),
        "may_note": can(user, Capability.ADD_NOTE, action),
        "late": calendar.lateness_words(action.due_on, on) if action.due_on and action.overdue else "",
        "review_late": calendar.lateness_words(action.review_on, on)
        if action.review_on and action.review_overdue
        else "",
        "stopped": action.activity == Activity.STOPPED,
        "on": on,
    }


def for_note(action: Action, *, row: DueRow, form) -> dict:
    """What `action_note` shows, as a row of the dashboard or as a page of its own."""
    url = note_url(action, row.why)
    since = action.reviewed_on or action.starts_on
    today = dates.today()
    label = (
        f"What has happened since {dates.short_day(since, beside=today)}?" if since and since < today else ""
    )
    return {
        "action": action,
        "area": action.area,
        "row": row,
        "form": form,
        "action_url": url,
        "close_url": f"{url}{'&' if '?' in url else '?'}closed=1",
        "cancel_url": reverse("dashboard", args=[action.school.urn]),
        "more_url": action.get_absolute_url(),
        "who_rates": who_rates(action),
        "note_label": label,
        "last_note": action.notes.select_related("by").first(),
    }


def who_rates(action: Action) -> str:
    """Why the question is not asked here."""
    if action.owner is None:
        return "Rated by the headteacher or a senior leader."
    return (
        f"Rated by somebody other than {action.owner}, who owns it: the headteacher or another senior leader."
    )


def saved_sentence(action: Action) -> str:
    """What the row says after it was saved."""
    if action.review_overdue:
        return "Saved. The review is still to be recorded."
    if action.review_on:
        return f"Saved. Next review {dates.day_words(action.review_on, beside=dates.today())}."
    return "Saved."
