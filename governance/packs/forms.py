"""Forms of the pack: what the clerk or the chair puts into it, and sending it."""

from collections.abc import Sequence
from typing import Any

from governance.packs.models import Pack
from schools.web.forms import CairnForm, LongText, Ticks
from schools.web.forms.pupil_data import WarnsOfPupils

MOST_PROMPTS, MOST_DECISIONS, MOST_LINES = 7, 8, 6


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class PackForm(WarnsOfPupils, CairnForm):
    """The opening words, the questions chosen of those the figures suggest, and the decisions wanted."""

    submit = "Save the draft"
    looked_through = ("opening", "decisions")

    opening = LongText(
        label="In one minute",
        noun="what to know in one minute",
        required=False,
        max_length=1000,
        rows=5,
        hint="Up to six lines; each becomes a point. Leave it empty, and the figures speak.",
    )
    prompts = Ticks(label="Questions governors might ask", noun="questions", required=False)
    decisions = LongText(
        label="Decisions wanted",
        noun="the decisions",
        required=False,
        max_length=3000,
        rows=5,
        hint="One a line. The first sentence stands out, such as: Agree £2,400 for coaching. Six days in autumn.",
    )

    def __init__(self, *args: Any, prompts: Sequence[dict] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {each["key"]: each for each in prompts}
        if not self.offered:
            del self.fields["prompts"]
            return
        field = self.fields["prompts"]
        field.choices = [(key, each["question"]) for key, each in self.offered.items()]
        field.widget.hints = {key: _hint(each) for key, each in self.offered.items()}

    def clean_opening(self) -> str:
        text = self.cleaned_data["opening"]
        if len(lines_of(text)) > MOST_LINES:
            self.add_error("opening", f"Write at most {MOST_LINES} lines: it is read in one minute")
        return text

    def clean_prompts(self) -> list[str]:
        keys = self.cleaned_data["prompts"]
        if len(keys) > MOST_PROMPTS:
            self.add_error("prompts", f"Choose at most {MOST_PROMPTS} questions")
        return keys

    def clean_decisions(self) -> str:
        text = self.cleaned_data["decisions"]
        if len(lines_of(text)) > MOST_DECISIONS:
            self.add_error("decisions", f"Write at most {MOST_DECISIONS} decisions, one a line")
        return text

    def from_object(self, row: Pack) -> dict:
        return {
            "opening": row.opening,
            "prompts": [each["key"] for each in row.prompts],
            "decisions": "\n".join(row.decisions),
        }

    def for_workflow(self, data: dict) -> dict:
        """The cleaned data as `governance.packs.workflow.prepare` takes it."""
        chosen = data.get("prompts") or []
        return {
            "version": data["version"],
            "opening": data["opening"],
            "prompts": [self.offered[key] for key in chosen],
            "decisions": lines_of(data["decisions"]),
            "pupil_data": data.get("pupil_data", ""),
        }


class PackSendForm(CairnForm):
    """Only the button, the key and the version."""

    submit = "Send the pack"


def _hint(prompt: dict) -> str:
    """«57%: Year 5 mathematics. Target 64%. To Imran Sheikh»."""
    figure = ": ".join(filter(None, (prompt["figure"], prompt["figure_words"])))
    return f"{figure}. To {prompt['to']}" if prompt["to"] else figure
