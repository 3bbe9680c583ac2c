"""The page of one act of monitoring."""

from datetime import date

import pytest

from improvement.models import MonitoringActivity
from tests.cast import make_action, make_area, make_look
from tests.improvement.monitoring.looks import FRIDAY, june  # noqa: F401  the fixture


@pytest.fixture
def area(june, cast):  # noqa: F811
    return make_area(cast.school, leader=cast.leader)


def test_a_record_says_what_it_looked_at_counted_and_found(cast, area, sign_in):
    action = make_action(area, owner=cast.teacher)
    look = make_look(
        cast.school, "pupil_survey", actions=[action], by=cast.deputy, focus="Do you think harder?", impact="green",
        details={"asked": 118, "answered": 12, "question": "Do you?"}, strengths="Most do.", follow_up="Ask again.",
    )  # fmt: skip
    page = sign_in(cast.head).get(look.get_absolute_url()).text
    for words in (
        "Do you think harder?",
        "12 of 118 (10%)",
        "It says: working",
        "Most do.",
        "Ask again.",
        action.title,
        area.title,
        "Imran Sheikh",
    ):
        assert words in page, words
    assert "Edit record" in page


def test_a_missed_one_says_how_late_it_is_and_offers_to_record_it(cast, area, sign_in):
    look = make_look(
        cast.school, areas=[area], planned_on=date(2026, 6, 9), focus="A question", rhythm="half_term"
    )
    page = sign_in(cast.head).get(look.get_absolute_url()).text
    assert (
        "Missed" in page
        and "3 school days ago" in page
        and "Record what was found" in page
        and "Every half-term" in page
    )


def test_who_may_only_read_is_offered_nothing_to_change(cast, area, sign_in):
    look = make_look(cast.school, areas=[area], focus="A question")
    page = sign_in(cast.adviser).get(look.get_absolute_url()).text
    assert "A question" in page and "Edit record" not in page and "Remove this record" not in page


def test_it_is_not_there_for_those_who_see_sums(cast, area, sign_in):
    look = make_look(cast.school, areas=[area], focus="Zebrafinch")
    for person in (
        cast.chair,
        cast.governor,
        cast.clerk,
        cast.body_admin,
        cast.teacher,
        cast.outsider,
        cast.other_adviser,
    ):
        response = sign_in(person).get(look.get_absolute_url())
        assert response.status_code == 404 and "Zebrafinch" not in response.text


@pytest.mark.parametrize("kind", MonitoringActivity.Kind)
def test_every_kind_opens_empty_and_planned(cast, area, sign_in, kind):
    for given in ({"done_on": FRIDAY}, {"planned_on": FRIDAY}):
        look = make_look(cast.school, kind, areas=[area], **given)
        assert sign_in(cast.head).get(look.get_absolute_url()).status_code == 200


def test_twelve_queries_at_most(cast, area, sign_in, django_assert_max_num_queries):
    look = make_look(
        cast.school, actions=[make_action(area, f"Action {n}", owner=cast.teacher) for n in range(20)]
    )
    client = sign_in(cast.head)
    with django_assert_max_num_queries(12):
        client.get(look.get_absolute_url())
