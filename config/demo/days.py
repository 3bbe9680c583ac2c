"""The days of the story: all relative to today, and all of them school days."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from schools import dates
from schools.calendar import HalfTerm, SchoolCalendar
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
    """Turns «three half-terms back, in its middle» into a day. Half-term 0 is today's or, in a holiday, the one that
    has just ended."""

    def __init__(self, today: date):
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

    # ---- behind -----------------------------------------------------------------------------------------------------
    def back(self, halves: int, part: float) -> date:
        """A day of the half-term so many back: 0 is its first, 1 its last; of this one, its last is today."""
        half = self._past[halves]
        first = self.calendar.next_school_day(half.starts_on)
        last = self.calendar.previous_school_day(min(half.ends_on, self.today))
        steps = round(part * self.calendar.school_days_between(first, last))
        return self._on(first, steps) if last > first else min(first, self.today)

    def ago(self, school_days: int) -> date:
        """So many school days before today."""
        day = self.today
        for _ in range(school_days):
            day = self.calendar.previous_school_day(day - DAY)
        return day

    def two_days(self, halves: int, part: float) -> tuple[date, date]:
        """Two school days in a row about then, as inspectors come: a Tuesday and Wednesday where that can be."""
        about = self.back(halves, part)
        tuesday = dates.monday_of(about) + DAY
        if self.calendar.is_school_day(tuesday) and self.calendar.is_school_day(tuesday + DAY):
            return tuesday, tuesday + DAY
        second = self.calendar.next_school_day(about + DAY)
        return self.calendar.previous_school_day(second - DAY), second

    # ---- ahead ------------------------------------------------------------------------------------------------------
    def ahead(self, school_days: int) -> date:
        """So many school days after today."""
        return self._on(self.today, school_days)

    def end(self, halves: int) -> date:
        """The last school day of the half-term that is going on (0), or of one after it; never today or tomorrow."""
        ends = [self.calendar.previous_school_day(half.ends_on) for half in self._past[:1] + self._ahead]
        return [day for day in ends if day > self.ahead(1)][halves]

    def _on(self, day: date, school_days: int) -> date:
        for _ in range(school_days):
            day = self.calendar.next_school_day(day + DAY)
        return day

    # ---- words ------------------------------------------------------------------------------------------------------
    def a_year_before(self, day: date) -> date:
        """The same day and month a year earlier, for which a leap day would have no equal."""
        while (day.month, day.day) == (2, 29):
            day = self.calendar.next_school_day(day + DAY)
        return day.replace(year=day.year - 1)
