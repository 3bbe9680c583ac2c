"""The delivery record of a school: to whom, what, when, and what became of it, in words."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from schools.access import Capability, rows
from schools.days import dates
from schools.mail.models import Mail, Notice
from schools.people.models import User
from schools.school.models import School

State = Mail.State
REFUSED = "was refused twice"
LONG = 3  # attempts: many servers put off the first mail of a sender they do not know


@dataclass(frozen=True)
class DeliveryEntry:
    """One line of the record. `words` say why, mostly in those of the mail server; `trouble`: somebody at the school
    should look at it."""

    to: str
    address: str
    what: str
    at: datetime
    outcome: str
    words: str = ""
    trouble: bool = False


def notices_of(school: School, *, user: User) -> QuerySet[Notice]:
    """The notices of the school that this user may read of, newest first."""
    notices = rows(Notice.objects.all(), user, Capability.READ_DELIVERY, school)
    return notices.select_related("person", "mail").order_by("-created_at", "-pk")


def entry(notice: Notice, today: date) -> DeliveryEntry:
    """What is known of one notice."""
    mail = notice.mail
    outcome, words, trouble = _outcome(notice, mail, today)
    at = mail.sent_at if mail and mail.sent_at else notice.created_at
    what = notice.line or (mail.subject if mail else "") or notice.kind.replace("_", " ")
    if words[:3].isdecimal():
        words = f"The mail server said: {words}"
    return DeliveryEntry(notice.person.name, mail.address if mail else "", what, at, outcome, words, trouble)


def _outcome(notice: Notice, mail: Mail | None, today: date) -> tuple[str, str, bool]:
    if notice.suppressed_because:
        return (
            f"No longer needed: {notice.suppressed_because}",
            "",
            notice.suppressed_because.startswith("there is no e-mail")
            or REFUSED in notice.suppressed_because,
        )
    if mail is None:
        return "Waits for the next morning’s mail", "", False
    if mail.state == State.SENT and mail.sent_at:
        return f"Accepted by the mail server on {_moment(mail.sent_at, today)}", "", False
    if mail.state == State.FAILED:
        return "Refused by the mail server", mail.last_error, True
    if mail.state == State.UNKNOWN:
        again = "it goes once more" if mail.lease_until is None else "ask whether it arrived"
        return f"Perhaps sent, {again}", mail.last_error, True
    if mail.last_error:
        tried_for_long = mail.attempts >= LONG
        return f"Still trying, next on {_moment(mail.send_after, today)}", mail.last_error, tried_for_long
    return "Being sent", "", False


def _moment(at: datetime, today: date) -> str:
    local = at.astimezone(dates.LONDON)
    clock = f"{local.hour % 12 or 12}:{local:%M}{'am' if local.hour < 12 else 'pm'}"
    return f"{dates.day_words(local.date(), beside=today)}, {clock}"
