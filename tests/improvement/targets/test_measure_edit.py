"""Changing a measure, its groups and targets: guarded by its version."""

from datetime import date
from decimal import Decimal

import pytest

from improvement.models import Measure, MeasureSeries, TermlyTarget
from schools.models import Event
from tests.cast import make_area, make_measure, make_plan
from tests.html_forms import main_form
from tests.improvement.monitoring.looks import june, send  # noqa: F401  the fixture


@pytest.fixture
def measure(june, cast):  # noqa: F811
    plan = make_plan(cast.school, starts_on=date(2025, 9, 4), ends_on=date(2026, 7, 31))
    area = make_area(cast.school, "Mathematics", plan=plan, leader=cast.leader)
    return make_measure(
        area,
        "At the expected standard",
        groups=["Year 5", "Year 6"],
        targets=[(58, 55), (64, None), (70, None)],
    )


def url_of(measure):
    return f"/schools/142345/targets/{measure.pk}/edit/"


def targets_of(group):
    return {row.season: row.target for row in TermlyTarget.objects.filter(series__year_group=group)}


def test_the_form_begins_with_what_there_is(measure, cast, sign_in):
    form = main_form(sign_in(cast.leader).get(url_of(measure)).text)
    given = {
        name: form[name] for name in ("name", "g0_year", "g0_start", "g0_2026-spring", "g1_year", "version")
    }
    assert given == {
        "name": ["At the expected standard"], "g0_year": ["Year 5"], "g0_start": ["52"], "g0_2026-spring": ["64"], "g1_year": ["Year 6"], "version": ["1"],
    }  # fmt: skip


def test_a_target_is_changed_and_the_history_says_from_what_to_what(measure, cast, sign_in):
    assert send(sign_in(cast.leader), url_of(measure), **{"g0_2026-spring": "66"}).status_code == 302
    assert targets_of("Year 5")["spring"] == 66 and targets_of("Year 6")["spring"] == 64
    event = Event.objects.get()
    assert event.sentence == "Measure changed: At the expected standard (targets)"
    assert event.changes == {"target of Year 5, spring term 2026": ["64%", "66%"]}
    measure.refresh_from_db()
    assert measure.version == 2


def test_saving_without_a_change_writes_nothing(measure, cast, sign_in):
    assert send(sign_in(cast.leader), url_of(measure)).status_code == 302
    measure.refresh_from_db()
    assert measure.version == 1 and not Event.objects.exists()


def test_a_target_is_taken_away_and_its_actual_stays(measure, cast, sign_in):
    send(sign_in(cast.leader), url_of(measure), **{"g0_2025-autumn": "", "g0_2026-summer": ""})
    assert targets_of("Year 5") == {"autumn": None, "spring": 64, "summer": None}
    assert TermlyTarget.objects.get(series__year_group="Year 5", season="autumn").actual == 55


def test_a_group_is_added_and_one_taken_out(measure, cast, sign_in):
    typed = {
        "g1_remove": "on",
        "g2_year": "Year 6",
        "g2_pupils": "disadvantaged",
        "g2_size": "14",
        "g2_2026-summer": "60",
    }
    assert send(sign_in(cast.leader), url_of(measure), **typed).status_code == 302
    assert [series.group_words for series in MeasureSeries.objects.filter(removed_at=None)] == [
        "Year 5",
        "Year 6, disadvantaged",
    ]
    assert TermlyTarget.objects.get(series__pupil_group="disadvantaged").target == Decimal(60)


def test_a_group_taken_out_leaves_its_name_to_another(measure, cast, sign_in):
    typed = {"g1_remove": "on", "g2_year": "Year 6", "g2_size": "61"}
    assert send(sign_in(cast.leader), url_of(measure), **typed).status_code == 302
    assert MeasureSeries.objects.filter(removed_at=None).last().cohort == 61


def test_the_last_group_stays(measure, cast, sign_in):
    page = send(sign_in(cast.leader), url_of(measure), g0_remove="on", g1_remove="on").text
    assert "Keep at least one group" in page and MeasureSeries.objects.filter(removed_at=None).count() == 2


def test_two_groups_cannot_become_the_same(measure, cast, sign_in):
    assert "two groups for Year 5" in send(sign_in(cast.leader), url_of(measure), g1_year="Year 5").text


def test_a_measure_with_actuals_keeps_its_shape(measure, cast, sign_in):
    page = send(sign_in(cast.leader), url_of(measure), shape="count").text
    assert "it stays what it is" in page
    measure.refresh_from_db()
    assert measure.shape == "percentage"


def test_of_how_many_is_never_less_than_what_was_reached(measure, cast, sign_in):
    classes = make_measure(measure.area, "Classes", shape="n_of_m", out_of=12, start=3, targets=[(7, 8)])
    assert (
        "An actual is more than that"
        in send(
            sign_in(cast.leader), url_of(classes), out_of="7", g0_start="3", **{"g0_2025-autumn": "7"}
        ).text
    )
    assert send(sign_in(cast.leader), url_of(classes), out_of="11").status_code == 302


def test_a_second_editor_is_asked_and_sees_both(measure, cast, sign_in):
    client = sign_in(cast.leader)
    mine = main_form(client.get(url_of(measure)).text) | {"g0_2026-spring": "66"}
    send(sign_in(cast.head), url_of(measure), **{"g0_2026-spring": "65", "source": "Tests"})
    answer = sign_in(cast.leader).post(url_of(measure), mine)
    assert answer.status_code == 409 and "Someone else saved first" in answer.text
    assert "65" in answer.text and "66" in answer.text
    assert targets_of("Year 5")["spring"] == 65
    assert client.post(url_of(measure), main_form(answer.text)).status_code == 302
    assert targets_of("Year 5")["spring"] == 66


def test_a_removed_measure_is_not_edited(measure, cast, sign_in):
    Measure.objects.update(removed_at="2026-06-01T08:00Z")
    assert sign_in(cast.leader).get(url_of(measure)).status_code == 404


def test_those_who_may_not(measure, cast, sign_in):
    for person in (cast.deputy, cast.teacher, cast.chair, cast.adviser):
        assert sign_in(person).get(url_of(measure)).status_code == 403
