"""Forms for an inspection, its judgements and the text of its letter or report."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from improvement.inspections.models import EvaluationArea, Framework, Grade, Inspection
from improvement.inspections.workflow import LONGEST_TEXT
from schools.models import School
from schools.web.forms import CairnForm, Choice, Day, LongText, Pick, Text
from schools.web.forms.fields import BIDI_OVERRIDES, Named

FIRST_YEAR = 2000  # letters outlive the plans they led to: a school may type in an old one
SECTIONS = [
    ("", "Not said"),
    ("section 5", "Section 5"),
    ("section 8", "Section 8"),
    ("section 8 and 5", "Section 8, also deemed section 5"),
    ("section 10", "Section 10 (before 2005)"),
]


class InspectionForm(CairnForm):
    """The facts of an inspection."""

    submit = "Save inspection"

    kind = Choice(
        label="What kind of inspection was it?",
        noun="the kind of inspection",
        choices=Inspection.Kind.choices,
        hints={
            "graded": "Every area gets a grade. A report or report card is published.",
            "monitoring": "A visit to see how the school gets on since an inspection. Often a letter.",
            "focused_monitoring": "A visit about a particular concern.",
        },
    )
    starts_on = Day(label="First day", noun="the first day", first_year=FIRST_YEAR)
    ends_on = Day(
        label="Last day",
        noun="the last day",
        required=False,
        first_year=FIRST_YEAR,
        hint="Leave it empty if it lasted one day.",
    )
    published_on = Day(
        label="Date of the letter or report",
        noun="the date of the letter",
        required=False,
        first_year=FIRST_YEAR,
        hint="As printed on it. Dates in the letter are checked against this one.",
    )
    inspector = Text(label="Inspector", required=False, max_length=120, hint="Who signed it.")
    number = Text(label="Inspection number", noun="the inspection number", required=False, max_length=20)
    section = Pick(
        label="Section of the Education Act 2005",
        noun="the section",
        required=False,
        choices=SECTIONS,
        hint="The letter’s title says it.",
    )
    progress = LongText(
        label="What it says about progress",
        noun="what it says about progress",
        required=False,
        rows=2,
        max_length=1000,
        hint="For a monitoring visit, in the letter’s words.",
    )
    previous = Pick(label="The inspection it follows", noun="the inspection it follows", required=False)
    framework = Pick(
        label="Framework",
        noun="the framework",
        required=False,
        hint="Ofsted’s areas and grades have changed often. By date is right unless the report says otherwise.",
    )

    def __init__(self, *args: Any, school: School, itself: Inspection | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=itself, **kwargs)
        others = Inspection.objects.filter(school=school)
        if itself:
            others = others.exclude(pk=itself.pk)
        self.inspections = {str(other.pk): other for other in others}
        self.frameworks = {str(framework.pk): framework for framework in Framework.objects.all()}
        if self.inspections:
            self.fields["previous"].choices = [
                ("", "Not said"),
                *((pk, str(row)) for pk, row in self.inspections.items()),
            ]
        else:
            del self.fields["previous"]
        self.fields["framework"].choices = [
            ("", "By date: the one in force on the first day"),
            *((pk, str(framework)) for pk, framework in self.frameworks.items()),
        ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        first, last, letter = data.get("starts_on"), data.get("ends_on"), data.get("published_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day is before the first day. Change one of them")
        elif letter and (last or first) and letter < (last or first):
            self.add_error(
                "published_on",
                "The letter is dated before the visit ended. Look at the letter again and change one of the dates",
            )
        return data

    def facts(self, data: dict) -> dict:
        """The cleaned data as the workflow takes it: inspections and frameworks instead of the choices for them."""
        data = {name: value for name, value in data.items() if name not in ("once", "version")}
        data["framework"] = self.frameworks.get(data["framework"])
        if "previous" in data:
            data["previous"] = self.inspections.get(data["previous"])
        return data

    @staticmethod
    def from_object(inspection: Inspection) -> dict:
        names = ("kind", "starts_on", "ends_on", "published_on", "inspector", "number", "section", "progress")
        day = inspection.starts_on if inspection.day_known else None
        return {name: getattr(inspection, name) for name in names} | {
            "starts_on": day,
            "previous": str(inspection.previous_id or ""),
            "framework": str(inspection.framework_id),
        }


class JudgementsForm(CairnForm):
    """A grade for each area of the inspection's framework, and its category of concern."""

    submit = "Save judgements"

    def __init__(
        self,
        *args: Any,
        inspection: Inspection,
        areas: Iterable[EvaluationArea],
        grades: Iterable[Grade],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, row=inspection, **kwargs)
        self.areas = {f"area_{area.pk}": area for area in areas}
        self.grades = {str(grade.pk): grade for grade in grades}
        for name, area in self.areas.items():
            choices = [
                (pk, grade_words(grade)) for pk, grade in self.grades.items() if grade.scale == area.scale
            ]
            self.fields[name] = Pick(
                label=area.name,
                noun=f"the grade for {area.name}",
                required=False,
                choices=[("", "Does not apply" if area.where_applicable else "Not graded"), *choices],
            )
        self.fields["category_of_concern"] = Pick(
            label="Category of concern",
            noun="the category of concern",
            required=False,
            choices=[("", "None"), *((name, name) for name in inspection.framework.categories)],
        )
        self.fields["graded_on"] = Day(
            label="Graded on",
            noun="the day of the grades",
            first_year=FIRST_YEAR,
            hint="The last day of the inspection, unless a later visit changed a grade.",
        )

    def grades_given(self, data: dict) -> dict:
        return {area: self.grades.get(data[name]) for name, area in self.areas.items()}

    @staticmethod
    def from_object(inspection: Inspection) -> dict:
        judgements = list(inspection.judgements.all())
        days: list[date] = [judgement.graded_on for judgement in judgements]
        given = {f"area_{area.pk}": "" for area in inspection.framework.areas.all()}
        given |= {f"area_{judgement.area_id}": str(judgement.grade_id) for judgement in judgements}
        return given | {
            "category_of_concern": inspection.category_of_concern,
            "graded_on": max(days, default=inspection.ends_on or inspection.starts_on),
        }


