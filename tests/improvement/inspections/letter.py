"""A letter of our own, as a school would paste it, and how the tests mark it. The school is fictional."""

from datetime import date
from uuid import uuid4

from improvement.inspections.findings.forms import MarkForm
from improvement.inspections.findings.workflow import field_of
from improvement.models import Inspection
from improvement.reader.words import printed
from tests.cast import make_inspection

VISIT, LETTER_DAY = date(2025, 11, 19), date(2025, 11, 26)

LETTER = """26 November 2025

Dear Ms Hallam

Monitoring visit to Saltmarsh Junior School

Thank you for the welcome you gave me when I came to the school
on 19 November 2025. This was my first visit since September 2025.

Leaders and governors are taking effective action. Each area has a named leader.

I recommend that the school should:

- improve the work of governors by:
   – arranging for someone outside the school to review
   governance
   – planning ahead so that each important role can be filled when it falls vacant.

I shall write to you again. I shall come to the governors’ meeting on 18 June 2025 to see the board at work.
I hope to return in September 2026. Further training for governors is planned.

Yours sincerely

A. Lindqvist, His Majesty’s Inspector
"""

POINT = "improve the work of governors by:"
PARTS = [
    "arranging for someone outside the school to review governance",
    "planning ahead so that each important role can be filled when it falls vacant.",
]
MEETING = "I shall come to the governors’ meeting on 18 June 2025 to see the board at work."
RETURN = "I hope to return in September 2026."


def make_letter(school, **fields) -> Inspection:
    """A monitoring inspection with the letter pasted."""
    given = {
        "kind": Inspection.Kind.MONITORING,
        "starts_on": VISIT,
        "published_on": LETTER_DAY,
        "source_text": LETTER,
    }
    return make_inspection(school, **given | fields)


def key_of(text: str, words: str) -> str:
    """The key of the shortest piece that holds these words."""
    found = [piece for piece in printed.pieces(text) if words in piece.words]
    return min(found, key=lambda piece: len(piece.words)).key


def usual_marks(text: str = LETTER) -> dict[str, str]:
    """The recommendation in two parts, the meeting and the return."""
    return {
        key_of(text, "improve the work"): "recommendation",
        key_of(text, "arranging for"): "part",
        key_of(text, "governance"): "goes_on",
        key_of(text, "planning ahead"): "part",
        key_of(text, "18 June"): "follow_up",
        key_of(text, "September 2026"): "follow_up",
    }


def mark_fields(inspection: Inspection, marks: dict[str, str]) -> dict[str, str]:
    """What the marking page sends: a mark for every piece, its version and the text it was made on."""
    form = MarkForm(inspection=inspection)
    chosen = form.standing | marks
    fields = {field_of(piece.key): chosen.get(piece.key, "") for piece in form.shown}
    return fields | {"version": inspection.version, "of_text": form.text_key, "once": str(uuid4())}
