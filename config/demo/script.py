"""What the story is made of. Days are days already; people are named by their names."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from config.demo.asking import Question
from config.demo.board import Board
from config.demo.evidence import Item
from config.demo.monitoring import Look
from config.demo.targets import Counted, Wish
from config.demo.visiting import Call

AMBER, GREEN, BLUE, RED = "amber", "green", "blue", "red"
UNDER_WAY, DONE = "under_way", "done"


@dataclass(frozen=True)
class Who:
    """A person of a school. `account` is the name under which a sign-in is printed; `signs_in` without it is for those
    who write in the story and whose sign-in is not printed."""

    name: str
    role: str
    job: str = ""
    account: str = ""
    signs_in: bool = False
    leaves: date | None = None


@dataclass(frozen=True)
class Said:
    """A progress note: of an action, or of an area (then only with `impact`, and with `why` where that is not what the
    figures suggest)."""

    on: date
    by: str
    text: str
    activity: str | None = None
    impact: str | None = None
    review: bool = False
    why: str = ""


@dataclass(frozen=True)
class Deed:
    """An action with all that happens to it. Its reviews were held on the days of the notes that are one; `review` is
    the next, or None for no further one."""

    title: str
    owner: str
    added: date
    starts: date
    due: date
    review: date | None = None
    rhythm: str = ""
    weeks: int | None = None
    detail: str = ""
    resources: str = ""
    cost: str | None = None
    steps: Sequence[tuple[str, date | None]] = ()
    notes: Sequence[Said] = ()
    stopped: tuple[date, str] | None = None


@dataclass(frozen=True)
class Aim:
    """An area for improvement. `point` is the number of the finding it answers in the text it comes from."""

    title: str
    leader: str
    governor: str
    added: date
    point: int
    intended: str
    subject: str = "teaching"
    second: str = ""
    ratings: Sequence[Said] = ()
    deeds: Sequence[Deed] = ()


@dataclass(frozen=True)
class Visit:
    """An inspection, with the text that came of it. `marked` are the days on which its lines were marked: all of them
    at once, or first the points and then what happens next."""

    letter: str
    starts: date
    ends: date
    published: date
    added: date
    inspector: str
    kind: str = "graded"
    words: dict[str, str] = field(default_factory=dict)
    progress: str = ""
    weak: Sequence[str] = ()
    concern: bool = False
    by: str = ""
    marked: Sequence[date] = ()
    follows: bool = False


@dataclass(frozen=True)
class Partner:
    """Another body that has to do with the school; the headteacher lets it in on the day of `accepted`."""

    kind: str
    name: str
    basis: str
    asked: date | None = None
    accepted: date | None = None


@dataclass(frozen=True)
class Place:
    """A school, and everything that happened in it."""

    urn: str
    name: str
    phase: str
    roll: int
    address: str
    joined: date
    people: Sequence[Who]
    visits: Sequence[Visit]
    aims: Sequence[Aim] = ()
    plan: str = ""
    basis: str = "maintains"
    partners: Sequence[Partner] = ()
    terms_checked: bool = True
    looks: Sequence[Look] = ()
    context: Sequence[tuple[date, str]] = ()
    evidence: Sequence[Item] = ()
    measures: Sequence[Counted] = ()
    criteria: Sequence[Wish] = ()
    board: Board | None = None
    questions: Sequence[Question] = ()
    calls: Sequence[Call] = ()
