"""One measure: its groups with chart and table, and what happened to it."""

from decimal import Decimal

import pytest

from improvement.models import Measure
from improvement.targets import workflow as targets
from tests.cast import make_area, make_criterion, make_measure
from tests.improvement.monitoring.looks import FRIDAY, june  # noqa: F401  the fixture


@pytest.fixture
def area(june, cast):  # noqa: F811
    return make_area(cast.school, "Writing", leader=cast.leader)


def test_chart_table_and_history(area, cast, sign_in):
    measure = make_measure(
        area,
        "Working at the expected standard",
        groups=["Year 5", "Year 6"],
        targets=[(58, 55), (64, 57), (70, None)],
    )
    make_criterion(area, "Three in four reach it", measure=measure)
    row = measure.series.first().targets.get(season="summer")
    targets.give_actual(row, by=cast.leader.user, on=FRIDAY, figure=Decimal(71), found_on=FRIDAY)
    page = sign_in(cast.governor).get(measure.get_absolute_url()).text
    assert page.count("cn-ladder__svg") == 2 and "Target missed" in page and "Three in four reach it" in page
    assert "summer term 2026: Year 5 71%" in page and "Leah Whitlock" in page
    assert "1 of 5 met" in page and "Edit measure" not in page


def test_who_may_change_it_is_offered_that(area, cast, sign_in):
    measure = make_measure(area, targets=[(58, 55)])
    for person, offered in (
        (cast.head, True),
        (cast.leader, True),
        (cast.deputy, False),
        (cast.adviser, False),
    ):
        page = sign_in(person).get(measure.get_absolute_url()).text
        assert ("Edit measure" in page) == ("Remove this measure" in page) == offered


def test_a_removed_one_says_so_and_can_be_put_back(area, cast, sign_in):
    measure = make_measure(area, targets=[(58, 55)])
    targets.remove_measure(measure, by=cast.head.user, on=FRIDAY)
    page = sign_in(cast.head).get(measure.get_absolute_url()).text
    assert (
        "taken out on Friday 12 June" in page
        and "Put the measure back" in page
        and "Edit measure" not in page
    )


def test_one_without_a_target_stands_too(area, cast, sign_in):
    measure = make_measure(area, targets=[], start=None)
    assert "No target yet" in sign_in(cast.head).get(measure.get_absolute_url()).text


def test_as_many_queries_for_two_groups_as_for_twenty(area, cast, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.head)
    few = make_measure(area, "Few", groups=["Year 3", "Year 4"], targets=[(58, 55), (64, 57)])
    many = make_measure(area, "Many", groups=[f"Year {n}" for n in range(20)], targets=[(58, 55), (64, 57)])
    with django_assert_max_num_queries(12) as two:
        client.get(few.get_absolute_url())
    with django_assert_max_num_queries(len(two)):
        client.get(many.get_absolute_url())


def test_one_measure_of_another_area_is_not_shown(area, cast, sign_in):
    make_measure(make_area(cast.school, "Other"), "Elsewhere", targets=[(58, 55)])
    measure = make_measure(area, "Here", targets=[(58, 55)])
    assert "Elsewhere" not in sign_in(cast.head).get(measure.get_absolute_url()).text
    assert Measure.objects.count() == 2
