"""The challenge log as a table for the minutes. Minutes say «a governor asked»: no governor is named in it."""

import csv
import io
from collections.abc import Iterable

from governance.challenges.pages import Turn
from improvement.evidence.archive import safe_cell

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


def table(entries: Iterable) -> str:
    """The entries (`dashboards.challenges.Entry`) as CSV, for Excel too: with a mark of its encoding, and no cell that
    would run."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for entry in entries:
        row = entry.row
        cells = [
            row.minute_reference,
            row.meeting or "",
            row.area or "The plan as a whole",
            row.action or "",
            row.question,
            row.figure,
            row.asked_of,
            row.asked_on,
            row.answer_by,
            row.get_state_display(),
            "\n".join(map(_said, entry.turns)),
            "; ".join(item.title for turn in entry.turns for item in turn.evidence),
            row.what_changed,
            row.settled_on or "",
        ]
        writer.writerow([safe_cell(str(cell)) for cell in cells])
    return out.getvalue()


def _said(turn: Turn) -> str:
    what = "Answered" if turn.is_answer else ("Asked again" if turn.asks else "Satisfied")
    minute = f", minute {turn.minute}" if turn.minute else ""
    return f"{what}, {turn.on}{minute}" + (f": {turn.text}" if turn.text and not turn.settles else "")
