"""A measure with several groups and their targets, on one form; and each thing it refuses."""

from datetime import date
from decimal import Decimal

import pytest

from improvement.models import EvaluationArea, Measure, MeasureSeries
from improvement.targets import starters
from improvement.targets import workflow as targets
from improvement.targets.rules import GroupGiven
from schools.errors import Refused
from schools.models import Event
from tests.cast import make_area, make_measure, make_plan
from tests.html_forms import main_form
from tests.improvement.monitoring.looks import FRIDAY, day, june, send  # noqa: F401  the fixture


@pytest.fixture
def area(june, cast):  # noqa: F811
    plan = make_plan(cast.school, starts_on=date(2025, 11, 4), ends_on=date(2026, 12, 31))
    return make_area(cast.school, "Mathematics", plan=plan, leader=cast.leader)


def url_of(area):
    return f"/schools/142345/areas/{area.pk}/measures/add/"


GOOD = {
    "name": "At the expected standard",
    "about": "progress",
    "shape": "percentage",
    "source": "Teacher assessment",
} | day("baseline_on", date(2025, 7, 10))
YEAR_5 = {
    "g0_year": "Year 5",
    "g0_size": "58",
    "g0_start": "52%",
    "g0_2025-autumn": "58",
    "g0_2026-spring": "64 %",
    "g0_2026-summer": "70",
}


def test_several_groups_at_once(area, cast, sign_in):
    groups = YEAR_5 | {
        "g1_year": "Year 5",
        "g1_pupils": "disadvantaged",
        "g1_size": "12",
        "g1_start": "31",
        "g1_2026-summer": "50",
        "g2_pupils": "boys",
        "g2_size": "120",
    }
    assert send(sign_in(cast.leader), url_of(area), **GOOD, **groups).status_code == 302
    measure = Measure.objects.get()
    assert (measure.name, measure.shape, measure.area, measure.source) == (
        "At the expected standard",
        "percentage",
        area,
        "Teacher assessment",
    )
    found = list(
        MeasureSeries.objects.values_list("year_group", "pupil_group", "cohort", "baseline", "baseline_on")
    )
    assert found == [
        ("Year 5", "", 58, Decimal(52), date(2025, 7, 10)),
        ("Year 5", "disadvantaged", 12, Decimal(31), date(2025, 7, 10)),
        ("", "boys", 120, None, None),
    ]
    first = MeasureSeries.objects.first()
    assert list(first.targets.values_list("academic_year", "season", "target").order_by("season")) == [
        (2025, "autumn", Decimal(58)), (2025, "spring", Decimal(64)), (2025, "summer", Decimal(70)),
    ]  # fmt: skip
    assert Event.objects.get().sentence == "Measure added: At the expected standard, 3 groups"
    assert Event.objects.get().area_id == area.pk


def test_a_form_with_nothing_about_groups_makes_one_of_all_pupils(area, cast, sign_in):
    assert (
        send(
            sign_in(cast.head), url_of(area), name="Reasoning seen", about="teaching", shape="yes_no"
        ).status_code
        == 302
    )
    assert MeasureSeries.objects.get().group_words == "all pupils"


def test_the_terms_of_the_plan_are_asked_for(area, cast, sign_in):
    names = main_form(sign_in(cast.head).get(url_of(area)).text)
    assert [name for name in names if name.startswith("g0_20")] == [
        "g0_2025-autumn",
        "g0_2026-spring",
        "g0_2026-summer",
        "g0_2026-autumn",
    ]


