"""Every mail that Cairn writes, with words made up for it: for the page of the demo that shows them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import SimpleNamespace

from django.core.mail import EmailMultiAlternatives

from config.docs import EXAMPLE
from config.reminders import KINDS
from schools import emails
from schools.messages import Line, choices

ADDRESS = "josh.ellery@saltmarsh.example"
SECOND = "review_in_7"


@dataclass(frozen=True)
class Example:
    """One mail: what it is called on the page, and how it is written."""

    name: str
    words: str
    make: Callable[[], EmailMultiAlternatives]


def examples() -> dict[str, Example]:
    """By name: a digest for every kind of reminder, one with several lines, and the single mails."""
    found = [Example(name, kind.when, partial(_digest, [name])) for name, kind in KINDS.items()]
    several = Example(
        "several", "several on one morning", lambda: _digest(["action_overdue", SECOND, "review_today"])
    )
    return {each.name: each for each in [several, *found, *_singles()]}


def _digest(kinds: list[str]) -> EmailMultiAlternatives:
    lines = [
        Line(
            KINDS[kind].title.format(**EXAMPLE),
            KINDS[kind].sentence.format(**EXAMPLE),
            "/schools/990101/actions/1/",
            KINDS[kind].link,
            KINDS[kind].recipient,
            "/schools/990101/actions/1/snooze/" if kind.startswith(("action_", "review_")) else "",
        )
        for kind in kinds
    ]
    return emails.write(
        "notice" if kinds == ["pack_ready"] else "digest",
        to=ADDRESS,
        first=lines[0],
        more=len(lines) - 1,
        reader="Josh Ellery",
        schools={"Saltmarsh Junior School": lines},
        why=list(dict.fromkeys(line.why for line in lines)),
        stop=choices.link_of(ADDRESS),
    )


def _singles() -> list[Example]:
    school = SimpleNamespace(name="Saltmarsh Junior School")
    link = emails.address_of("/invitation/an-example/")
    common = {"person": "Josh Ellery", "link": link, "until": date(2026, 6, 19)}

    def invitation(place, of_body, roles):
        return lambda: emails.write(
            "invitation",
            to=ADDRESS,
            place=place,
            of_body=of_body,
            roles=roles,
            invited_by="Catherine Hallam",
            **common,
        )

    return [
        Example("invitation", "an invitation to a school", invitation(school.name, False, "member of staff")),
        Example("invitation_body", "an invitation to a body", invitation("Westmarch", True, "adviser")),
    ]
