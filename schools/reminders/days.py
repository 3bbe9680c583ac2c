"""How long before its day a thing is told of."""

from collections.abc import Mapping
from datetime import date, timedelta

from schools.days import dates
from schools.days.models import Term
from schools.days.typical import typical_terms

DAY = timedelta(days=1)
STILL_NEWS = timedelta(days=30)  # what has stood for longer is not told after all
LONGEST_LEAD = timedelta(days=14)
LONGEST_BREAK = timedelta(days=60)


def nearest(day: date, on: date, next_school_day: date, leads: Mapping[int, str]) -> str | None:
    """Which reminder of a day that is not past has been reached: the nearest, so that a day missed is caught up with by
    one. `leads` are the kinds by how many days before the day they come.

    Schools are not written to while they are closed. So what falls before `next_school_day`, or on it, is told on the
    last school day before: that is what a lead of 1 means.
    """
    for lead in sorted(leads):
        if day <= (next_school_day if lead == 1 else on + lead * DAY):
            return leads[lead]
    return None


def horizon(on: date) -> date:
    """How far ahead a thing may lie that a school is to be told of on the day: the longest lead, or, where a half-term may
    be ending, the whole holiday. One query."""
    soon = (on, on + 10 * DAY)
    ending = any(soon[0] <= term.ends_on <= soon[1] for term in typical_terms(dates.academic_year(on)))
    if ending or Term.objects.filter(ends_on__range=soon).exists():
        return on + LONGEST_BREAK
    return on + LONGEST_LEAD
