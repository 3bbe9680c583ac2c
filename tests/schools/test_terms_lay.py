"""Laying the usual dates of the next year."""

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


def test_laying_the_next_year(cast, sign_in):
    Term.objects.filter(school=cast.school, academic_year=2027).delete()
    assert "Start 2027/28 from the usual dates" in text_of(sign_in(cast.head).get(URL))
    response = sign_in(cast.head).post(f"{URL}lay/", {"year": "2027"}, follow=True)
    assert "Usual dates added for 2027/28. Check them." in text_of(response)
    assert Term.objects.filter(school=cast.school, academic_year=2027, typical=True).count() == 6
    assert Event.objects.latest("pk").sentence == "Usual dates added for 2027/28, to be checked"


def test_laying_a_year_that_is_there_changes_nothing(cast, sign_in):
    sign_in(cast.head).post(f"{URL}lay/", {"year": "2027"})
    assert Term.objects.filter(school=cast.school, academic_year=2027).count() == 6
    assert not Event.objects.filter(verb="added").exists()


@pytest.mark.parametrize("year", ["2031", "", "x", "-1"])
def test_only_this_year_and_the_next_can_be_laid(cast, sign_in, year):
    assert sign_in(cast.head).post(f"{URL}lay/", {"year": year}).status_code == 302
    assert not Term.objects.filter(school=cast.school).exclude(academic_year__range=(2025, 2027)).exists()
