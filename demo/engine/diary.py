"""The story of a school while it is played: what happens on which day, and what its names have come to mean."""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import groupby
from typing import Concatenate, ParamSpec

from demo.days import Day
from demo.engine.days import Days, clock_on
from demo.stories import SchoolStory
from governance.models import Challenge, Committee, Visit
from improvement.models import (
    Action,
    AreaForImprovement,
    Evidence,
    Inspection,
    Measure,
    SuccessCriterion,
    VisitNote,
)
from schools.days import dates
from schools.models import Person, Role, School, User

P = ParamSpec("P")


class Diary:
    """Entries are written in any order, and lived in the order of their days; within a day, in that of writing."""

    school: School

    def __init__(self, story: SchoolStory, days: Days) -> None:
        self.story, self.days = story, days
        self.head = next(who for who in story.people if who.role == Role.HEADTEACHER)
        self.writers = {who.name for who in story.people if who.account or who.signs_in}
        self.people: dict[str, Person] = {}
        self.inspections: list[Inspection] = []
        self.areas: dict[str, AreaForImprovement] = {}
        self.actions: dict[str, Action] = {}
        self.measures: dict[str, Measure] = {}
        self.criteria: dict[str, SuccessCriterion] = {}
        self.evidence: dict[str, Evidence] = {}
        self.committees: dict[str, Committee] = {}
        self.challenges: dict[str, Challenge] = {}
        self.visits: dict[str, Visit] = {}
        self.adviser_visits: dict[str, VisitNote] = {}
        self._entries: list[tuple[date, Callable[[], object]]] = []
        self._users: dict[tuple[str, date], User] = {}

    def on(
        self,
        day: Day | date,
        act: Callable[Concatenate["Diary", P], object],
        *told: P.args,
        **named: P.kwargs,
    ) -> None:
        """On that day it happens: `act` of this diary, with what it is told."""
        when = day if isinstance(day, date) else self.days.of(day)
        if when > self.days.today:
            raise ValueError(f"{when} is still to come: nothing can have happened on it")
        self._entries.append((when, partial(act, self, *told, **named)))

    def live(self) -> None:
        self._entries.sort(key=lambda entry: entry[0])
        for day, acts in groupby(self._entries, key=lambda entry: entry[0]):
            with clock_on(day):
                for _, act in acts:
                    act()

    def user(self, name: str) -> User:
        """The person's user, read anew each day: what one may do is remembered on it."""
        key = (name, dates.today())
        if key not in self._users:
            self._users[key] = User.objects.get(persons=self.people[name])
        return self._users[key]

    def writer(self, name: str) -> User:
        """The user who writes: the person, or the head for somebody who does not sign in."""
        return self.user(name if name in self.writers else self.head.name)