def grade_words(grade: Grade) -> str:
    """«Requires improvement 3» where the framework prints the number, else the word alone."""
    return f"{grade.name} {grade.number}" if grade.number else grade.name


class PrintedText(Named, forms.CharField):
    """Pasted text, kept as it was given: every space and sign of it. Line ends become one sign, and what cannot be
    stored, or would turn the direction of the page round, is left out and counted in `left_out`."""

    verb = "Paste"
    widget = forms.Textarea

    def __init__(self, *, limit: int, **kwargs: Any) -> None:
        self.limit = limit
        self.left_out = 0
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        value = str(value or "").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
        kept = "".join(
            sign for sign in value if sign != "\x00" and sign not in BIDI_OVERRIDES and not _lone(sign)
        )
        self.left_out = len(value) - len(kept)
        return kept

    def validate(self, value: str) -> None:
        if not value.strip():
            raise ValidationError(self.error_messages["required"], code="required")
        if len(value) > self.limit:
            raise ValidationError(
                f"The limit is {self.limit:,} characters and you have {len(value):,}. Paste the part that says what is to improve",
                code="max_length",
            )


def _lone(sign: str) -> bool:
    return unicodedata.category(sign) == "Cs"


class PasteTextForm(CairnForm):
    """The text of a letter or report."""

    submit = "Save the text and mark it"

    text = PrintedText(
        label="Text of the letter or report",
        noun="the text of the letter or report",
        limit=LONGEST_TEXT,
        hint="Open it, select everything (Ctrl and A), copy it (Ctrl and C) and paste it here (Ctrl and V). "
        "It is kept as it is, line by line.",
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "class": "cn-pastebox"}),
    )

    @staticmethod
    def from_object(inspection: Inspection) -> dict:
        return {"text": inspection.source_text}
