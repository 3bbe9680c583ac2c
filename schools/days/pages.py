"""What the terms page shows: plain data out."""

from dataclasses import dataclass
from datetime import date, timedelta

from schools.access import AnyUser, Capability, can
from schools.days.calendar import SchoolCalendar
from schools.days.dates import academic_year, day_words, short_day
from schools.days.half_terms import HalfTerm
from schools.days.models import Closure, Term
from schools.days.typical import is_bank_holiday
from schools.days.workflow import year_words
from schools.drawings.strip import year_strip
from schools.school.models import School
from schools.words import counted


@dataclass(frozen=True)
class TermRow:
    """One half-term of the table."""

    term: Term
    name: str
    weeks: int
    school_days: int
    current: bool


@dataclass(frozen=True)
class DayOff:
    """One day, or run of days, inside a term on which the school is closed; `closure` is None for a bank holiday."""

    starts_on: date
    ends_on: date
    words: str
    term: str
    closure: Closure | None


@dataclass(frozen=True)
class Year:
    number: int
    words: str
    rows: list[TermRow]
    days_off: list[DayOff]
    to_check: int

    @property
    def has_closures(self) -> bool:
        return any(off.closure for off in self.days_off)


def for_terms(school: School, *, user: AnyUser, on: date, year: int | None = None) -> dict:
    """The page of one school year or, without `year`, of this one and those to come."""
    terms = list(Term.objects.filter(school=school))
    closures = list(Closure.objects.filter(school=school))
    calendar = SchoolCalendar(terms, closures)
    this = academic_year(on)
    have = sorted({term.academic_year for term in terms})
    shown = [each for each in have if (each >= this if year is None else each == year)]
    years = [_year(each, terms, closures, calendar, on) for each in shown]
    return {
        "school": school,
        "years": years,
        "earlier": [(each, year_words(each)) for each in reversed(have) if each < this and each != year],
        "only_year": "" if year is None else year_words(year),
        "to_lay": _to_lay(have, this),
        "may_edit": can(user, Capability.EDIT_PLAN, school),
        "to_check": next((each for each in years if each.to_check), None),
        "on": on,
        "place": calendar.describe(on),
        "news": _news(calendar, on),
        "days_left": _days_left(calendar, on),
        "strip": _strip(shown[0], calendar, on) if shown else "",
    }


def for_term(term: Term) -> dict:
    """The page that changes a half-term, with the others of its year beside it."""
    half = HalfTerm(term.starts_on, term.ends_on, term.academic_year, term.season, term.half)
    others = Term.objects.filter(school=term.school, academic_year=term.academic_year).exclude(pk=term.pk)
    return {"term": term, "name": half.name, "year": year_words(term.academic_year), "others": others}


def for_closure(school: School, *, on: date) -> dict:
    """The page that adds a closure, with the terms ahead and the closures there are."""
    calendar = SchoolCalendar.of(school)
    closures = Closure.objects.filter(school=school, ends_on__gte=on)
    return {"school": school, "ahead": calendar.upcoming(on, 3), "closures": closures}


def _strip(year: int, calendar: SchoolCalendar, on: date) -> str:
    words = f"The half-terms of {year_words(year)}."
    if calendar.term_of(on) and academic_year(on) == year:
        words += f" Today: {calendar.describe(on)}."
    return year_strip(calendar.half_terms(year), on, words)


def _year(
    number: int, terms: list[Term], closures: list[Closure], calendar: SchoolCalendar, on: date
) -> Year:
    rows = [_row(term, calendar, on) for term in terms if term.academic_year == number]
    return Year(
        number=number,
        words=year_words(number),
        rows=rows,
        days_off=_days_off(calendar.half_terms(number), closures),
        to_check=sum(row.term.typical for row in rows),
    )


def _row(term: Term, calendar: SchoolCalendar, on: date) -> TermRow:
    half = HalfTerm(term.starts_on, term.ends_on, term.academic_year, term.season, term.half)
    return TermRow(
        term=term,
        name=half.name,
        weeks=half.week_of(half.ends_on),
        school_days=calendar.school_days_between(term.starts_on - timedelta(days=1), term.ends_on),
        current=on in half,
    )


def _days_off(half_terms: list[HalfTerm], closures: list[Closure]) -> list[DayOff]:
    found = []
    for half in half_terms:
        found += [
            DayOff(c.starts_on, c.ends_on, str(c), half.name, c) for c in closures if c.starts_on in half
        ]
        span = (half.starts_on + timedelta(days=n) for n in range((half.ends_on - half.starts_on).days + 1))
        found += [
            DayOff(day, day, "Bank holiday", half.name, None)
            for day in span
            if day.weekday() < 5 and is_bank_holiday(day)
        ]
    return sorted(found, key=lambda off: off.starts_on)


def _to_lay(have: list[int], this: int) -> tuple[int, str] | None:
    """The school year, this one or the next, that has no dates yet."""
    return next(((each, year_words(each)) for each in (this, this + 1) if each not in have), None)


def _news(calendar: SchoolCalendar, on: date) -> str:
    here = calendar.term_of(on)
    if here is None:
        back = calendar.next_school_day(on)
        return f"School is back on {day_words(back, beside=on)}"
    last = calendar.previous_school_day(here.ends_on)
    words = day_words(last, beside=on)
    if here.half == 1:
        return f"Half-term starts after {words}"
    return f"{here.season.capitalize()} term {'ends' if on <= last else 'ended'} on {words}"


def _days_left(calendar: SchoolCalendar, on: date) -> str:
    here = calendar.term_of(on)
    if here is None:
        return ""
    count = calendar.school_days_between(on, here.ends_on)
    if count:
        ahead = f"{counted(count, 'school day')} after today"
    else:
        ahead = "Today is the last school day" if calendar.is_school_day(on) else "No school day is left"
    back = short_day(calendar.next_school_day(here.ends_on + timedelta(days=1)), beside=on)
    return f"{ahead}, then a holiday until {back}."
