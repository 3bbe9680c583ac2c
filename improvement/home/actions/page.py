"""The page of an action, and what stands beside its note."""

from datetime import date

from django.urls import reverse

from improvement.actions import snoozes
from improvement.actions.models import Action
from improvement.actions.pages import DueRow, history, note_url
from improvement.areas.models import Activity
from improvement.evidence import sources
from improvement.evidence.pages import evidence_on
from improvement.progress import triangulation
from improvement.progress.strips import of_action
from schools.access import AnyUser, Capability, Rule, can, rules_of, standing
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.models import Event
from schools.web.forms import CairnForm

MOST_LOOKS = 12


def for_action(action: Action, *, user: AnyUser, on: date) -> dict:
    """The action with its steps, what shows whether it works, its notes and history, and what this user may do with it.
    It knows whether it is `without_evidence`."""
    calendar = SchoolCalendar.of(action.school)
    events = Event.objects.filter(target_type="action", target_id=action.pk)[:12]
    steps = list(action.steps.filter(removed_at=None))
    return {
        "school": action.school,
        "action": action,
        "about": f"?action={action.pk}",
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
        "done": action.is_done,
        "not_working": action.done_not_working,
        "put_off": snoozes.current(action, on) if can(user, Capability.ADD_NOTE, action) else [],
        "me": standing(user, action.school).person_ids,
        "on": on,
    } | _how_we_know(action, user=user, on=on, calendar=calendar)


def _how_we_know(action: Action, *, user: AnyUser, on: date, calendar: SchoolCalendar) -> dict:
    """What shows the action, as far as this person may see it: sums of monitoring, the records of it they may read, the
    items of evidence they may know of. Three queries."""
    kept = action.removed_at is None and action.area.removed_at is None
    school = action.school
    if not can(user, Capability.READ_MONITORING_SUMS, action):
        return {"known": None}
    all_shown = sources.read([action.area], action=action, user=user)
    known = triangulation.load(areas=[action.area], on=on, calendar=calendar, shown=all_shown)
    evidence = evidence_on([action.area], school=school, user=user, on=on, shown=all_shown)
    looks = school.monitoring.readable_by(user, school).kept().filter(actions=action)
    records = list(looks.select_related("by").distinct()[:MOST_LOOKS])
    return {
        "known": of_action(known, action, user=user),
        "without_evidence": action.without_evidence,
        "evidence": evidence.of_action.get(action.pk, []),
        "lists_evidence": bool(rules_of(user, Capability.LIST_EVIDENCE, school)),
        "sees_all_evidence": bool({Rule.YES} & rules_of(user, Capability.READ_EVIDENCE, school)),
        "may_add_evidence": kept and can(user, Capability.ADD_EVIDENCE, action),
        "may_ask_evidence": kept and can(user, Capability.REQUEST_EVIDENCE, action),
        "looks": records,
        "may_plan": kept and can(user, Capability.ADD_MONITORING, action),
    }


def for_note(action: Action, *, row: DueRow, form: CairnForm) -> dict:
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
