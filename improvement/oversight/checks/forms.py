"""Forms for an adviser's verdict on evidence, and for the school's reply."""

from typing import Any

from django import forms

from improvement.evidence.checks.models import EvidenceCheck
from improvement.oversight.checks.workflow import NEEDS_REASON
from schools.web.forms import CairnForm, Choice, LongText
from schools.web.forms.pupil_data import WarnsOfPupils


class CheckForm(WarnsOfPupils, CairnForm):
    """A verdict, and its reason."""

    submit = "Save verdict"
    looked_through = ("reason",)
    after = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    verdict = Choice(
        label="Does it show what it is offered for?",
        noun="whether it shows what it is offered for",
        choices=EvidenceCheck.Verdict.choices,
    )
    reason = LongText(
        label="Your reason, which the school will read",
        noun="your reason",
        rows=4,
        max_length=2_000,
        required=False,
        hint="Needed for not yet and for not relevant. Say what would be enough.",
    )

    def read_up_to(self, check: int) -> None:
        """The page that is shown again shows this check too: saving again is then a decision."""
        self.data = self.data.copy()
        self.data[self.add_prefix("after")] = check

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("verdict") in NEEDS_REASON and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Say why: the school reads it, and it is how they know what to do next")
        return data


class ReplyForm(WarnsOfPupils, CairnForm):
    """The school's reply to a check."""

    submit = "Send the reply"
    looked_through = ("reply",)
    reply = LongText(
        label="Your reply to the adviser",
        noun="your reply",
        rows=4,
        max_length=2_000,
        hint="What else shows it, or what you will do and by when. The item goes back to the adviser.",
    )

    @staticmethod
    def from_object(check: EvidenceCheck) -> dict:
        return {"reply": check.reply}
