"""How a story says when: a day relative to the one on which the demo is made. `engine/days.py` finds the date."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Back:
    """A day of the half-term so many back: part 0 is its first, 1 its last. Half-term 0 is the one that is going on,
    up to today, or in a holiday the one that has just ended."""

    halves: int
    part: float


@dataclass(frozen=True)
class Ago:
    """So many school days before today."""

    school_days: int


@dataclass(frozen=True)
class Ahead:
    """So many school days after today."""

    school_days: int


@dataclass(frozen=True)
class End:
    """The last school day of the half-term that is going on (0), or of one after it; never today or tomorrow."""

    halves: int


@dataclass(frozen=True)
class InWeeks:
    """So many weeks from today, be it a school day or not."""

    weeks: int


@dataclass(frozen=True)
class YearBefore:
    """The same day and month a year before another."""

    day: "Day"


@dataclass(frozen=True)
class Before:
    """One day where it is before `limit`, and `otherwise` where it is not."""

    day: "Day"
    limit: "Day"
    otherwise: "Day"


Day = Back | Ago | Ahead | End | InWeeks | YearBefore | Before
