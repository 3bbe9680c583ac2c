"""What changed between two packs: each change of the plan once, the important told and the rest counted."""

import re
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.challenges import workflow as challenges
from governance.meetings import workflow as meetings
from governance.models import Pack
from governance.packs.content import changes as pack_changes
from improvement.actions import workflow as actions
from improvement.areas import workflow as areas
from improvement.models import Action, ActionStep, TermlyTarget
from improvement.monitoring import workflow as monitoring
from improvement.monitoring.context_notes import workflow as context
from improvement.progress import notes
from improvement.targets import workflow as targets
from improvement.targets.criteria import workflow as criteria
from schools import files
from schools.days import dates
from schools.errors import Refused
from schools.models import Event
from tests.cast import make_measure
from tests.governance.challenges.making import a_school_day
from tests.governance.packs.making import make_meeting, rate, send

# Of the people, and of the board's own papers: no part of what changed in the plan.
NOT_OF_THE_PLAN = {
    "meeting",
    "minute",
    "pack",
    "person",
    "term",
    "closure",
    "school",
    "appointment",
    "committee",
}


def event(
    pk, verb="edited", kind="action", area=1, changes=None, sentence="Coaching: due date changed", minutes=0
):
    at = dates.now() + timedelta(minutes=minutes)
    return SimpleNamespace(
        pk=pk,
        verb=verb,
        target_type=kind,
        area_id=area,
        changes=changes or {},
        sentence=sentence,
        actor_name="Catherine Hallam",
        at=at,
    )


def fold(*events):
    return pack_changes.fold(events, [(1, 2, "Mathematics"), (5, 1, "Writing")], on=dates.today())


# ---- told or counted -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "given_event, rank",
    [
        (event(1, "noted", "areaforimprovement", changes={"impact": ["", "red"]}), pack_changes.RATED),
        (event(1, "reviewed", changes={"impact": ["red", "green"]}), pack_changes.RATED),
        (event(1, "noted", changes={"activity": ["under_way", "done"]}), pack_changes.FINISHED),
        (event(1, "moved", changes={"activity": ["under_way", "stopped"]}), pack_changes.FINISHED),
        (event(1, "reviewed"), pack_changes.REVIEWED),
        (event(1, "entered", "measure"), pack_changes.FIGURES),
        (event(1, "edited", "successcriterion", changes={"met": ["not_yet", "met"]}), pack_changes.FIGURES),
        (event(1, "agreed", "actionplan"), pack_changes.TAKEN_ON),
        (event(1, "added"), pack_changes.TAKEN_ON),
        (event(1, "noted"), None),
        (event(1, "edited"), None),
        (event(1, "added", "evidence"), None),
        (event(1, "attached"), None),
        (event(1, "recorded", "monitoringactivity"), None),
        (event(1, "noted", "contextnote"), None),
        (event(1, "asked", "challenge"), None),
    ],
)
def test_what_is_told_and_what_is_counted(given_event, rank):
    assert pack_changes.importance(given_event) == rank


def test_the_important_comes_first_and_the_rest_is_folded():
    (group,) = fold(
        event(1, "added", sentence="Action added: Coaching"),
        event(
            2,
            "noted",
            "areaforimprovement",
            changes={"impact": ["", "red"]},
            sentence="Progress note: Mathematics, rated off track",
        ),
        event(3, "step"),
        event(4, "noted"),
        event(5, "noted"),
    )["groups"]
    day = dates.short_day(dates.today(), beside=dates.today())
    assert group["title"] == "2. Mathematics"
    assert group["told"] == [f"Progress note, rated off track ({day})", f"Action added: Coaching ({day})"]
    assert group["counted"] == "And 2 progress notes and 1 small correction."


def test_areas_stand_in_the_order_of_the_pack_then_the_whole_plan_then_what_is_gone():
    found = fold(event(1, area=77), event(2, area=None), event(3, area=5), event(4, area=1))
    titles = [group["title"] for group in found["groups"]]
    assert titles == ["2. Mathematics", "1. Writing", pack_changes.WHOLE_PLAN, pack_changes.GONE]


def test_a_sentence_that_may_name_a_pupil_is_counted():
    (group,) = fold(
        event(
            1,
            "moved",
            changes={"activity": ["under_way", "stopped"]},
            sentence="Catch-up: stopped. AB, CD and EF left",
        )
    )["groups"]
    assert (group["told"], group["counted"]) == ([], "And 1 small correction.")


def test_later_areas_get_fewer_words():
    events = [event(n, "added", sentence=f"Action added: {n}") for n in range(9)]
    (group,) = fold(*events)["groups"]
    assert len(group["told"]) == 5 and group["counted"] == "And 4 more changes on the plan page."


# ---- between two packs -----------------------------------------------------------------------------------------------
def a_note_on_the_area(scene, cast, on):
    rate(scene, impact="amber", text="Some progress.")


def a_note(scene, cast, on):
    action = fresh(scene)
    notes.note_action(action, by=cast.head.user, on=on, version=action.version, text="Seen.")


def a_review(scene, cast, on):
    action = fresh(scene)
    notes.note_action(
        action,
        by=cast.head.user,
        on=on,
        version=action.version,
        text="Seen.",
        is_review=True,
        next_review="none",
    )


def done(scene, cast, on):
    action = fresh(scene)
    notes.note_action(action, by=cast.head.user, on=on, version=action.version, text="Done.", activity="done")


def an_edit(scene, cast, on):
    action = fresh(scene)
    actions.edit_action(
        action, by=cast.head.user, on=on, version=action.version, resources=f"{Event.objects.count()}"
    )


def an_action(scene, cast, on):
    actions.add_action(scene.area, by=cast.head.user, on=on, title="Coaching")


