"""An address that the mail server refuses: the school reads it, nothing more goes there, until it is changed or tried again."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from config import tasks
from schools.days.dates import LONDON
from schools.mail.delivery.refusals import refusals
from schools.models import Mail, Notice, Person, User
from tests.cast import make_action, make_area

FRIDAY = date(2026, 6, 12)
pytestmark = pytest.mark.usefixtures("no_adviser")


@pytest.fixture(autouse=True)
def on_friday():
    with time_machine.travel(datetime(2026, 6, 12, 7, 30, tzinfo=LONDON), tick=False):
        yield


def refuse(cast, times):
    at = datetime(2026, 6, 8, 7, 30, tzinfo=LONDON)
    for n in range(times):
        day = at + timedelta(days=n)
        Mail.objects.create(
            key=f"digest:{n}", address=cast.teacher.address, on=day.date(), state="failed", send_after=day,
            created_at=day, message_id=f"<{n}@x>", last_error="550 5.1.1 No such person here",
        )  # fmt: skip


@pytest.fixture
def action(cast):
    return make_action(make_area(cast.school), owner=cast.teacher, review_on=FRIDAY)


def test_once_is_shown_and_the_next_mail_goes_all_the_same(cast, action, sign_in):
    refuse(cast, 1)
    page = sign_in(cast.head).get("/schools/142345/people/").text
    assert "Mail is refused" in page and "550 5.1.1 No such person here" in page
    assert "Nothing more is sent" not in page
    tasks.tick()
    assert len(mail.outbox) == 1 and not refusals([cast.teacher.address])


def test_twice_stops_it_with_the_reason_and_trying_again_starts_it(cast, action, sign_in):
    refuse(cast, 2)
    tasks.tick()
    assert not mail.outbox
    assert "was refused twice: 550 5.1.1" in Notice.objects.get().suppressed_because
    client = sign_in(cast.head)
    assert "was refused twice" in client.get("/schools/142345/messages/").text
    assert "Nothing more is sent until the address is changed." in client.get("/schools/142345/people/").text
    page = client.post(f"/schools/142345/people/{cast.teacher.pk}/mail/", follow=True).text
    assert "The next mail goes to" in page and "Mail is refused" not in page
    make_action(action.area, "Another", owner=cast.teacher, review_on=FRIDAY, order=2)
    tasks.tick()
    assert len(mail.outbox) == 1


def test_a_mail_that_was_taken_between_two_refusals_parts_them(cast):
    refuse(cast, 3)
    Mail.objects.filter(key="digest:1").update(state="sent", last_error="")
    (refusal,) = refusals([cast.teacher.address]).values()
    assert refusal.times == 1 and not refusal.stops


def test_a_new_address_has_a_clean_sheet(cast, action):
    refuse(cast, 2)
    User.objects.filter(pk=cast.teacher.user_id).update(email="new@saltmarsh.example")
    tasks.tick()
    assert [each.to for each in mail.outbox] == [["new@saltmarsh.example"]]


def test_governors_read_no_address_and_no_refusal(cast, sign_in):
    refuse(cast, 2)
    assert "Mail is refused" not in sign_in(cast.governor).get("/schools/142345/people/").text
    assert Person.objects.filter(pk=cast.teacher.pk).exists()
