"""What the reader returns. Every word of it stands in the document, and nothing of it is stored until a person says so."""

from dataclasses import asdict, dataclass, field, fields
from datetime import date as Day
from typing import Any


@dataclass(frozen=True)
class TextSource:
    """Where something stands: `line` counts through the whole text from one, as `Proposal.lines` does."""

    page: int
    line: int


@dataclass(frozen=True)
class TextLine:
    """A line of the document as it was read, for showing beside what is proposed."""

    page: int
    line: int
    text: str


@dataclass(frozen=True)
class Flag:
    """A doubt: about which field, what kind (`phrases.about(problem)` is its sentence), and what may be done."""

    field: str
    problem: str
    offer: str = ""
    source: TextSource | None = None


@dataclass
class ReadPoint:
    """An area for improvement, recommendation or next step, with its parts. `incomplete`: the text breaks off in it."""

    text: str
    source: TextSource
    children: list["ReadPoint"] = field(default_factory=list)
    incomplete: bool = False


@dataclass
class ReadFollowUp:
    """Something the letter says will happen. `date` is the printed one, however wrong."""

    text: str
    source: TextSource
    date: Day | None = None
    precision: str | None = None
    flag: str | None = None
    likely_correction_to_offer: Day | None = None
    section: str | None = None


@dataclass
class ReadJudgement:
    """A grade as printed; `previous` when it is that of the inspection before."""

    area: str
    grade: str
    previous: bool = False
    source: TextSource | None = None


@dataclass
class PreviousInspection:
    """The earlier inspection a document names: its date as printed, and as a day or a month where it gives one."""

    text: str
    section: str | None = None
    date: Day | None = None
    month: str | None = None
    judgement: str | None = None
    source: TextSource | None = None


@dataclass
class Progress:
    """The sentence about progress. `effective_action` is None where the sentence speaks in other terms."""

    text: str
    effective_action: bool | None = None
    source: TextSource | None = None


