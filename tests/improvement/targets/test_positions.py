"""Where a measure stands: met, missed, no actual, still to come; its sentence; and what is hidden."""

from datetime import date, timedelta

import pytest

from improvement.models import Measure, MeasureSeries, TermlyTarget
from improvement.targets.ladders import positions
from improvement.targets.ladders import reading as measures_read
from improvement.targets.ladders.ladder import AHEAD, MET, MISSED, NO_ACTUAL, NO_TARGET, SAID, WAITING
from schools.days.calendar import SchoolCalendar
from schools.days.school_terms import SchoolTerm, terms_of
from tests.cast import make_area, make_measure
from tests.improvement.monitoring.looks import FRIDAY, june  # noqa: F401  the fixture

CALENDAR = SchoolCalendar()
AUTUMN, SPRING, SUMMER = (SchoolTerm(2025, season) for season in ("autumn", "spring", "summer"))


@pytest.fixture
def area(june, cast):  # noqa: F811
    return make_area(cast.school, leader=cast.leader)


def ladders(area, on=FRIDAY):
    area.school = area.school
    return positions.load([area], on=on, calendar=CALENDAR)[area.pk]


def with_rows(measure):
    return measures_read.with_series(Measure.objects.filter(pk=measure.pk)).get().kept_series


def test_terms_are_in_order_and_named_by_the_year_they_fall_in():
    assert [term.key for term in sorted([SUMMER, AUTUMN, SPRING])] == [
        "2025-autumn",
        "2026-spring",
        "2026-summer",
    ]
    assert [SchoolTerm.from_key(term.key) for term in (AUTUMN, SPRING, SUMMER)] == [AUTUMN, SPRING, SUMMER]
    assert SchoolTerm.numbered(SPRING.number + 1) == SUMMER and SchoolTerm.numbered(
        SUMMER.number + 1
    ) == SchoolTerm(2026, "autumn")
    for key in (
        "",
        None,
        "2026",
        "2026-winter",
        "20266-spring",
        "２０２６-spring",
        "0000-spring",
        "2026-spring ",
    ):
        assert SchoolTerm.from_key(key) is None


def test_the_terms_of_a_plan_are_those_that_end_in_it():
    assert terms_of(date(2025, 11, 4), date(2026, 7, 31), CALENDAR) == [AUTUMN, SPRING, SUMMER]
    assert len(terms_of(date(2020, 9, 1), date(2026, 7, 31), CALENDAR)) == 6


@pytest.mark.parametrize(
    ("given", "on", "state"),
    [
        ({"target": 64, "actual": 64}, FRIDAY, MET),
        ({"target": 64, "actual": 63}, FRIDAY, MISSED),
        ({"target": 64}, FRIDAY, NO_ACTUAL),
        ({"actual": 64}, FRIDAY, NO_TARGET),
        ({"target": 64}, date(2026, 3, 2), WAITING),
        ({"target": 64}, date(2026, 1, 5), WAITING),  # the first day of the term
        ({"target": 64}, date(2026, 1, 4), AHEAD),
        ({"target": 64}, date(2025, 12, 1), AHEAD),
    ],
)
def test_how_a_term_stands(area, given, on, state):
    make_measure(area, targets=[])
    series = MeasureSeries.objects.get()
    row = TermlyTarget(series=series, academic_year=2025, season="spring", **given)
    assert positions.state_of(row, False, on=on, calendar=CALENDAR) == state


@pytest.mark.parametrize(
    ("lower_is_better", "actual", "state"),
    [
        (True, 5, MET),
        (True, 6, MET),
        (True, 7, MISSED),
        (False, 5, MISSED),
        (False, 6, MET),
        (False, 7, MET),
    ],
)
def test_which_way_is_better_decides_what_is_met(area, lower_is_better, actual, state):
    """Absence that rises above its target has missed it."""
    measure = make_measure(area, "Absence", targets=[], start=8, lower_is_better=lower_is_better)
    row = TermlyTarget(
        series=measure.series.get(), academic_year=2025, season="spring", target=6, actual=actual
    )
    assert positions.state_of(row, lower_is_better, on=FRIDAY, calendar=CALENDAR) == state
    row.school = area.school
    row.save()
    (ladder,) = ladders(area)
    (point,) = [point for point in ladder.points if point.term == SPRING]
    assert point.state == state


