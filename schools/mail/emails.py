"""Writing one mail: the words in `templates/emails/<name>.txt`, its subject on the first line, and the same in HTML."""

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

log = logging.getLogger(__name__)


class NotSent(Exception):
    """The mail server did not take the mail. The sentence is for the person who waits for it."""

    sentence = "The mail could not be sent just now: the mail server did not take it. Wait a few minutes and try again."


def address_of(path: str) -> str:
    """The whole address of a page, for a mail. Never from the request: its Host header is the sender's to choose."""
    return settings.SITE_URL + path


def send(name: str, *, to: str, **context: Any) -> None:
    """Write the mail `name` to one address and hand it to the mail server. Raises `NotSent`."""
    hand_over(write(name, to=to, **context))


def write(
    name: str, *, to: str, headers: dict[str, str] | None = None, **context: Any
) -> EmailMultiAlternatives:
    """The mail `name` to one address, not sent yet."""
    context |= {"site_url": settings.SITE_URL, "email": to}
    subject, _, words = render_to_string(f"emails/{name}.txt", context).strip().partition("\n")
    mail = EmailMultiAlternatives(" ".join(subject.split()), words.strip() + "\n", to=[to], headers=headers)
    mail.attach_alternative(render_to_string(f"emails/{name}.html", context), "text/html")
    return mail


def hand_over(mail: EmailMultiAlternatives) -> None:
    """Hand a mail to the mail server. Raises `NotSent`, from the server's own words."""
    try:
        mail.send()
    except (SMTPException, OSError) as error:
        log.error("mail «%s» was not sent: %s", mail.subject, error)
        raise NotSent from error
