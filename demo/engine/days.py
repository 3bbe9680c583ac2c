"""The days of the stories as dates: all relative to today, and all of them school days."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from demo.days import Ago, Ahead, Back, Before, Day, End, InWeeks, YearBefore
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.days.half_terms import HalfTerm
from schools.models import Closure

DAY = timedelta(days=1)


@contextmanager
def clock_on(day: date) -> Iterator[None]:
    """Inside it is that day for all of Cairn, so that what is written bears the day it is said to be of."""
    before = os.environ.get("CAIRN_TODAY")
    os.environ["CAIRN_TODAY"] = day.isoformat()
    try:
        yield
    finally:
        if before is None:
            del os.environ["CAIRN_TODAY"]
        else:
            os.environ["CAIRN_TODAY"] = before


class Days:
    """Finds the date of a day of a story."""

    def __init__(self, today: date) -> None:
        self.today = today
        usual = SchoolCalendar()
        ahead = usual.upcoming(today, 8)
        behind = [usual.term_before(today)]
        while len(behind) < 9:
            behind.append(usual.term_before(behind[-1].starts_on))
        here = [ahead[0]] if today in ahead[0] else []
        self._past: list[HalfTerm] = here + behind
        self._ahead = ahead[1:] if here else ahead
        # Two days of staff training, at the start of a half-term: none of them near today.
        self.training = [usual.next_school_day(half.starts_on) for half in (self._past[2], self._ahead[1])]
        self.calendar = SchoolCalendar(
            closures=[Closure(kind=Closure.Kind.INSET, starts_on=day, ends_on=day) for day in self.training]
        )

    def of(self, day: Day) -> date:
        match day:
            case Back():
                return self._back(day)
            case Ago(school_days):
                return self._before(self.today, school_days)
            case Ahead(school_days):
                return self._after(self.today, school_days)
            case End(halves):
                return self._end(halves)
            case InWeeks(weeks):
                return self.today + timedelta(weeks=weeks)
            case YearBefore(other):
                return self._a_year_before(self.of(other))
            case Before(first, limit, otherwise):
                return self.of(first if self.of(first) < self.of(limit) else otherwise)

    def of_or_none(self, day: Day | None) -> date | None:
        return self.of(day) if day else None

    def two_days(self, day: Back) -> tuple[date, date]:
        """Two school days in a row about then, as inspectors come: a Tuesday and Wednesday where that can be."""
        about = self.of(day)
        tuesday = dates.monday_of(about) + DAY
        if self.calendar.is_school_day(tuesday) and self.calendar.is_school_day(tuesday + DAY):
            return tuesday, tuesday + DAY
        second = self.calendar.next_school_day(about + DAY)
        return self.calendar.previous_school_day(second - DAY), second

    def _back(self, day: Back) -> date:
        half = self._past[day.halves]
        first = self.calendar.next_school_day(half.starts_on)
        last = self.calendar.previous_school_day(min(half.ends_on, self.today))
        steps = round(day.part * self.calendar.school_days_between(first, last))
        return self._after(first, steps) if last > first else min(first, self.today)

    def _end(self, halves: int) -> date:
        ends = [self.calendar.previous_school_day(half.ends_on) for half in self._past[:1] + self._ahead]
        return [day for day in ends if day > self._after(self.today, 1)][halves]

    def _before(self, day: date, school_days: int) -> date:
        for _ in range(school_days):
            day = self.calendar.previous_school_day(day - DAY)
        return day

    def _after(self, day: date, school_days: int) -> date:
        for _ in range(school_days):
            day = self.calendar.next_school_day(day + DAY)
        return day

    def _a_year_before(self, day: date) -> date:
        while (day.month, day.day) == (2, 29):  # a leap day has no equal
            day = self._after(day, 1)
        return day.replace(year=day.year - 1)
