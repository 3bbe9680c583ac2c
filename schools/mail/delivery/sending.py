"""Sending the mails that wait: claim, look again, send, note it.

A mail is claimed by a conditional UPDATE that gives a lease of five minutes and a fence number one higher. Whoever slept
past the lease finds another number at the last moment before the text crosses, and does not send.
"""

import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import connection, transaction
from django.db.models import F, Q

from schools.days import dates
from schools.mail import choices, emails
from schools.mail.delivery.pace import Pace
from schools.mail.delivery.permitted import no_longer_to_be_told
from schools.mail.delivery.smtp import InDoubt, NotOurs, NotTaken, Unreachable, Wire
from schools.mail.digests import ALONE
from schools.mail.models import Mail, Notice
from schools.mail.notices import Line

log = logging.getLogger(__name__)
State = Mail.State

TOGETHER = 100
DOUBTS_IN_A_ROW = 2
LEASE = timedelta(minutes=5)
WAITS = [timedelta(minutes=m) for m in (1, 5, 30, 120)]
AFTER_THAT = timedelta(days=1)
WHEN_UNREACHABLE = timedelta(minutes=1)
STOPPED_MIDWAY = "Cairn was stopped while the mail server was taking it."

Describe = Callable[[list[Notice], date], dict[int, Line | str]]
Lines = dict[int, list[tuple[Notice, Line]]]


@dataclass
class Delivered:
    """What became of the mails of one delivery. `trouble` holds the words of a mail server that could not be reached."""

    sent: int = 0
    waiting: int = 0
    refused: int = 0
    in_doubt: int = 0
    not_needed: int = 0
    trouble: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def deliver(describe: Describe, *, clock: Callable[[], datetime] = dates.now) -> Delivered:
    """Send every mail that waits and whose time has come, each to its one person.

    `describe(notices, on)` says for each notice, by its id, how it reads now (`Line`), or in a few words why nobody
    need be told any more: that is kept on the notice, and nothing is sent for it. What becomes of one mail never
    touches the others; only a mail server that cannot be reached at all ends the delivery, until the next tick.
    """
    so_far = Delivered()
    wire, pace = Wire(), Pace(settings.MAIL_PER_MINUTE)
    take_back_what_was_left(clock())
    try:
        while mails := claim(clock(), pace.at_once(TOGETHER)):
            lines = _look_again(mails, describe, clock().astimezone(dates.LONDON).date())
            doubts = 0
            while mails:
                before = so_far.in_doubt
                pace.wait()
                try:
                    _send_one(mails[0], lines.get(mails[0].pk), wire, clock, so_far)
                    mails = mails[1:]
                    doubts = doubts + 1 if so_far.in_doubt > before else 0
                    if doubts == DOUBTS_IN_A_ROW:
                        raise Unreachable("It takes mails and does not say what becomes of them.")
                except Unreachable as error:
                    _let_go(mails, clock(), so_far, str(error))
                    return so_far
    finally:
        wire.close()
    return so_far


def take_back_what_was_left(now: datetime) -> None:
    """Mails whose lease ran out: their worker died or sleeps. One whose text had begun to cross is in doubt and is
    sent once more; a second time in doubt is left as it is, for people to see. A single mail cannot be written again:
    it held a secret that is kept nowhere."""
    undecided = Q(state=State.CLAIMED) | Q(state=State.UNKNOWN, data_began=False)
    left = Mail.objects.filter(undecided, lease_until__lt=now)
    if not left.exists():
        return
    on = {"fence": F("fence") + 1, "lease_until": None, "send_after": now}
    single, digests = left.filter(kind=Mail.Kind.SINGLE), left.filter(kind=Mail.Kind.DIGEST)
    single.filter(data_began=False).update(
        state=State.FAILED, last_error="Cairn was stopped before it was sent.", **on
    )
    single.filter(state=State.CLAIMED).update(
        state=State.UNKNOWN, last_error=STOPPED_MIDWAY, fence=F("fence") + 1
    )
    digests.filter(state=State.CLAIMED, data_began=False).update(state=State.WAITING, **on)
    digests.filter(state=State.CLAIMED, data_began=True).update(
        state=State.UNKNOWN, last_error=STOPPED_MIDWAY, **on
    )
    digests.filter(state=State.UNKNOWN, data_began=False).update(**on)


