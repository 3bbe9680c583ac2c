"""What has been overdue for five school days is told to one more person."""

from datetime import date, datetime

import pytest
import time_machine

from config import reminders
from improvement.actions import reminders as actions
from improvement.progress.notes import note_action
from schools.days.dates import LONDON
from schools.models import Closure, Notice, School
from tests.cast import make_action, make_area
from tests.reminders_of import reminders_of

FRIDAY = date(2026, 6, 12)
pytestmark = pytest.mark.usefixtures("no_adviser")
due, describe = reminders_of(actions)


@pytest.fixture(autouse=True)
def in_june():
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=LONDON), tick=False):
        yield


@pytest.fixture
def action(cast):
    area = make_area(cast.school, leader=cast.leader, second_person=cast.deputy)
    return make_action(area, "Weekly reasoning lessons", owner=cast.teacher, review_on=FRIDAY)


def told(on):
    return [(d.kind, d.person_id) for d in due(on) if d.kind in actions.ESCALATED.values()]


@pytest.mark.parametrize(
    ("on", "after"),
    [
        (date(2026, 6, 18), False),
        (date(2026, 6, 19), True),
        (date(2026, 6, 20), False),
        (date(2026, 6, 24), True),
    ],
)
def test_after_five_school_days_the_second_person_is_told(cast, action, on, after):
    assert told(on) == ([("review_escalated", cast.deputy.pk)] if after else [])


def test_a_closure_does_not_count(cast, action):
    Closure.objects.create(
        school=cast.school, kind="inset", starts_on=date(2026, 6, 15), ends_on=date(2026, 6, 16)
    )
    assert not told(date(2026, 6, 19)) and not told(date(2026, 6, 22)) and told(date(2026, 6, 23))


def test_without_a_second_person_the_headteacher_is(cast, action):
    type(action.area).objects.update(second_person=None)
    assert told(date(2026, 6, 19)) == [("review_escalated", cast.head.pk)]


def test_a_second_person_who_has_left_is_stood_in_for(cast, action):
    type(action.area).objects.update(second_person=cast.leaver)
    assert told(date(2026, 6, 19)) == [("review_escalated", cast.head.pk)]


def test_whoever_is_told_as_owner_or_leader_is_not_told_twice(cast, action):
    type(action.area).objects.update(second_person=cast.leader)
    assert not told(date(2026, 6, 19))


def test_an_action_that_is_not_done_is_told_of_too(cast, action):
    type(action).objects.update(review_on=None, due_on=FRIDAY)
    assert told(date(2026, 6, 19)) == [("action_escalated", cast.deputy.pk)]


def test_the_chair_hears_of_the_headteacher_only_where_the_school_wants_it(cast, action):
    type(action).objects.update(owner=cast.head)
    type(action.area).objects.update(second_person=None, leader=cast.head)
    assert not told(date(2026, 6, 19))
    School.objects.filter(pk=cast.school.pk).update(chair_hears_of_head=True)
    assert told(date(2026, 6, 19)) == [("review_escalated", cast.chair.pk)]
    type(action).objects.update(owner=cast.teacher)
    assert not told(date(2026, 6, 19))


def test_it_goes_once_for_a_date_and_a_moved_date_earns_a_new_one(cast, action):
    for on in (date(2026, 6, 19), date(2026, 6, 22), date(2026, 6, 30)):
        reminders.queue(on)
    assert Notice.objects.filter(kind="review_escalated").count() == 1
    type(action).objects.update(review_on=date(2026, 6, 22))
    reminders.queue(date(2026, 6, 30))
    assert Notice.objects.filter(kind="review_escalated").count() == 2


def test_how_it_reads_and_where_it_leads(cast, action):
    reminders.queue(date(2026, 6, 19))
    (notice,) = Notice.objects.filter(kind="review_escalated").select_related("person")
    line = describe([notice], date(2026, 6, 19))[notice.pk]
    assert line.sentence.startswith(
        "The review of “Weekly reasoning lessons” was due on Friday 12 June, five school days ago or more"
    )
    assert "owner Josh Ellery" in line.sentence and line.path.endswith(f"/actions/{action.pk}/note/?review=1")


def test_what_is_recorded_meanwhile_is_needed_no_more(cast, action):
    reminders.queue(date(2026, 6, 19))
    (notice,) = Notice.objects.filter(kind="review_escalated").select_related("person")
    with time_machine.travel(datetime(2026, 6, 19, 9, tzinfo=LONDON), tick=False):
        note_action(
            action,
            by=cast.head.user,
            on=date(2026, 6, 19),
            version=action.version,
            text="Seen in three lessons",
            is_review=True,
            next_review=date(2026, 7, 10),
        )
        assert "was recorded on" in describe([notice], date(2026, 6, 19))[notice.pk]
    type(action).objects.update(activity="stopped", stopped_because="Another way")
    assert describe([notice], date(2026, 6, 19))[notice.pk] == "the action was stopped"


def test_somebody_who_is_no_longer_the_one_is_not_told(cast, action):
    reminders.queue(date(2026, 6, 19))
    type(action.area).objects.update(second_person=None)
    (notice,) = Notice.objects.filter(kind="review_escalated").select_related("person")
    assert "no longer answers for it" in describe([notice], date(2026, 6, 19))[notice.pk]
