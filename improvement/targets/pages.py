"""The pages of targets, and what other pages show of them.

known = positions.load(areas, on=on, calendar=calendar)            one query for any number of areas
targets_of(area, known[area.pk], user=user)                        for `_pieces/ladders.html`
figures_for(known)                                                 {area id: Figure}, for `_pieces/target_figure.html`
criteria_for(areas, user=user)                                     {area id: Criteria}, one query, `_pieces/criteria.html`
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from django.db.models import Prefetch
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from improvement.actions.pages import history
from improvement.areas.models import AreaForImprovement
from improvement.plans.workflow import current_plan
from improvement.targets import figures
from improvement.targets.ladders import positions
from improvement.targets.ladders.ladder import MET, MISSED, NO_ACTUAL, WAITING, Ladder, TermPoint
from improvement.targets.ladders.positions import Position
from improvement.targets.models import Measure, MeasureSeries, SuccessCriterion, TermlyTarget
from schools.access import AnyUser, Capability, can, require
from schools.days.calendar import SchoolCalendar
from schools.days.school_terms import SchoolTerm, terms_of
from schools.models import Event, School
from schools.words import counted


# ---- of an area -----------------------------------------------------------------------------------------------------------
class Cell(NamedTuple):
    """One term of one group in the table; empty where there is nothing."""

    term_name: str
    point: TermPoint | None
    current: bool

    @property
    def figures(self) -> SafeString | str:
        """What was reached and what was to be reached, with what it comes to: `_pieces/targets_table.html` holds
        hundreds of these, and put together here they cost a third of what they do in a template."""
        point = self.point
        if point is None:
            return "–"
        if point.hidden:
            return point.hidden
        actual = format_html("<b>{}</b>", capfirst(point.actual_words)) if point.actual_words else ""
        target = (
            format_html("{}target {}", ", " if actual else "", point.target_words)
            if point.target_words
            else ""
        )
        return mark_safe(f"{actual}{target}{_flag(point)}")


def _flag(point: TermPoint) -> SafeString | str:
    """What the table says below the figures, as a mark."""
    if point.state == MISSED:
        return format_html(
            '<span class="cn-row-flag"><b class="cn-flag">Target missed</b>, {}</span>', point.difference
        )
    if point.state == MET:
        how = "" if point.difference == "met" else f", {point.difference}"
        return format_html('<span class="cn-row-flag">Met{}</span>', how)
    return FLAGS.get(point.state, "")


FLAGS = {
    NO_ACTUAL: mark_safe('<span class="cn-row-flag"><b class="cn-flag">No actual</b></span>'),
    WAITING: mark_safe('<span class="cn-row-flag">Still to come</span>'),
}


@dataclass(frozen=True)
class AreaTargets:
    """The targets of an area as the pages show them."""

    area: AreaForImprovement
    ladders: list[Ladder]
    position: Position
    may_edit: bool
    removed: list[Measure] = field(default_factory=list)
    most: int | None = None

    @cached_property
    def drawn(self) -> list[Ladder]:
        """Those with a chart of their own: all of them, or the `most` that say most, in their order."""
        if self.most is None or len(self.ladders) <= self.most:
            return self.ladders
        ranked = sorted(
            self.ladders, key=lambda each: (bool(each.hidden), -each.missed_running, not each.unanswered)
        )
        return [ladder for ladder in self.ladders if ladder in ranked[: self.most]]

    @property
    def more(self) -> int:
        return len(self.ladders) - len(self.drawn)

    @cached_property
    def terms(self) -> list[SchoolTerm]:
        return sorted({point.term for ladder in self.ladders for point in ladder.points})

    @cached_property
    def current(self) -> SchoolTerm | None:
        return next((point.term for ladder in self.ladders for point in ladder.points if point.current), None)

    @property
    def columns(self) -> list[tuple[SchoolTerm, bool]]:
        return [(term, term == self.current) for term in self.terms]

    @property
    def table(self) -> list[tuple[Ladder, list[Cell]]]:
        """Each group with a cell a term."""
        terms = [(term, term.name, term == self.current) for term in self.terms]
        rows = []
        for ladder in self.ladders:
            by_term = {point.term: point for point in ladder.points}
            rows.append((ladder, [Cell(name, by_term.get(term), current) for term, name, current in terms]))
        return rows

    @property
    def words(self) -> str:
        return self.position.words if self.ladders else "no measure yet"


def targets_of(
    area: AreaForImprovement,
    ladders: list[Ladder],
    *,
    user: AnyUser,
    removed: Iterable[Measure] = (),
    most: int | None = None,
) -> AreaTargets:
    """The targets of one area for this person. `most` is how many charts there is room for."""
    may_edit = can(user, Capability.EDIT_TARGETS, area) and area.removed_at is None
    return AreaTargets(area, ladders, positions.position(ladders), may_edit, list(removed), most)


@dataclass(frozen=True)
class AreaFigure:
    """An area against its term's target, in one cell: the drawing and its words."""

    svg: SafeString | str
    bold: str
    target: str
    point: str
    title: str
    url: str


