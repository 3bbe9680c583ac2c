"""Forms for evidence that an adviser asks for, and for the school's answer."""

from datetime import date
from typing import Any

from improvement.evidence.checks.models import EvidenceRequest
from improvement.evidence.models import Evidence
from schools.web.forms import CairnForm, Day, LongText, Pick
from schools.web.forms.pupil_data import WarnsOfPupils


class RequestForm(WarnsOfPupils, CairnForm):
    """What is asked for, and by when."""

    submit = "Ask for it"
    looked_through = ("what",)
    what = LongText(
        label="What would show it?",
        noun="what would show it",
        rows=3,
        max_length=1_000,
        hint="Such as: a second book check of all six classes. No pupil’s name.",
    )
    wanted_by = Day(label="By when?", noun="the day")

    def __init__(self, *args: Any, after: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.after = after

    def clean_wanted_by(self) -> date | None:
        day = self.cleaned_data["wanted_by"]
        if day and day <= self.after:
            self.add_error("wanted_by", "The day is to come after today")
        return day


class AnswerForm(WarnsOfPupils, CairnForm):
    """An item of the library, words, or both."""

    submit = "Send the answer"
    looked_through = ("answer",)
    item = Pick(
        label="Item that shows it",
        noun="the item",
        required=False,
        hint="Only what the adviser may read is listed.",
    )
    answer = LongText(label="In words", noun="your answer", rows=3, max_length=2_000, required=False)

    def __init__(self, *args: Any, items: list[Evidence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        self.fields["item"].choices = [("", "None"), *((pk, item.title) for pk, item in self.items.items())]

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        data["item"] = self.items.get(data.get("item") or "")
        if not data["item"] and not data.get("answer") and not self.errors:
            self.add_error("answer", "Choose an item, or say in words why there is none")
        return data

    @staticmethod
    def from_object(row: EvidenceRequest) -> dict:
        return {"item": str(row.answered_with_id or ""), "answer": row.answer}
