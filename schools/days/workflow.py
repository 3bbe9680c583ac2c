"""Every write to a school's terms and closures."""

from datetime import date

from django.db import transaction
from django.db.models import F

from schools import history
from schools.access import Capability, require
from schools.days.calendar import SchoolCalendar, lay_typical_terms
from schools.days.dates import day_words, full_day
from schools.days.models import Closure, Season, Term
from schools.days.typical import SATURDAY, is_bank_holiday
from schools.errors import Refused
from schools.people.models import User
from schools.school.models import School

SEASONS = list(Season)


@transaction.atomic
def edit_term(term: Term, *, by: User, on: date, version: int, starts_on: date, ends_on: date) -> Term:
    """Give a half-term the school's own dates, which are then no longer typical; `Stale` if somebody else saved since
    `version`."""
    require(by, Capability.EDIT_PLAN, term)
    _check_term(term, starts_on, ends_on)
    changes = history.update(term, version=version, starts_on=starts_on, ends_on=ends_on, typical=False)
    if changes:
        moved = set(changes) - {"typical"}
        history.record(
            term,
            by=by,
            verb="edited" if moved else "checked",
            sentence=f"{term}: {'now ' + _span(starts_on, ends_on) if moved else 'dates checked'}",
            changes=changes,
        )
    return term


@transaction.atomic
def confirm_terms(school: School, *, by: User, on: date, academic_year: int) -> int:
    """Say that the typical dates of a school year are right; answers how many half-terms that settles."""
    require(by, Capability.EDIT_PLAN, school)
    supposed = Term.objects.filter(school=school, academic_year=academic_year, typical=True)
    count = supposed.update(typical=False, version=F("version") + 1)
    if count:
        sentence = f"Terms of {year_words(academic_year)} checked"
        history.record(school, by=by, verb="checked", sentence=sentence)
    return count


@transaction.atomic
def lay_terms(school: School, *, by: User, on: date, academic_year: int) -> int:
    """Give a school year the usual dates where it has none, to be checked; answers how many half-terms were added."""
    require(by, Capability.EDIT_PLAN, school)
    count = lay_typical_terms(school, academic_year)
    if count:
        sentence = f"Usual dates added for {year_words(academic_year)}, to be checked"
        history.record(school, by=by, verb="added", sentence=sentence)
    return count


@transaction.atomic
def add_closure(
    school: School,
    *,
    by: User,
    on: date,
    kind: str,
    starts_on: date,
    ends_on: date | None = None,
    name: str = "",
) -> Closure:
    """Days inside a term on which pupils are not in school: one day unless it says until when."""
    require(by, Capability.EDIT_PLAN, school)
    ends_on = ends_on or starts_on
    _check_closure(school, kind, name, starts_on, ends_on)
    closure = Closure.objects.create(
        school=school, kind=kind, name=name, starts_on=starts_on, ends_on=ends_on
    )
    sentence = f"Closure added: {closure}, {_span(starts_on, ends_on)}"
    history.record(closure, by=by, verb="added", sentence=sentence)
    return closure


@transaction.atomic
def remove_closure(closure: Closure, *, by: User, on: date) -> None:
    """The school is open on those days after all."""
    require(by, Capability.EDIT_PLAN, closure)
    sentence = f"Closure removed: {closure}, {_span(closure.starts_on, closure.ends_on)}"
    history.record(closure, by=by, verb="removed", sentence=sentence)
    Closure.objects.filter(pk=closure.pk).delete()


def year_words(academic_year: int) -> str:
    """«2026/27»."""
    return f"{academic_year}/{(academic_year + 1) % 100:02}"


def _span(starts_on: date, ends_on: date) -> str:
    return full_day(starts_on) if starts_on == ends_on else f"{full_day(starts_on)} to {full_day(ends_on)}"


def _check_term(term: Term, starts_on: date, ends_on: date) -> None:
    if ends_on <= starts_on:
        raise Refused("The last day is not after the first. Change one of them.", "ends_on")
    year = term.academic_year
    for field, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if not date(year, 8, 1) <= day <= date(year + 1, 8, 31):
            limits = f"1 August {year} to 31 August {year + 1}"
            raise Refused(
                f"{full_day(day)} is outside the school year. {year_words(year)} may run from {limits}.",
                field,
            )
        if day.weekday() >= SATURDAY or is_bank_holiday(day):
            kind = "bank holiday" if is_bank_holiday(day) else f"{day:%A}"
            which = "first" if field == "starts_on" else "last"
            raise Refused(
                f"{full_day(day)} is a {kind}. Give the {which} day that pupils are in school.", field
            )
    for other in Term.objects.filter(school=term.school, academic_year__range=(year - 1, year + 1)).exclude(
        pk=term.pk
    ):
        _check_order(term, starts_on, ends_on, other)


def _check_order(term: Term, starts_on: date, ends_on: date, other: Term) -> None:
    """The half-terms of a school follow one another, and share no day."""
    other_first = _place(other) < _place(term)
    if (other.ends_on < starts_on) if other_first else (ends_on < other.starts_on):
        return
    field = "starts_on" if other_first else "ends_on"
    if other.starts_on <= ends_on and starts_on <= other.ends_on:
        raise Refused(
            f"These dates overlap {other}, {_span(other.starts_on, other.ends_on)}. Change that one first, or this one.",
            field,
        )
    raise Refused(
        f"{term} comes {'after' if other_first else 'before'} {other}, "
        f"{_span(other.starts_on, other.ends_on)}. Change one of them.",
        field,
    )


def _place(term: Term) -> tuple[int, int, int]:
    return term.academic_year, SEASONS.index(Season(term.season)), term.half


def _check_closure(school: School, kind: str, name: str, starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise Refused("The last day is before the first. Change one of them.", "ends_on")
    if kind == Closure.Kind.OTHER and not name:
        raise Refused("Say why the school is closed.", "name")
    standing = Closure.objects.filter(school=school, starts_on__lte=ends_on, ends_on__gte=starts_on).first()
    if standing:
        raise Refused(
            f"The school is closed then already: {standing}, {_span(standing.starts_on, standing.ends_on)}. "
            "Remove that closure first, or give other days.",
            "starts_on",
        )
    calendar = SchoolCalendar.of(school)
    for field, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if not calendar.is_school_day(day):
            why = calendar.holiday_words(day)
            reason = (
                f"a {why}"
                if why == "bank holiday"
                else ("at the weekend" if why == "weekend" else f"in the {why}")
            )
            raise Refused(
                f"{day_words(day, beside=day)} {day.year} is {reason}, so nobody expects pupils then. "
                "Give the first and last school day that is lost.",
                field,
            )
    here = calendar.term_of(starts_on)
    if here != calendar.term_of(ends_on):
        raise Refused("These days reach from one half-term into the next. Add a closure for each.", "ends_on")
