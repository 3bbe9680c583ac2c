"""Half a term and its weeks."""

from dataclasses import dataclass
from datetime import date, timedelta

from schools.days import dates
from schools.days.models import Season

DAY = timedelta(days=1)

HOLIDAY_AFTER = {
    Season.AUTUMN: "Christmas holiday",
    Season.SPRING: "Easter holiday",
    Season.SUMMER: "summer holiday",
}


@dataclass(frozen=True)
class Week:
    """One week of a half-term: its number in it, its Monday, and the first and last day that belong to the half-term."""

    number: int
    monday: date
    starts_on: date
    ends_on: date


@dataclass(frozen=True, order=True)
class HalfTerm:
    """Half a term, by the school's own dates or, when `typical`, by what is usual."""

    starts_on: date
    ends_on: date
    academic_year: int
    season: str
    half: int
    typical: bool = False

    @property
    def name(self) -> str:
        """«Autumn term, second half»."""
        return f"{Season(self.season).label} term, {'first' if self.half == 1 else 'second'} half"

    @property
    def short_name(self) -> str:
        """«Autumn 2»."""
        return f"{Season(self.season).label} {self.half}"

    @property
    def end_words(self) -> str:
        """What its last day is: «end of autumn term», or «last day before half-term»."""
        return "last day before half-term" if self.half == 1 else f"end of {self.season} term"

    @property
    def weeks(self) -> list[Week]:
        first = dates.monday_of(self.starts_on)
        mondays = [first + timedelta(weeks=n) for n in range(self.week_of(self.ends_on))]
        return [
            Week(number, monday, max(monday, self.starts_on), min(monday + 6 * DAY, self.ends_on))
            for number, monday in enumerate(mondays, start=1)
        ]

    def week_of(self, day: date) -> int:
        """The number of the week the day is in, from 1."""
        return (dates.monday_of(day) - dates.monday_of(self.starts_on)).days // 7 + 1

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def meets(self, other: "HalfTerm") -> bool:
        return self.starts_on <= other.ends_on and other.starts_on <= self.ends_on
