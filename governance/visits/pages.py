"""The pages of governors' visits: the list, one visit, and what stands beside its forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q

from governance.meetings.models import Meeting
from governance.visits.models import Visit, VisitQuerySet
from improvement.actions.pages import history
from improvement.models import Action, Activity, AreaForImprovement
from schools.access import AnyUser, Capability, can, rules_of
from schools.days.calendar import SchoolCalendar
from schools.models import Event, Person, School
from schools.people.models import STAFF_ROLES
from schools.web.addresses import number_in
from schools.words import counted, listed

PLANNED, TO_WRITE_UP, DONE = "planned", "to_write_up", "done"
PARTS = {TO_WRITE_UP: "To write up", PLANNED: "Planned", DONE: "Made"}
AT_ONCE = 30
MOST_MEETINGS = 12
WITH_ALL = ("activity__by", "agreed_with", "follow_up_by", "comment_by", "meeting__committee")
SAYS = {"green": "Seen happening", "blue": "Seen happening", "amber": "Seen in part", "red": "Not seen yet"}


@dataclass(frozen=True)
class VisitLine:
    """A visit in the list, and what is to be done about it by this reader."""

    row: Visit
    state: str
    areas: str
    late: str
    may_visit: bool
    may_comment: bool

    @property
    def says(self) -> str:
        return SAYS.get(self.row.activity.impact, "")

    @property
    def wants_comment(self) -> bool:
        return self.state == DONE and self.may_comment and not self.row.comment


def with_all(rows: VisitQuerySet) -> VisitQuerySet:
    """The visits with everything their pages say, and whose they are."""
    return rows.select_related(*WITH_ALL).prefetch_related(
        "activity__areas", Prefetch("activity__actions", queryset=Action.objects.select_related("area"))
    )


def state_of(row: Visit, on: date) -> str:
    if row.is_written_up:
        return DONE
    planned = row.activity.done_on is None and row.day is not None and row.day >= on
    return PLANNED if planned else TO_WRITE_UP


def line_of(row: Visit, school: School, *, user: AnyUser, calendar: SchoolCalendar, on: date) -> VisitLine:
    row.activity.school = school
    for each in (*row.activity.areas.all(), *row.activity.actions.all(), row.meeting):
        if each:
            each.school = school
    state = state_of(row, on)
    return VisitLine(
        row,
        state,
        listed([area.title for area in row.activity.areas.all()]),
        calendar.lateness_words(row.day, on) if state == TO_WRITE_UP else "",
        can(user, Capability.VISIT, row),
        can(user, Capability.COMMENT_VISIT, row),
    )


def for_visits(school: School, *, user: AnyUser, on: date, asked: Mapping[str, Any]) -> dict:
    """The visits: what is to be written up, what is planned, what was made; narrowed to an area if one is asked for."""
    readable = school.visits.readable_by(user, school)
    area = number_in(asked.get("area"))
    rows = with_all(readable.kept())
    if area:
        rows = rows.filter(activity__areas=area)
    calendar = SchoolCalendar.of(school)
    lines = [
        line_of(row, school, user=user, calendar=calendar, on=on)
        for row in rows.order_by("-activity__done_on", "-activity__planned_on", "-pk")[: AT_ONCE * 3]
    ]
    order = {TO_WRITE_UP: False, PLANNED: False, DONE: True}
    parts: list[dict] = []
    for key, title in PARTS.items():
        inside = sorted(
            (line for line in lines if line.state == key), key=lambda line: line.row.day, reverse=order[key]
        )
        if inside:
            parts.append({"key": key, "title": title, "lines": inside})
    removed = (
        [
            line_of(row, school, user=user, calendar=calendar, on=on)
            for row in with_all(readable.exclude(activity__removed_at=None))[:AT_ONCE]
        ]
        if rules_of(user, Capability.VISIT, school)
        else []
    )
    return {
        "school": school,
        "parts": parts,
        "area": area,
        "areas": AreaForImprovement.objects.kept().filter(school=school).only("pk", "title"),
        "removed": [line for line in removed if line.may_visit],
        "may_plan": may_plan(user, school),
        "headline": _headline({part["key"]: len(part["lines"]) for part in parts}),
        "on": on,
    }


def may_plan(user: AnyUser, school: School) -> bool:
    return bool(rules_of(user, Capability.VISIT, school))


def _headline(counts: dict[str, int]) -> str:
    if counts.get(TO_WRITE_UP):
        return f"{_visits(counts[TO_WRITE_UP])} to write up"
    if counts.get(PLANNED):
        return f"{_visits(counts[PLANNED])} planned"
    return "Every visit is written up" if counts else "No visits yet"


def _visits(count: int) -> str:
    return counted(count, "visit")


def for_visit(visit: Visit, *, user: AnyUser, on: date) -> dict:
    """One visit from its purpose to the board."""
    calendar = SchoolCalendar.of(visit.school)
    line = line_of(visit, visit.school, user=user, calendar=calendar, on=on)
    events = Event.objects.filter(
        Q(target_type="visit", target_id=visit.pk)
        | Q(target_type="monitoringactivity", target_id=visit.activity_id),
        school=visit.school,
    )
    return {
        "school": visit.school,
        "visit": visit,
        "activity": visit.activity,
        "line": line,
        "may_meeting": can(user, Capability.READ_MEETINGS, visit.school),
        "history": history(events[:12]),
        "on": on,
    }


# ---- beside the forms -------------------------------------------------------------------------------------------------
def open_to_visits(school: School, row: Visit | None = None) -> tuple[list, list]:
    """The areas of the plan and their running actions, with what `row` looks at already: two queries."""
    areas = list(school.areas.in_current_plan())
    actions = list(
        Action.objects.kept()
        .filter(area__in=areas)
        .exclude(activity=Activity.STOPPED)
        .select_related("area")
        .order_by("area", "order", "pk")
    )
    if row is not None:
        areas += [area for area in row.activity.areas.all() if area not in areas]
        actions += [action for action in row.activity.actions.all() if action not in actions]
    return areas, actions


def names_of_staff(school: School) -> list[str]:
    """Whose lessons no record of a visit should tell of."""
    return list(Person.objects.filter(school=school).in_roles(STAFF_ROLES).values_list("name", flat=True))


def meetings_of(school: School, row: Visit) -> list[Meeting]:
    meetings = list(Meeting.objects.kept().filter(school=school).select_related("committee")[:MOST_MEETINGS])
    return meetings + [meeting for meeting in (row.meeting,) if meeting and meeting not in meetings]
