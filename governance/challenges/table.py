"""The challenge log as a table for the minutes. Minutes say «a governor asked»: no governor is named in it."""

from collections.abc import Iterable

from governance.challenges.pages import Entry, Turn
from schools.files.tables import as_csv

HEAD = [
    "Minute",
    "Meeting",
    "Area",
    "Action",
    "Question",
    "The figure it comes from",
    "Asked of",
    "Asked on",
    "Answer by",
    "Where it stands",
    "What was said",
    "Evidence",
    "What changed because of it",
    "Settled on",
]


def table(entries: Iterable[Entry]) -> str:
    """The entries (`governance.challenges.pages.Entry`) as CSV."""
    return as_csv(HEAD, map(_cells, entries))


def _cells(entry: Entry) -> list:
    row = entry.row
    return [
        row.minute_reference,
        row.meeting,
        row.area or "The plan as a whole",
        row.action,
        row.question,
        row.figure,
        row.asked_of,
        row.asked_on,
        row.answer_by,
        row.get_state_display(),
        "\n".join(map(_said, entry.turns)),
        "; ".join(item.title for turn in entry.turns for item in turn.evidence),
        row.what_changed,
        row.settled_on,
    ]


def _said(turn: Turn) -> str:
    what = "Answered" if turn.is_answer else ("Asked again" if turn.asks else "Satisfied")
    minute = f", minute {turn.minute}" if turn.minute else ""
    return f"{what}, {turn.on}{minute}" + (f": {turn.text}" if turn.text and not turn.settles else "")
