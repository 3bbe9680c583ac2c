"""The text that crosses the wire says the same as Django's own way of writing it."""

import email
import email.policy

import pytest
from django.core.mail import BadHeaderError, EmailMultiAlternatives

from schools.mail.delivery.text import as_bytes

WORDS = [
    "Plain words.\n",
    "“Quotes”, an é, a ½ and an emoji 🧭\n\n.a dot begins a line\n..and two\n",
    "x" * 3000 + "\n",
    "ends with a space \nand a tab\t\n=20 is no space\n",
    "no line end",
]


def made(words, subject="Review today: Weekly reasoning lessons", **headers):
    given = {
        "Message-ID": "<abc@cairn.example>",
        "List-Unsubscribe": "<https://cairn.example/r/x/>",
    } | headers
    mail = EmailMultiAlternatives(
        subject, words, "Cairn <no-reply@cairn.example>", ["josh@saltmarsh.example"], headers=given
    )
    mail.attach_alternative(f"<p>{words}</p>", "text/html")
    return mail


def parsed(data):
    mail = email.message_from_bytes(data, policy=email.policy.default)
    parts = {kind: mail.get_body([kind]).get_content() for kind in ("plain", "html")}
    headers = {name: str(mail[name]) for name in mail.keys() if name not in ("Date", "Content-Type")}  # noqa: SIM118
    return headers, {kind: words.replace("\r\n", "\n").rstrip("\n") for kind, words in parts.items()}


@pytest.mark.parametrize("words", WORDS)
def test_it_reads_as_the_mail_that_django_would_write(words):
    mail = made(words)
    ours, theirs = parsed(as_bytes(mail)), parsed(mail.message().as_bytes())
    assert ours == theirs
    lines = as_bytes(mail).split(b"\r\n")
    assert all(len(line) <= 998 and b"\n" not in line for line in lines)


@pytest.mark.parametrize(
    "subject", ["Überfällig: “reading”", "Review: " + "ü" * 120, "Review: " + "x" * 1200]
)
def test_any_subject_comes_through(subject):
    headers, _ = parsed(as_bytes(made("Words", subject)))
    assert headers["Subject"].replace(" ", "") == subject.replace(" ", "")


@pytest.mark.parametrize("header", ["Reply-To", "X-Header"])
def test_a_line_break_begins_no_header_of_its_own(header):
    with pytest.raises(BadHeaderError):
        as_bytes(made("Words", **{header: "a@b.example\r\nBcc: everybody@b.example"}))
