"""Forms for measures with their groups and targets, and for a term's actuals."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst

from improvement.targets import figures, rules
from improvement.targets.figures import Figure, NotAFigure
from improvement.targets.models import Measure, MeasureSeries, TermlyTarget
from improvement.targets.rules import GroupGiven
from improvement.targets.workflow import Entry
from schools.days.calendar import SchoolCalendar
from schools.days.school_terms import SchoolTerm
from schools.models import School
from schools.web.forms import CairnForm, Choice, Day, LongText, Pick, Text, TickBox, WholeNumber
from schools.words import fold, listed, lower_first

YEARS = ["Nursery", "Reception", *(f"Year {number}" for number in range(1, 14))]
OF_PHASE: dict[str, list[str]] = {
    School.Phase.NURSERY: YEARS[:2],
    School.Phase.PRIMARY: YEARS[:8],
    School.Phase.MIDDLE: YEARS[5:11],
    School.Phase.SECONDARY: YEARS[8:],
    School.Phase.SIXTEEN_PLUS: YEARS[13:],
}
PARTS = {"year_group": "year", "pupil_group": "pupils", "cohort": "size", "baseline": "start"}
SPARE_TO_ADD, SPARE_TO_EDIT, MOST_GROUPS = 4, 2, 24
SHAPE_HINTS = {
    figures.PERCENTAGE: "From 0 to 100, such as 57%",
    figures.COUNT: "A whole number, such as 3 suspensions",
    figures.SCORE: "Such as a progress score of −0.4",
    figures.N_OF_M: "Such as 9 of 12 classes",
    figures.NARRATIVE: "A sentence each term; nothing is counted",
}


class FigureBox(Text):
    """A box for a figure, read by the shape of its measure when the form is cleaned."""

    def __init__(self, *, width: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"class": f"govuk-input--width-{width}", "autocomplete": "off"})
        )
        super().__init__(required=False, max_length=figures.WORDS, **kwargs)


def _in_row(row: str, sentence: str) -> str:
    """The sentence with the row it is about, for it also stands at the head of the page."""
    return f"{capfirst(row)}: {lower_first(sentence)}"


@dataclass
class Lines:
    """The boxes of one group on the form: their names, and those of its targets with their terms."""

    number: int
    legend: str
    names: dict[str, str]
    targets: list[tuple[SchoolTerm, str]]
    remove: str = ""
    spare: bool = False
    opens: bool = False

    @property
    def boxes(self) -> list[str]:
        return [*self.names.values(), *(name for _, name in self.targets)]


class MeasureForm(CairnForm):
    """A measure with its groups and their targets by term. `terms` are those of the plan; `series` the groups there are,
    each with its targets as `rows`."""

    submit = "Save measure"

    name = Text(
        label="What is measured?",
        noun="what is measured",
        hint="One thing that can be counted or judged each term, such as classes where reasoning is seen weekly.",
    )
    about = Choice(label="What is it about?", noun="what it is about", choices=Measure.About.choices)
    shape = Choice(
        label="How does it read?", noun="how it reads", choices=Measure.Shape.choices, hints=SHAPE_HINTS
    )
    out_of = WholeNumber(
        label="Of how many?",
        noun="of how many",
        required=False,
        least=1,
        most=10_000,
        hint="Only for so many of so many: 12 for 9 of 12.",
    )
    lower_is_better = TickBox(label="Fewer is better", hint="As for absence or suspensions.")
    source = Text(
        label="Where do the figures come from?",
        noun="where the figures come from",
        required=False,
        hint="Such as teacher assessment, learning walks, the register.",
    )
    baseline_on = Day(
        label="When was the start measured?", noun="the day of the start figures", required=False
    )

    def __init__(
        self,
        *args: Any,
        school: School,
        terms: list[SchoolTerm],
        calendar: SchoolCalendar,
        on: date,
        series: Iterable[MeasureSeries] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.terms, self.calendar, self.on, self.school, self.series = (
            terms,
            calendar,
            on,
            school,
            list(series),
        )
        self.groups: list[Lines] = []
        years = OF_PHASE.get(school.phase, YEARS)
        used = {each.year_group for each in self.series}
        self.years = [*years, *sorted(used - set(years) - {""})]
        spare = SPARE_TO_EDIT if self.series else SPARE_TO_ADD
        for number in range(min(len(self.series) + spare, max(MOST_GROUPS, len(self.series)))):
            self._add_group(number)
        for lines in self.groups:
            lines.opens = self.is_bound and any(self.data.get(name) for name in lines.boxes)

    def _add_group(self, number: int) -> None:
        there = self.series[number] if number < len(self.series) else None
        names = {part: f"g{number}_{short}" for part, short in PARTS.items()}
        legend = f"Group {number + 1}" if there is None else capfirst(there.group_words)
        inside = f"of group {number + 1}"
        self.fields[names["year_group"]] = Pick(
            label="Year group",
            noun=f"the year group {inside}",
            required=False,
            choices=[("", "All years"), *((y, y) for y in self.years)],
        )
        self.fields[names["pupil_group"]] = Text(
            label="Pupils", noun=f"the pupils {inside}", required=False, max_length=60, hint="All of them, or such as disadvantaged",
            widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        )  # fmt: skip
        self.fields[names["cohort"]] = WholeNumber(
            label="How many pupils?",
            noun=f"how many pupils are in group {number + 1}",
            required=False,
            least=0,
            most=100_000,
        )
        self.fields[names["baseline"]] = FigureBox(label="Start", noun=f"the start {inside}")
        targets = []
        for term in self.terms:
            name = f"g{number}_{term.key}"
            self.fields[name] = FigureBox(
                label=f"{term.name} {term.year}", noun=f"the target {inside} for the {term.words}"
            )
            targets.append((term, name))
        remove = ""
        if there is not None:
            remove = f"g{number}_remove"
            self.fields[remove] = TickBox(label=f"Take out {there.group_words}")
        self.groups.append(Lines(number, legend, names, targets, remove, spare=there is None and number > 0))

    # ---- reading --------------------------------------------------------------------------------------------------------
    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        shape, out_of = data.get("shape", figures.NARRATIVE), data.get("out_of")
        for name, sentence in rules.of_measure(
            shape=shape, out_of=out_of, baseline_on=data.get("baseline_on"), on=self.on
        ):
            if name not in self.errors:
                self.add_error(name, sentence)
        taken = [(lines, self._group(lines, data, shape, out_of)) for lines in self.groups]
        kept = [(lines, group) for lines, group in taken if group is not None]
        if not kept:
            kept = [(self.groups[0], GroupGiven())]
        data["groups"] = [group for _, group in kept]
        problems = rules.of_groups(
            data["groups"], shape=shape, baseline_on=data.get("baseline_on"), calendar=self.calendar
        )
        for number, part, sentence in problems:
            name = self._box(kept[number][0] if number is not None else self.groups[0], part)
            if name not in self.errors:
                self.add_error(name, sentence)
        for name in [name for name in data if name.startswith("g") and name[1:2].isdigit()]:
            del data[name]
        return data

    def _group(self, lines: Lines, data: dict[str, Any], shape: str, out_of: int | None) -> GroupGiven | None:
        """The group that was typed; None for one that was left empty."""
        there = self.series[lines.number] if lines.remove else None
        group = GroupGiven(
            year_group=data.get(lines.names["year_group"]) or "",
            pupil_group=data.get(lines.names["pupil_group"]) or "",
            cohort=data.get(lines.names["cohort"]),
            baseline=self._figure(lines.names["baseline"], data, shape, out_of),
            targets={term: self._figure(name, data, shape, out_of) for term, name in lines.targets},
            series=there.pk if there else None,
            remove=bool(lines.remove and data.get(lines.remove)),
        )
        typed = (
            group.year_group
            or group.pupil_group
            or group.cohort is not None
            or group.baseline
            or any(group.targets.values())
        )
        return group if typed or there else None

    def _figure(self, name: str, data: dict[str, Any], shape: str, out_of: int | None) -> Figure:
        try:
            return figures.read(data.get(name) or "", shape, out_of)
        except NotAFigure as wrong:
            self.add_error(name, _in_row(self.fields[name].noun, wrong.sentence))
            return Figure()

    @staticmethod
    def _box(lines: Lines, part: str | SchoolTerm) -> str:
        if isinstance(part, SchoolTerm):
            return dict(lines.targets)[part]
        return lines.names.get(part, part)

    def from_object(self, measure: Measure) -> dict:
        names = ("name", "about", "shape", "out_of", "lower_is_better", "source")
        values = {name: getattr(measure, name) for name in names}
        values["baseline_on"] = next((each.baseline_on for each in self.series if each.baseline_on), None)
        for lines, series in zip(self.groups, self.series, strict=False):
            rows = {SchoolTerm.of(row): row for row in series.rows}
            values |= {
                lines.names[part]: getattr(series, part) for part in ("year_group", "pupil_group", "cohort")
            }
            values[lines.names["baseline"]] = figures.typed(
                series.baseline, measure.shape, series.baseline_words
            )
            for term, name in lines.targets:
                row = rows.get(term)
                values[name] = figures.typed(row.target, measure.shape, row.target_words) if row else ""
        return values


# ---- actuals -----------------------------------------------------------------------------------------------------------------
class ActualsForm(CairnForm):
    """The actuals of one term: a box for each target, in the order of the plan. Each box carries the version of its row,
    and what stood in it, so that two people may enter their own at the same time."""

    submit = "Save actuals"

    found_on = Day(label="When were they measured?", noun="the day of the figures")

    def __init__(self, *args: Any, targets: list[TermlyTarget], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets = targets
        self.boxes: list[tuple[TermlyTarget, str]] = []
        for target in targets:
            name, measure = f"t{target.pk}", target.series.measure
            words = f"{measure.name}, {target.series.group_words}"
            began = figures.typed(target.actual, measure.shape, target.actual_words)
            wide = 20 if measure.shape == figures.NARRATIVE else 5
            self.fields[name] = FigureBox(
                label=words,
                noun=f"the actual for {words}",
                width=wide,
                initial=began,
                show_hidden_initial=True,
            )
            self.fields[f"v{target.pk}"] = forms.IntegerField(
                required=False,
                initial=target.version,
                min_value=0,
                max_value=2**31 - 1,
                widget=forms.HiddenInput(attrs={"id": False}),
            )
            self.boxes.append((target, name))
        self.order_fields([*(name for _, name in self.boxes), "found_on"])

    def filled(self, pasted: dict[int, str]) -> QueryDict:
        """What the page would send if these figures, by target, had been typed into its boxes."""
        data = QueryDict(mutable=True)
        for name in self.fields:
            value = self[name].initial
            if name == "found_on":
                for part in ("day", "month", "year"):
                    data[f"{name}_{part}"] = getattr(value, part)
            else:
                data[name] = value
        for target, name in self.boxes:
            data[f"initial-{name}"] = self[name].initial
            data[name] = pasted.get(target.pk, self[name].initial)
        return data

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        entries = []
        for target, name in self.boxes:
            measure = target.series.measure
            typed, version = data.pop(name, ""), data.pop(f"v{target.pk}", None)
            if name in self.errors or typed == str(self.data.get(f"initial-{name}") or ""):
                continue
            try:
                figure = figures.read(typed, measure.shape, measure.out_of)
            except NotAFigure as wrong:
                group = "" if target.series.group_words == "all pupils" else f", {target.series.group_words}"
                self.add_error(name, _in_row(f"{measure.name}{group}", wrong.sentence))
                continue
            if version is None:
                self.add_error(
                    name,
                    "This page no longer knows what stood here before. Open it again and type the figure there",
                )
                continue
            entries.append(Entry(target, version, figure))
        data["entries"] = entries
        return data


class PasteActualsForm(CairnForm):
    """Rows from a spreadsheet: measure, group and figure, or measure and figure, or figures alone in order."""

    submit = "Look at these figures"
    rows = LongText(
        label="Rows from Excel", noun="rows to read", rows=6,
        hint="Copy the cells and paste them here: measure, group, figure. Or the figures alone, in the order of this page. Nothing is saved before you have looked at them.",
    )  # fmt: skip

    def __init__(self, *args: Any, targets: list[TermlyTarget], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets = targets

    def clean_rows(self) -> dict[int, str]:
        """The figures by target, as they stand in the text; what fits no row of this page is an error that names its
        row."""
        found, problems = match_rows(self.cleaned_data["rows"], self.targets)
        for problem in problems:
            self.add_error("rows", problem)
        return found


def match_rows(text: str, targets: list[TermlyTarget]) -> tuple[dict[int, str], list[str]]:
    """{target id: figure as typed} of pasted rows, and a sentence for each row that fits nothing. A first row that
    names columns is left out, and so are empty rows."""
    rows = [
        (number, [cell.strip() for cell in line.split("\t")])
        for number, line in enumerate(text.split("\n"), start=1)
    ]
    rows = [(number, cells) for number, cells in rows if any(cells)]
    if rows and fold(rows[0][1][0]) in ("measure", "what is measured?") and len(rows[0][1]) > 1:
        rows = rows[1:]
    found: dict[int, str] = {}
    problems: list[str] = []
    if rows and all(len(cells) == 1 for _, cells in rows):
        if len(rows) > len(targets):
            return {}, [
                f"These are {len(rows)} figures and this page has {len(targets)} boxes. Paste the measures beside them"
            ]
        return {target.pk: cells[0] for target, (_, cells) in zip(targets, rows, strict=False)}, []
    for number, cells in rows:
        fitting = _fitting(cells, targets)
        names = listed(f"“{cell}”" for cell in cells[:-1] if cell)
        if len(cells) == 1:
            problems.append(f"Row {number}: put the measure before the figure, with a tab between them")
        elif not fitting:
            problems.append(f"Row {number}: {names or 'an empty name'} is no row of this page")
        elif len(fitting) > 1:
            problems.append(
                f"Row {number}: {names} has {len(fitting)} groups. Put the group between measure and figure"
            )
        elif fitting[0].pk in found:
            problems.append(f"Row {number}: {names} stands in these rows twice")
        else:
            found[fitting[0].pk] = cells[-1]
    return found, problems


def _fitting(cells: list[str], targets: list[TermlyTarget]) -> list[TermlyTarget]:
    """The targets that a row is about, by measure and, where it is named, group."""
    names = [fold(cell) for cell in cells[:-1] if cell]
    if not names:
        return []
    by_name = [t for t in targets if fold(t.series.measure.name) == names[0]]
    if len(names) == 1:
        whole = [t for t in targets if fold(f"{t.series.measure.name}: {t.series.group_words}") == names[0]]
        return whole or by_name
    group = ", ".join(names[1:])
    return [t for t in by_name if fold(t.series.group_words) == group]


# ---- success criteria --------------------------------------------------------------------------------------------------------
