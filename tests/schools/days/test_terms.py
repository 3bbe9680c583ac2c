"""The terms page and its buttons."""

from datetime import date

import pytest

from schools.days import workflow
from schools.models import Term
from tests.cast import make_school
from tests.schools.days.scene import TODAY, URL, a_wednesday_in_november, check_all, make_closure, text_of  # noqa: F401  the fixture


def test_the_year_with_what_is_to_check(cast, sign_in):
    page = text_of(sign_in(cast.head).get(URL))
    assert "Check the dates of 2026/27" in page
    assert "Autumn term, second half, week 4 of 7" in page
    assert "6 of 6 half-terms to check" in page
    assert "Monday 2 November" in page and "Friday 18 December" in page
    assert page.count("Usual dates, not checked yet") == 12


def test_a_checked_year_tells_when_the_term_ends(cast, sign_in):
    check_all(cast)
    page = text_of(sign_in(cast.head).get(URL))
    assert "Autumn term ends on Friday 18 December</h1>" in page
    assert "17 school days after today, then a holiday until 4 January 2027." in page
    assert "to check" not in page


def test_news_in_a_holiday(cast, sign_in, monkeypatch):
    check_all(cast)
    monkeypatch.setenv("CAIRN_TODAY", "2026-12-29")
    assert "School is back on Monday 4 January 2027</h1>" in text_of(sign_in(cast.head).get(URL))


@pytest.mark.parametrize(
    ("today", "news", "left"),
    [
        ("2026-10-21", "Half-term starts after Friday 23 October", "2 school days after today"),
        ("2026-12-16", "Autumn term ends on Thursday 17 December", "1 school day after today"),
        ("2026-12-17", "Autumn term ends on Thursday 17 December", "Today is the last school day"),
        ("2026-12-18", "Autumn term ended on Thursday 17 December", "No school day is left"),
    ],
)
def test_the_last_days_of_a_term_that_closes_with_a_training_day(
    cast, sign_in, monkeypatch, today, news, left
):
    check_all(cast)
    make_closure(cast.school, date(2026, 12, 18))
    monkeypatch.setenv("CAIRN_TODAY", today)
    page = text_of(sign_in(cast.head).get(URL))
    assert f"{news}</h1>" in page and left in page


def test_closures_and_bank_holidays_stand_with_their_half_term(cast, sign_in):
    make_closure(cast.school, name="Marking day")
    page = text_of(sign_in(cast.head).get(URL))
    assert "Marking day" in page and "Friday 27 November" in page
    assert "Bank holiday" in page and "Monday 3 May 2027" in page


def test_an_earlier_year_by_itself(cast, sign_in):
    page = text_of(sign_in(cast.head).get(f"{URL}?year=2025"))
    assert "School year 2025/26" in page
    assert "Wednesday 3 September 2025" in page


@pytest.mark.parametrize("year", ["2019", "9999", "0000"])
def test_a_year_without_terms_is_not_there(cast, sign_in, year):
    assert sign_in(cast.head).get(f"{URL}?year={year}").status_code == 404


@pytest.mark.parametrize("year", ["", "next", "12345678901234567890", "２０２５"])
def test_what_is_no_year_shows_this_one(cast, sign_in, year):
    assert "2026/27" in text_of(sign_in(cast.head).get(URL, {"year": year}))


def test_a_school_without_terms_is_told_what_would_be_here(cast, sign_in):
    Term.objects.all().delete()
    page = text_of(sign_in(cast.head).get(URL))
    assert "No term dates yet" in page and "Start 2026/27 from the usual dates" in page


def test_a_governor_reads_without_buttons(cast, sign_in):
    make_closure(cast.school)
    page = text_of(sign_in(cast.governor).get(URL))
    assert "Autumn term ends on Friday 18 December</h1>" in page
    for button in ("These dates are right", "/edit/", "Remove", "Add a closure"):
        assert button not in page


def test_queries_do_not_grow_with_the_rows(
    cast, sign_in, django_assert_num_queries, django_assert_max_num_queries
):
    client = sign_in(cast.head)
    with django_assert_max_num_queries(12) as few:
        client.get(URL)
    for number in range(1, 19):
        make_closure(cast.school, date(2026, 11, number + 1))
    with django_assert_num_queries(len(few)):
        client.get(URL)


# ---- who may --------------------------------------------------------------------------------------------------------
BUTTONS = ["confirm/", "lay/", "closures/1/remove/"]


@pytest.mark.parametrize("button", BUTTONS)
def test_buttons_are_the_heads_and_the_plan_editors(cast, sign_in, button):
    assert sign_in(cast.editor).post(URL + button).status_code == 302
    for person in (
        cast.deputy,
        cast.teacher,
        cast.chair,
        cast.governor,
        cast.clerk,
        cast.adviser,
        cast.body_admin,
    ):
        assert sign_in(person).post(URL + button).status_code == 403, person
    for person in (cast.outsider, cast.leaver, cast.other_adviser):
        assert sign_in(person).post(URL + button).status_code == 404, person
    assert sign_in(cast.head).get(URL + button).status_code == 405


def test_strangers_find_no_page(cast, sign_in):
    for person in (cast.outsider, cast.leaver, cast.other_adviser):
        assert sign_in(person).get(URL).status_code == 404
    for person in (cast.teacher, cast.chair, cast.adviser):
        assert sign_in(person).get(URL).status_code == 200


def test_the_workflow_asks_by_itself(cast):
    from django.core.exceptions import PermissionDenied

    closure = make_closure(cast.school)
    for act in (
        lambda: workflow.confirm_terms(cast.school, by=cast.chair.user, on=TODAY, academic_year=2026),
        lambda: workflow.lay_terms(cast.school, by=cast.chair.user, on=TODAY, academic_year=2028),
        lambda: workflow.remove_closure(closure, by=cast.chair.user, on=TODAY),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_laying_is_for_the_school_alone(cast):
    school = make_school("Fernhill Primary School", "142377")
    Term.objects.filter(school=school).delete()
    workflow.lay_terms(cast.school, by=cast.head.user, on=TODAY, academic_year=2028)
    assert not Term.objects.filter(school=school).exists()
