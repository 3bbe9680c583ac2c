"""Saying whether a success criterion is met, and changing it."""

from schools.models import Event
from tests.cast import make_area, make_criterion
from tests.improvement.monitoring.looks import june, send  # noqa: F401  the fixture


def test_it_is_met(june, cast, sign_in):  # noqa: F811
    row = make_criterion(make_area(cast.school, leader=cast.leader))
    url = f"/schools/142345/criteria/{row.pk}/edit/"
    assert send(sign_in(cast.leader), url, met="met").status_code == 302
    row.refresh_from_db()
    assert (row.met, row.version) == ("met", 2)
    event = Event.objects.get()
    assert event.sentence == "Success criterion met: Every piece is drafted and improved."
    assert event.changes == {"met": ["not_yet", "met"]}
    assert send(sign_in(cast.leader), url).status_code == 302  # as it was: nothing is written
    assert Event.objects.count() == 1


def test_its_words_and_term_change(june, cast, sign_in):  # noqa: F811
    row = make_criterion(make_area(cast.school, leader=cast.leader), season="autumn")
    url = f"/schools/142345/criteria/{row.pk}/edit/"
    send(sign_in(cast.leader), url, text="All of them", by_term="2026-summer")
    row.refresh_from_db()
    assert (row.text, row.academic_year, row.season) == ("All of them", 2025, "summer")


def test_those_who_may_not_and_one_that_is_gone(june, cast, sign_in):  # noqa: F811
    row = make_criterion(make_area(cast.school, leader=cast.leader))
    url = f"/schools/142345/criteria/{row.pk}/edit/"
    for person in (cast.deputy, cast.teacher, cast.chair, cast.adviser):
        assert sign_in(person).get(url).status_code == 403
    type(row).objects.update(removed_at="2026-06-01T08:00Z")
    assert sign_in(cast.head).get(url).status_code == 404
