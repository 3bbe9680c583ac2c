"""The day, the page and the closures that the tests of terms share."""

from datetime import date

import pytest

from schools.days import workflow
from schools.models import Closure
from tests.html_forms import compact

URL = "/schools/142345/terms/"
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def a_wednesday_in_november(monkeypatch):
    monkeypatch.setenv("CAIRN_TODAY", "2026-11-25")


def check_all(cast):
    for year in (2025, 2026, 2027):
        workflow.confirm_terms(cast.school, by=cast.head.user, on=TODAY, academic_year=year)


def make_closure(school, day=date(2026, 11, 27), **fields):
    return Closure.objects.create(
        school=school, **{"kind": "inset", "starts_on": day, "ends_on": day} | fields
    )


def text_of(response):
    return compact(response.text)
