"""Where a measure stands, group by group and term by term: met, missed, no actual, never merged (definition 6).

    ladders = load(areas, on=today, calendar=calendar)     {area id: [Ladder, …]}, one query however many areas
    position(ladders[area.pk])                             «2 of 6 targets met»

Everything but the loader is pure. What a small group reached is not in a `Ladder`: it is left out here, so that no
page, chart or sentence can show it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst

from improvement.targets import figures
from improvement.targets.ladders import suppression
from improvement.targets.ladders.ladder import (
    AHEAD,
    MET,
    MISSED,
    NO_ACTUAL,
    NO_TARGET,
    SAID,
    WAITING,
    Ladder,
    TermPoint,
)
from improvement.targets.ladders.reading import whole
from improvement.targets.models import Measure, MeasureSeries, TermlyTarget
from schools.days.calendar import SchoolCalendar
from schools.days.school_terms import SchoolTerm
from schools.models import Season
from schools.words import counted, fold

HIDDEN_WORDS = {
    suppression.SMALL: "Hidden: fewer than {least} pupils",
    suppression.REVEALING: "Hidden: a group of fewer than {least} could be worked out from it",
}


def state_of(row: TermlyTarget, lower_is_better: bool, *, on: date, calendar: SchoolCalendar) -> str:
    """Where one term stands on the day."""
    if not row.has_target:
        return NO_TARGET
    if row.target is not None and row.actual is not None:
        return MET if figures.met(row.actual, row.target, lower_is_better) else MISSED
    if row.has_actual:
        return SAID
    term = SchoolTerm.of(row)
    if not term.has_begun(on, calendar):
        return AHEAD
    return NO_ACTUAL if term.is_missed_by(on, calendar) else WAITING


def point_of(
    row: TermlyTarget, measure: Measure, *, on: date, calendar: SchoolCalendar, hidden: str = ""
) -> TermPoint:
    term = SchoolTerm.of(row)
    state = state_of(row, measure.lower_is_better, on=on, calendar=calendar)
    current = SchoolTerm.at(on, calendar) == term
    target_words = figures.show(row.target, measure.shape, measure.out_of, row.target_words)
    if hidden:
        return TermPoint(
            term,
            row.target,
            target_words,
            None,
            "",
            state if state == AHEAD else NO_TARGET,
            "",
            current,
            hidden=hidden,
        )
    words = ""
    if row.target is not None and row.actual is not None:
        words = figures.difference(
            row.actual,
            row.target,
            shape=measure.shape,
            name=measure.name,
            lower_is_better=measure.lower_is_better,
        )
    actual_words = figures.show(row.actual, measure.shape, measure.out_of, row.actual_words)
    return TermPoint(
        term, row.target, target_words, row.actual, actual_words, state, words, current, row.note
    )


def ladders_of(measure: Measure, *, least: int, on: date, calendar: SchoolCalendar) -> list[Ladder]:
    """The groups of one measure, whose series and their targets are read already (`kept_series`, `rows`)."""
    hidden = hidden_of(measure.kept_series, least)
    found = []
    for series in measure.kept_series:
        rows = sorted((row for row in series.rows if row.says_something), key=SchoolTerm.of)
        why = HIDDEN_WORDS[hidden[series.pk, ""]].format(least=least) if (series.pk, "") in hidden else ""
        points = []
        for row in rows:
            reason = hidden.get((series.pk, SchoolTerm.of(row)))
            words = why or (HIDDEN_WORDS[reason].format(least=least) if reason else "")
            points.append(point_of(row, measure, on=on, calendar=calendar, hidden=words))
        found.append(_ladder(measure, series, points, why, calendar))
    return found


def hidden_of(series: Iterable[MeasureSeries], least: int) -> dict[tuple, str]:
    """(series, term) of what is not shown, with why; the term is empty for the group as a whole. Groups are held
    against each other as they were in the same term."""
    known = list(series)
    result: dict[tuple, str] = {}
    groups = {
        each.pk: suppression.Group(each.pk, fold(each.year_group), fold(each.pupil_group), each.cohort)
        for each in known
    }
    for key, why in suppression.hidden(groups.values(), least).items():
        result[key, ""] = why
    terms = {SchoolTerm.of(row) for each in known for row in each.rows}
    for term in terms:
        sizes: dict[Hashable, int] = {
            each.pk: row.cohort
            for each in known
            for row in each.rows
            if SchoolTerm.of(row) == term and row.cohort is not None
        }
        if sizes:
            now = [
                suppression.Group(g.key, g.year, g.pupils, sizes.get(g.key, g.size)) for g in groups.values()
            ]
            result |= {(key, term): why for key, why in suppression.hidden(now, least).items()}
    return result


def _ladder(
    measure: Measure, series: MeasureSeries, points: list[TermPoint], why: str, calendar: SchoolCalendar
) -> Ladder:
    whole = series.group_words == "all pupils"
    title = measure.name if whole else f"{measure.name}: {series.group_words}"
    size = counted(series.cohort, "pupil") if series.cohort and not why else ""
    parts = [measure.source, size] + (["lower is better"] if measure.lower_is_better else [])
    sub = ", ".join(part for part in parts if part)
    start = None if why else series.baseline
    start_words = (
        "" if why else figures.show(series.baseline, measure.shape, measure.out_of, series.baseline_words)
    )
    return Ladder(
        measure,
        series,
        title,
        capfirst(sub),
        start_words,
        start,
        start_name(series.baseline_on, calendar),
        points,
        why,
    )


def start_name(day: date | None, calendar: SchoolCalendar) -> str:
    """«Summer 25»: when the start was measured."""
    if day is None:
        return ""
    term = SchoolTerm.at(day, calendar)
    return f"{Season(term.season).label} {term.year % 100:02}"


def load(
    areas: Iterable, *, on: date, calendar: SchoolCalendar, removed: dict[int, list[Measure]] | None = None
) -> dict[int, list[Ladder]]:
    """The ladders of each area, in order. `areas` know their school. Measures that were taken out are put into
    `removed`, by area, where one is given. One query."""
    by_pk = {area.pk: area for area in areas}
    result: dict[int, list[Ladder]] = defaultdict(list)
    measures = Measure.objects.filter(area__in=by_pk)
    for measure in whole(measures if removed is not None else measures.kept()):
        measure.area = by_pk[measure.area_id]
        measure.school = measure.area.school
        if removed is not None and measure.removed_at:
            removed.setdefault(measure.area_id, []).append(measure)
            continue
        result[measure.area_id] += ladders_of(
            measure, least=measure.school.suppress_under, on=on, calendar=calendar
        )
    return result


# ---- what it comes to ----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Position:
    """How the targets of an area stand: counts of terms, each with its rows."""

    met: list[tuple[Ladder, TermPoint]]
    missed: list[tuple[Ladder, TermPoint]]
    no_actual: list[tuple[Ladder, TermPoint]]

    @property
    def words(self) -> str:
        """«2 of 6 met», «No actual yet», «No measure yet» is for the page to say."""
        judged = len(self.met) + len(self.missed)
        parts = [f"{len(self.met)} of {judged} met"] if judged else []
        if self.no_actual:
            parts.append(f"{len(self.no_actual)} without an actual")
        return ", ".join(parts) or "no actual yet"


def position(ladders: Iterable[Ladder]) -> Position:
    """All terms so far of these ladders, by how they stand."""
    pairs = [(ladder, point) for ladder in ladders for point in ladder.points]
    return Position(
        *([pair for pair in pairs if pair[1].state == state] for state in (MET, MISSED, NO_ACTUAL))
    )


def most_telling(ladders: Iterable[Ladder]) -> Ladder | None:
    """The ladder that says most of an area: one missed longest, then one missed, then one without its actual, then the
    first that has anything to show."""
    shown = [ladder for ladder in ladders if not ladder.hidden]
    return min(
        shown, key=lambda each: (-each.missed_running, not each.unanswered, not each.draws), default=None
    )


def figure_line(ladder: Ladder) -> tuple[str, str, str]:
    """Beside the micro figure: («57%», «target 64%», «7 points short»); without an actual the next target."""
    latest = ladder.latest
    open_point = ladder.unanswered[-1] if ladder.unanswered else None
    if open_point and (latest is None or open_point.term > latest.term):
        return "No actual", f"target {open_point.target_words}", f"for the {open_point.term.words}"
    if latest:
        target = (
            latest.target_words.split(" of ")[0]
            if ladder.measure.shape == figures.N_OF_M
            else latest.target_words
        )
        return latest.actual_words, f"target {target}", capfirst(latest.difference)
    wanted = next((p for p in ladder.points if p.target_words), None)
    return (
        ("", f"Target {wanted.target_words}", f"by the end of {wanted.term.words}")
        if wanted
        else ("", "No target yet", "")
    )
