"""Mails that go at once, such as an invitation or a code."""

from typing import Any

from django.db import transaction

from schools.days import dates
from schools.mail import emails
from schools.mail.delivery.sending import LEASE, sent
from schools.mail.delivery.smtp import words_of
from schools.mail.digests import ALONE, message_id
from schools.mail.models import Mail, Notice
from schools.mail.notices import Due


def send_now(name: str, *, key: str, to: str, about: Due | None = None, **context: Any) -> Mail:
    """Send the mail `templates/emails/<name>` to one address now, and keep what became of it. `key` names the mail
    for ever (`invitation:12`): the second call with a key sends nothing.

    Call it after the transaction whose mail it is (`transaction.on_commit`, or a view that is done writing): it stands
    in none itself, so that the row stays whatever happens next. Such a mail may hold a secret, and secrets are kept
    nowhere: so it cannot be written again, is not tried again, and a server that does not take it is told to the
    caller as `emails.NotSent`. With `about`, the school's delivery record shows it, beside the person.
    """
    now = dates.now()
    mail, first = Mail.objects.get_or_create(
        key=key,
        defaults={
            "kind": Mail.Kind.SINGLE,
            "address": to,
            "on": now.astimezone(dates.LONDON).date(),
            "state": Mail.State.CLAIMED,
            "send_after": now,
            "lease_until": now + LEASE,
            "fence": 1,
            "attempts": 1,
            "data_began": True,
            "message_id": message_id(key),
        },
    )
    if not first:
        return mail
    if about:
        _show_in_record(mail, about)
    message = emails.write(name, to=to, headers={"Message-ID": mail.message_id}, **context)
    Mail.objects.filter(pk=mail.pk).update(subject=message.subject[:300])
    try:
        emails.hand_over(message)
    except emails.NotSent as not_sent:
        said = words_of(not_sent.__cause__ or not_sent)
        Mail.objects.filter(pk=mail.pk).update(state=Mail.State.FAILED, lease_until=None, last_error=said)
        raise
    sent(mail, at=dates.now())
    mail.refresh_from_db()
    return mail


def post(about: Due, *, to: str) -> bool:
    """Put one notice into a mail of its own, which the next delivery sends like any other, again and again until the
    mail server takes it: for what is told at once and holds no secret. Stands in the transaction of the write it tells
    of. A reason that is known already is not told again; says whether it is new."""
    now = dates.now()
    notice, new = Notice.objects.get_or_create(
        person_id=about.person_id,
        kind=about.kind,
        subject_type=about.subject_type,
        subject_id=about.subject_id,
        due_on=about.due_on,
        defaults={"school_id": about.school_id, "line": about.line},
    )
    if new:
        key = f"{ALONE}{notice.pk}"
        notice.mail = Mail.objects.create(
            kind=Mail.Kind.DIGEST,
            key=key,
            address=to.lower(),
            on=now.astimezone(dates.LONDON).date(),
            send_after=now,
            message_id=message_id(key),
        )
        notice.save(update_fields=["mail"])
    return new


def _show_in_record(mail: Mail, about: Due) -> None:
    with transaction.atomic():
        Notice.objects.update_or_create(
            person_id=about.person_id,
            kind=about.kind,
            subject_type=about.subject_type,
            subject_id=about.subject_id,
            due_on=about.due_on,
            defaults={"school_id": about.school_id, "line": about.line, "mail": mail},
        )
