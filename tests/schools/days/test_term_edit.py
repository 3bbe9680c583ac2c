"""Changing a half-term."""

from datetime import date

import pytest

from schools.models import Event, Term

TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def a_wednesday_in_november(monkeypatch):
    monkeypatch.setenv("CAIRN_TODAY", "2026-11-25")


@pytest.fixture
def term(cast):
    """Spring term 2026/27, first half: 4 January to 12 February 2027."""
    return Term.objects.get(school=cast.school, academic_year=2026, season="spring", half=1)


def url(term):
    return f"/schools/{term.school.urn}/terms/{term.pk}/edit/"


def typed(term, starts_on=None, ends_on=None, **others):
    data = {"version": term.version}
    for name, day in (("starts_on", starts_on or term.starts_on), ("ends_on", ends_on or term.ends_on)):
        data |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    return data | others


def text_of(response):
    return " ".join(response.content.decode().split())


def test_saving_the_schools_own_dates(cast, sign_in, term):
    response = sign_in(cast.head).post(url(term), typed(term, starts_on=date(2027, 1, 5)), follow=True)
    assert "Spring term 2026/27, first half: dates saved." in text_of(response)
    term.refresh_from_db()
    assert (term.starts_on, term.typical, term.version) == (date(2027, 1, 5), False, 2)
    event = Event.objects.latest("pk")
    assert event.sentence == "Spring term 2026/27, first half: now 5 January 2027 to 12 February 2027"
    assert event.changes["starts_on"] == ["2027-01-04", "2027-01-05"]


def test_the_page_shows_the_dates_and_the_rest_of_the_year(cast, sign_in, term):
    page = text_of(sign_in(cast.head).get(url(term)))
    assert "Spring term, first half" in page and 'value="2027"' in page
    assert "Wednesday 2 September" in page


def test_saving_typical_dates_unchanged_checks_them(cast, sign_in, term):
    sign_in(cast.head).post(url(term), typed(term))
    term.refresh_from_db()
    assert not term.typical
    assert Event.objects.latest("pk").sentence == "Spring term 2026/27, first half: dates checked"


def test_saving_checked_dates_unchanged_writes_nothing(cast, sign_in, term):
    Term.objects.filter(pk=term.pk).update(typical=False)
    sign_in(cast.head).post(url(term), typed(term))
    assert not Event.objects.filter(target_type="term").exists()


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "sentence"),
    [
        (date(2027, 2, 12), date(2027, 1, 4), "The last day is not after the first. Change one of them."),
        (date(2027, 1, 4), date(2027, 1, 4), "The last day is not after the first. Change one of them."),
        (
            date(2026, 7, 31),
            None,
            "31 July 2026 is outside the school year. 2026/27 may run from 1 August 2026 to 31 August 2027.",
        ),
        (None, date(2027, 9, 1), "1 September 2027 is outside the school year."),
        (
            date(2027, 1, 1),
            None,
            "1 January 2027 is a bank holiday. Give the first day that pupils are in school.",
        ),
        (
            None,
            date(2027, 2, 13),
            "13 February 2027 is a Saturday. Give the last day that pupils are in school.",
        ),
        (
            date(2026, 12, 16),
            None,
            "These dates overlap Autumn term 2026/27, second half, 2 November 2026 to 18 December 2026.",
        ),
        (None, date(2027, 2, 24), "These dates overlap Spring term 2026/27, second half"),
        (
            date(2026, 10, 26),
            date(2026, 10, 30),
            "Spring term 2026/27, first half comes after Autumn term 2026/27, second half",
        ),
        (
            date(2027, 6, 1),
            date(2027, 6, 4),
            "Spring term 2026/27, first half comes before Spring term 2026/27, second half",
        ),
    ],
)
def test_dates_that_cannot_be_a_half_term(cast, sign_in, term, starts_on, ends_on, sentence):
    response = sign_in(cast.head).post(url(term), typed(term, starts_on, ends_on))
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert f'value="{(starts_on or term.starts_on).day}"' in text_of(response)
    term.refresh_from_db()
    assert (term.starts_on, term.version) == (date(2027, 1, 4), 1)
    assert not Event.objects.filter(target_type="term").exists()


@pytest.mark.parametrize("month", ["2", "February", "feb"])
def test_a_day_that_does_not_exist(cast, sign_in, term, month):
    data = typed(term) | {"ends_on_day": "30", "ends_on_month": month}
    assert "30 February 2027 does not exist" in text_of(sign_in(cast.head).post(url(term), data))


def test_another_schools_terms_do_not_stand_in_the_way(cast, sign_in, term):
    Term.objects.filter(school=cast.other_school, academic_year=2026).update(ends_on=date(2027, 8, 30))
    sign_in(cast.head).post(url(term), typed(term, starts_on=date(2027, 1, 5)))
    term.refresh_from_db()
    assert term.starts_on == date(2027, 1, 5)


def test_an_august_start_and_a_two_week_october_holiday(cast, sign_in):
    term = Term.objects.get(school=cast.school, academic_year=2026, season="autumn", half=1)
    sign_in(cast.head).post(url(term), typed(term, date(2026, 8, 27), date(2026, 10, 16)))
    term.refresh_from_db()
    assert (term.starts_on, term.ends_on) == (date(2026, 8, 27), date(2026, 10, 16))


def test_a_stale_page_shows_theirs_and_mine(cast, sign_in, term):
    sign_in(cast.head).post(url(term), typed(term, starts_on=date(2027, 1, 5)))
    response = sign_in(cast.editor).post(url(term), typed(term, starts_on=date(2027, 1, 6)))
    assert response.status_code == 409
    term.refresh_from_db()
    assert term.starts_on == date(2027, 1, 5)


def test_a_page_without_its_version_is_not_saved(cast, sign_in, term):
    data = typed(term, starts_on=date(2027, 1, 5))
    del data["version"]
    assert sign_in(cast.head).post(url(term), data).status_code == 200
    term.refresh_from_db()
    assert term.starts_on == date(2027, 1, 4)


def test_who_may(cast, sign_in, term):
    assert sign_in(cast.editor).get(url(term)).status_code == 200
    for person in (
        cast.deputy,
        cast.teacher,
        cast.chair,
        cast.governor,
        cast.clerk,
        cast.adviser,
        cast.body_admin,
    ):
        assert sign_in(person).get(url(term)).status_code == 403, person
        assert sign_in(person).post(url(term), typed(term)).status_code == 403, person
    for person in (cast.outsider, cast.leaver, cast.other_adviser):
        assert sign_in(person).get(url(term)).status_code == 404, person


def test_a_term_of_another_school_is_not_there(cast, sign_in):
    other = Term.objects.filter(school=cast.other_school).first()
    assert sign_in(cast.head).get(url(other)).status_code == 404
    assert sign_in(cast.head).get(f"/schools/142345/terms/{other.pk}/edit/").status_code == 404