@pytest.mark.parametrize(("school_days", "state"), [(0, WAITING), (9, WAITING), (10, NO_ACTUAL)])
def test_ten_school_days_after_the_end_of_the_term_there_is_no_actual(area, school_days, state):
    on = CALENDAR.term_end(2025, "spring")
    for _ in range(school_days):
        on = CALENDAR.next_school_day(on + timedelta(days=1))
    make_measure(area, targets=[None, (64, None)], year=2025)
    assert ladders(area, on)[0].points[0].state == state


def test_words_are_neither_met_nor_missed(area):
    make_measure(area, shape="narrative")
    TermlyTarget.objects.create(
        school=area.school,
        series=MeasureSeries.objects.get(),
        academic_year=2025,
        season="spring",
        target_words="All",
        actual_words="Most",
    )
    point = ladders(area)[0].points[0]
    assert (point.state, point.actual_words, point.target_words) == (SAID, "Most", "All")
    assert not ladders(area)[0].draws


@pytest.mark.parametrize(
    ("targets", "words"),
    [
        ([(58, 55), (64, 57), (70, None)], ("7 points short", "in spring. Second term missed.")),
        ([(65, 66), (69, 68), (74, None)], ("1 point short", "in spring. Met in autumn.")),
        ([(65, 60), (69, 70), (74, None)], ("1 point over", "in spring. Missed in autumn.")),
        ([(58, 55), (64, 64), (70, 68)], ("2 points short", "in summer. Met in spring.")),
        ([(58, 58), None, None], ("Met", "in autumn.")),
        ([(58, 55), (64, None), (70, None)], ("No actual", "for the spring term 2026.")),
        ([None, None, (70, None)], ("", "Target for the summer term 2026: 70%.")),
        ([], ("", "No target yet.")),
    ],
)
def test_the_point_of_it_in_a_sentence(area, targets, words):
    make_measure(area, targets=targets)
    assert ladders(area)[0].point_words == words


def test_the_chart_shows_where_it_began_and_three_terms_the_latest_begun_last(area):
    measure = make_measure(area, targets=[(58, 55), (64, 57), (70, None)])
    for season in ("autumn", "spring"):
        TermlyTarget.objects.create(
            school=area.school, series=measure.series.get(), academic_year=2026, season=season, target=75
        )
    marks = ladders(area)[0].marks
    assert [(mark.name, mark.under, mark.target_words, mark.actual_words) for mark in marks] == [
        ("Start", "Summer 25", "", "52%"), ("Autumn", "2025", "58%", "55%"), ("Spring", "2026", "64%", "57%"), ("Summer", "2026", "70%", ""),
    ]  # fmt: skip
    later = ladders(area, date(2026, 10, 1))[0].marks
    assert [mark.name for mark in later] == ["Autumn", "Spring", "Summer", "Autumn"] and later[0].start
    assert ladders(area, date(2026, 10, 1))[0].shown[-1].current


def test_what_an_area_has_reached_is_counted_over_all_terms(area):
    make_measure(area, groups=["Year 5"], targets=[(58, 55), (64, 57), (70, None)])
    make_measure(area, groups=["Year 6"], targets=[(65, 66), (69, None), (74, None)])
    found = positions.position(ladders(area))
    assert (len(found.met), len(found.missed), len(found.no_actual)) == (1, 2, 1)
    assert found.words == "1 of 3 met, 1 without an actual"
    assert positions.most_telling(ladders(area)).series.year_group == "Year 5"
    assert positions.figure_line(positions.most_telling(ladders(area))) == (
        "57%",
        "target 64%",
        "7 points short",
    )


def test_a_group_that_was_taken_out_stands_nowhere(area):
    make_measure(area, groups=["Year 5", "Year 6"], targets=[(58, 55)])
    MeasureSeries.objects.filter(year_group="Year 6").update(removed_at="2026-06-01T08:00Z")
    assert [ladder.series.year_group for ladder in ladders(area)] == ["Year 5"]


