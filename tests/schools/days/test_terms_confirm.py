"""Saying that the dates are right."""

from schools.days import workflow
from schools.models import Event, Term
from tests.schools.days.scene import TODAY, URL, a_wednesday_in_november, text_of  # noqa: F401  the fixture


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
