"""Progress notes: what happened, was it carried out, is it working, and when is it looked at again."""

from datetime import date
from typing import Any

from django.db import transaction

from improvement.actions.models import Action, Rhythm
from improvement.actions.workflow import check_move
from improvement.areas.models import Activity, AreaForImprovement, Impact, ProgressNote
from improvement.progress import triangulation
from improvement.progress.rating import Suggestion, suggestion_for
from schools import history
from schools.access import Capability, can, person_in, require
from schools.days.calendar import SchoolCalendar
from schools.errors import Refused
from schools.models import Person, User
from schools.pupil_data import in_history

NO_FURTHER = "none"
DIFFERS = "The figures suggest {suggested}. Say why you rate it differently."
NOTHING_SHOWS_IT = (
    "Nothing but the record of doing it shows this yet. Add what shows that it works, or rate it {amber}."
)


@transaction.atomic
def note_action(
    action: Action,
    *,
    by: User,
    on: date,
    version: int,
    text: str,
    activity: Activity | str | None = None,
    impact: Impact | str | None = None,
    is_review: bool = False,
    next_review: date | str | None = None,
    pupil_data: str = "",
) -> ProgressNote:
    """Record what happened to an action.

    `activity` and `impact` are what the person says now; None leaves them. Only somebody other than the owner may
    rate the impact, and green or blue only where something besides the record of doing it shows it. With `is_review`, the review is recorded and the next one follows from `next_review` (a day, or
    `NO_FURTHER`), else from the action's rhythm; without either it is `Refused`. `pupil_data`
    is what the person chose when warned that the words may say who a pupil is.
    """
    require(by, Capability.ADD_NOTE, action)
    person = person_in(by, action.school)
    fields = _moved(action, activity, on) | _rated(action, impact, by, person, on)
    if is_review:
        fields |= {"reviewed_on": on, "review_on": _next_review(action, on, next_review)}
    changes = history.update(action, version=version, **fields)
    note = ProgressNote.objects.create(
        school=action.school,
        area_id=action.area_id,
        action=action,
        by=person,
        on=on,
        text=text,
        activity=action.activity,
        impact=action.impact,
        is_review=is_review,
    )
    history.record(
        action,
        by=by,
        verb="reviewed" if is_review else "noted",
        sentence=_sentence(action, changes, is_review) + in_history(pupil_data),
        changes=changes,
    )
    return note


def _moved(action: Action, activity: str | None, on: date) -> dict[str, Any]:
    if activity is None or activity == action.activity:
        return {}
    to = Activity(activity)
    if to is Activity.STOPPED:
        raise Refused("An action is stopped on its own page, with a reason.", "activity")
    check_move(action, to)
    return {"activity": to, "done_on": on if to is Activity.DONE else None, "stopped_because": ""}


def _rated(action: Action, impact: str | None, by: User, person: Person, on: date) -> dict[str, Any]:
    if impact is None or impact == action.impact:
        return {}
    if not can(by, Capability.RATE_IMPACT, action):
        raise Refused("Whether an action works is rated by somebody other than its owner.", "impact")
    if impact in Impact.WORKING and not triangulation.shown_beside_the_deed(action):
        raise Refused(
            NOTHING_SHOWS_IT.format(amber=action.school.rating_words[Impact.AMBER].lower()), "impact"
        )
    if impact == Impact.NOT_RATED:
        return {"impact": Impact.NOT_RATED, "rated_by": None, "rated_on": None}
    return {"impact": Impact(impact), "rated_by": person, "rated_on": on}


def _next_review(action: Action, on: date, next_review: date | str | None) -> date | None:
    if next_review == NO_FURTHER:
        return None
    if isinstance(next_review, date):
        if next_review <= on:
            raise Refused("The next review is to come after today.", "next_review")
        return next_review
    if action.rhythm == Rhythm.NONE:
        raise Refused("Say when it is reviewed next, or that no further review is needed.", "next_review")
    return SchoolCalendar.of(action.school).after(on, action.rhythm, action.rhythm_weeks)


def _sentence(action: Action, changes: dict[str, tuple], is_review: bool) -> str:
    words = action.school.rating_words
    parts = []
    if "activity" in changes:
        parts.append(action.get_activity_display().lower())
    if "impact" in changes:
        old, new = changes["impact"]
        parts.append(f"impact from {words[old].lower()} to {words[new].lower()}")
    opening = "Reviewed" if is_review else "Progress note"
    return f"{opening}: {action.title}" + (f", {', '.join(parts)}" if parts else "")


@transaction.atomic
def note_area(
    area: AreaForImprovement,
    *,
    by: User,
    on: date,
    text: str,
    impact: Impact | str | None = None,
    why_different: str = "",
    pupil_data: str = "",
) -> ProgressNote:
    """Record what has changed in an area, with a rating of impact or without one.

    The area's rating is that of its latest note that has one: given by the headteacher, a plan editor or the
    area's leader. One that differs from what the area's targets suggest needs a reason, which is kept with it.
    """
    require(by, Capability.ADD_NOTE, area)
    if impact and not can(by, Capability.RATE_AREA, area):
        raise Refused("An area is rated by the headteacher, a plan editor or its own leader.", "impact")
    suggestion = suggestion_for(area, on=on) if impact else Suggestion(Impact.NOT_RATED)
    differs = suggestion.differs(impact)
    if differs and not why_different.strip():
        raise Refused(
            DIFFERS.format(suggested=area.school.rating_words[suggestion.impact].lower()), "why_different"
        )
    note = ProgressNote.objects.create(
        school=area.school,
        area=area,
        by=person_in(by, area.school),
        on=on,
        text=text,
        impact=impact or Impact.NOT_RATED,
        suggested=suggestion.impact,
        why_different=why_different.strip() if differs else "",
    )
    rated = f", rated {area.school.rating_words[impact].lower()}" if impact else ""
    if differs:
        rated += f" where the figures suggest {area.school.rating_words[suggestion.impact].lower()}"
    history.record(
        area,
        by=by,
        verb="noted",
        sentence=f"Progress note: {area.title}{rated}{in_history(pupil_data)}",
        changes={"impact": ["", impact]} if impact else {},
    )
    return note
