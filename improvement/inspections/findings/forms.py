"""Forms for marking the lines of a letter, and for the day of what it says will happen."""

import hashlib
from typing import Any

from django import forms
from django.forms import BoundField

from improvement.inspections.findings.lines import MARKS, NOTHING, compose, marks_of
from improvement.inspections.findings.verdicts import earlier_findings
from improvement.inspections.findings.workflow import field_of, letter_day
from improvement.inspections.models import Finding, FindingVerdict, FollowUp, Inspection
from improvement.reader.words import printed
from improvement.reader.words.printed import Piece
from schools.days import dates
from schools.web.forms import CairnForm, Choice, Day, LongText, Pick
from schools.words import cut

FIRST_YEAR = 2000
OTHER, NONE_YET = "other", "none"
PIECES_ON_A_PAGE = 200


class MarkForm(CairnForm):
    """A mark for each piece of the text from number `start` on; the others keep theirs."""

    submit = "Save what I marked"

    def __init__(self, *args: Any, inspection: Inspection, start: int = 0, **kwargs: Any) -> None:
        self.pieces = printed.pieces(inspection.source_text)
        self.shown = self.pieces[start : start + PIECES_ON_A_PAGE]
        super().__init__(*args, row=inspection, **kwargs)
        self.standing, self.lost = standing_marks(inspection, self.pieces)
        # Marks belong to lines, so they fit only the very text they were made on.
        self.text_key = hashlib.sha256(inspection.source_text.encode()).hexdigest()
        self.fields["of_text"] = forms.CharField(
            required=False, initial=self.text_key, widget=forms.HiddenInput(attrs={"id": False})
        )
        for piece in self.shown:
            self.fields[field_of(piece.key)] = Pick(
                label=f"Line {piece.key}: {cut(piece.words, 80)}",
                noun=f"what line {piece.key} is",
                choices=MARKS,
                required=False,
            )
        self.initial = _marked(self.pieces, self.standing)

    @property
    def marks(self) -> dict[str, str]:
        return {piece.key: self.cleaned_data.get(field_of(piece.key), NOTHING) for piece in self.shown}

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("of_text") != self.text_key:
            self.add_error(
                None,
                "The text was replaced while this page was open, so these marks no longer fit its lines. Open the page again",
            )
            return data
        *_, problems = compose(self.pieces, self.standing | self.marks)
        for problem in problems:
            name = field_of(problem.key)
            self.add_error(name if name in self.fields else None, problem.sentence)
        return data

    @property
    def rows(self) -> list[tuple[Piece, BoundField]]:
        """Each piece shown, with its field."""
        return [(piece, self[field_of(piece.key)]) for piece in self.shown]

    @staticmethod
    def from_object(inspection: Inspection) -> dict:
        pieces = printed.pieces(inspection.source_text)
        marks, _ = standing_marks(inspection, pieces)
        return _marked(pieces, marks)


def _marked(pieces: list[printed.Piece], marks: dict[str, str]) -> dict[str, str]:
    return {field_of(piece.key): marks.get(piece.key, NOTHING) for piece in pieces}


def standing_marks(
    inspection: Inspection, pieces: list[Piece]
) -> tuple[dict[str, str], list[Finding | FollowUp]]:
    """(marks by piece, rows whose words are no longer in the text) as they are saved."""
    return marks_of(
        pieces,
        inspection.findings.filter(removed_at=None),
        inspection.follow_ups.filter(removed_at=None),
    )


