"""Every mail that Cairn writes, with words made up for it: for the page of the demo that shows them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import SimpleNamespace

from django.core.mail import EmailMultiAlternatives

from schools.mail import Line, choices, emails
from schools.reminders import Kind

ADDRESS = "josh.ellery@saltmarsh.example"
WORDS = {
    "title": "Weekly reasoning lessons",
    "day": "Friday 12 June",
    "about": "area Mathematics in Years 5 and 6",
    "added": "Friday 15 May",
    "who": "Anjali Foss",
    "reasons": "Off track: 2 of 5 areas, 3 actions overdue. 12 items to check",
}
SEVERAL = ("action_overdue", "review_in_7", "review_today")


@dataclass(frozen=True)
class Example:
    """One mail: what it is called on the page, and how it is written."""

    name: str
    words: str
    make: Callable[[], EmailMultiAlternatives]


def examples(kinds: Mapping[str, Kind]) -> dict[str, Example]:
    """By name: a digest for every kind of reminder, one with several lines, and the single mails."""
    found = [Example(name, kind.when, partial(_digest, {name: kind})) for name, kind in kinds.items()]
    three = {name: kinds[name] for name in SEVERAL}
    several = Example("several", "several on one morning", partial(_digest, three))
    return {each.name: each for each in [several, *found, *_singles()]}


def _digest(kinds: Mapping[str, Kind]) -> EmailMultiAlternatives:
    lines = [
        Line(
            kind.title.format(**WORDS),
            kind.sentence.format(**WORDS),
            "/schools/990101/actions/1/",
            kind.link,
            kind.recipient,
            "/schools/990101/actions/1/snooze/" if name.startswith(("action_", "review_")) else "",
        )
        for name, kind in kinds.items()
    ]
    return emails.write(
        "notice" if [*kinds] == ["pack_ready"] else "digest",
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

    def invitation(place: str, of_body: bool, roles: str) -> Callable[[], EmailMultiAlternatives]:
        return lambda: emails.write(
            "invitation",
            to=ADDRESS,
            place=place,
            of_body=of_body,
            roles=roles,
            invited_by="Catherine Hallam",
            person="Josh Ellery",
            link=link,
            until=date(2026, 6, 19),
        )

    return [
        Example("invitation", "an invitation to a school", invitation(school.name, False, "member of staff")),
        Example("invitation_body", "an invitation to a body", invitation("Westmarch", True, "adviser")),
    ]
