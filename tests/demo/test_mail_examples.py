"""Every mail, on a page of the demo."""

import re

import pytest
from django.test import override_settings

from config import reminders
from demo.mail_examples import examples
from tests.html_forms import compact


def test_every_kind_stands_there_with_its_text(db, client):
    page = compact(client.get("/help/mails/").text)
    for kind in reminders.KINDS:
        assert f'id="{kind}"' in page, kind
    assert "Why did I get this?" in page and "your invitation to Cairn" in page


@pytest.mark.parametrize("name", examples(reminders.KINDS))
def test_the_subject_says_what_the_text_comes_first_and_every_link_leads_somewhere(name):
    mail = examples(reminders.KINDS)[name].make()
    assert 10 < len(mail.subject) < 150 and "{" not in mail.subject + mail.body
    (html, kind), *more = mail.alternatives
    assert kind == "text/html" and not more
    assert all(link.startswith(("http://", "https://")) for link in re.findall(r'href="([^"]+)"', html))
    assert "<img" not in html and "<script" not in html and 'bgcolor="#ffffff"' in html
    for link in re.findall(r"https?://\S+", mail.body):
        assert link.rstrip(".") in html or link in html


def test_not_outside_the_demo(db, client):
    with override_settings(DEMO=False, TESTING=False):
        assert client.get("/help/mails/").status_code == 404