def a_removal(scene, cast, on):
    action = scene.area.actions.filter(removed_at=None).last()
    if action:
        actions.remove_action(action, by=cast.head.user, on=on)


def a_step(scene, cast, on):
    step = ActionStep.objects.create(action=fresh(scene), order=1, text="First")
    actions.tick_step(step, by=cast.head.user, on=on, done=True)


def an_actual(scene, cast, on):
    target = TermlyTarget.objects.filter(actual=None).first()
    if target:
        targets.give_actual(target, by=cast.head.user, on=on, figure=Decimal(57), found_on=on)


def a_criterion(scene, cast, on):
    criteria.add_criterion(
        scene.area, by=cast.head.user, on=on, text="All drafted", term=targets.SchoolTerm.numbered(6100)
    )


def some_context(scene, cast, on):
    context.add_context(
        cast.school, by=cast.head.user, on=on, happened_on=on, text="A new teacher in Year 5."
    )


def a_record(scene, cast, on):
    monitoring.record_monitoring(
        cast.school,
        by=cast.head.user,
        on=on,
        kind="work_scrutiny",
        done_on=on,
        areas=[scene.area],
        focus="Books",
    )


def another_area(scene, cast, on):
    areas.add_area(cast.school, by=cast.head.user, on=on, title=f"Area {Event.objects.count()}")


def a_question(scene, cast, on):
    challenges.ask(
        cast.school,
        by=cast.governor.user,
        on=on,
        question="How do you know?",
        asked_of=cast.leader,
        answer_by=a_school_day(scene, 10),
        area=scene.area,
    )


def a_confidential_minute(scene, cast, on):
    held = scene.held
    meetings.add_minute(
        held,
        by=cast.clerk.user,
        on=on,
        reference=f"C{Event.objects.count()}",
        text="Apart",
        confidential=True,
    )


WORKFLOW = [
    a_note_on_the_area, a_note, a_review, done, an_edit, an_action, a_removal, a_step, an_actual, a_criterion,
    some_context, a_record, another_area, a_question, a_confidential_minute,
]  # fmt: skip
SOME = st.lists(st.sampled_from(WORKFLOW), max_size=8)


def fresh(scene) -> Action:
    action = Action.objects.select_related("area", "school").get(pk=scene.action.pk)
    return action


def do(steps, scene):
    """The acts, in a row; one the rules refuse here (a second «done») changes nothing."""
    for act in steps:
        try:
            with transaction.atomic():
                act(scene, scene.cast, dates.today())
        except Refused:
            pass


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=SOME, between=SOME)
def test_the_second_pack_lists_exactly_what_happened_since_the_first(scene, before, between):
    with transaction.atomic():
        year = dates.academic_year(dates.today()) - 1
        make_measure(scene.area, targets=[(64, None), (66, None)], year=year)
        scene.held = make_meeting(scene.cast, days=-30)
        do(before, scene)
        first = send(make_meeting(scene.cast, days=5), scene.cast)
        frozen = first.content, first.page, files.read(first.pdf)
        mark = Event.objects.order_by("pk").last().pk
        do(between, scene)
        happened = {
            one.pk for one in Event.objects.filter(pk__gt=mark) if one.target_type not in NOT_OF_THE_PLAN
        }
        second = send(make_meeting(scene.cast, days=40), scene.cast)

        changes = second.content["changes"]
        assert set(changes["ids"]) == happened and len(changes["ids"]) == changes["count"] == len(happened)
        assert set(first.content["changes"]["ids"]).isdisjoint(changes["ids"])
        assert told_and_counted(changes) == len(happened)
        again = Pack.objects.get(pk=first.pk)
        assert (again.content, again.page, files.read(again.pdf)) == frozen
        transaction.set_rollback(True)


def told_and_counted(changes) -> int:
    """How many changes a reader of the pack is told of, by sentence or by number."""
    numbers = [int(n) for group in changes["groups"] for n in re.findall(r"\d+", group["counted"])]
    numbers += [int(n) for n in re.findall(r"\d+", changes["more"])]
    return sum(len(group["told"]) for group in changes["groups"]) + sum(numbers)


def test_every_act_of_the_property_is_possible_here(scene):
    """Or the property would prove little."""
    make_measure(scene.area, targets=[(64, None)], year=dates.academic_year(dates.today()) - 1)
    scene.held = make_meeting(scene.cast, days=-30)
    for act in WORKFLOW:
        before = Event.objects.count()
        act(scene, scene.cast, dates.today())
        assert Event.objects.count() > before, act.__name__


def test_what_was_written_while_the_first_was_drawn_is_in_the_second(scene):
    """Its moment is earlier than the sending, and it was not there to be read yet."""
    first = send(make_meeting(scene.cast, days=5), scene.cast)
    late = Event.objects.create(
        school=scene.cast.school,
        actor_name="Catherine Hallam",
        verb="edited",
        target_type="action",
        target_id=scene.action.pk,
        area_id=scene.area.pk,
        sentence="Weekly reasoning lessons: due date changed",
        at=first.sent_at - timedelta(seconds=2),
    )
    second = send(make_meeting(scene.cast, days=40), scene.cast)
    assert second.content["changes"]["ids"] == [late.pk]


def test_three_packs_within_minutes_say_nothing_twice(scene):
    told = []
    for day in (5, 6, 7, 8):
        a_note(scene, scene.cast, dates.today())
        told.append(send(make_meeting(scene.cast, days=day), scene.cast).content["changes"]["ids"])
    assert [len(ids) for ids in told] == [1, 1, 1, 1]
    assert len({pk for ids in told for pk in ids}) == 4
