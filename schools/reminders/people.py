"""Whom to tell: the one home of who can be written to, and who stands in for whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from schools.days.calendar import SchoolCalendar
from schools.days.calendars import calendars
from schools.people.models import Membership, Role, mail_address
from schools.reminders.days import DAY


class People:
    """The people of some schools and bodies on a day: who is still here, who of them can be written to, which offices they
    hold, and when their schools are open. At most four queries, and none before it is asked.

    Whoever has left or has no e-mail address is stood in for by the next who answers for the thing (its owner, the area's
    accountable leader, its second person: each subject names its own), and in the end by the headteacher.
    """

    def __init__(self, schools: Iterable[int], on: date, bodies: Iterable[int] = ()) -> None:
        self._schools, self._bodies, self._on = set(schools), set(bodies), on
        self._days: dict[SchoolCalendar, tuple[bool, date]] = {}

    @classmethod
    def of(cls, rows: Iterable[Any], on: date) -> "People":
        """Those of the schools of these rows, and of the bodies of those that have one."""
        rows = list(rows)
        bodies = (getattr(row, "body_id", None) for row in rows)
        return cls({row.school_id for row in rows}, on, filter(None, bodies))

    # ---- when --------------------------------------------------------------------------------------------------------
    @cached_property
    def _calendars(self) -> dict[int, SchoolCalendar]:
        return calendars(self._schools, self._on)

    def calendar(self, school: int) -> SchoolCalendar:
        return self._calendars[school]

    def is_open(self, school: int) -> bool:
        """Is the day a school day there?"""
        return self._day_of(school)[0]

    def next_school_day(self, school: int) -> date:
        """The first school day after the day."""
        return self._day_of(school)[1]

    def _day_of(self, school: int) -> tuple[bool, date]:
        """Worked out once for all schools with the same dates."""
        calendar = self._calendars[school]
        if calendar not in self._days:
            self._days[calendar] = calendar.is_school_day(self._on), calendar.next_school_day(self._on + DAY)
        return self._days[calendar]

    # ---- whom --------------------------------------------------------------------------------------------------------
    def is_here(self, person: int | None) -> bool:
        """Is it somebody who has not left, whether they can be written to or not?"""
        return person in self._known.roles

    def is_of_a_body(self, person: int) -> bool:
        return person in self._known.of_bodies

    def roles(self, person: int) -> set[str]:
        return self._known.roles.get(person, set())

    def all(self, candidates: Iterable[int | None]) -> list[int]:
        """Those of them who are here and can be written to, each once."""
        return [person for person in dict.fromkeys(candidates) if person and person in self._known.reached]

    def first(self, *candidates: int | None) -> int | None:
        """The first of them who is here and can be written to."""
        return next((person for person in candidates if person and person in self._known.reached), None)

    def who_answers(self, school: int, *candidates: int | None) -> int | None:
        """The first of them who is here and can be written to, else the headteacher: nothing falls silent."""
        return self.first(*candidates) or self.head(school)

    def head(self, school: int) -> int | None:
        """Who stands in for everybody: the headteacher, or while there is none the plan editor."""
        return self.holder(school, Role.HEADTEACHER, Role.PLAN_EDITOR)

    def holder(self, school: int, *roles: Role) -> int | None:
        """Who holds the first of these offices; one who can be written to if there is one, since of one who cannot the
        school's delivery record says so."""
        held = [person for role in roles for person in self._known.offices[school, role]]
        return self.first(*held) or next(iter(held), None)

    def holding(self, school: int, *roles: Role) -> list[int]:
        """Everybody of these roles who can be written to, each once."""
        return self.all(person for role in roles for person in self._known.offices[school, role])

    # ---- read at once ------------------------------------------------------------------------------------------------
    @cached_property
    def _known(self) -> "_Known":
        known = _Known()
        live = Membership.objects.live(self._on).order_by("person")
        for person, school, body, role, *mail in (
            *(_rows(live.filter(person__school__in=self._schools)) if self._schools else ()),
            *(_rows(live.filter(person__body__in=self._bodies)) if self._bodies else ()),
        ):
            known.roles[person].add(role)
            known.offices[school, role].append(person)
            if mail_address(*mail):
                known.reached.add(person)
            if body:
                known.of_bodies.add(person)
        return known


@dataclass
class _Known:
    """Everybody who is here: what they are, who can be written to, and who holds which office."""

    roles: defaultdict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    offices: defaultdict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    reached: set[int] = field(default_factory=set)
    of_bodies: set[int] = field(default_factory=set)


def _rows(memberships: QuerySet[Membership]) -> Iterable[tuple]:
    return memberships.values_list(
        *("person", "person__school", "person__body", "role"),
        *("person__email", "person__user__email", "person__user__is_active"),
    )