def claim(now: datetime, most: int = TOGETHER) -> list[Mail]:
    """Some of the mails whose time has come, now ours for five minutes and nobody else's; `state` is what each was."""
    wait = Q(state=State.WAITING) | Q(state=State.UNKNOWN, lease_until=None)
    ready = Mail.objects.filter(wait, kind=Mail.Kind.DIGEST, send_after__lte=now)
    if not ready.exists():  # asked first, so that an idle tick takes no lock
        return []
    skip = connection.features.has_select_for_update_skip_locked
    with transaction.atomic():
        mails = list(ready.order_by("send_after", "pk").select_for_update(skip_locked=skip)[:most])
        for mail in mails:
            mail.fence += 1
            mail.attempts += 1
        changed = {
            "lease_until": now + LEASE,
            "fence": F("fence") + 1,
            "attempts": F("attempts") + 1,
            "data_began": False,
            "on": now.astimezone(dates.LONDON).date(),
        }
        ours = Mail.objects.filter(wait, pk__in=[mail.pk for mail in mails])
        ours.filter(state=State.UNKNOWN).update(**changed)
        ours.filter(state=State.WAITING).update(state=State.CLAIMED, **changed)
    return mails


def _look_again(mails: list[Mail], describe: Describe, on: date) -> Lines:
    """The lines of each mail. If the apps cannot describe the notices of one, the others go nevertheless."""
    try:
        return _lines_still_wanted(mails, describe, on)
    except Exception:
        if len(mails) == 1:
            log.exception("the notices of mail %s could not be described", mails[0].pk)
            return {}
    lines: Lines = {}
    for mail in mails:
        lines |= _look_again([mail], describe, on)
    return lines


def _lines_still_wanted(mails: list[Mail], describe: Describe, on: date) -> Lines:
    """Look again at every notice of these mails. What is no longer due, or no longer for this person, is told to
    nobody, with the reason kept; what is for an address the person has changed waits for a mail to the new one."""
    addresses = {mail.pk: mail.address for mail in mails}
    live = Notice.objects.filter(mail__in=addresses, suppressed_because="").select_related(
        "person__user", "school"
    )
    notices = list(live.order_by("school__name", "due_on", "pk"))
    reasons = no_longer_to_be_told(notices, on)
    described = describe([notice for notice in notices if notice.pk not in reasons], on)
    lines: Lines = {pk: [] for pk in addresses}
    told: dict[int, set] = defaultdict(set)
    for notice in notices:
        pk = cast(int, notice.mail_id)
        what = reasons.get(notice.pk) or described.get(notice.pk, "there is nothing to say of it any more")
        same = (notice.kind, notice.subject_type, notice.subject_id, notice.due_on)
        if isinstance(what, str):
            _keep(notice, suppressed_because=what[:200])
        elif notice.person.address.lower() != addresses[pk]:
            _keep(notice, mail=None)
        elif same in told[pk]:
            _keep(notice, suppressed_because="it is in the same mail already")
        else:
            told[pk].add(same)
            lines[pk].append((notice, what))
            if notice.line != what.sentence:
                _keep(notice, line=what.sentence)
    return lines


def _keep(notice: Notice, **fields: Any) -> None:
    Notice.objects.filter(pk=notice.pk).update(**fields)


