"""How the mail of all schools stands, for whoever runs Cairn."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from config import tasks
from schools.days import dates
from schools.mail.delivery import state
from schools.models import Mail, Notice, Tick, User
from tests.html_forms import compact

URL = "/operator/mail/"


@pytest.fixture
def operator(cast):
    call_command("make_operator", cast.head.address.upper(), verbosity=0)
    cast.head.user.refresh_from_db()
    return cast.head


def make_mail(cast, state_="waiting", *, minutes=0, **fields):
    at = dates.now() - timedelta(minutes=minutes)
    number = Mail.objects.count()
    return Mail.objects.create(
        key=f"digest:{number}", address=cast.teacher.address, on=at.date(), state=state_, send_after=at,
        created_at=at, message_id=f"<{number}@x>", **fields,
    )  # fmt: skip


def test_for_everybody_else_there_is_no_such_page(cast, client):
    for person in cast.everyone().values():
        client.force_login(person.user)
        assert client.get(URL).status_code == 404
    client.logout()
    assert client.get(URL).status_code == 302


def test_it_says_what_waits_for_how_long_what_was_refused_and_what_went(cast, operator, sign_in):
    make_mail(cast, minutes=42)
    make_mail(cast, "failed", last_error="550 5.1.1 No such person here")
    sent = make_mail(cast, "sent", sent_at=dates.now())
    Notice.objects.create(
        school=cast.school, person=cast.teacher, kind="review_today", subject_type="action", subject_id=1,
        due_on=dates.today(), mail=sent,
    )  # fmt: skip
    state.ticked(dates.now())
    page = compact(sign_in(operator).get(URL).text)
    assert "1 mail waits, the oldest for 42 minutes" in page
    assert "550 5.1.1 No such person here" in page and "j…@" in page
    assert cast.teacher.address not in page and "Josh" not in page
    assert "review_today" in page


def test_a_worker_that_is_away_is_the_headline(cast, operator, sign_in):
    client = sign_in(operator)
    assert "The worker has not been here yet" in client.get(URL).text
    state.ticked(dates.now() - timedelta(minutes=40))
    assert "The worker has not been here for 40 minutes" in client.get(URL).text


def test_the_tick_notes_that_it_was_here(cast):
    tasks.tick()
    tasks.tick()
    (row,) = Tick.objects.all()
    assert dates.now() - row.at < timedelta(minutes=1) and row.trouble == ""


def test_it_is_taken_away_again_and_nobody_becomes_one_by_mistake(cast, operator):
    call_command("make_operator", cast.head.address, "--end", verbosity=0)
    assert not User.objects.filter(is_operator=True).exists()
    with pytest.raises(CommandError, match="Nobody signs in with"):
        call_command("make_operator", "nobody@nowhere.example", verbosity=0)
