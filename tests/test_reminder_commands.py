"""`queue_notices` and `deliver_mail`, as a person or cron runs them; what the tick puts together."""

import json
from datetime import date, datetime

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command

from config import tasks
from schools.days.dates import LONDON
from schools.models import Mail, Notice
from tests.cast import Cast, make_action, make_area

pytestmark = pytest.mark.usefixtures("no_adviser")

FRIDAY = date(2026, 6, 12)


@pytest.fixture(autouse=True)
def on_friday_morning():
    with time_machine.travel(datetime(2026, 6, 12, 7, 30, tzinfo=LONDON), tick=False):
        yield


@pytest.fixture
def action(cast: Cast):
    return make_action(make_area(cast.school), owner=cast.teacher, review_on=FRIDAY)


def test_a_tick_mails_what_is_due_once_however_often_it_comes(action):
    for _ in range(3):
        tasks.tick()
    (only,) = mail.outbox
    assert only.subject == "Review today: Weekly reasoning lessons"
    assert f"/schools/142345/actions/{action.pk}/note/?review=1" in only.body


def test_after_three_days_down_what_still_matters_goes_once_and_the_rest_is_listed(cast, action):
    """Queued on Friday, then everything is down; on Monday one review has been recorded, the other is overdue."""
    other = make_action(action.area, "Another", owner=cast.teacher, review_on=FRIDAY, order=2)
    call_command("queue_notices")
    type(action).objects.filter(pk=other.pk).update(review_on=date(2026, 7, 10), reviewed_on=FRIDAY)
    with time_machine.travel(datetime(2026, 6, 15, 9, tzinfo=LONDON), tick=False):
        for _ in range(2):
            tasks.tick()
    assert [m.subject for m in mail.outbox if m.to == [cast.teacher.address]] == [
        "Review overdue: Weekly reasoning lessons"
    ]
    assert sorted(
        Notice.objects.exclude(suppressed_because="").values_list("subject_id", "suppressed_because")
    ) == [
        (action.pk, "the day of the review has passed"),
        (other.pk, "the review was recorded on Friday 12 June"),
    ]


def test_what_is_queued_is_said_in_words(action, capsys):
    call_command("queue_notices")
    call_command("queue_notices")
    assert capsys.readouterr().out == (
        "1 new notice for Friday 12 June 2026.\n0 new notices for Friday 12 June 2026.\n"
    )


def test_another_day_and_json(action, capsys):
    call_command("queue_notices", on="2026-06-05", json=True)
    call_command("deliver_mail", on="2026-06-05", json=True)
    queued, delivered = map(json.loads, capsys.readouterr().out.splitlines())
    assert queued == {"on": "2026-06-05", "new": 1}
    assert delivered["on"] == "2026-06-05" and delivered["sent"] == 1
    assert mail.outbox[0].subject == "Review on Friday 12 June: Weekly reasoning lessons"


def test_delivery_is_said_in_words(action, capsys):
    call_command("queue_notices", verbosity=0)
    call_command("deliver_mail")
    assert (
        "1 mail sent, 0 to be tried again, 0 refused, 0 in doubt, 0 no longer needed."
        in capsys.readouterr().out
    )


def test_a_mail_server_that_is_away_is_an_exit_code_and_a_sentence(action, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    call_command("queue_notices")
    with pytest.raises(CommandError, match="could not be reached"):
        call_command("deliver_mail")
    assert Mail.objects.get().state == "waiting"


@pytest.mark.parametrize("command", ["queue_notices", "deliver_mail"])
def test_a_day_that_does_not_exist_is_refused(db, command):
    with pytest.raises(CommandError, match="2026-02-31"):
        call_command(command, on="2026-02-31")