def _send_one(
    mail: Mail,
    lines: list[tuple[Notice, Line]] | None,
    wire: Wire,
    clock: Callable[[], datetime],
    so_far: Delivered,
) -> None:
    """`lines` is None when it could not be found out what they are."""
    in_doubt = mail.state == State.UNKNOWN
    resting = State.UNKNOWN if in_doubt else State.WAITING
    if lines == []:
        _note(mail, **(_left_in_doubt(clock()) if in_doubt else {"state": State.SUPPRESSED}))
        so_far.not_needed += 1
        return
    try:
        if lines is None:
            raise LookupError("its notices could not be described")
        message = write(mail, lines)
        wire.hand_over(message, before_data=lambda: _begin(mail, str(message.subject)))
    except NotOurs:
        log.warning("mail %s was taken over by another worker", mail.pk)
    except Unreachable:
        raise
    except NotTaken as answer:
        if answer.for_good:
            _note(mail, state=State.FAILED, last_error=str(answer), data_began=False)
            so_far.refused += 1
        else:
            _note(
                mail,
                state=resting,
                send_after=clock() + _wait(mail),
                last_error=str(answer),
                data_began=False,
            )
            so_far.waiting += 1
    except InDoubt as trouble:
        once_more = {"state": State.UNKNOWN, "send_after": clock() + WAITS[0]}
        _note(mail, last_error=str(trouble), **(_left_in_doubt(clock()) if in_doubt else once_more))
        so_far.in_doubt += 1
    except Exception as error:
        log.exception("mail %s could not be written", mail.pk)
        said = f"Cairn could not write this mail ({type(error).__name__})."
        _note(mail, state=resting, send_after=clock() + _wait(mail), last_error=said, data_began=False)
        so_far.waiting += 1
    else:
        sent(mail, at=clock())
        so_far.sent += 1


def write(mail: Mail, lines: list[tuple[Notice, Line]]) -> EmailMultiAlternatives:
    """The message of a digest: what is wanted, school by school, each with the link to where it is done; or of one
    notice that goes alone."""
    schools: dict[str, list[Line]] = defaultdict(list)
    for notice, line in lines:
        schools[notice.school.name].append(line)
    stop = choices.link_of(mail.address)
    return emails.write(
        "notice" if mail.key.startswith(ALONE) else "digest",
        to=mail.address,
        headers={
            "Message-ID": mail.message_id,
            "Auto-Submitted": "auto-generated",
            # One click in the mail program, which no scanner makes: RFC 8058.
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        why=list(dict.fromkeys(line.why for _, line in lines if line.why)),
        stop=stop,
        first=lines[0][1],
        more=len(lines) - 1,
        reader=lines[0][0].person.name,
        several=len(schools) > 1,
        schools=dict(schools),
    )


def _begin(mail: Mail, subject: str) -> None:
    """Note that the text now begins to cross, if the mail is still ours."""
    if not _execute(BEGIN, (True, subject[:300], mail.pk, mail.fence, State.CLAIMED, State.UNKNOWN)):
        raise NotOurs


# Said once a mail and always the same way: Django would take longer to write the words than the database to obey them.
BEGIN = (
    "UPDATE schools_mail SET data_began = %s, subject = %s WHERE id = %s AND fence = %s AND state IN (%s, %s)"
)
SENT = (
    "UPDATE schools_mail SET state = %s, sent_at = %s, lease_until = NULL, last_error = '', fence = fence + 1"
    " WHERE id = %s"
)


def _execute(statement: str, values: tuple) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def sent(mail: Mail, *, at: datetime) -> None:
    """The server has taken it: a fact, whoever holds the claim by now. The fence keeps the other from sending again."""
    _execute(SENT, (State.SENT, connection.ops.adapt_datetimefield_value(at), mail.pk))


def _note(mail: Mail, **fields: Any) -> None:
    """What became of it, unless somebody else has it by now."""
    Mail.objects.filter(pk=mail.pk, fence=mail.fence).update(**{"lease_until": None} | fields)


def _let_go(mails: list[Mail], now: datetime, so_far: Delivered, trouble: str) -> None:
    """Give them back untried: a server that is away is no fault of theirs, so they do not wait longer for it."""
    for mail in mails:
        resting = State.UNKNOWN if mail.state == State.UNKNOWN else State.WAITING
        again = {"send_after": now + WHEN_UNREACHABLE, "attempts": mail.attempts - 1, "data_began": False}
        _note(mail, state=resting, last_error=trouble, **again)
    so_far.waiting += len(mails)
    so_far.trouble = trouble


def _left_in_doubt(now: datetime) -> dict:
    """In doubt for good: the lease that is left on is how nobody claims it again."""
    return {"state": State.UNKNOWN, "lease_until": now, "data_began": True}


def _wait(mail: Mail) -> timedelta:
    return WAITS[mail.attempts - 1] if mail.attempts <= len(WAITS) else AFTER_THAT
