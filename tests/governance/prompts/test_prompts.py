"""The rules that prompt a governor's question: each asks at its boundary, and not one step before it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.docs.prompts import AREA, CASES, DEED, GROUP, HEAD, LEADER, OWNER
from governance.models import Challenge
from governance.prompts.choosing import AT_MOST, OF_ONE_AREA, OF_ONE_RULE, RULES, choose
from governance.prompts.reading import facts_of, suggested
from improvement.models import Activity, MeasureSeries
from schools.days import dates
from tests.cast import make_action, make_area, make_look, make_measure

BY_NAME = {rule.name: rule for rule in RULES}


def test_there_are_at_least_fifteen_and_each_has_its_cases():
    assert len(RULES) >= 15 and len(BY_NAME) == len(RULES)
    assert set(CASES) == set(BY_NAME)


@pytest.mark.parametrize("name", BY_NAME)
def test_a_rule_asks_at_its_boundary_and_not_before(name):
    (_, asks), (_, short) = CASES[name]
    found = list(BY_NAME[name].prompts(asks))
    assert len(found) == 1
    prompt = found[0]
    assert prompt.question.endswith("?") and prompt.figure and prompt.figure_words and prompt.to
    assert list(BY_NAME[name].prompts(short)) == []


@pytest.mark.parametrize("name", BY_NAME)
def test_nothing_is_asked_of_a_plan_in_which_all_is_well(name):
    well = replace(
        AREA,
        rating="green",
        earlier="green",
        suggested="green",
        deeds=(DEED,),
        groups=(replace(GROUP, met_running=1),),
    )
    assert list(BY_NAME[name].prompts(well)) == []


def test_an_owner_is_asked_of_a_deed_the_leader_of_an_area_and_the_head_where_nobody_leads():
    assert next(BY_NAME["one-kind"].prompts(CASES["one-kind"][0][1])).to == OWNER
    assert next(BY_NAME["missed"].prompts(CASES["missed"][0][1])).to == LEADER
    assert next(BY_NAME["missed"].prompts(replace(CASES["missed"][0][1], leader=None))).to == HEAD
    assert next(BY_NAME["nobody-named"].prompts(replace(AREA, leader=None))).to == HEAD


@given(st.lists(st.tuples(st.sampled_from(sorted(CASES)), st.integers(1, 4)), max_size=30))
def test_few_are_offered_the_most_telling_first(drawn):
    areas = [replace(CASES[name][0][1], id=area) for name, area in drawn]
    chosen = choose(areas)
    assert len(chosen) <= AT_MOST
    assert [prompt.weight for prompt in chosen] == sorted((prompt.weight for prompt in chosen), reverse=True)
    for area in {prompt.area for prompt in chosen}:
        assert sum(prompt.area == area for prompt in chosen) <= OF_ONE_AREA
    for rule in {prompt.rule for prompt in chosen}:
        assert sum(prompt.rule == rule for prompt in chosen) <= OF_ONE_RULE
    assert chosen == choose(areas)


# ---- from the plan ---------------------------------------------------------------------------------------------------
def rules_of(school, **given):
    found = [
        prompt
        for facts in facts_of(school, on=dates.today())
        for rule in RULES
        for prompt in rule.prompts(facts)
    ]
    return {prompt.rule: prompt for prompt in found}


def test_a_target_missed_twice(scene):
    make_measure(scene.area, "Year 5 at the expected standard", start=52, targets=[(58, 55), (64, 57)])
    prompt = rules_of(scene.cast.school)["missed-again"]
    assert prompt.figure == "57%" and "missed two terms running" in prompt.figure_words
    assert prompt.to.name == scene.area.leader.name and prompt.area == scene.area.pk
    assert suggested(scene.cast.school, on=dates.today())[0].key == prompt.key


def test_a_group_too_small_to_be_shown_prompts_nothing(scene):
    measure = make_measure(
        scene.area, "Year 5 at the expected standard", start=52, targets=[(58, 55), (64, 57)]
    )
    MeasureSeries.objects.filter(measure=measure).update(cohort=3)
    assert not {"missed-again", "missed", "never-moved"} & set(rules_of(scene.cast.school))
    assert all("57" not in prompt.figure for prompt in suggested(scene.cast.school, on=dates.today()))


def test_done_shown_by_one_kind_only(scene):
    school = scene.cast.school
    action = make_action(
        scene.area, "Coaching", activity=Activity.DONE, done_on=dates.today(), owner=scene.cast.teacher
    )
    assert "one-kind" not in rules_of(school)
    make_look(school, actions=[action], done_on=dates.today())
    prompt = rules_of(school)["one-kind"]
    assert prompt.to.name == scene.cast.teacher.name and "work scrutiny" in prompt.question
    make_look(school, "pupil_survey", actions=[action], done_on=dates.today())
    assert "one-kind" not in rules_of(school)


def test_a_question_that_was_asked_again(scene):
    cast = scene.cast
    row = Challenge.objects.create(
        school=cast.school, question="What has changed?", area=scene.area, asked_by=cast.governor,
        recorded_by=cast.governor, asked_of=cast.head, asked_on=date(2026, 5, 1), answer_by=date(2026, 5, 20),
        state=Challenge.State.ASKED_AGAIN,
    )  # fmt: skip
    prompt = rules_of(cast.school)["asked-again"]
    assert prompt.to.name == cast.head.name and "What has changed?" in prompt.question
    Challenge.objects.filter(pk=row.pk).update(removed_at=dates.now())
    assert "asked-again" not in rules_of(cast.school)


def test_as_many_queries_for_twenty_areas_as_for_two(scene, django_assert_max_num_queries):
    school = scene.cast.school
    with django_assert_max_num_queries(8) as few:
        suggested(school, on=dates.today())
    for n in range(20):
        area = make_area(school, f"Area {n}", leader=scene.cast.leader)
        make_measure(area, f"Measure {n}", start=50, targets=[(60, 55)])
        for each in range(3):
            make_look(
                school,
                actions=[make_action(area, f"Action {each}", activity=Activity.DONE, done_on=dates.today())],
                done_on=dates.today(),
            )
    with django_assert_max_num_queries(len(few) + 0):
        assert len(suggested(school, on=dates.today())) == AT_MOST
