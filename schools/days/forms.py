"""The forms of a school's year."""

from typing import Any

from schools.days.models import Closure, Term
from schools.web.forms.base import CairnForm
from schools.web.forms.dates import Day
from schools.web.forms.fields import Choice, Text


class TermForm(CairnForm):
    submit = "Save dates"
    starts_on = Day(
        label="First day",
        noun="the first day",
        hint="The first day for pupils. Training days before it need no entry.",
    )
    ends_on = Day(label="Last day", noun="the last day", hint="The last day for pupils before the holiday.")

    @staticmethod
    def from_object(term: Term) -> dict[str, Any]:
        return {"starts_on": term.starts_on, "ends_on": term.ends_on}


class ClosureForm(CairnForm):
    submit = "Add closure"
    kind = Choice(
        label="Why is the school closed to pupils?",
        noun="why the school is closed",
        choices=Closure.Kind.choices,
        hints={"other": "An election, a flood, a local holiday."},
    )
    name = Text(
        label="In a few words",
        noun="the words",
        hint="Shown beside the day, such as “Local election”. May stay empty for staff training.",
        max_length=120,
        required=False,
    )
    starts_on = Day(label="First day closed", noun="the first day")
    ends_on = Day(
        label="Last day closed", noun="the last day", hint="Leave empty if it is one day.", required=False
    )
