"""How long what was seen stays fresh, by its source, and half-terms as numbers in a row."""

from dataclasses import dataclass
from datetime import date

from improvement.monitoring.models import Source
from schools.days.calendar import SchoolCalendar
from schools.days.half_terms import HalfTerm
from schools.models import Season

HALF_TERM, TERM = "half-term", "term"
FULL, HALF, STALE, NONE = "full", "half", "stale", "none"
HALVES = [(season, half) for season in (Season.AUTUMN, Season.SPRING, Season.SUMMER) for half in (1, 2)]


@dataclass(frozen=True)
class Freshness:
    """A source is full in the period it is from and in `full` more of them; then half to the end of the term that is
    `until` terms after its own; then stale. A holiday counts to the half-term before it."""

    unit: str
    full: int
    until: int


# What is seen with one's own eyes changes soonest; what many were asked, or counted, holds for its term; an outside
# view is had about once a year.
FRESHNESS: dict[Source, Freshness] = {
    Source.LESSON_VISITS: Freshness(HALF_TERM, full=1, until=1),
    Source.WORK_SCRUTINY: Freshness(HALF_TERM, full=1, until=1),
    Source.PUPILS_VIEWS: Freshness(TERM, full=0, until=1),
    Source.PARENTS_VIEWS: Freshness(TERM, full=0, until=1),
    Source.STAFF_VIEWS: Freshness(TERM, full=0, until=1),
    Source.DATA: Freshness(TERM, full=0, until=1),
    Source.EXTERNAL_REVIEW: Freshness(TERM, full=2, until=3),
    Source.GOVERNOR_VISITS: Freshness(HALF_TERM, full=1, until=1),
}

# What a source says of impact, beside its stone, and in a sentence (of several, of one).
SAYS = {"red": "not yet", "amber": "mixed", "green": "working", "blue": "lasting"}


# ---- how fresh --------------------------------------------------------------------------------------------------
def half_term_of(day: date, calendar: SchoolCalendar) -> HalfTerm:
    """The half-term a day counts to: a holiday counts to the one before it."""
    return calendar.term_of(day) or calendar.term_before(day)


def ordinal(half: HalfTerm) -> int:
    """Half-terms counted through: two of them make a term, six a year."""
    return half.academic_year * 6 + HALVES.index((Season(half.season), half.half))


def freshness(source: Source, then: int, now: int) -> str:
    """FULL, HALF or STALE, by the ordinals of the half-term it is from and of the one it is now."""
    rule = FRESHNESS[source]
    terms = now // 2 - then // 2
    if (now - then if rule.unit == HALF_TERM else terms) <= rule.full:
        return FULL
    return HALF if terms <= rule.until else STALE


def fresh_until(source: Source, day: date, calendar: SchoolCalendar) -> date | None:
    """The last day on which something of that day still counts; None for the record of a deed, which never goes
    stale and never shows an effect."""
    if source not in FRESHNESS:
        return None
    term = ordinal(half_term_of(day, calendar)) // 2 + FRESHNESS[source].until
    return calendar.term_end(term // 3, HALVES[term % 3 * 2][0])
