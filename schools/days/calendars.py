"""The calendars of many schools, in two queries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.days.models import Closure, Term


def calendars(school_ids: Iterable[int], on: date) -> dict[int, SchoolCalendar]:
    """The calendar of each school, good for the school year of the day and those beside it. Schools with the same
    dates share one, so a thousand schools with the usual terms cost little more than one."""
    ids = set(school_ids)
    year = dates.academic_year(on)
    terms: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    closures: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    if ids:
        near = Term.objects.filter(school__in=ids, academic_year__range=(year - 1, year + 1)).order_by("pk")
        for school, *term in near.values_list(
            "school_id", "starts_on", "ends_on", "academic_year", "season", "half", "typical"
        ):
            terms[school].append(tuple(term))
        for school, *days in Closure.objects.filter(school__in=ids).values_list(
            "school_id", "starts_on", "ends_on"
        ):
            closures[school].append(tuple(days))
    made: dict[tuple, SchoolCalendar] = {}
    found = {}
    for school in ids:
        same = (tuple(sorted(terms[school])), tuple(sorted(closures[school])))
        if same not in made:
            made[same] = SchoolCalendar(
                [_term(*t) for t in same[0]], [Closure(starts_on=a, ends_on=b) for a, b in same[1]]
            )
        found[school] = made[same]
    return found


def _term(starts_on: date, ends_on: date, academic_year: int, season: str, half: int, typical: bool) -> Term:
    return Term(
        starts_on=starts_on,
        ends_on=ends_on,
        academic_year=academic_year,
        season=season,
        half=half,
        typical=typical,
    )