def test_a_small_group_is_nowhere_in_a_ladder(area):
    make_measure(area, cohort=4, targets=[(58, 55), (64, 57), (70, None)])
    ladder = ladders(area)[0]
    assert ladder.hidden == "Hidden: fewer than 5 pupils" and ladder.point_words == (
        "",
        "Hidden: fewer than 5 pupils.",
    )
    assert (ladder.start, ladder.start_words, ladder.latest, ladder.missed_running, ladder.unanswered) == (
        None,
        "",
        None,
        0,
        [],
    )
    assert all((p.actual, p.actual_words, p.difference) == (None, "", "") for p in ladder.points)
    assert "4" not in ladder.sub and positions.most_telling([ladder]) is None
    assert positions.position([ladder]).words == "no actual yet"


def test_a_group_that_would_give_a_small_one_away_is_hidden_with_it(area):
    measure = make_measure(area, cohort=60, targets=[(58, 55)])
    for pupils, size in {"disadvantaged": 3, "not disadvantaged": 57}.items():
        series = MeasureSeries.objects.create(
            school=area.school, measure=measure, pupil_group=pupils, cohort=size, baseline=40
        )
        TermlyTarget.objects.create(
            school=area.school, series=series, academic_year=2025, season="autumn", target=50, actual=49
        )
    shown = {ladder.series.group_words: ladder.hidden for ladder in ladders(area)}
    assert shown == {
        "all pupils": "",
        "disadvantaged": "Hidden: fewer than 5 pupils",
        "not disadvantaged": "Hidden: a group of fewer than 5 could be worked out from it",
    }


def test_a_group_that_was_small_in_one_term_is_hidden_in_that_term(area):
    make_measure(area, cohort=6, targets=[(58, 55), (64, 57)])
    TermlyTarget.objects.filter(season="spring").update(cohort=4)
    autumn, spring = ladders(area)[0].points
    assert (autumn.actual_words, spring.actual_words, spring.hidden) == (
        "55%",
        "",
        "Hidden: fewer than 5 pupils",
    )


def test_a_size_of_one_term_is_held_against_the_usual_sizes_of_the_others(area):
    """57 of 60 in spring: the three who are left could be worked out, though only one group says its size of the term."""
    measure = make_measure(area, cohort=60, targets=[(58, 55), (64, 57)])
    series = MeasureSeries.objects.create(
        school=area.school, measure=measure, pupil_group="not disadvantaged", cohort=50
    )
    for season, size in (("autumn", None), ("spring", 57)):
        TermlyTarget.objects.create(
            school=area.school,
            series=series,
            academic_year=2025,
            season=season,
            target=60,
            actual=58,
            cohort=size,
        )
    autumn, spring = ladders(area)[1].points
    assert (autumn.hidden, autumn.actual_words) == ("", "58%")
    assert (spring.hidden, spring.actual_words) == (
        "Hidden: a group of fewer than 5 could be worked out from it",
        "",
    )


def test_a_group_is_part_of_another_however_its_name_is_typed(area):
    measure = make_measure(area, groups=["Year 5"], cohort=30, targets=[(58, 55)])
    part = MeasureSeries.objects.create(
        school=area.school, measure=measure, year_group="year  5", pupil_group="Disadvantaged", cohort=28
    )
    hidden = positions.hidden_of([*with_rows(measure)], 5)
    assert hidden == {(part.pk, ""): "revealing"}


def test_the_schools_own_size_counts(area):
    make_measure(area, cohort=9, targets=[(58, 55)])
    assert not ladders(area)[0].hidden
    area.school.suppress_under = 10
    assert ladders(area)[0].hidden


def test_one_query_for_any_number_of_areas(june, cast, django_assert_num_queries):  # noqa: F811
    areas = [make_area(cast.school, f"Area {n}") for n in range(5)]
    for area in areas:
        make_measure(area, groups=["Year 5", "Year 6"], targets=[(58, 55), (64, 57)])
    with django_assert_num_queries(1):
        found = positions.load(areas, on=FRIDAY, calendar=CALENDAR)
        [(ladder.svg, ladder.point_words) for area in areas for ladder in found[area.pk]]
