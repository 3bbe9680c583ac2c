"""One group of a measure as a ladder of terms: where each term stands, its columns in the chart, its point in a sentence."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from improvement.targets import figures
from improvement.targets.models import Measure, MeasureSeries
from schools.days.school_terms import SchoolTerm
from schools.drawings import ladder as charts
from schools.drawings.ladder import Mark

MET, MISSED, NO_ACTUAL, SAID, WAITING, AHEAD, NO_TARGET = (
    "met",
    "missed",
    "no_actual",
    "said",
    "waiting",
    "ahead",
    "no_target",
)

COLUMNS = 3


@dataclass(frozen=True)
class TermPoint:
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
    points: list[TermPoint] = field(default_factory=list)
    hidden: str = ""

    @property
    def key(self) -> str:
        return f"series-{self.series.pk}"

    @property
    def latest(self) -> TermPoint | None:
        """The last term that has an actual and a target to hold it against."""
        return next((point for point in reversed(self.points) if point.judged), None)

    @property
    def unanswered(self) -> list[TermPoint]:
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
    def shown(self) -> list[TermPoint]:
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
        head = capfirst(latest.difference)
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
