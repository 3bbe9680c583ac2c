"""Addresses that the mail server refuses for good. After two refusals in a row nothing more is sent there, until the address
is changed, or somebody at the school presses «Try again»."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from schools.days import dates
from schools.mail.models import Mail, MailChoice

IN_A_ROW = 2
LOOK_BACK = timedelta(days=90)


@dataclass(frozen=True)
class Refusal:
    """What the server said last, and how often in a row it has refused the address."""

    words: str
    times: int

    @property
    def stops(self) -> bool:
        return self.times >= IN_A_ROW

    @property
    def sentence(self) -> str:
        return f"The mail server refuses this address: {self.words}"


def refusals(addresses: Iterable[str]) -> dict[str, Refusal]:
    """By address in small letters, those whose last mail was refused for good. At most two queries."""
    asked = {address.lower() for address in addresses if address}
    since = dates.now() - LOOK_BACK
    told = Mail.objects.filter(address__in=asked, created_at__gte=since)
    if not asked or not told.filter(state=Mail.State.FAILED).exclude(last_error="").exists():
        return {}
    rows = told.filter(state__in=[Mail.State.SENT, Mail.State.FAILED]).order_by("-created_at", "-pk")
    again = dict(MailChoice.objects.filter(address__in=asked).values_list("address", "again_at"))
    found: dict[str, Refusal] = {}
    settled: set[str] = set()
    for address, state, words, at in rows.values_list("address", "state", "last_error", "created_at"):
        address = address.lower()
        since_then = again.get(address)
        forgiven = since_then is not None and at <= since_then
        if address in settled or forgiven or state == Mail.State.SENT or words[:1] != "5":
            settled.add(address)
            continue
        known = found.get(address)
        found[address] = Refusal(known.words if known else words, (known.times if known else 0) + 1)
    return found


def try_again(address: str) -> None:
    """Forget the refusals of the address up to now: the next mail goes there."""
    MailChoice.objects.update_or_create(address=address.lower(), defaults={"again_at": dates.now()})
