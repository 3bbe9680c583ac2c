"""Forms. The only place of the house that imports crispy: everyone else takes CairnForm and its fields from here.

    class ActionForm(CairnForm):
        submit = "Save action"
        title = Text(label="What will be done?", noun="the action")
        owner = PersonChoice(label="Owner", noun="the owner")
        review_on = Day(label="Next review", noun="the review date", required=False)

Rendered one way: `{% form_fields form %}` for the whole form, `{% field form "title" %}` for one field first.
"""

from schools.web.forms.base import CairnForm, problems_of
from schools.web.forms.dates import Day
from schools.web.forms.fields import (
    Choice,
    EmailField,
    LongText,
    PeopleChoice,
    PersonChoice,
    Pick,
    Pounds,
    Text,
    TickBox,
    Ticks,
    Upload,
    WebAddress,
    WholeNumber,
)

__all__ = [
    "CairnForm",
    "Choice",
    "Day",
    "EmailField",
    "LongText",
    "PeopleChoice",
    "PersonChoice",
    "Pick",
    "Pounds",
    "Text",
    "TickBox",
    "Ticks",
    "Upload",
    "WebAddress",
    "WholeNumber",
    "problems_of",
]
