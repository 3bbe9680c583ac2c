"""Somebody puts off their reminders of an action."""

from datetime import date, datetime

import pytest
import time_machine
from django.core import mail

from config import tasks
from improvement.actions import reminders as actions
from improvement.actions import snoozes
from improvement.models import Snooze
from schools.days.dates import LONDON
from schools.errors import Refused
from schools.models import Event, Notice
from tests.cast import make_action, make_area
from tests.html_forms import main_form
from tests.reminders_of import reminders_of

FRIDAY = date(2026, 6, 12)
pytestmark = pytest.mark.usefixtures("no_adviser")
due, describe = reminders_of(actions)


def at(day, hour=7):
    return time_machine.travel(datetime(day.year, day.month, day.day, hour, 30, tzinfo=LONDON), tick=False)


@pytest.fixture(autouse=True)
def on_friday():
    with at(FRIDAY):
        yield


@pytest.fixture
def action(cast):
    area = make_area(cast.school, leader=cast.leader)
    return make_action(area, owner=cast.teacher, due_on=date(2026, 6, 10), review_on=None)


@pytest.fixture
def url(action):
    return f"/schools/142345/actions/{action.pk}/snooze/"


def test_the_others_are_told_and_the_page_says_who_put_it_off_until_when_and_why(cast, action, url, sign_in):
    client = sign_in(cast.teacher)
    page = client.get(url).text
    data = main_form(page)
    assert "Next week: Monday 15 June" in page and "In two weeks: Monday 22 June" in page
    data |= {"until": ["2026-06-22"], "reason": ["Waits for the second visit"]}
    assert client.post(url, data).status_code == 302
    assert {d.person_id for d in due(FRIDAY)} == {cast.leader.pk}
    shown = sign_in(cast.head).get(f"/schools/142345/actions/{action.pk}/").text
    assert "Josh Ellery is reminded again on Monday 22 June: Waits for the second visit" in shown
    assert "Remind me as usual" not in shown
    assert "Josh Ellery is reminded again on Monday 22 June" in Event.objects.first().sentence
    tasks.tick()
    assert {tuple(each.to) for each in mail.outbox} == {(cast.leader.address,)}


def test_on_its_day_it_comes_again_once(cast, action):
    snoozes.put_off(action, by=cast.teacher.user, on=FRIDAY, until=date(2026, 6, 17), reason="Later")
    for day in (date(2026, 6, 15), date(2026, 6, 16), date(2026, 6, 17), date(2026, 6, 18)):
        with at(day):
            tasks.tick()
    to_teacher = [each for each in mail.outbox if each.to == [cast.teacher.address]]
    assert len(to_teacher) == 1
    assert Notice.objects.get(person=cast.teacher).mail.on == date(2026, 6, 17)


def test_a_notice_that_waits_already_is_not_sent_and_keeps_the_reason(cast, action):
    with at(FRIDAY, hour=5):
        tasks.tick()
    snoozes.put_off(action, by=cast.teacher.user, on=FRIDAY, until=date(2026, 6, 17), reason="Later")
    tasks.tick()
    assert (
        Notice.objects.get(person=cast.teacher).suppressed_because == "put off until Wednesday 17 June: Later"
    )


def test_it_is_taken_back(cast, action, sign_in):
    snoozes.put_off(action, by=cast.teacher.user, on=FRIDAY, until=date(2026, 6, 17), reason="Later")
    client = sign_in(cast.teacher)
    page = client.get(f"/schools/142345/actions/{action.pk}/").text
    assert "Remind me as usual" in page
    client.post(f"/schools/142345/actions/{action.pk}/snooze/end/")
    assert not Snooze.objects.in_force(FRIDAY).exists()
    tasks.tick()
    assert [cast.teacher.address] in [each.to for each in mail.outbox]


def test_a_second_one_takes_the_place_of_the_first(cast, action):
    for day in (date(2026, 6, 17), date(2026, 6, 24)):
        snoozes.put_off(action, by=cast.teacher.user, on=FRIDAY, until=day, reason="Later")
    assert [each.until for each in Snooze.objects.in_force(FRIDAY)] == [date(2026, 6, 24)]


@pytest.mark.parametrize("until", [FRIDAY, date(2026, 6, 1), date(2026, 7, 11)])
def test_only_within_four_weeks(cast, action, until):
    with pytest.raises(Refused, match="in the next four weeks"):
        snoozes.put_off(action, by=cast.teacher.user, on=FRIDAY, until=until, reason="Later")


def test_without_a_reason_it_is_not_put_off(cast, url, sign_in):
    client = sign_in(cast.teacher)
    answer = client.post(url, main_form(client.get(url).text) | {"until": ["2026-06-22"]})
    assert "Write the reason" in answer.text and not Snooze.objects.exists()


def test_the_mail_leads_there(cast, action):
    tasks.tick()
    (one,) = [each for each in mail.outbox if each.to == [cast.teacher.address]]
    for words in (one.body, one.alternatives[0].content):
        assert f"/actions/{action.pk}/snooze/" in words
