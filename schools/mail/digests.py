"""One digest a person and day: notices become lines of a `Mail`."""

import hashlib
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import islice
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection, transaction

from schools.days import dates
from schools.days.calendars import calendars
from schools.days.typical import is_weekday
from schools.mail import choices
from schools.mail.delivery.refusals import refusals
from schools.mail.models import Mail, Notice

TOGETHER = 500
ALONE = "notice:"  # the key of a mail that holds one notice and takes no other
DAY = timedelta(days=1)


def gather(now: datetime) -> int:
    """Put the notices that may go now into mails; says how many mails are new.

    At the person's hour (07:00 in England unless they chose another, whatever zone the server keeps) and until midnight; on school
    days of the school, or on working days for people of a responsible body. Whoever had today's digest waits for the
    next; whoever's last digest still waits gets the new lines in that one.
    """
    day = now.astimezone(dates.LONDON).date()
    if now < dates.london(day, time(choices.earliest_hour())):
        return 0
    addressed = _by_address(day)
    for address, refusal in refusals(addressed).items():
        if refusal.stops:
            because = f"{address} was refused twice: {refusal.words}"[:200]
            Notice.objects.filter(pk__in=addressed.pop(address), mail=None).update(suppressed_because=because)
    wanted = choices.wanted_by(addressed)
    addressed = {
        address: notices
        for address, notices in addressed.items()
        if now >= dates.london(day, time(wanted[address].hour))
    }
    made = 0
    several = iter(addressed.items())
    while some := dict(islice(several, TOGETHER)):
        made += _into_mails(some, day, now)
    return made


def _by_address(day: date) -> dict[str, list[int]]:
    """The notices that may go on the day, by the address of their person."""
    waiting = list(
        Notice.objects.filter(mail=None, suppressed_because="").select_related("person__user").order_by("pk")
    )
    openings = calendars({notice.school_id for notice in waiting if not notice.person.body_id}, day)
    addressed, without = defaultdict(list), []
    for notice in waiting:
        person = notice.person
        if not (is_weekday(day) if person.body_id else openings[notice.school_id].is_school_day(day)):
            continue
        if person.address:
            addressed[person.address.lower()].append(notice.pk)
        else:
            without.append(notice)
    for notice in without:
        because = f"there is no e-mail address for {notice.person.name}"
        Notice.objects.filter(pk=notice.pk, mail=None).update(suppressed_because=because)
    return addressed


@transaction.atomic
def _into_mails(addressed: dict[str, list[int]], day: date, now: datetime) -> int:
    """Give each notice the digest of its address. Locks what it reads: a mail that is being sent gets no more lines."""
    waiting = Notice.objects.filter(
        mail=None, suppressed_because="", pk__in=[pk for pks in addressed.values() for pk in pks]
    )
    free = set(waiting.select_for_update().order_by("pk").values_list("pk", flat=True))
    addressed = {
        address: live for address, pks in addressed.items() if (live := [pk for pk in pks if pk in free])
    }
    digests = Mail.objects.filter(kind=Mail.Kind.DIGEST, address__in=addressed)
    digests = digests.exclude(key__startswith=ALONE).select_for_update()
    open_ones = {mail.address: mail for mail in digests.filter(state=Mail.State.WAITING).order_by("-pk")}
    done = {mail.address: mail for mail in digests.filter(on=day).exclude(state=Mail.State.WAITING)}
    for mail in done.values():
        if mail.state == Mail.State.SUPPRESSED and mail.address not in open_ones:
            Mail.objects.filter(pk=mail.pk).update(state=Mail.State.WAITING, send_after=now)
            open_ones[mail.address] = mail
    fresh = [
        digest(address, day, now) for address in addressed if address not in open_ones and address not in done
    ]
    Mail.objects.bulk_create(fresh, ignore_conflicts=True)
    keys = [mail.key for mail in fresh]
    open_ones |= {mail.address: mail for mail in Mail.objects.filter(key__in=keys, state=Mail.State.WAITING)}
    pairs = [
        (open_ones[address].pk, pk)
        for address, pks in addressed.items()
        if address in open_ones
        for pk in pks
    ]
    with (
        connection.cursor() as cursor
    ):  # bulk_update took ten times as long, most of it to write down its own SQL
        cursor.executemany("UPDATE schools_notice SET mail_id = %s WHERE id = %s", pairs)
    return len(fresh)


def digest(address: str, day: date, now: datetime) -> Mail:
    key = f"digest:{address}:{day}"
    return Mail(
        kind=Mail.Kind.DIGEST, key=key, address=address, on=day, send_after=now, message_id=message_id(key)
    )


def message_id(key: str) -> str:
    """The same for the same key for ever, so that a mail sent twice can be told for one."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{urlsplit(settings.SITE_URL).hostname}>"