def figures_for(known: dict[int, list[Ladder]]) -> dict[int, AreaFigure]:
    """For each area the group that says most of it; none for an area without a measure. No query."""
    found = {}
    for pk, ladders in known.items():
        ladder = positions.most_telling(ladders)
        if ladder:
            svg = ladder.micro if ladder.draws else ""
            found[pk] = AreaFigure(
                svg, *positions.figure_line(ladder), ladder.title, ladder.measure.get_absolute_url()
            )
    return found


# ---- success criteria --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Criteria:
    """The success criteria of an area, by term."""

    area: AreaForImprovement
    kept: list[SuccessCriterion]
    removed: list[SuccessCriterion]
    may_edit: bool

    @property
    def by_term(self) -> list[tuple[SchoolTerm, list[SuccessCriterion]]]:
        terms: dict[SchoolTerm, list[SuccessCriterion]] = defaultdict(list)
        for row in self.kept:
            terms[SchoolTerm.of(row)].append(row)
        return sorted(terms.items())

    @property
    def words(self) -> str:
        """«2 of 5 met, 1 partly»."""
        if not self.kept:
            return ""
        met, partly = (sum(row.met == value for row in self.kept) for value in ("met", "partly"))
        return f"{met} of {len(self.kept)} met" + (f", {partly} partly" if partly else "")


def criteria_for(areas: Iterable[AreaForImprovement], *, user: AnyUser) -> dict[int, Criteria]:
    """The success criteria of each area: one query."""
    by_pk = {area.pk: area for area in areas}
    rows = defaultdict(list)
    for row in (
        SuccessCriterion.objects.filter(area__in=by_pk)
        .select_related("measure")
        .order_by("academic_year", "season", "order", "pk")
    ):
        row.area = by_pk[row.area_id]
        row.school = row.area.school
        if row.measure:
            row.measure.school = row.school
        rows[row.area_id].append(row)
    found = {}
    for pk, area in by_pk.items():
        may_edit = can(user, Capability.EDIT_TARGETS, area) and area.removed_at is None
        removed = [row for row in rows[pk] if row.removed_at] if may_edit else []
        found[pk] = Criteria(area, [row for row in rows[pk] if row.removed_at is None], removed, may_edit)
    return found


# ---- the page of all targets ---------------------------------------------------------------------------------------------
def for_targets(school: School, *, user: AnyUser, on: date) -> dict:
    """Every area's measures with their ladders and figures; first what has no actual and what missed."""
    calendar = SchoolCalendar.of(school)
    areas = list(school.areas.in_current_plan())
    removed: dict[int, list[Measure]] = {}
    known = positions.load(areas, on=on, calendar=calendar, removed=removed)
    criteria = criteria_for(areas, user=user)
    blocks = [
        (targets_of(a, known.get(a.pk, []), user=user, removed=removed.get(a.pk, ())), criteria[a.pk])
        for a in areas
    ]
    ladders = [ladder for block, _ in blocks for ladder in block.ladders]
    latest = [(ladder, ladder.latest) for ladder in ladders if ladder.latest]
    missed = [pair for pair in latest if pair[1].state == MISSED]
    no_actual = [(ladder, point) for ladder in ladders for point in ladder.unanswered]
    may_enter = any(block.may_edit and block.ladders for block, _ in blocks)
    term = entry_term(ladders, on=on, calendar=calendar)
    return {
        "school": school,
        "blocks": blocks,
        "met": [pair for pair in latest if pair[1].state == MET],
        "missed": missed,
        "no_actual": no_actual,
        "judged": len(latest),
        "headline": _headline(len(latest), len(missed), len(no_actual), bool(ladders)),
        "enter": term if may_enter else None,
        "place": calendar.describe(on),
        "on": on,
    }


def entry_term(ladders: Iterable[Ladder], *, on: date, calendar: SchoolCalendar) -> SchoolTerm | None:
    """The term whose actuals are wanted now: the latest begun that has targets."""
    return max(
        (point.term for ladder in ladders for point in ladder.points if point.term.has_begun(on, calendar)),
        default=None,
    )


def _headline(judged: int, missed: int, no_actual: int, any_measure: bool) -> str:
    if not any_measure:
        return "No targets yet"
    lacks = f"{counted(no_actual, 'actual')} still wanted" if no_actual else ""
    if not judged:
        return lacks or "Targets set, no actual yet"
    if missed:
        words = f"{missed} of {counted(judged, 'target')} missed at the latest count"
    else:
        words = (
            f"All {judged} targets met at the latest count"
            if judged > 1
            else "The one target was met at the latest count"
        )
    return f"{words}, {lacks}" if lacks else words


