"""The form for a note of context."""

from improvement.monitoring.models import ContextNote
from schools.web.forms import CairnForm, Day, LongText
from schools.web.forms.pupil_data import WarnsOfPupils


class ContextForm(WarnsOfPupils, CairnForm):
    """A change of circumstances."""

    submit = "Save note of context"
    happened_on = Day(label="When did it happen?", noun="the day it happened")
    text = LongText(
        label="What changed?",
        noun="what changed",
        rows=4,
        max_length=1000,
        hint="A new headteacher, a class without its teacher, a building, a conversion. Roles, not names.",
    )

    @staticmethod
    def from_object(note: ContextNote) -> dict:
        return {"happened_on": note.on, "text": note.text}
