"""What a story is made of: plain data, told once. People, areas and actions are named by their names.

`engine/` plays it; what each is called there is the workflow that it plays it through.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from demo.days import Back, Day

AMBER, GREEN, BLUE, RED = "amber", "green", "blue", "red"
UNDER_WAY, DONE = "under_way", "done"


@dataclass(frozen=True)
class PersonStory:
    """A person. `account` is the name under which a sign-in is printed; `signs_in` without it is for those who write in
    the story and whose sign-in is not printed."""

    name: str
    role: str
    job: str = ""
    account: str = ""
    signs_in: bool = False
    leaves: Day | None = None


@dataclass(frozen=True)
class BodyStory:
    """Another body that has to do with the school; the headteacher lets it in on the day of `accepted`."""

    kind: str
    name: str
    basis: str
    asked: Day | None = None
    accepted: Day | None = None


@dataclass(frozen=True)
class InspectionStory:
    """An inspection, with the text that came of it: `letter` names its file, `words` and `points` fill it in. A graded
    one takes two days; one to monitor follows the one before it. On the days of `marked` its lines were marked: all at
    once, or first the points and then what happens next."""

    letter: str
    visited: Back
    published: Day
    added: Day
    inspector: str
    kind: str = "graded"
    words: Mapping[str, str | Day] = field(default_factory=dict)
    points: Sequence[tuple[str, ...]] = ()
    progress: str = ""
    weak: Sequence[str] = ()
    concern: bool = False
    by: str = ""
    marked: Sequence[Day] = ()


@dataclass(frozen=True)
class NoteStory:
    """A progress note: of an action, or of an area (then only with `impact`, and with `why` where that is not what the
    figures suggest)."""

    on: Day
    by: str
    text: str
    activity: str | None = None
    impact: str | None = None
    review: bool = False
    why: str = ""


@dataclass(frozen=True)
class ActionStory:
    """An action with all that happens to it. Its reviews were held on the days of the notes that are one; `review` is
    the next, or None for no further one."""

    title: str
    owner: str
    added: Day
    starts: Day
    due: Day
    review: Day | None = None
    rhythm: str = ""
    weeks: int | None = None
    detail: str = ""
    resources: str = ""
    cost: str | None = None
    steps: Sequence[tuple[str, Day | None]] = ()
    notes: Sequence[NoteStory] = ()
    stopped: tuple[Day, str] | None = None


@dataclass(frozen=True)
class AreaStory:
    """An area for improvement. `point` is the number of the finding it answers in the text it comes from."""

    title: str
    leader: str
    governor: str
    added: Day
    point: int
    intended: str
    subject: str = "teaching"
    second: str = ""
    notes: Sequence[NoteStory] = ()
    actions: Sequence[ActionStory] = ()


@dataclass(frozen=True)
class GroupStory:
    """One group: where it began, and by term what was planned and what was reached; None for what nobody entered."""

    start: str
    terms: Sequence[tuple[str, str | None]]
    year: str = ""
    pupils: str = ""
    size: int | None = None


@dataclass(frozen=True)
class MeasureStory:
    """A measure of an area. Its terms begin with `first`, the number of terms before this one."""

    area: str
    name: str
    about: str
    shape: str
    source: str
    groups: Sequence[GroupStory]
    added: Day
    first: int = 2
    out_of: int | None = None


@dataclass(frozen=True)
class CriterionStory:
    """A success criterion, for the term so many before this one; `measure` is the name of the one that shows it."""

    area: str
    text: str
    added: Day
    terms_ago: int = 0
    met: str = "not_yet"
    met_on: Day | None = None
    measure: str = ""


@dataclass(frozen=True)
class MonitoringStory:
    """An act of monitoring: recorded on `on`, or only planned for `planned`. Those of a `series` are planned with its
    rhythm: the first plans itself, each record the next. A day among its `details` is left out where it is not after
    the monitoring."""

    kind: str
    by: str
    focus: str
    areas: Sequence[str] = ()
    actions: Sequence[str] = ()
    on: Day | None = None
    planned: Day | None = None
    planned_at: Day | None = None
    series: str = ""
    rhythm: str = ""
    impact: str = ""
    details: Mapping[str, str | int | Day] = field(default_factory=dict)
    sample: str = ""
    strengths: str = ""
    to_develop: str = ""
    follow_up: str = ""


@dataclass(frozen=True)
class NewerStory:
    """The file that was put in the place of an older one."""

    by: str
    day: Day
    added: Day
    file: tuple[str, bytes]


@dataclass(frozen=True)
class EvidenceStory:
    """An item of evidence, put in on `added` and from `day`."""

    title: str
    by: str
    source: str
    day: Day
    added: Day
    areas: Sequence[str] = ()
    actions: Sequence[str] = ()
    file: tuple[str, bytes] | None = None
    url: str = ""
    text: str = ""
    board: bool = False
    adviser: bool = True
    newer: NewerStory | None = None


@dataclass(frozen=True)
class AppointmentStory:
    """On what terms somebody serves: for four years that begin or end on a day, and the clerk without an end."""

    name: str
    category: str
    starts: Day | None = None
    ends: Day | None = None
    vice: bool = False
    committees: Sequence[str] = ()


@dataclass(frozen=True)
class MinuteStory:
    reference: str
    text: str
    confidential: bool = False


@dataclass(frozen=True)
class MeetingStory:
    """A meeting: when it was planned and is held, who did not come, and what was minuted; `agrees` is the minute by
    which it agreed the plan."""

    planned: Day
    held: Day
    committee: str = ""
    place: str = "School library"
    apologies: Sequence[str] = ()
    absent: Sequence[str] = ()
    minutes: Sequence[MinuteStory] = ()
    agrees: str = ""


@dataclass(frozen=True)
class PackStory:
    """The pack for the meeting of the full board on a day, with the first questions that are suggested; a draft unless `sent`."""

    meeting: Day
    on: Day
    decisions: Sequence[str]
    sent: bool = False


@dataclass(frozen=True)
class BoardStory:
    """A board, written down by its clerk, and the clerk's own part by its chair."""

    chair: str
    clerk: str
    on: Day
    appointments: Sequence[AppointmentStory] = ()
    meetings: Sequence[MeetingStory] = ()
    packs: Sequence[PackStory] = ()


