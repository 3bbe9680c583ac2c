"""A term as targets know it: a school year and a season. «2026-spring» in an address is the spring of 2026."""

import re
from datetime import date
from typing import Any, NamedTuple

from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.days.models import Season

SEASONS = [Season.AUTUMN, Season.SPRING, Season.SUMMER]
GRACE = 10  # school days after a term's end until its actuals are missed
KEY = re.compile(r"([0-9]{4})-(autumn|spring|summer)", re.ASCII)


class SchoolTerm(NamedTuple):
    """In order of time: a year's seasons also stand so in the alphabet. `number` counts terms through, three a year."""

    academic_year: int
    season: str

    @property
    def number(self) -> int:
        return self.academic_year * 3 + SEASONS.index(Season(self.season))

    @property
    def year(self) -> int:
        """The year it falls in."""
        return self.academic_year + (self.season != Season.AUTUMN)

    @property
    def key(self) -> str:
        return f"{self.year}-{self.season}"

    @property
    def name(self) -> str:
        """«Spring»."""
        return Season(self.season).label

    @property
    def words(self) -> str:
        """«spring term 2026»."""
        return f"{self.season} term {self.year}"

    @classmethod
    def numbered(cls, number: int) -> "SchoolTerm":
        return cls(number // 3, str(SEASONS[number % 3]))

    @classmethod
    def from_key(cls, key: str | None) -> "SchoolTerm | None":
        """The term of an address; None for anything else."""
        found = KEY.fullmatch(key or "")
        if not found or not 2000 <= int(found.group(1)) <= 2100:
            return None
        return cls(int(found.group(1)) - (found.group(2) != Season.AUTUMN), found.group(2))

    @classmethod
    def of(cls, row: Any) -> "SchoolTerm":
        """Of anything that names a school year and a season."""
        return cls(row.academic_year, str(row.season))

    @classmethod
    def at(cls, day: date, calendar: SchoolCalendar) -> "SchoolTerm":
        """The term of the day; a holiday counts to the term before it."""
        half = calendar.term_of(day) or calendar.term_before(day)
        return cls(half.academic_year, half.season)

    def ends_on(self, calendar: SchoolCalendar) -> date:
        return calendar.term_end(self.academic_year, self.season)

    def starts_on(self, calendar: SchoolCalendar) -> date:
        """Its first day, by the school's dates or the usual ones."""
        starts = [
            half.starts_on for half in calendar.half_terms(self.academic_year) if half.season == self.season
        ]
        return min(starts, default=date(self.year, {"autumn": 9, "spring": 1, "summer": 4}[self.season], 1))

    def has_begun(self, on: date, calendar: SchoolCalendar) -> bool:
        return self.starts_on(calendar) <= on

    def is_missed_by(self, on: date, calendar: SchoolCalendar) -> bool:
        """Are its actuals missed: ten school days after its end?"""
        end = self.ends_on(calendar)
        return on > end and calendar.school_days_between(end, on) >= GRACE


def terms_of(start: date, end: date, calendar: SchoolCalendar, most: int = 6) -> list[SchoolTerm]:
    """The terms that end between the days, in order; at most so many, the last ones."""
    first = dates.academic_year(start) * 3
    found = [SchoolTerm.numbered(number) for number in range(first, (dates.academic_year(end) + 1) * 3)]
    return [term for term in found if start <= term.ends_on(calendar) <= end][-most:]
