"""Saying that the dates are right."""

from datetime import date

import pytest

from schools.models import Closure, Event, Term
from schools.workflow import terms as workflow

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
    return " ".join(response.content.decode().split())


def test_confirming_a_year(cast, sign_in):
    response = sign_in(cast.head).post(f"{URL}confirm/", {"year": "2026"}, follow=True)
    assert "The dates of 2026/27 are marked as right." in text_of(response)
    assert not Term.objects.filter(school=cast.school, academic_year=2026, typical=True).exists()
    assert Term.objects.filter(school=cast.school, academic_year=2027, typical=True).count() == 6
    assert Term.objects.filter(school=cast.other_school, academic_year=2026, typical=True).count() == 6
    event = Event.objects.latest("pk")
    assert (event.verb, event.sentence) == ("checked", "Terms of 2026/27 checked")


def test_confirming_twice_is_one_event(cast, sign_in):
    for _ in range(2):
        sign_in(cast.head).post(f"{URL}confirm/", {"year": "2026"})
    assert Event.objects.filter(verb="checked").count() == 1


def test_confirming_makes_an_open_edit_page_stale(cast):
    before = Term.objects.filter(school=cast.school, academic_year=2026).first().version
    workflow.confirm_terms(cast.school, by=cast.head.user, on=TODAY, academic_year=2026)
    assert Term.objects.filter(school=cast.school, academic_year=2026).first().version == before + 1
