"""Laying the usual dates of the next year."""

import pytest

from schools.models import Event, Term
from tests.schools.days.scene import URL, a_wednesday_in_november, text_of  # noqa: F401  the fixture


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
