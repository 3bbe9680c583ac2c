"""What is usual in England: the bank holidays, and the dates a school's terms have when nobody has said otherwise."""

from datetime import date, timedelta
from typing import NamedTuple

import holidays
from django.conf import settings

from schools.days.models import Season

FIRST_YEAR, LAST_YEAR = 2014, 2052
BANK_HOLIDAYS = holidays.country_holidays("GB", subdiv="ENG", years=range(FIRST_YEAR, LAST_YEAR + 1))
WEEK = timedelta(days=7)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)


class TypicalTerm(NamedTuple):
    """One half-term as it usually falls."""

    season: Season
    half: int
    starts_on: date
    ends_on: date


def is_bank_holiday(day: date) -> bool:
    """A bank holiday of England: by the list the library carries, or one that was proclaimed since (`EXTRA_BANK_HOLIDAYS`)."""
    return day in BANK_HOLIDAYS or day in settings.EXTRA_BANK_HOLIDAYS


def is_weekday(day: date) -> bool:
    """Monday to Friday, and no bank holiday."""
    return day.weekday() < SATURDAY and not is_bank_holiday(day)


def typical_terms(academic_year: int) -> list[TypicalTerm]:
    """The six half-terms of a school year, in order, as most schools in England would set them: two weeks at
    Christmas and at Easter, a week in the middle of each term, and the end about 21 July."""
    year, next_year = academic_year, academic_year + 1
    autumn_start = _on_or_after(date(year, 9, 2), WEDNESDAY, THURSDAY)
    october_break = _on_or_before(date(year, 10, 27), MONDAY)  # the last whole week of October
    christmas = _on_or_before(date(year, 12, 22), FRIDAY)
    spring_start = _school_weekday_from(christmas + 2 * WEEK + timedelta(days=3))
    february_break = _on_or_after(date(next_year, 2, 12), MONDAY)
    spring_end, summer_start = _around_easter(next_year)
    may_break = _on_or_before(date(next_year, 5, 31), MONDAY)  # the week of the spring bank holiday
    july = date(next_year, 7, 21)
    summer_end = july if is_weekday(july) else _on_or_before(july, FRIDAY)
    return [
        TypicalTerm(Season.AUTUMN, 1, autumn_start, _friday_before(october_break)),
        TypicalTerm(Season.AUTUMN, 2, october_break + WEEK, christmas),
        TypicalTerm(Season.SPRING, 1, spring_start, _friday_before(february_break)),
        TypicalTerm(Season.SPRING, 2, february_break + WEEK, spring_end),
        TypicalTerm(Season.SUMMER, 1, summer_start, _friday_before(may_break)),
        TypicalTerm(Season.SUMMER, 2, may_break + WEEK, summer_end),
    ]


def _around_easter(year: int) -> tuple[date, date]:
    """The last day before the Easter holiday and the first after it. An early Easter begins the two weeks, a late one
    ends them."""
    good_friday = date(year, 3, 20)  # the earliest it can be
    while not is_bank_holiday(good_friday):
        good_friday += timedelta(days=1)
    sunday, easter_monday = good_friday + timedelta(days=2), good_friday + timedelta(days=3)
    if sunday <= date(year, 4, 4):
        return good_friday - timedelta(days=1), easter_monday + 2 * WEEK
    if sunday <= date(year, 4, 15):
        return good_friday - WEEK, easter_monday + WEEK
    return good_friday - 2 * WEEK, easter_monday + timedelta(days=1)


def _on_or_after(day: date, *weekdays: int) -> date:
    while day.weekday() not in weekdays:
        day += timedelta(days=1)
    return day


def _on_or_before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _friday_before(monday: date) -> date:
    return monday - timedelta(days=3)


def _school_weekday_from(day: date) -> date:
    while not is_weekday(day):
        day += timedelta(days=1)
    return day
