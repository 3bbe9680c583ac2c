"""What people want of their reminders: which groups, and at which hour. Kept by address; the link under each mail leads to it
without signing in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.db import transaction

from schools.mail import emails
from schools.mail.models import MailChoice

# Each group of reminders: its name, what people read, and the kinds that belong to it, by how they begin.
GROUPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "reviews": ("Reviews of actions, coming and overdue", ("review_",)),
    "actions": ("Actions that are overdue", ("action_",)),
    "targets": ("Figures of the term that are wanted", ("target_",)),
    "monitoring": ("Monitoring that is planned", ("monitoring_",)),
    "evidence": ("Evidence that goes stale or is asked for", ("evidence_",)),
    "inspection": ("What the letter says will happen", ("follow_up_",)),
    "advice": (
        "Advisers: visit notes, replies to checks, bodies that ask",
        ("visit_note_", "check_", "body_"),
    ),
    "week": ("The adviser’s week", ("adviser_week",)),
    "board": ("Meetings, packs and terms of office", ("pack_", "appointment_")),
    "questions": ("Questions of the governors", ("challenge_",)),
    "visits": ("Visits of governors", ("visit_in_",)),
}
HOURS = range(6, 21)
SALT = "what an address wants of its reminders"


@dataclass(frozen=True)
class Wanted:
    """What an address wants: the hour of its mail, and the groups it does not want."""

    hour: int
    off: frozenset[str] = frozenset()


def group_of(kind: str) -> str:
    """The group a kind of reminder belongs to; empty for mails that are no reminders, such as an invitation."""
    fitting = [
        (len(beginning), name)
        for name, (_, beginnings) in GROUPS.items()
        for beginning in beginnings
        if kind.startswith(beginning)
    ]
    return max(fitting)[1] if fitting else ""


def wanted_by(addresses: Iterable[str]) -> dict[str, Wanted]:
    """What each of these addresses wants, by the address in small letters. One query."""
    asked = {address.lower() for address in addresses if address}
    rows = MailChoice.objects.filter(address__in=asked)
    chosen = {row.address: Wanted(_hour(row), frozenset(row.off)) for row in rows} if asked else {}
    usual = Wanted(settings.DIGEST_HOUR)
    return {address: chosen.get(address, usual) for address in asked}


def earliest_hour() -> int:
    return min(settings.DIGEST_HOUR, HOURS[0])


def _hour(row: MailChoice) -> int:
    return settings.DIGEST_HOUR if row.hour is None else row.hour


@transaction.atomic
def choose(address: str, *, off: Collection[str], hour: int | None = None) -> MailChoice:
    """Keep what the address wants from now on. `hour` None leaves it as it is."""
    unknown = set(off) - set(GROUPS)
    if unknown:
        raise ValueError(f"there is no group of reminders called {', '.join(sorted(unknown))}")
    row, _ = MailChoice.objects.select_for_update().get_or_create(address=address.lower())
    row.off = sorted(off)
    if hour is not None:
        row.hour = hour
    row.save()
    return row


# ---- the link under each mail -----------------------------------------------------------------------------------------
def token_of(address: str) -> str:
    """What the link to an address's choices carries: signed, so that it cannot be made up for another. It opens nothing but
    these choices, and is good for as long as the mail is kept."""
    return signing.dumps(address.lower(), salt=SALT)


def address_of(token: str) -> str:
    """The address of a token; empty for one that is broken or made up."""
    try:
        return str(signing.loads(token, salt=SALT))
    except signing.BadSignature:
        return ""


def link_of(address: str) -> str:
    return emails.address_of(f"/reminders/{token_of(address)}/")


def masked(address: str) -> str:
    """«j…@saltmarsh.example»."""
    name, _, place = address.partition("@")
    return f"{name[:1]}…@{place}"
