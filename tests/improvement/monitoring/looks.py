"""What the tests of monitoring share: a day in the middle of a term, and forms filled in."""

from datetime import date, datetime

import pytest
import time_machine

from schools.days.dates import LONDON
from tests.html_forms import main_form

FRIDAY = date(2026, 6, 12)  # the second week of the second half of the summer term


@pytest.fixture
def june():
    """Friday 12 June 2026, a school day."""
    with time_machine.travel(datetime(2026, 6, 12, 9, tzinfo=LONDON), tick=False):
        yield FRIDAY


def day(name: str, on: date) -> dict:
    """The three boxes of a date."""
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def send(client, url, **typed):
    """Open the form, fill in what is given, send it."""
    data = main_form(client.get(url).text)
    return client.post(url, data | typed)