@dataclass(frozen=True)
class AnswerStory:
    """Answered; where it `shows` something, with the latest evidence of the area that the board may see."""

    on: Day
    by: str
    text: str
    shows: bool = False


@dataclass(frozen=True)
class AgainStory:
    """Asked again: the next question, and by when."""

    on: Day
    question: str
    answer_by: Day


@dataclass(frozen=True)
class SettledStory:
    """Satisfied: what changed, and where it is minuted."""

    on: Day
    changed: str
    minute: str = ""


@dataclass(frozen=True)
class ChallengeStory:
    """A governor's question, and what was said to it in order. `entered` is who wrote it down for the governor."""

    asker: str
    of: str
    question: str
    on: Day
    answer_by: Day
    area: str
    figure: str = ""
    minute: str = ""
    entered: str = ""
    turns: Sequence[AnswerStory | AgainStory | SettledStory] = ()


@dataclass(frozen=True)
class VisitStory:
    """A governor's visit: planned on `planned` for `day`, written down on it where there are `words`. `entered` is who
    writes for a governor who does not sign in; on `minuted` the clerk wrote down in which `minute` the
    board heard of it, if the visit was before that day."""

    governor: str
    purpose: str
    areas: Sequence[str]
    leader: str
    planned: Day
    day: Day
    impact: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    comment: str = ""
    entered: str = ""
    minute: str = ""
    minuted: Day | None = None


@dataclass(frozen=True)
class CheckStory:
    """The adviser's verdict on an item of evidence, and the school's reply where there was one."""

    title: str
    on: Day
    verdict: str
    reason: str = ""
    replied: Day | None = None
    replied_by: str = ""
    reply: str = ""


@dataclass(frozen=True)
class RequestStory:
    """Evidence that the adviser asked for of an action."""

    action: str
    on: Day
    what: str
    wanted_by: Day


@dataclass(frozen=True)
class AgreedStory:
    """A next step; `taken` is the day on which the school made an action of it."""

    text: str
    area: str
    by_when: Day
    taken: Day | None = None


@dataclass(frozen=True)
class AdviserVisitStory:
    """A visit of the adviser, written down the day after, and what the school said to it."""

    day: Day
    written: Day
    purpose: str
    areas: Sequence[str]
    strengths: str
    to_develop: str
    impact: str
    next_visit: Day | None = None
    steps: Sequence[AgreedStory] = ()
    answered: Day | None = None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class SchoolStory:
    """A school, and everything that happened in it."""

    urn: str
    name: str
    phase: str
    roll: int
    address: str
    joined: Day
    plan: str = ""
    basis: str = "maintains"
    bodies: Sequence[BodyStory] = ()
    terms_checked: bool = True
    people: Sequence[PersonStory]
    inspections: Sequence[InspectionStory]
    areas: Sequence[AreaStory] = ()
    measures: Sequence[MeasureStory] = ()
    criteria: Sequence[CriterionStory] = ()
    context: Sequence[tuple[Day, str]] = ()
    monitoring: Sequence[MonitoringStory] = ()
    evidence: Sequence[EvidenceStory] = ()
    board: BoardStory | None = None
    challenges: Sequence[ChallengeStory] = ()
    visits: Sequence[VisitStory] = ()
    checks: Sequence[CheckStory] = ()
    requests: Sequence[RequestStory] = ()
    adviser_visits: Sequence[AdviserVisitStory] = ()