@pytest.mark.parametrize(
    ("typed", "box", "says"),
    [
        ({"name": ""}, "name", "Write what is measured"),
        (
            {"g0_start": "50,5"},
            "g0_start",
            "The start of group 1: write part of one with a full stop: 50.5, not 50,5",
        ),
        (
            {"g0_2026-spring": "101"},
            "g0_2026-spring",
            "The target of group 1 for the spring term 2026: a percentage lies from 0 to 100",
        ),
        ({"g0_2026-spring": "NaN"}, "g0_2026-spring", "such as 57 or 57.5"),
        ({"g0_2026-spring": "1e400"}, "g0_2026-spring", "such as 57 or 57.5"),
        ({"g0_2026-spring": "６４"}, "g0_2026-spring", "digits 0 to 9"),
        ({"g0_size": "0"}, "g0_size", "at least one pupil"),
        ({"g0_size": "-3"}, "g0_size", "whole number"),
        ({"g1_year": "Year 5"}, "g1_year", "two groups for Year 5"),
        ({"g1_pupils": "disadvantaged"}, "g1_size", "so that a small one can be hidden"),
        ({"shape": "n_of_m"}, "out_of", "of how many, such as 12"),
        ({"shape": "n_of_m", "out_of": "50"}, "g0_start", "such as 9 of 50"),
        (
            day("baseline_on", date(2026, 1, 20)),
            "g0_2025-autumn",
            "ended on 19 December 2025, before the start was measured",
        ),
        (day("baseline_on", date(2026, 6, 13)), "baseline_on", "still to come"),
        (
            {"baseline_on_day": "", "baseline_on_month": "", "baseline_on_year": ""},
            "baseline_on",
            "Enter the day of the start figures",
        ),
        ({"g0_year": "Year 14"}, "g0_year", "from the list"),
        ({"shape": "count", "g0_start": "52", "g0_2025-autumn": "5.5"}, "g0_2025-autumn", "whole number"),
    ],
)
def test_each_error_stands_beside_its_box_and_nothing_is_lost(area, cast, sign_in, typed, box, says):
    response = send(sign_in(cast.head), url_of(area), **GOOD | YEAR_5 | typed)
    assert response.status_code == 200 and says in response.text
    place = response.text.index(says, response.text.index("cn-form"))
    label = f"id_{box}_error" if box != "baseline_on" else "id_baseline_on"
    assert label in response.text[place - 200 : place + 100] or f'id="{label}"' in response.text
    again = main_form(response.text)
    for name, value in (YEAR_5 | typed).items():
        if name in again and name != "g0_year":
            assert again[name] == [str(value)], name
    assert not Measure.objects.exists() and not Event.objects.exists()


def test_n_greater_than_m(area, cast, sign_in):
    typed = {
        "name": "Classes",
        "about": "teaching",
        "shape": "n_of_m",
        "out_of": "12",
        "g0_2026-summer": "13 of 12",
    }
    page = send(sign_in(cast.head), url_of(area), **typed).text
    assert "13 of 12 is more than all of them" in page
    assert send(sign_in(cast.head), url_of(area), **typed | {"g0_2026-summer": "12 of 12"}).status_code == 302


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"groups": [GroupGiven(cohort=0)]}, "at least one pupil"),
        ({"groups": []}, "at least one group"),
        ({"groups": [GroupGiven(), GroupGiven()]}, "two groups"),
        ({"shape": "n_of_m"}, "of how many"),
        ({"baseline_on": date(2026, 7, 1)}, "still to come"),
    ],
)
def test_the_workflow_refuses_the_same(area, cast, given, says):
    with pytest.raises(Refused, match=says):
        targets.add_measure(
            area,
            by=cast.head.user,
            on=FRIDAY,
            **{"name": "M", "shape": "percentage", "groups": [GroupGiven()]} | given,
        )
    assert not Measure.objects.exists()


def test_two_to_begin_with_where_there_is_none(area, cast, sign_in):
    area.evaluation_area = EvaluationArea.objects.filter(name__icontains="attendance").last()
    area.save()
    client = sign_in(cast.head)
    page = client.get(url_of(area)).text
    assert "Two to begin with" in page and "pupils who are persistently absent" in page
    filled = main_form(client.get(url_of(area) + "?start=progress").text)
    assert filled["name"] == ["Pupils who are persistently absent"] and filled["lower_is_better"] == ["on"]
    assert not Measure.objects.exists()
    make_measure(area)
    assert "Two to begin with" not in client.get(url_of(area)).text


def test_every_framework_has_one_of_what_adults_do_and_one_of_what_it_changes(area):
    for evaluation_area in EvaluationArea.objects.all():
        area.evaluation_area = evaluation_area
        deed, gain = starters.starters_for(area)
        assert (deed.key, gain.key) == ("teaching", "progress") and deed.name != gain.name


def test_those_who_may_not(area, cast, sign_in):
    for person in (cast.deputy, cast.teacher, cast.chair, cast.adviser):
        assert sign_in(person).get(url_of(area)).status_code == 403
