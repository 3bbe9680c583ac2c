"""The one place that asks the clock, and the words for days.

`CAIRN_TODAY` (an ISO date) moves the day for the demo and the tests; anywhere else it is refused.
"""

import os
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

LONDON = ZoneInfo("Europe/London")


def now() -> datetime:
    """The time, with its zone; on the moved day if the demo or a test has moved it."""
    moved = os.environ.get("CAIRN_TODAY")
    if not moved:
        return timezone.now()
    if not (settings.TESTING or settings.DEMO):
        raise ImproperlyConfigured("CAIRN_TODAY moves the clock, for the demo and tests only: unset it")
    return datetime.combine(date.fromisoformat(moved), timezone.now().astimezone(LONDON).time(), LONDON)


def today() -> date:
    """The day it is in England, whatever zone the server keeps."""
    return now().astimezone(LONDON).date()


def london(day: date, hour: time) -> datetime:
    """The moment at which clocks in England show `hour` on `day`."""
    return datetime.combine(day, hour, LONDON)


def academic_year(day: date) -> int:
    """The year in whose September the school year of `day` began: 2026 for 25 November 2026 and for June 2027."""
    return day.year if day.month >= 9 else day.year - 1


def day_words(day: date, *, beside: date) -> str:
    """«Friday 12 June», with the year only where it differs from that of `beside`."""
    words = f"{day:%A} {day.day} {day:%B}"
    return words if day.year == beside.year else f"{words} {day.year}"


def short_day(day: date, *, beside: date) -> str:
    """«12 June», with the year only where it differs from that of `beside`."""
    words = f"{day.day} {day:%B}"
    return words if day.year == beside.year else f"{words} {day.year}"


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def full_day(day: date) -> str:
    """«12 June 2026», for where no day stands beside it to tell the year."""
    return f"{day.day} {day:%B} {day.year}"
