"""What the tests of visit notes share."""

from datetime import date

from improvement.models import VisitNote
from improvement.oversight.visit_notes import workflow
from improvement.oversight.visit_notes.workflow import StepGiven
from schools.days import dates

PURPOSE = "Whether reasoning is taught every week, and what pupils make of it"
MADE_ON = date(2026, 6, 10)  # the Wednesday before the day of the tests


def make_note(scene, *, by=None, steps=("A second book check of all six classes",), **fields) -> VisitNote:
    """The note of the adviser's visit to mathematics on Wednesday 10 June, with one next step by the end of the month."""
    cast = scene.cast
    given = {
        "done_on": MADE_ON,
        "purpose": PURPOSE,
        "areas": [scene.area],
        "strengths": "Talk before writing.",
        "to_develop": "Books do not show it yet.",
        "impact": "amber",
        "steps": {
            number: StepGiven(text, scene.area, date(2026, 6, 30))
            for number, text in enumerate(steps, start=1)
        },
    }
    return workflow.write_note(cast.school, by=(by or cast.adviser).user, on=dates.today(), **given | fields)


def url_of(note, page="") -> str:
    return f"/schools/142345/support/visits/{note.pk}/{page}"
