"""What the home of a school reads with a day on it besides actions: its terms and closures, what the letters say will
follow, monitoring to come, and what advisers and bodies wait for; and the first point of a letter that waits to be taken
on. One query for all."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import DateField, IntegerField, QuerySet, Subquery, Value

from improvement.areas.models import is_answered
from improvement.evidence.checks.models import EvidenceRequest
from improvement.inspections.models import Finding, FollowUp
from improvement.monitoring.models import MonitoringActivity
from improvement.oversight.visit_notes.models import VisitNote
from schools.access import AnyUser, Capability, can, rules_of
from schools.days.calendar import SchoolCalendar
from schools.models import School, SchoolBody
from schools.web.addresses import address

FOLLOW_UP, LOOK, POINT = "follow_up", "look", "point"
REQUEST, NOTE, ASKS = "request", "note", "asks"
PAGES = {
    REQUEST: "evidence_request",
    NOTE: "visit_note_answer",
    ASKS: "link_accept",
}  # where each is answered


@dataclass(frozen=True)
class Follow:
    """Something a letter says will happen, without a day where that is not settled."""

    day: date | None
    words: str
    flagged: bool
    url: str


@dataclass(frozen=True)
class LookDue:
    """Monitoring that is planned and not recorded, and who is to do it."""

    day: date
    words: str
    person: int | None
    url: str


@dataclass(frozen=True)
class Asked:
    """Something that people of a body want of the school: evidence (`REQUEST`), whether a visit note is accurate (`NOTE`), to
    be let in (`ASKS`). `person` is who is to answer, where that is one."""

    what: str
    day: date
    words: str
    person: int | None
    url: str


@dataclass
class Dated:
    follows: list[Follow] = field(default_factory=list)
    looks: list[LookDue] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    waiting_point: str = ""


def read(school: School, *, user: AnyUser, until: date) -> tuple[SchoolCalendar, Dated]:
    """The calendar, and as far as this person may know of them: follow-ups for those who read the whole plan, the
    records of monitoring they may read that are planned for `until` or earlier, the point for those who edit the
    plan."""
    parts = [*SchoolCalendar.parts(school)]
    if can(user, Capability.READ_PLAN, school):
        parts.append(_follow_ups(school))
    if rules_of(user, Capability.READ_MONITORING, school):
        parts.append(_looks(school, user, until))
    if can(user, Capability.EDIT_PLAN, school):
        parts.append(_points(school))
    if can(user, Capability.REPLY_TO_CHECK, school):
        parts.append(_requests(school))
    if can(user, Capability.ANSWER_VISIT_NOTE, school):
        parts.append(_notes(school))
    if can(user, Capability.LET_IN, school):
        parts.append(_bodies(school))
    rows = list(parts[0].union(*parts[1:], all=True))
    found = Dated()
    labels = dict(MonitoringActivity.Kind.choices)
    ours = [row for row in rows if row[3] in (FOLLOW_UP, LOOK, POINT, *PAGES)]
    for day, _, pk, of, person, _, kind, words in sorted(ours, key=lambda row: (row[0] or date.max, row[2])):
        if of == FOLLOW_UP:
            found.follows.append(Follow(day, words, bool(kind), address("follow_up", school.urn, pk)))
        elif of == LOOK:
            name = f"{labels[kind]}: {words}" if words else labels[kind]
            found.looks.append(
                LookDue(day, name, person or None, address("monitoring_activity", school.urn, pk))
            )
        elif of in PAGES:
            found.asked.append(Asked(of, day, words, person or None, address(PAGES[of], school.urn, pk)))
        else:
            found.waiting_point = words
    return SchoolCalendar.of_rows(rows), found


def _row(
    rows: QuerySet[Any], of: str, *, day: str = "", person: str = "", kind: str = "", words: str
) -> QuerySet[Any, Any]:
    """As the rows of a calendar (`schools.days.calendar.COLUMNS`) stand, with what they are in place of the season."""
    its_day = day or Value(None, output_field=DateField())
    no_number = Value(0, output_field=IntegerField())
    return rows.order_by().values_list(
        its_day, its_day, "pk", Value(of), person or no_number, Value(False), kind or Value(""), words
    )


def _follow_ups(school: School) -> QuerySet[Any, Any]:
    rows = FollowUp.objects.filter(school=school, removed_at=None)
    return _row(rows, FOLLOW_UP, day="happens_on", kind="flag", words="what")


def _looks(school: School, user: AnyUser, until: date) -> QuerySet[Any, Any]:
    rows = MonitoringActivity.objects.readable_by(user, school).planned().filter(planned_on__lte=until)
    return _row(rows, LOOK, day="planned_on", person="by", kind="kind", words="focus")


def _requests(school: School) -> QuerySet[Any, Any]:
    rows = EvidenceRequest.objects.open().filter(school=school, area__removed_at=None)
    return _row(rows, REQUEST, day="wanted_by", person="area__leader", words="what")


def _notes(school: School) -> QuerySet[Any, Any]:
    rows = VisitNote.objects.to_answer().filter(school=school)
    return _row(rows, NOTE, day="activity__done_on", words="purpose")


def _bodies(school: School) -> QuerySet[Any, Any]:
    rows = SchoolBody.objects.live().filter(school=school, asked_on__isnull=False, accepted_on=None)
    return _row(rows, ASKS, day="asked_on", words="body__name")


def _points(school: School) -> QuerySet[Any, Any]:
    """The first point that no area answers yet, of those that ask for something. A weakness does not, though the school
    may take it on: that it stands alone is no reason to be reminded every day."""
    asked = Finding.objects.filter(school=school, parent=None, kind__in=Finding.ASKED_OF_THE_SCHOOL)
    waiting = asked.filter(~is_answered(), removed_at=None)
    first = waiting.order_by("-inspection__starts_on", "inspection", "order", "pk").values("pk")[:1]
    return _row(Finding.objects.filter(pk=Subquery(first)), POINT, words="verbatim")
