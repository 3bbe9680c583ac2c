"""The form for a success criterion."""

from typing import Any

from improvement.targets.models import Measure, SuccessCriterion
from schools.days.school_terms import SchoolTerm
from schools.web.forms import CairnForm, Choice, LongText, Pick


class CriterionForm(CairnForm):
    """A success criterion of an area."""

    submit = "Save success criterion"
    text = LongText(
        label="What will be true?",
        noun="what will be true",
        rows=3,
        max_length=500,
        hint="Something anyone could check: who does or knows what, and how many of them.",
    )
    by_term = Pick(label="By the end of", noun="the term")
    met = Choice(
        label="Is it met?",
        noun="whether it is met",
        choices=SuccessCriterion.Met.choices,
        initial=SuccessCriterion.Met.NOT_YET,
    )
    measure = Pick(label="Measure that shows it", noun="the measure", required=False, hint="Where one does.")

    def __init__(self, *args: Any, terms: list[SchoolTerm], measures: list[Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.measures: dict[str, Measure] = {str(measure.pk): measure for measure in measures}
        self.fields["by_term"].choices = [
            ("", "Choose a term"),
            *((term.key, f"{term.name} term {term.year}") for term in terms),
        ]
        self.fields["measure"].choices = [
            ("", "None"),
            *((pk, measure.name) for pk, measure in self.measures.items()),
        ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        data["term"] = SchoolTerm.from_key(data.pop("by_term", None))
        data["measure"] = self.measures.get(str(data.get("measure") or ""))
        return data

    @staticmethod
    def from_object(row: SuccessCriterion) -> dict:
        return {
            "text": row.text,
            "by_term": SchoolTerm.of(row).key,
            "met": row.met,
            "measure": str(row.measure_id or ""),
        }
