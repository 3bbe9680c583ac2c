"""Calendar feeds: making one, finding whose it is, revoking it."""

import hashlib
import secrets

from django.db import transaction

from schools.access import person_of
from schools.accounts.models import CalendarFeed
from schools.days import dates
from schools.errors import Refused
from schools.mail import emails
from schools.people.models import User

MOST = 5


@transaction.atomic
def make_feed(user: User) -> str:
    """A new feed; answers with its whole address, which is shown once and kept nowhere. The secret has 256 bits."""
    if user.feeds.filter(revoked_at=None).count() >= MOST:
        raise Refused(f"You have {MOST} calendar addresses. Switch one off first.")
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(user=user, token_hash=_hash(token), created_at=dates.now())
    return emails.address_of(f"/calendar/{token}.ics")


def find_feed(token: str) -> CalendarFeed | None:
    """The feed of this secret, if it is alive today: not revoked, and its user somebody somewhere."""
    feed = (
        CalendarFeed.objects.select_related("user").filter(token_hash=_hash(token), revoked_at=None).first()
    )
    if feed is None or not feed.user.is_active or person_of(feed.user) is None:
        return None
    today = dates.today()
    if feed.read_on != today:  # at most one write a day, however often programs ask
        CalendarFeed.objects.filter(pk=feed.pk).update(read_on=today)
    return feed


@transaction.atomic
def revoke_feed(feed: CalendarFeed) -> None:
    """Whoever has the address reads nothing any more."""
    CalendarFeed.objects.filter(pk=feed.pk, revoked_at=None).update(revoked_at=dates.now())


def _hash(token: str) -> str:
    return hashlib.sha256(f"cairn calendar {token}".encode()).hexdigest()
