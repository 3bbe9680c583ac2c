"""Forms of visit notes: what the adviser saw and what was agreed, and what the school says to it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from improvement.areas.models import AreaForImprovement
from improvement.evidence.forms import ACCEPT, TakesAFile
from improvement.oversight.visit_notes.models import VisitNote
from improvement.oversight.visit_notes.workflow import MOST_STEPS, StepGiven
from schools import files
from schools.web.forms import CairnForm, Choice, Day, LongText, Pick, Text, TickBox, Ticks, Upload
from schools.web.forms.pupil_data import WarnsOfPupils

SAYS = [
    ("green", "It is working"),
    ("amber", "In part"),
    ("red", "Not yet"),
    ("", "The visit does not say"),
]
AT_ONCE = 2  # places for next steps that stand open


class VisitNoteForm(TakesAFile, CairnForm):
    """The note of a visit. A step that has become an action is no longer among its boxes."""

    submit = "Save note"

    done_on = Day(label="When was the visit?", noun="the day of the visit")
    purpose = LongText(
        label="Purpose",
        noun="the purpose",
        rows=2,
        max_length=1000,
        hint="What you came to see: “Whether reasoning is taught every week, and what pupils make of it.”",
    )
    areas = Ticks(label="Areas it looked at", noun="at least one area")
    strengths = LongText(
        label="Strengths", required=False, rows=4, hint="What works, and where you saw it. No names."
    )
    to_develop = LongText(
        label="Points to develop",
        noun="the points to develop",
        required=False,
        rows=4,
        hint="What is not there yet. A class or a role, never a name.",
    )
    impact = Choice(
        label="Is it working, by what you saw?",
        noun="whether it is working",
        required=False,
        choices=SAYS,
        signs="rating",
    )
    next_visit = Day(label="Next visit", noun="the next visit", required=False)
    file = Upload(label="Your own note of the visit, as a file", noun="a file", required=False, accept=ACCEPT)
    without_file = TickBox(label="Take the file out")

    def __init__(
        self, *args: Any, areas: Sequence[AreaForImprovement], row: VisitNote | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.areas_by_pk = {str(area.pk): area for area in areas}
        choices = [(pk, area.title) for pk, area in self.areas_by_pk.items()]
        self.fields["areas"].choices = choices
        self.fields["file"].help_text = f"{files.TAKEN}. Up to {files.size_words(files.LARGEST)}."
        if row is not None and row.file:
            self.fields[
                "file"
            ].help_text = f"{row.file.name} is here. Choose another only to put it in its place."
        else:
            del self.fields["without_file"]
        taken = {step.order for step in row.steps.all() if step.action_id} if row else set()
        self.places = [place for place in range(1, MOST_STEPS + 1) if place not in taken]
        for place in self.places:
            self.fields[f"step_{place}_text"] = Text(
                label="What is to happen", noun="what is to happen", required=False
            )
            self.fields[f"step_{place}_area"] = Pick(
                label="For which area",
                noun="the area",
                required=False,
                choices=[("", "The one ticked above"), *choices],
            )
            self.fields[f"step_{place}_by_when"] = Day(
                label="By when", noun="the day of this step", required=False
            )
        self.looked_through = (
            "purpose",
            "strengths",
            "to_develop",
            *(f"step_{place}_text" for place in self.places),
        )

    @property
    def steps(self) -> list[dict]:
        """The places for next steps, as the page shows them: the first two open, and what is filled in or wrong."""
        made = []
        for number, place in enumerate(self.places):
            names = [f"step_{place}_{part}" for part in ("text", "area", "by_when")]
            filled = bool(self[names[0]].value()) or any(self[name].errors for name in names)
            made.append({"names": names, "number": number + 1, "open": number < AT_ONCE or filled})
        return made

    @property
    def steps_at_once(self) -> list[dict]:
        return [step for step in self.steps if step["open"]]

    @property
    def steps_folded(self) -> list[dict]:
        return [step for step in self.steps if not step["open"]]

    def clean_file(self) -> None:
        """A file is not needed: none sent, and none carried, is none."""
        if not self.cleaned_data.get("file") and self.held is None:
            return None
        return super().clean_file()

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        data["areas"] = [self.areas_by_pk[pk] for pk in data.get("areas", [])]
        data["steps"] = {}
        for place in self.places:
            text, area, day = (data.pop(f"step_{place}_{part}", None) for part in ("text", "area", "by_when"))
            if text:
                self._take(data, place, text, self.areas_by_pk.get(area or ""), day)
            elif (day or area) and not self.errors.get(f"step_{place}_text"):
                self.add_error(f"step_{place}_text", "Write what is to happen, or leave the whole step out")
        said = any(data.get(name) for name in ("strengths", "to_develop", "held")) or (
            self.row is not None and self.row.file and not data.get("without_file")
        )
        if not said and not {"strengths", "to_develop", "file"} & set(self.errors):
            self.add_error("strengths", "Write what you found, or add your note as a file")
        if data.get("next_visit") and data.get("done_on") and data["next_visit"] <= data["done_on"]:
            self.add_error("next_visit", "The next visit comes after this one")
        return data

    def _take(
        self, data: dict[str, Any], place: int, text: str, area: AreaForImprovement | None, day: date | None
    ) -> None:
        """A step belongs to the area it names, else to the only one the visit looked at."""
        if area is None and len(data["areas"]) == 1:
            area = data["areas"][0]
        if area is None:
            self.add_error(f"step_{place}_area", "Choose the area that this step is for")
        elif day and data.get("done_on") and day < data["done_on"]:
            self.add_error(f"step_{place}_by_when", "A next step comes after the visit")
        else:
            data["steps"][place] = StepGiven(text, area, day)

    def from_object(self, row: VisitNote) -> dict:
        ahead = row.activity.details.get("next_visit")
        found = {
            "purpose": row.purpose,
            "areas": [str(area.pk) for area in row.activity.areas.all()],
            "next_visit": date.fromisoformat(ahead) if ahead else None,
        } | {name: getattr(row.activity, name) for name in ("done_on", "strengths", "to_develop", "impact")}
        for step in row.steps.all():
            if step.order in self.places:
                found |= {
                    f"step_{step.order}_text": step.text,
                    f"step_{step.order}_area": str(step.area_id),
                    f"step_{step.order}_by_when": step.by_when,
                }
        return found


class VisitNoteAnswerForm(WarnsOfPupils, CairnForm):
    """Is it right as it stands?"""

    submit = "Send the answer"
    looked_through = ("words",)
    answer = Choice(
        label="Is this note accurate?",
        noun="whether it is accurate",
        choices=VisitNote.Answer.choices,
        hints={"inaccurate": "The adviser can then put it right, and you are asked again."},
    )
    words = LongText(
        label="In your words",
        noun="your words",
        rows=4,
        max_length=3000,
        required=False,
        hint="What is not accurate, or what you take from it. The note itself stays the adviser’s.",
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("answer") == VisitNote.Answer.INACCURATE and not data.get("words"):
            self.add_error("words", "Say what is not accurate, so that the adviser can put it right")
        return data

    @staticmethod
    def from_object(row: VisitNote) -> dict:
        return {"answer": row.answer, "words": row.answer_words}
