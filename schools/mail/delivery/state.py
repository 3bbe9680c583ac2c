"""How the mail stands, for whoever runs Cairn: counts and ages, no content and no whole address."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate

from schools.days import dates
from schools.mail.choices import masked
from schools.mail.models import Mail, Notice, Tick

DAYS = 14
WEEK = timedelta(days=7)
LATE = timedelta(minutes=15)  # three ticks: one may be missed, and one may be long
State = Mail.State


@dataclass(frozen=True)
class Queue:
    """What waits to be sent now: how many mails, since when the oldest could have gone, how many are being sent."""

    waiting: int
    oldest: datetime | None
    sending: int
    in_doubt: int
    notices: int

    def age(self, now: datetime) -> timedelta:
        return max(now - self.oldest, timedelta()) if self.oldest else timedelta()


def queue(now: datetime) -> Queue:
    due = Mail.objects.filter(state=State.WAITING, send_after__lte=now)
    return Queue(
        waiting=due.count(),
        oldest=due.order_by("created_at").values_list("created_at", flat=True).first(),
        sending=Mail.objects.filter(state=State.CLAIMED).count(),
        in_doubt=Mail.objects.filter(state=State.UNKNOWN).count(),
        notices=Notice.objects.filter(mail=None, suppressed_because="").count(),
    )


def last_tick() -> Tick | None:
    return Tick.objects.order_by("-at").first()


def ticked(at: datetime, trouble: str = "") -> None:
    """Note that the worker was here; one row, written over."""
    Tick.objects.update_or_create(name="tick", defaults={"at": at, "trouble": trouble[:500]})


def failures(now: datetime) -> list[tuple[datetime, str, str]]:
    """(when, address with most of its name left out, words of the server) of the last week, newest first."""
    rows = Mail.objects.filter(state=State.FAILED, created_at__gte=now - WEEK).order_by("-created_at")
    return [(row.created_at, masked(row.address), row.last_error) for row in rows[:50]]


def volumes(today: date) -> tuple[list[date], list[tuple[str, list[int], int]]]:
    """The last days, and for each kind of notice how many were sent on each of them, most first."""
    days = [today - timedelta(days=n) for n in reversed(range(DAYS))]
    since = dates.london(days[0], time.min)
    rows = (
        Notice.objects.filter(mail__state=State.SENT, mail__sent_at__gte=since, suppressed_because="")
        .order_by()
        .annotate(day=TruncDate("mail__sent_at", tzinfo=dates.LONDON))
        .values_list("kind", "day")
        .annotate(Count("pk"))
    )
    counts: dict[str, Counter[date]] = {}
    for kind, day, count in rows:
        counts.setdefault(kind, Counter())[day] += count
    lines = [(kind, [found[day] for day in days], found.total()) for kind, found in counts.items()]
    return days, sorted(lines, key=lambda line: (-line[2], line[0]))
