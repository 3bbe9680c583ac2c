"""Whether the mail moves, for whoever watches over Cairn from outside."""

from datetime import timedelta

from schools.days import dates
from schools.mail.delivery import state
from schools.models import Mail


def test_the_worker_was_here_and_nothing_waits(db, client):
    assert client.get("/health/deep").status_code == 503
    state.ticked(dates.now())
    answer = client.get("/health/deep")
    assert answer.status_code == 200 and "worker: here" in answer.text


def test_a_mail_that_waits_for_too_long(db, client):
    state.ticked(dates.now())
    at = dates.now() - timedelta(hours=2)
    Mail.objects.create(
        key="k", address="a@b.example", on=at.date(), send_after=at, created_at=at, message_id="<k@x>"
    )
    answer = client.get("/health/deep")
    assert answer.status_code == 503 and "mails waiting: 1, the oldest for 120 minutes" in answer.text