# ---- one measure -----------------------------------------------------------------------------------------------------------------
def for_measure(measure: Measure, *, user: AnyUser, on: date) -> dict:
    """One measure, read with its series: each group's ladder, the table of figures, and what happened to it."""
    school, area = measure.school, measure.area
    calendar = SchoolCalendar.of(school)
    ladders = positions.ladders_of(measure, least=school.suppress_under, on=on, calendar=calendar)
    term = entry_term(ladders, on=on, calendar=calendar)
    criteria = list(SuccessCriterion.objects.filter(measure=measure, removed_at=None))
    may_edit = can(user, Capability.EDIT_TARGETS, measure) and area.removed_at is None
    return {
        "school": school,
        "measure": measure,
        "area": area,
        "targets": AreaTargets(area, ladders, positions.position(ladders), may_edit),
        "notes": [
            (ladder, point)
            for ladder in ladders
            for point in ladder.points
            if point.note and not point.hidden
        ],
        "criteria": criteria,
        "history": history(Event.objects.filter(target_type="measure", target_id=measure.pk)[:20]),
        "may_edit": may_edit,
        "enter": term if may_edit else None,
    }


def form_terms(
    school: School, series: Iterable[MeasureSeries], *, calendar: SchoolCalendar, on: date
) -> list[SchoolTerm]:
    """The terms a measure's form asks targets for: those of the plan, and those it has targets for already."""
    plan = current_plan(school)
    start, end = (
        (plan.starts_on, plan.ends_on) if plan else (on, date(on.year + 1, on.month, min(on.day, 28)))
    )
    there = {SchoolTerm.of(row) for each in series for row in each.rows if row.has_target}
    return sorted({*terms_of(start, end, calendar), *there})[-6:]


# ---- a term's actuals ------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class WantedActual:
    """The actuals of one term that this person may enter."""

    term: SchoolTerm | None
    targets: list[TermlyTarget]
    choices: list[SchoolTerm]
    refused: str = ""


def wanted_actuals(
    school: School, *, user: AnyUser, on: date, asked: str | None, calendar: SchoolCalendar
) -> WantedActual:
    """The targets of the asked term, else of the latest begun, in the order of the plan; and the terms to choose from.
    Refused to whoever may change the targets of no area."""
    areas = [area for area in school.areas.in_current_plan() if can(user, Capability.EDIT_TARGETS, area)]
    if not areas:
        require(user, Capability.EDIT_TARGETS, school)
    by_pk = {area.pk: (place, area) for place, area in enumerate(areas)}
    earlier = TermlyTarget.objects.order_by("academic_year", "season")
    rows = (
        TermlyTarget.objects.filter(
            series__removed_at=None, series__measure__removed_at=None, series__measure__area__in=by_pk
        )
        .select_related("series__measure")
        .prefetch_related(Prefetch("series__targets", earlier, to_attr="rows"))
    )
    targets = sorted((row for row in rows if row.says_something), key=lambda row: _place(row, by_pk))
    begun = sorted(
        {term for term in map(SchoolTerm.of, targets) if term.has_begun(on, calendar)}, reverse=True
    )
    term, refused = SchoolTerm.from_key(asked), ""
    if term and not term.has_begun(on, calendar):
        start = term.starts_on(calendar)
        refused = f"The {term.words} begins on {start:%A} {start.day} {start:%B}. Its actuals are entered after that."
        term = None
    term = term or (begun[0] if begun else None)
    found = [row for row in targets if SchoolTerm.of(row) == term]
    for row in found:
        measure = row.series.measure
        row.school = row.series.school = measure.school = school
        measure.area = by_pk[measure.area_id][1]
        row.words = figures.show(row.target, measure.shape, measure.out_of, row.target_words)
        row.before = _before(row, measure)
    return WantedActual(term, found, begun, refused)


def _place(row: TermlyTarget, by_pk: dict[int, tuple[int, AreaForImprovement]]) -> tuple:
    measure = row.series.measure
    return by_pk[measure.area_id][0], measure.order, measure.pk, row.series_id


def _before(row: TermlyTarget, measure: Measure) -> str:
    """What stood before it: the latest earlier actual, else the start."""
    for each in reversed([each for each in row.series.rows if SchoolTerm.of(each) < SchoolTerm.of(row)]):
        if each.has_actual:
            return f"{figures.show(each.actual, measure.shape, measure.out_of, each.actual_words)} in {each.season}"
    start = figures.show(row.series.baseline, measure.shape, measure.out_of, row.series.baseline_words)
    return f"{start} at the start" if start else ""
