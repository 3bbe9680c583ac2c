"""The link under each mail: one click in a mail program stops them, opening it does nothing."""

import re
from datetime import datetime

import pytest
import time_machine
from django.core import mail
from django.test import Client, override_settings

from config import tasks
from schools.days.dates import LONDON
from schools.mail import choices
from schools.mail.choices import GROUPS
from schools.models import MailChoice
from tests.cast import make_action, make_area
from tests.html_forms import compact

FRIDAY = datetime(2026, 6, 12, 7, 30, tzinfo=LONDON)
pytestmark = pytest.mark.usefixtures("no_adviser")


@pytest.fixture
def sent(cast):
    make_action(make_area(cast.school), owner=cast.teacher, review_on=FRIDAY.date())
    with time_machine.travel(FRIDAY, tick=False):
        tasks.tick()
    (only,) = mail.outbox
    return only


@pytest.fixture
def path(sent):
    link = sent.extra_headers["List-Unsubscribe"]
    assert re.fullmatch(r"<https?://\S+/reminders/\S+/>", link)
    return "/reminders/" + link[1:-1].split("/reminders/")[1]


def anybody():
    """A mail program or a scanner: no session, and no token against forged forms."""
    return Client(enforce_csrf_checks=True)


def test_every_mail_carries_the_headers_and_says_why_it_came(cast, sent, path):
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    for words in (sent.body, sent.alternatives[0].content):
        assert "Why did I get this? Such mails go to the owner of the action." in compact(words)
        assert path in words


def test_a_scanner_that_opens_it_however_often_changes_nothing(sent, path):
    for _ in range(5):
        for method in (anybody().get, anybody().head, anybody().options):
            method(path)
    assert not MailChoice.objects.exists()


def test_one_click_stops_all_without_a_session_and_twice_is_the_same(cast, sent, path):
    for _ in range(2):
        answer = anybody().post(path, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200 and "set-cookie" not in {name.lower() for name in answer.headers}
    assert MailChoice.objects.get().off == sorted(GROUPS)
    make_action(make_area(cast.school, "Writing"), owner=cast.teacher, review_on=FRIDAY.date())
    with time_machine.travel(FRIDAY.replace(hour=9), tick=False):
        tasks.tick()
    assert len(mail.outbox) == 1


def test_a_person_stops_all_some_or_none(sent, path):
    client = anybody()
    page = client.get(path).text
    assert "Nothing has changed yet" in page and "j…@saltmarsh.example" in page
    assert "josh.ellery" not in page and "Saltmarsh Junior" not in page
    assert "No reminders come to j…" in client.post(path, {"press": "stop"}, follow=True).text
    client.post(path, {"press": "again"})
    assert MailChoice.objects.get().off == []
    client.post(path, {"wanted": ["reviews"], "hour": "9"})
    row = MailChoice.objects.get()
    assert row.off == sorted(set(GROUPS) - {"reviews"}) and row.hour == 9


@pytest.mark.parametrize("token", ["nonsense", "a:b:c"])
def test_a_broken_link_says_so(db, token):
    answer = anybody().get(f"/reminders/{token}/")
    assert answer.status_code == 404 and "This link is not whole" in answer.text
    assert anybody().post(f"/reminders/{token}/", {"List-Unsubscribe": "One-Click"}).status_code == 404


def test_a_token_is_of_one_address_and_outlives_a_new_key(cast, db):
    token = choices.token_of("A@b.example")
    assert choices.address_of(token) == "a@b.example"
    assert choices.address_of(token[:-2]) == ""
    from django.conf import settings

    with override_settings(SECRET_KEY="another" * 8, SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert choices.address_of(token) == "a@b.example"
    with override_settings(SECRET_KEY="another" * 8):
        assert choices.address_of(token) == ""