class FollowUpForm(CairnForm):
    """Which day what the letter says will happen has. Nothing is chosen beforehand: a person says so."""

    submit = "Save the date"

    choice = Choice(label="Which date goes in the plan?", noun="which date goes in the plan")
    happens_on = Day(label="The other date", noun="the date", required=False, first_year=FIRST_YEAR)

    def __init__(self, *args: Any, follow_up: FollowUp, **kwargs: Any) -> None:
        super().__init__(*args, row=follow_up, **kwargs)
        self.offers = offers(follow_up)
        words = [(day.isoformat(), sentence) for day, sentence in self.offers]
        self.fields["choice"].choices = [
            *words,
            (OTHER, "Another date, given below" if words else "The date given below"),
            (NONE_YET, "None yet; ask the inspector"),
        ]
        if not words:
            self.fields["choice"].label = "Is there a date?"
            self.fields["happens_on"].label = "The date"

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        choice, day = data.get("choice"), data.get("happens_on")
        if choice == OTHER and not day and "happens_on" not in self.errors:
            self.fields["happens_on"].widget.faulty = ("day", "month", "year")
            self.add_error("happens_on", "Enter the date, or choose another answer above")
        elif choice and choice != OTHER and day:
            self.add_error(
                "choice",
                "You chose one date and typed another. Choose “Another date” or empty the boxes below",
            )
        if choice:
            data["happens_on"] = {OTHER: day, NONE_YET: None}.get(
                choice, next((d for d, _ in self.offers if d.isoformat() == choice), None)
            )
        return data

    @staticmethod
    def from_object(follow_up: FollowUp) -> dict:
        """Only a day that was settled before is shown again."""
        if follow_up.happens_on is None:
            return {"choice": "", "happens_on": None}
        offered = {day.isoformat() for day, _ in offers(follow_up)}
        iso = follow_up.happens_on.isoformat()
        return (
            {"choice": iso, "happens_on": None}
            if iso in offered
            else {"choice": OTHER, "happens_on": follow_up.happens_on}
        )


def offers(follow_up: FollowUp) -> list:
    """(day, words) of the days that the printed words leave possible."""
    since = letter_day(follow_up.inspection)
    made = {}
    for found in printed.find_dates(follow_up.what):
        if found.day and found.day >= since:
            made[found.day] = f"{dates.day_words(found.day, beside=since)}, as printed"
        elif found.day or found.missing == "year":
            day = printed.same_day_after(found.month_day, found.month, since)
            if day:
                years = day.year - found.day.year if found.day else 0
                later = {0: "the next after the letter", 1: "the same day a year later"}.get(
                    years, f"the same day {years} years later"
                )
                made.setdefault(day, f"{day:%A} {day.day} {day:%B} {day.year}, {later}")
    return sorted(made.items())


NOT_SAID = ""


class VerdictsForm(CairnForm):
    """For each earlier finding: addressed, partly, not yet, or nothing said; with the inspector's words."""

    submit = "Save verdicts"

    def __init__(self, *args: Any, inspection: Inspection, **kwargs: Any) -> None:
        super().__init__(*args, row=inspection, **kwargs)
        self.findings = earlier_findings(inspection)
        for finding in self.findings:
            self.fields[f"outcome_{finding.pk}"] = Choice(
                label=finding.verbatim,
                noun="what it says of this",
                required=False,
                choices=[*FindingVerdict.Outcome.choices, (NOT_SAID, "It does not say")],
                initial=NOT_SAID,
            )
            self.fields[f"words_{finding.pk}"] = LongText(
                label="In the inspector’s words",
                noun="the inspector’s words",
                required=False,
                rows=2,
                max_length=2_000,
            )

    def verdicts(self, data: dict) -> dict[Finding, tuple[str, str]]:
        return {
            finding: (data[f"outcome_{finding.pk}"], data[f"words_{finding.pk}"]) for finding in self.findings
        }

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        for finding in self.findings:
            if data.get(f"words_{finding.pk}") and not data.get(f"outcome_{finding.pk}"):
                self.add_error(f"outcome_{finding.pk}", "Say whether it is addressed, partly, or not yet")
        return data

    def from_object(self, inspection: Inspection) -> dict:
        given: dict[str, str] = {}
        standing = {verdict.finding_id: verdict for verdict in inspection.verdicts.all()}
        for finding in self.findings:
            verdict = standing.get(finding.pk)
            given[f"outcome_{finding.pk}"] = verdict.outcome if verdict else NOT_SAID
            given[f"words_{finding.pk}"] = verdict.words if verdict else ""
        return given