@dataclass
class Proposal:
    """All that the reader found. What is not in the text is None, or an empty list."""

    document_type: str
    reason: str | None = None
    framework: str | None = None
    section: str | None = None
    school_name: str | None = None
    urn: str | None = None
    postcode: str | None = None
    local_authority: str | None = None
    headteacher: str | None = None
    headteacher_role: str | None = None
    chair: str | None = None
    letter_date: Day | None = None
    inspection_dates: list[Day] = field(default_factory=list)
    visit_dates: list[Day] = field(default_factory=list)
    monitoring_number: int | None = None
    inspector: str | None = None
    inspector_role: str | None = None
    inspection_number: str | None = None
    previous_inspection: PreviousInspection | None = None
    judgements: list[ReadJudgement] = field(default_factory=list)
    category_of_concern: str | None = None
    progress_judgement: Progress | None = None
    planned_without_date: list[str] = field(default_factory=list)
    afis_heading: str | None = None
    afis: list[ReadPoint] = field(default_factory=list)
    afis_note: str | None = None
    recommendations: list[ReadPoint] = field(default_factory=list)
    next_steps: list[ReadPoint] = field(default_factory=list)
    follow_ups: list[ReadFollowUp] = field(default_factory=list)
    copied_to: list[str] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)

    # For the page beside it, not part of the JSON that section 8 of the design fixes.
    problem: str | None = None  # why the file could not be read: a key of [sentences]
    file_kind: str = "text"
    pages: int = 1
    lines: list[TextLine] = field(default_factory=list)
    sources: dict[str, TextSource] = field(default_factory=dict)  # field -> where its value stands

    BESIDE = ("problem", "file_kind", "pages", "lines", "sources")

    @property
    def text(self) -> str:
        """The whole text; its lines are numbered as every `TextSource` says."""
        return "\n".join(line.text for line in self.lines)

    @property
    def points(self) -> list[ReadPoint]:
        return [*self.afis, *self.recommendations, *self.next_steps]

    def flag(self, field: str, problem: str, offer: str = "", source: TextSource | None = None) -> None:
        made = Flag(field, problem, offer, source)
        if made not in self.flags:
            self.flags.append(made)

    def as_json(self) -> dict[str, Any]:
        """The contract of section 8 of the design: what is absent is not in the text, but for lists, which are empty."""
        given = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if each.name not in self.BESIDE and value is not None:
                given[each.name] = _plain(each.name, value)
        return given

    def as_transport(self) -> dict[str, Any]:
        """All of it, with dates as words, for the way out of the reader's process."""
        return _with_dates_as_words(asdict(self))

    @classmethod
    def from_transport(cls, given: dict[str, Any]) -> "Proposal":
        made = dict(given)
        for name in ("afis", "recommendations", "next_steps"):
            made[name] = [_point(each) for each in made[name]]
        made["follow_ups"] = [
            ReadFollowUp(
                **each
                | {
                    "source": TextSource(**each["source"]),
                    "date": _day(each["date"]),
                    "likely_correction_to_offer": _day(each["likely_correction_to_offer"]),
                }
            )
            for each in made["follow_ups"]
        ]
        made["judgements"] = [ReadJudgement(**_placed(each)) for each in made["judgements"]]
        if made["previous_inspection"]:
            previous = _placed(made["previous_inspection"])
            made["previous_inspection"] = PreviousInspection(**previous | {"date": _day(previous["date"])})
        if made["progress_judgement"]:
            made["progress_judgement"] = Progress(**_placed(made["progress_judgement"]))
        made["flags"] = [Flag(**_placed(each)) for each in made["flags"]]
        made["lines"] = [TextLine(**each) for each in made["lines"]]
        made["sources"] = {name: TextSource(**each) for name, each in made["sources"].items()}
        made["letter_date"] = _day(made["letter_date"])
        for name in ("inspection_dates", "visit_dates"):
            made[name] = [_day(each) for each in made[name]]
        return cls(**made)


def _plain(name: str, value: Any) -> Any:
    if name in ("afis", "recommendations", "next_steps"):
        return [_point_json(each) for each in value]
    if name == "follow_ups":
        return [_follow_up_json(each) for each in value]
    if name == "flags":
        return [{"field": each.field, "problem": each.problem, "offer": each.offer} for each in value]
    if name == "judgements":
        return [
            _without_none(asdict(each) | {"source": None, "previous": each.previous or None})
            for each in value
        ]
    if name in ("previous_inspection", "progress_judgement"):
        return _with_dates_as_words(_without_none(asdict(value) | {"source": None}))
    return _with_dates_as_words(value)


def _point_json(point: ReadPoint) -> dict[str, Any]:
    given: dict[str, Any] = {"text": point.text, "children": [_point_json(each) for each in point.children]}
    if point.incomplete:
        given["incomplete"] = True
    return given | {"source": asdict(point.source)}


def _follow_up_json(follow_up: ReadFollowUp) -> dict[str, Any]:
    """`date` is always there, null when none is printed; the rest when there is something to say."""
    given = _with_dates_as_words(asdict(follow_up))
    del given["source"]
    return {name: value for name, value in given.items() if value is not None or name == "date"}


def _without_none(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


def _with_dates_as_words(value: Any) -> Any:
    if isinstance(value, Day):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _with_dates_as_words(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_with_dates_as_words(each) for each in value]
    return value


def _point(given: dict[str, Any]) -> ReadPoint:
    children = [_point(each) for each in given["children"]]
    return ReadPoint(given["text"], TextSource(**given["source"]), children, given["incomplete"])


def _placed(given: dict[str, Any]) -> dict[str, Any]:
    return given | {"source": TextSource(**given["source"]) if given["source"] else None}


def _day(given: str | None) -> Day | None:
    return Day.fromisoformat(given) if given else None
