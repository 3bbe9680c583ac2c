"""Where a measure stands, group by group and term by term: met, missed, no actual, never merged (definition 6).

    ladders = load(areas, on=today, calendar=calendar)     {area id: [Ladder, …]}, one query however many areas
    position(ladders[area.pk])                             «2 of 6 targets met»

Everything but the loader is pure. What a small group reached is not in a `Ladder`: it is left out here, so that no
page, chart or sentence can show it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString

from improvement import charts, figures, suppression
from improvement.charts import Mark
from improvement.measures_read import whole
from improvement.models import Measure, MeasureSeries, TermlyTarget
from improvement.school_terms import SchoolTerm
from schools.calendar import SchoolCalendar
from schools.models import Season
from schools.words import counted, fold

MET, MISSED, NO_ACTUAL, SAID, WAITING, AHEAD, NO_TARGET = (
    "met",
    "missed",
    "no_actual",
    "said",
    "waiting",
    "ahead",
    "no_target",
)
HIDDEN_WORDS = {
    suppression.SMALL: "Hidden: fewer than {least} pupils",
    suppression.REVEALING: "Hidden: a group of fewer than {least} could be worked out from it",
}
COLUMNS = 3


@dataclass(frozen=True)
class Point:
    """One term of one group."""

    term: SchoolTerm
    target: Decimal | None
    target_words: str
    actual: Decimal | None
    actual_words: str
    state: str
    difference: str
    current: bool
    note: str = ""
    hidden: str = ""

    @property
    def judged(self) -> bool:
        return self.state in (MET, MISSED)

    @property
    def state_words(self) -> str:
        """What the table says below the figures."""
        if self.hidden:
            return "Hidden"
        return {
            MET: "Met",
            MISSED: "Target missed",
            NO_ACTUAL: "No actual",
            WAITING: "Still to come",
            AHEAD: "",
            SAID: "",
            NO_TARGET: "",
        }[self.state]


@dataclass
class Ladder:
    """One group of a measure, ready to be shown."""

    measure: Measure
    series: MeasureSeries
    title: str
    sub: str
    start_words: str
    start: Decimal | None
    start_name: str
    points: list[Point] = field(default_factory=list)
    hidden: str = ""

    @property
    def key(self) -> str:
        return f"series-{self.series.pk}"

    @property
    def latest(self) -> Point | None:
        """The last term that has an actual and a target to hold it against."""
        return next((point for point in reversed(self.points) if point.judged), None)

    @property
    def unanswered(self) -> list[Point]:
        return [point for point in self.points if point.state == NO_ACTUAL]

    @property
    def missed_running(self) -> int:
        """How many of its latest actuals in a row missed their targets."""
        count = 0
        for point in reversed([point for point in self.points if point.judged]):
            if point.state != MISSED:
                break
            count += 1
        return count

    @property
    def draws(self) -> bool:
        """Is there something to draw? Words and hidden groups have no chart."""
        drawn = [point.target for point in self.points] + [point.actual for point in self.points]
        return (
            not self.hidden
            and self.measure.shape not in (figures.NARRATIVE, figures.YES_NO)
            and any(v is not None for v in drawn)
        )

    @property
    def shown(self) -> list[Point]:
        """The terms in the chart: three, the last of them the latest begun, or the first three of all."""
        begun = sum(point.state != AHEAD for point in self.points)
        end = min(max(begun, COLUMNS), len(self.points))
        return self.points[max(0, end - COLUMNS) : end]

    @property
    def marks(self) -> list[Mark]:
        """The columns of the chart: where it started, or the term before the first shown, then the terms shown."""
        shown = self.shown
        first = self.points.index(shown[0]) if shown else 0
        before = next((p for p in reversed(self.points[:first]) if p.actual is not None), None)
        if before:
            start = [
                Mark(
                    before.term.name,
                    str(before.term.year),
                    actual=before.actual,
                    actual_words=before.actual_words,
                    start=True,
                )
            ]
        elif self.start is not None:
            start = [
                Mark("Start", self.start_name, actual=self.start, actual_words=self.start_words, start=True)
            ]
        else:
            start = []
        return start + [
            Mark(
                p.term.name,
                str(p.term.year),
                p.target,
                p.target_words,
                p.actual,
                p.actual_words,
                p.state == MISSED,
                p.current,
            )
            for p in shown
        ]

    @property
    def svg(self) -> SafeString:
        return charts.ladder(self.marks, title=self.title, key=self.key)

    @property
    def micro(self) -> SafeString:
        return charts.micro(self.marks, title=self.title)

    @property
    def point_words(self) -> tuple[str, str]:
        """The point of it in a sentence: («7 points short», «in spring. Second term missed.»)."""
        if self.hidden:
            return "", f"{self.hidden}."
        latest = self.latest
        if self.unanswered and (latest is None or self.unanswered[-1].term > latest.term):
            terms = ", ".join(point.term.words for point in self.unanswered)
            return "No actual", f"for the {terms}."
        said = next((p for p in reversed(self.points) if p.state == SAID), None)
        if latest is None and said is not None:
            return said.actual_words, f"in {said.term.season}."
        if latest is None:
            wanted = next((p for p in self.points if p.target_words), None)
            return (
                ("", f"Target for the {wanted.term.words}: {wanted.target_words}.")
                if wanted
                else ("", "No target yet.")
            )
        earlier = [p for p in self.points if p.judged and p.term < latest.term]
        head = latest.difference[:1].upper() + latest.difference[1:]
        if self.missed_running > 1:
            tail = f" {ORDINALS[min(self.missed_running, len(ORDINALS) - 1)]} term missed."
        elif latest.state == MISSED and earlier:
            tail = f" Met in {earlier[-1].term.season}."
        elif earlier and earlier[-1].state == MISSED:
            tail = f" Missed in {earlier[-1].term.season}."
        else:
            tail = ""
        return head, f"in {latest.term.season}.{tail}"


ORDINALS = ["", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "A further"]


def state_of(
    row: TermlyTarget, shape: str, lower_is_better: bool, *, on: date, calendar: SchoolCalendar
) -> str:
    """Where one term stands on the day."""
    if not row.has_target:
        return NO_TARGET
    if shape == figures.NARRATIVE and row.actual_words:
        return SAID
    if row.target is not None and row.actual is not None:
        return MET if figures.met(row.actual, row.target, lower_is_better) else MISSED
    term = SchoolTerm.of(row)
    if not term.has_begun(on, calendar):
        return AHEAD
    return NO_ACTUAL if term.is_missed_by(on, calendar) else WAITING


def point_of(
    row: TermlyTarget, measure: Measure, *, on: date, calendar: SchoolCalendar, hidden: str = ""
) -> Point:
    term = SchoolTerm.of(row)
    state = state_of(row, measure.shape, measure.lower_is_better, on=on, calendar=calendar)
    current = SchoolTerm.at(on, calendar) == term
    target_words = figures.show(row.target, measure.shape, measure.out_of, row.target_words)
    if hidden:
        return Point(
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
    return Point(term, row.target, target_words, row.actual, actual_words, state, words, current, row.note)


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


def _ladder(measure, series, points, why, calendar) -> Ladder:
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
        sub[:1].upper() + sub[1:],
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

    met: list[tuple[Ladder, Point]]
    missed: list[tuple[Ladder, Point]]
    no_actual: list[tuple[Ladder, Point]]

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


def telling(ladders: Iterable[Ladder]) -> Ladder | None:
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
        return latest.actual_words, f"target {target}", latest.difference[:1].upper() + latest.difference[1:]
    wanted = next((p for p in ladder.points if p.target_words), None)
    return (
        ("", f"Target {wanted.target_words}", f"by the end of {wanted.term.words}")
        if wanted
        else ("", "No target yet", "")
    )
