"""What the plan does not cover: each number is that of its rows, each row leads to the form that mends it."""

from datetime import date, timedelta

import pytest

from improvement.evidence.models import without_evidence
from improvement.models import Action, Evidence, EvidenceLink, Measure, MeasureSeries, TermlyTarget
from improvement.progress.coverage import for_coverage
from improvement.targets.ladders.ladder import NO_ACTUAL
from improvement.targets.ladders.positions import state_of
from schools.days.calendar import SchoolCalendar
from schools.models import Membership
from tests.cast import make_action, make_area, make_look
from tests.improvement.monitoring.looks import FRIDAY, june  # noqa: F401  the fixture

URL = "/schools/142345/coverage/"


@pytest.fixture
def world(june, cast):  # noqa: F811
    """An area with every gap, and one with none."""
    bare = make_area(cast.school, "Bare")
    full = make_area(cast.school, "Full", leader=cast.leader, link_governor=cast.governor)
    make_look(cast.school, areas=[full], done_on=date(2026, 4, 21))
    done = make_action(full, "Shown", activity="done", owner=cast.teacher)
    item = Evidence.objects.create(school=cast.school, form="note", text="x", title="x", source="record", represents_on=FRIDAY,
                                   added_on=FRIDAY, added_by=cast.head)  # fmt: skip
    EvidenceLink.objects.create(school=cast.school, evidence=item, action=done)
    return {"bare": bare, "full": full}


def gaps(cast, person=None):
    found = for_coverage(cast.school, user=(person or cast.head).user, on=FRIDAY)
    assert found["total"] == sum(len(gap.rows) for gap in found["gaps"])
    return {gap.key: gap.rows for gap in found["gaps"]}


def lacks(rows):
    return [(row.title, row.lacks) for row in rows]


def test_an_area_without_leader_or_governor(cast, world):
    assert lacks(gaps(cast)["unnamed"]) == [("Bare", "No leader and no governor yet")]
    world["bare"].leader, world["bare"].whole_board = cast.leader, True
    world["bare"].save()
    assert not gaps(cast)["unnamed"]


def test_somebody_who_has_left(cast, world):
    assert not gaps(cast)["left"]
    world["full"].second_person = cast.leaver
    world["full"].save()
    make_action(world["full"], "Open", owner=cast.leaver)
    make_action(world["full"], "Done long ago", owner=cast.leaver, activity="done")
    make_look(
        cast.school, areas=[world["full"]], planned_on=date(2026, 6, 25), by=cast.leaver, focus="A question"
    )
    Membership.objects.filter(person=cast.leaver).update(ends_on=date(2026, 6, 11))
    rows = gaps(cast)["left"]
    assert lacks(rows) == [
        ("Full", "Owen Tredwell is still named as second person"),
        ("Open", "Owen Tredwell has left and still owns it"),
        ("Work scrutiny: A question", "Owen Tredwell has left and was to do it on 25 June"),
    ]
    Membership.objects.filter(person=cast.leaver).update(ends_on=FRIDAY)
    assert not gaps(cast)["left"]  # the last day counts


@pytest.mark.parametrize(
    ("done_on", "covered"),
    [(date(2026, 4, 20), True), (date(2026, 3, 27), False), (FRIDAY, True), (date(2026, 6, 13), False)],
)
def test_no_monitoring_this_term(cast, world, done_on, covered):
    make_look(cast.school, areas=[world["bare"]], done_on=done_on)
    assert [row.title for row in gaps(cast)["not_looked_at"]] == ([] if covered else ["Bare"])


@pytest.mark.parametrize(
    ("season", "year", "given", "missing"),
    [
        ("spring", 2025, {"target": 64}, True),
        ("spring", 2025, {"target_words": "All classes"}, True),
        ("spring", 2025, {"target": 64, "actual": 61}, False),
        ("spring", 2025, {"target_words": "All", "actual_words": "Most"}, False),
        ("spring", 2025, {"target_words": "All", "actual": 61}, False),
        ("spring", 2025, {}, False),
        ("summer", 2025, {"target": 64}, False),
        ("autumn", 2026, {"target": 64}, False),
    ],
)
def test_a_target_without_its_figure(cast, world, season, year, given, missing):
    """The page of what is not covered and the ladder of the measure say the same."""
    row = target(cast, world, season, year, **given)
    assert bool(gaps(cast)["no_actual"]) == missing
    state = state_of(row, False, on=FRIDAY, calendar=SchoolCalendar.of(cast.school))
    assert (state == NO_ACTUAL) == missing


