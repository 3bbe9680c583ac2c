"""Which reminders somebody gets, and at what hour."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core import mail

from config import reminders, tasks
from config.docs import drawing as docs
from schools.days.dates import LONDON
from schools.mail import choices
from schools.mail.choices import GROUPS, group_of
from schools.models import MailChoice, Notice
from tests.cast import make_action, make_area
from tests.html_forms import main_form

FRIDAY = datetime(2026, 6, 12, 7, 30, tzinfo=LONDON)
pytestmark = pytest.mark.usefixtures("no_adviser")


@pytest.fixture(autouse=True)
def on_friday_morning():
    with time_machine.travel(FRIDAY, tick=False):
        yield


@pytest.fixture
def action(cast):
    return make_action(make_area(cast.school), owner=cast.teacher, review_on=FRIDAY.date())


def test_every_kind_of_reminder_belongs_to_one_group():
    for kind in reminders.KINDS:
        fitting = [name for name, (_, begins) in GROUPS.items() if kind.startswith(begins)]
        assert group_of(kind) in fitting, kind
    assert {group_of(kind) for kind in reminders.KINDS} == set(GROUPS)
    assert group_of("invitation") == ""
    assert all(f"`{kind}`" in docs.drawn()["reminders.md"] for kind in reminders.KINDS)


def test_what_is_turned_off_is_not_sent_and_the_school_reads_why(cast, action, sign_in):
    client = sign_in(cast.teacher)
    data = main_form(client.get("/accounts/reminders/").text)
    assert set(data["wanted"]) == set(GROUPS) and data["hour"] == ["7"]
    data["wanted"].remove("reviews")
    assert client.post("/accounts/reminders/", data).status_code == 302
    tasks.tick()
    assert not mail.outbox
    assert Notice.objects.get().suppressed_because == "Josh Ellery has turned these reminders off"
    assert "has turned these reminders off" in sign_in(cast.head).get("/schools/142345/messages/").text


def test_the_others_still_come(cast, action):
    choices.choose(cast.teacher.address, off=["reviews"])
    type(action).objects.filter(pk=action.pk).update(due_on=FRIDAY.date() - timedelta(days=2))
    tasks.tick()
    (only,) = [each for each in mail.outbox if each.to == [cast.teacher.address]]
    assert only.subject.startswith("Overdue") and "Review" not in only.body.split("Why did I")[0].replace(
        "Reviews", ""
    )


@pytest.mark.parametrize(("hour", "at", "sent"), [(6, 6, 1), (7, 6, 0), (9, 8, 0), (9, 9, 1), (20, 19, 0)])
def test_it_comes_at_the_hour_that_was_chosen(cast, action, hour, at, sent):
    choices.choose(cast.teacher.address, off=[], hour=hour)
    with time_machine.travel(FRIDAY.replace(hour=at, minute=5), tick=False):
        tasks.tick()
    assert len(mail.outbox) == sent


def test_two_people_each_at_their_own_hour(cast, action):
    make_action(action.area, "Another", owner=cast.leader, review_on=FRIDAY.date(), order=2)
    choices.choose(cast.teacher.address, off=[], hour=12)
    tasks.tick()
    assert [each.to for each in mail.outbox] == [[cast.leader.address]]
    with time_machine.travel(FRIDAY.replace(hour=12), tick=False):
        tasks.tick()
    assert [each.to for each in mail.outbox][1:] == [[cast.teacher.address]]


def test_with_no_tick_at_all_nothing_comes(cast, action, sign_in):
    client = sign_in(cast.teacher)
    data = main_form(client.get("/accounts/reminders/").text)
    data.pop("wanted")
    client.post("/accounts/reminders/", data)
    assert MailChoice.objects.get().off == sorted(GROUPS)


def test_an_hour_that_is_none_is_told(cast, sign_in):
    client = sign_in(cast.teacher)
    data = main_form(client.get("/accounts/reminders/").text) | {"hour": ["3"]}
    answer = client.post("/accounts/reminders/", data)
    assert "Choose the hour from the list" in answer.text and not MailChoice.objects.exists()
