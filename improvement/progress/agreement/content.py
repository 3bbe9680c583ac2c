"""A plan as plain content: what a version keeps when the board agrees it, and what is missing until it can.

    content_of(plan, on=today)      {"title": …, "areas": [{"number": 1, "leader": "Leah Whitlock", …}, …]}, for JSON
    gaps_of(plan, on=today)         ["Writing has no link governor", …]

Names, words and days stand in it as they were; no id in it is needed to read it.
"""

import hashlib
import json
from datetime import date

from improvement.actions.models import Action, rhythm_words
from improvement.areas.models import AreaQuerySet
from improvement.plans.models import ActionPlan
from improvement.targets.ladders import positions
from improvement.targets.ladders.ladder import Ladder
from improvement.targets.models import SuccessCriterion
from schools.days.calendar import SchoolCalendar
from schools.days.school_terms import SchoolTerm
from schools.models import Membership
from schools.people.models import GOVERNOR_ROLES, STAFF_ROLES
from schools.words import listed

WHOLE_BOARD = "The whole board"


def areas_of(plan: ActionPlan) -> AreaQuerySet:
    """The areas of the plan in its order, with all that a version keeps of them but their targets."""
    return (
        plan.school.areas.in_plan(plan)
        .with_rating(before=plan.starts_on)
        .select_related("leader", "link_governor", "second_person", "evaluation_area")
        .prefetch_related("findings__inspection", "criteria__measure")
    )


def gaps_of(plan: ActionPlan, *, on: date) -> list[str]:
    """What keeps the plan from being agreed: each area without a leader or a governor who is here on the day."""
    areas = list(plan.school.areas.in_plan(plan).select_related("leader", "link_governor"))
    if not areas:
        return ["The plan has no areas yet"]
    live = Membership.objects.live(on).filter(person__school=plan.school_id)
    parts = {(person, role) for person, role in live.values_list("person", "role")}
    staff = {person for person, role in parts if role in STAFF_ROLES}
    board = {person for person, role in parts if role in GOVERNOR_ROLES}
    gaps = []
    for area in areas:
        wants = []
        if area.leader is None:
            wants.append("has no accountable leader")
        elif area.leader_id not in staff:
            wants.append(f"is led by {area.leader}, who is no longer on the staff")
        if not area.whole_board and area.link_governor is None:
            wants.append("has no link governor")
        elif not area.whole_board and area.link_governor_id not in board:
            wants.append(f"is followed by {area.link_governor}, who is no longer on the board")
        if wants:
            gaps.append(f"“{area.title}” {listed(wants)}")
    return gaps


def content_of(plan: ActionPlan, *, on: date) -> dict:
    """The whole plan as it stands, in words, days and figures. Groups too small to be shown are not in it."""
    school = plan.school
    calendar = SchoolCalendar.of(school)
    areas = list(areas_of(plan))
    actions: dict[int, list[Action]] = {area.pk: [] for area in areas}
    rows = Action.objects.kept().filter(area__in=areas).select_related("owner").prefetch_related("steps")
    for action in rows:
        actions[action.area_id].append(action)
    ladders = positions.load(areas, on=on, calendar=calendar)
    words = school.rating_words
    return {
        "title": plan.title,
        "school": school.name,
        "urn": school.urn,
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "areas": [
            {
                "id": area.pk,
                "number": number,
                "title": area.title,
                "sub_points": area.sub_points,
                "findings": [
                    {"words": finding.verbatim, "of": str(finding.inspection)}
                    for finding in area.findings.all()
                    if finding.removed_at is None
                ],
                "evaluation_area": str(area.evaluation_area or ""),
                "intended_impact": area.intended_impact,
                "leader": str(area.leader or ""),
                "governor": WHOLE_BOARD if area.whole_board else str(area.link_governor or ""),
                "second_person": str(area.second_person or ""),
                "rating": area.rating,
                "rating_words": words[area.rating or ""],
                "criteria": [
                    _criterion(each, calendar) for each in area.criteria.all() if each.removed_at is None
                ],
                "actions": [_action(action, words) for action in actions[area.pk]],
                "targets": [_targets(ladder, calendar) for ladder in ladders.get(area.pk, [])],
            }
            for number, area in enumerate(areas, start=1)
        ],
    }


def digest(content: dict) -> str:
    """The same for the same content: to see whether a plan changed after somebody looked at it."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _action(action: Action, words: dict) -> dict:
    return {
        "id": action.pk,
        "title": action.title,
        "detail": action.detail,
        "owner": str(action.owner or ""),
        "starts_on": _day(action.starts_on),
        "due_on": _day(action.due_on),
        "review_on": _day(action.review_on),
        "rhythm": rhythm_words(action.rhythm, action.rhythm_weeks),
        "resources": action.resources,
        "cost": str(action.cost) if action.cost is not None else "",
        "activity": action.activity,
        "impact": action.impact,
        "impact_words": words[action.impact or ""],
        "steps": [
            {"text": step.text, "done_on": _day(step.done_on)}
            for step in action.steps.all()
            if step.removed_at is None
        ],
    }


def _criterion(row: SuccessCriterion, calendar: SchoolCalendar) -> dict:
    term = SchoolTerm.of(row)
    return {
        "text": row.text,
        "by": term.words,
        "by_on": term.ends_on(calendar).isoformat(),
        "met": row.get_met_display(),
        "measure": str(row.measure or ""),
    }


def _targets(ladder: Ladder, calendar: SchoolCalendar) -> dict:
    """What one group should reach, term by term, with the day each term ended by the dates as they were."""
    return {
        "measure": ladder.measure.name,
        "group": ladder.series.group_words,
        "start": "" if ladder.hidden else ladder.start_words,
        "hidden": ladder.hidden,
        "terms": [
            {
                "term": point.term.words,
                "ends_on": point.term.ends_on(calendar).isoformat(),
                "target": point.target_words,
                "actual": "" if point.hidden or ladder.hidden else point.actual_words,
            }
            for point in ladder.points
        ],
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
