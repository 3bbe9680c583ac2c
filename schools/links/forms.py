"""The forms by which a school lets a body in, or no longer, and says who in it sees and hears what."""

from collections.abc import Iterable
from typing import Any

from schools.school.models import ResponsibleBody
from schools.web.forms.base import CairnForm
from schools.web.forms.fields import Pick, TickBox


class LinkAnswerForm(CairnForm):
    """A button and nothing to fill in; its words are given."""


class LinkAddForm(CairnForm):
    submit = "Let them in"
    body = Pick(label="Authority, trust or diocese", noun="the body")

    def __init__(self, *args: Any, bodies: Iterable[ResponsibleBody] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(body.pk): body for body in bodies}
        self.fields["body"].choices = [
            ("", "Choose one"),
            *((pk, body.name) for pk, body in self.by_pk.items()),
        ]

    def clean_body(self) -> ResponsibleBody:
        return self.by_pk[self.cleaned_data["body"]]


class SettingsForm(CairnForm):
    staff_see_plan = TickBox(
        label="All staff see the whole plan",
        hint="Without the tick a member of staff sees what is their own.",
    )
    chair_hears_of_head = TickBox(
        label="The chair is told of what the headteacher leaves overdue",
        hint="By mail, after five school days. The governors’ pack shows it in any case.",
    )
