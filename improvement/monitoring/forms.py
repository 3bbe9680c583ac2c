"""Forms for monitoring: what is planned, and what was found, one form a kind."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import capfirst

from improvement.actions.models import Action, Rhythm
from improvement.areas.models import AreaForImprovement
from improvement.monitoring import details as records
from improvement.monitoring.models import MonitoringActivity
from improvement.targets import figures
from improvement.targets.models import TermlyTarget
from schools.models import Person, School, Season
from schools.web.forms import CairnForm, Choice, Day, LongText, PersonChoice, Pick, Text, Ticks, WholeNumber
from schools.web.forms.pupil_data import WarnsOfPupils

Kind = MonitoringActivity.Kind

SAYS = [
    ("red", "Not yet"),
    ("amber", "Mixed"),
    ("green", "It works"),
    ("blue", "It works and lasts"),
    ("", "It does not say"),
]


class LooksAt(CairnForm):
    """The part that plans and records share: areas and actions, who looks, and what for. `open_to` are the areas and
    actions this person may choose: `improvement.monitoring.pages.open_to`."""

    areas = Ticks(label="Areas it looks at", noun="an area", required=False)
    actions = Ticks(label="Actions it looks at", noun="an action", required=False)
    person = PersonChoice(label="Who looks?", noun="who looks", required=False, empty_label="Not settled yet")
    focus = Text(label="Focus", noun="the focus", max_length=300, hint="The one question this is to answer.")

    def __init__(
        self,
        *args: Any,
        school: School,
        open_to: tuple[list[AreaForImprovement], list[Action]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        areas, actions = open_to
        self.areas_by_pk = {str(area.pk): area for area in areas}
        self.actions_by_pk = {str(action.pk): action for action in actions}
        self.fields["areas"].choices = [(pk, area.title) for pk, area in self.areas_by_pk.items()]
        self.fields["actions"].choices = [(pk, action.title) for pk, action in self.actions_by_pk.items()]
        self.fields["actions"].widget.hints = {
            pk: action.area.title for pk, action in self.actions_by_pk.items()
        }
        for name in ("areas", "actions"):
            if not self.fields[name].choices:
                del self.fields[name]
        self.fields["person"].queryset = Person.objects.filter(school=school).current()

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        data["areas"] = [self.areas_by_pk[pk] for pk in data.get("areas", [])]
        data["actions"] = [self.actions_by_pk[pk] for pk in data.get("actions", [])]
        if not data["areas"] and not data["actions"] and not {"areas", "actions"} & set(self.errors):
            self.add_error(self.first_choice, "Choose at least one area or action that this looks at")
        return data

    @property
    def first_choice(self) -> str | None:
        return next((name for name in ("areas", "actions") if name in self.fields), None)

    @staticmethod
    def looked_at(row: MonitoringActivity) -> dict:
        return {
            "areas": [str(area.pk) for area in row.areas.all()],
            "actions": [str(action.pk) for action in row.actions.all()],
            "person": row.by,
            "focus": row.focus,
        }


class MonitoringPlanForm(LooksAt):
    """One act of monitoring to come, or the first of a series."""

    submit = "Plan it"

    kind = Pick(
        label="Kind",
        noun="the kind",
        choices=[("", "Choose a kind"), *(each for each in Kind.choices if each[0] != Kind.GOVERNOR_VISIT)],
        hint="Visits of governors are planned on the board’s pages.",
    )
    planned_on = Day(label="Planned for", noun="the day", hint="A school day, today or later.")
    sample = Text(
        label="Sample, as counts",
        noun="the sample",
        required=False,
        max_length=300,
        hint="Such as three classes, or 18 books. Never names.",
    )
    rhythm = Choice(
        label="Does it come again?",
        noun="whether it comes again",
        required=False,
        choices=[(value, "No, just once" if value == "" else label) for value, label in Rhythm.choices],
        hint="Recording it plans the next one, always on a school day.",
    )
    rhythm_weeks = WholeNumber(
        label="How many weeks?",
        noun="the number of weeks",
        required=False,
        least=1,
        most=26,
        hint="Only for every so many weeks.",
    )

    field_order = [
        "kind",
        "planned_on",
        "areas",
        "actions",
        "person",
        "focus",
        "sample",
        "rhythm",
        "rhythm_weeks",
    ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if (
            data.get("rhythm") == Rhythm.WEEKS
            and not data.get("rhythm_weeks")
            and "rhythm_weeks" not in self.errors
        ):
            self.add_error("rhythm_weeks", "Enter how many weeks lie between two of them")
        if data.get("rhythm") != Rhythm.WEEKS:
            data["rhythm_weeks"] = None
        return data

    @staticmethod
    def from_object(row: MonitoringActivity) -> dict:
        names = ("kind", "planned_on", "sample", "rhythm", "rhythm_weeks")
        return LooksAt.looked_at(row) | {name: getattr(row, name) for name in names}


class RecordForm(WarnsOfPupils, LooksAt):
    """What was found. The fields of its kind come from `improvement.monitoring.details`; `targets` are the termly targets it may
    feed."""

    submit = "Save record"

    done_on = Day(label="When was it?", noun="the day")
    sample = Text(
        label="Sample, as counts",
        noun="the sample",
        required=False,
        max_length=300,
        hint="Who or what was looked at, and how it was picked. Never names.",
    )
    strengths = LongText(
        label="Strengths", required=False, rows=3, hint="What works, and where you saw it. No names."
    )
    to_develop = LongText(
        label="Points to develop",
        required=False,
        rows=3,
        hint="What is not there yet. A class or a role, never a name.",
    )
    follow_up = LongText(label="What follows", required=False, rows=2, hint="Who does what by when.")
    impact = Choice(
        label="What does it say: is it working?",
        noun="what it says",
        required=False,
        choices=SAYS,
        signs="rating",
    )
    feeds = Pick(
        label="Target this is the figure for",
        noun="the target",
        required=False,
        hint="If this counted what a target counts, put the figure there at once.",
    )
    figure = Text(
        label="The figure",
        noun="the figure",
        required=False,
        max_length=12,
        hint="Such as 61 or 12.5; without a per cent sign.",
    )

    def __init__(self, *args: Any, kind: str, targets: Iterable[TermlyTarget] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.targets = {str(target.pk): target for target in targets}
        for detail in records.DETAILS[kind]:
            self.fields[detail.name] = _field(detail)
        if self.targets:
            self.fields["feeds"].choices = [
                ("", "None"),
                *((pk, target_words(target)) for pk, target in self.targets.items()),
            ]
            self.fields["figure"].widget.attrs |= {"inputmode": "decimal", "class": "govuk-input--width-4"}
        else:
            del self.fields["feeds"], self.fields["figure"]
        names = [detail.name for detail in records.DETAILS[kind]]
        words = [
            detail.name for detail in records.DETAILS[kind] if detail.shape in (records.TEXT, records.LONG)
        ]
        self.looked_through = ("focus", "sample", "strengths", "to_develop", "follow_up", *words)
        self.order_fields(
            [
                "done_on",
                "areas",
                "actions",
                "person",
                "focus",
                *names,
                "sample",
                "strengths",
                "to_develop",
                "follow_up",
                "impact",
            ]
        )

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        self._details(data)
        self._fed(data)
        return data

    def _details(self, data: dict[str, Any]) -> None:
        details = {}
        for detail in records.DETAILS[self.kind]:
            value = data.pop(detail.name, None)
            if value not in (None, ""):
                details[detail.name] = value.isoformat() if isinstance(value, date) else value
        data["details"] = details
        for detail in records.DETAILS[self.kind]:
            said = records.problem(detail, self.kind, details)
            if said and detail.name not in self.errors:
                self.add_error(detail.name, said)
            ahead = details.get(detail.name) if detail.shape == records.DAY else None
            if ahead and data.get("done_on") and ahead <= data["done_on"].isoformat():
                self.add_error(
                    detail.name,
                    f"{capfirst(detail.noun)} is to come after the day this was",
                )
        no_books = self.kind == Kind.WORK_SCRUTINY and not records.total(self.kind, details, "books")
        if no_books and not {"high", "middle", "low"} & set(self.errors):
            self.add_error("high", "Enter how many books were read, of high, middle or low prior attainers")

    def _fed(self, data: dict[str, Any]) -> None:
        target = self.targets.get(data.get("feeds") or "")
        figure = (data.get("figure") or "").strip()
        data["feeds"], data["figure"] = target, None
        if figure and not target and "feeds" not in self.errors:
            self.add_error("feeds", "Choose the target this figure is for, or leave the figure out")
        if not target:
            return
        if not figure:
            self.add_error("figure", "Enter the figure this found for the target")
        else:
            measure = target.series.measure
            try:
                data["figure"] = figures.read(figure, measure.shape, measure.out_of).value
            except figures.NotAFigure as wrong:
                self.add_error("figure", wrong.sentence)
        covered = {area.pk for area in data["areas"]} | {action.area_id for action in data["actions"]}
        if target.series.measure.area_id not in covered:
            self.add_error(
                "feeds",
                f"This target belongs to “{target.series.measure.area}”. Tick that area above too, or choose another",
            )

    def from_object(self, row: MonitoringActivity) -> dict:
        names = ("done_on", "sample", "strengths", "to_develop", "follow_up", "impact")
        details = {
            detail.name: _value(detail, row.details.get(detail.name)) for detail in records.DETAILS[row.kind]
        }
        fed = (
            {"feeds": str(row.feeds_id), "figure": _plain(row.feeds.actual)}
            if row.feeds_id and str(row.feeds_id) in self.targets
            else {}
        )
        return LooksAt.looked_at(row) | {name: getattr(row, name) for name in names} | details | fed


def target_words(target: TermlyTarget) -> str:
    """«Reasoning seen, Year 5: autumn term 2026, target 64»."""
    year = target.academic_year if target.season == Season.AUTUMN else target.academic_year + 1
    aim = f", target {_plain(target.target)}" if target.target is not None else ""
    return f"{target.series.measure}, {target.series}: {target.season} term {year}{aim}"


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _value(detail: records.Detail, value: Any) -> Any:
    if value and detail.shape == records.DAY:
        return date.fromisoformat(value)
    return value


def _field(detail: records.Detail) -> forms.Field:
    given: dict[str, Any] = {
        "label": detail.label,
        "noun": detail.noun,
        "hint": detail.hint,
        "required": detail.required,
    }
    if detail.shape == records.COUNT:
        return WholeNumber(**given, most=10_000)
    if detail.shape == records.PERCENT:
        return WholeNumber(**given, most=100)
    if detail.shape == records.LONG:
        return LongText(**given, rows=3)
    if detail.shape == records.DAY:
        return Day(**given)
    if detail.shape == records.CHOICE:
        return Choice(**given, choices=detail.choices)
    return Text(**given, max_length=300)