def target(cast, world, season, year, **given):
    measure = Measure.objects.create(school=cast.school, area=world["full"], name="Reasoning seen")
    series = MeasureSeries.objects.create(school=cast.school, measure=measure, year_group="Year 5")
    return TermlyTarget.objects.create(
        school=cast.school, series=series, academic_year=year, season=season, **given
    )


@pytest.mark.parametrize(("school_days", "missing"), [(9, False), (10, True)])
def test_ten_school_days_after_the_end_of_its_term_a_figure_is_missing(cast, world, school_days, missing):
    target(cast, world, "spring", 2025, target=64)
    calendar = SchoolCalendar.of(cast.school)
    on = calendar.term_end(2025, "spring")
    for _ in range(school_days):
        on = calendar.next_school_day(on + timedelta(days=1))
    found = for_coverage(cast.school, user=cast.head.user, on=on)
    assert bool(next(gap.rows for gap in found["gaps"] if gap.key == "no_actual")) == missing


def test_done_without_evidence(cast, world):
    assert not gaps(cast)["no_evidence"]
    make_action(world["full"], "Not shown", activity="done")
    make_action(world["full"], "Not done")
    assert [row.title for row in gaps(cast)["no_evidence"]] == ["Not shown"]
    assert set(Action.objects.kept().filter(without_evidence()).values_list("title", flat=True)) == {
        "Not shown"
    }
    EvidenceLink.objects.update(removed_at="2026-06-12T08:00Z")
    assert [row.title for row in gaps(cast)["no_evidence"]] == ["Shown", "Not shown"]


def test_each_row_leads_to_a_form_that_opens(cast, world, sign_in):
    make_action(world["full"], "Not shown", activity="done")
    make_action(world["full"], "Open", owner=cast.leaver)
    target(cast, world, "spring", 2025, target=64)
    make_look(cast.school, areas=[world["full"]], planned_on=date(2026, 6, 25), by=cast.leaver)
    Membership.objects.filter(person=cast.leaver).update(ends_on=date(2026, 6, 11))
    client = sign_in(cast.head)
    page = client.get(URL).text
    rows = [row for rows in gaps(cast).values() for row in rows]
    assert len(rows) == 6 and "6 gaps in the plan’s cover" in page
    for row in rows:
        assert client.get(row.url).status_code == client.get(row.mend_url).status_code == 200
        assert row.mend_url.replace("&", "&amp;") in page


def test_who_may_not_mend_is_shown_the_gap_alone(cast, world, sign_in):
    make_action(world["full"], "Not shown", activity="done")
    for person in (cast.governor, cast.clerk, cast.adviser):
        assert not any(row.mend_url for rows in gaps(cast, person).values() for row in rows)
        assert "Not shown" in sign_in(person).get(URL).text
    assert sign_in(cast.body_admin).get(URL).status_code == 403


def test_nothing_is_uncovered(cast, june, sign_in):  # noqa: F811
    assert "Nothing in the plan is uncovered" in sign_in(cast.head).get(URL).text


def test_as_many_queries_for_two_as_for_twenty(cast, world, sign_in, django_assert_max_num_queries):
    client = sign_in(cast.head)

    def add(count):
        for n in range(count):
            area = make_area(cast.school, f"Area {n}", leader=cast.leader)
            make_action(area, "Done", activity="done", owner=cast.leaver)
            make_look(cast.school, areas=[area], planned_on=date(2026, 6, 25), by=cast.leaver)
        Membership.objects.filter(person=cast.leaver).update(ends_on=date(2026, 6, 11))

    add(2)
    with django_assert_max_num_queries(12) as two:
        client.get(URL)
    add(18)
    with django_assert_max_num_queries(len(two)):
        client.get(URL)
