"""What the rules for a governor's question ask of the plan: plain facts of one area, none of a group too small to be shown."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Who:
    """Whom a question would go to."""

    id: int
    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Group:
    """A group of a measure that may be shown, with its latest actual that stands against a target."""

    id: int
    title: str
    actual: str = ""
    target: str = ""
    short: str = ""
    term: str = ""
    missed_running: int = 0
    met_running: int = 0
    moved: bool = True
    judged: int = 0
    start: str = ""
    without_actual: str = ""


@dataclass(frozen=True)
class Deed:
    """An action."""

    id: int
    title: str
    owner: Who | None = None
    done: bool = False
    rating: str = ""
    days_late: int = 0
    review_days_late: int = 0
    shown_by: tuple[str, ...] = ()
    cost: int = 0


@dataclass(frozen=True)
class Asked:
    """A question that was asked before. `settled_days` are the school days since its answer."""

    id: int
    question: str
    of: Who | None = None
    answered: bool = False
    again: bool = False
    with_evidence: bool = False
    answer_age: int = 0


@dataclass(frozen=True)
class Facts:
    """What the rules ask of one area. Ratings are colours; `term_days` are the school days of the term so far."""

    id: int
    title: str
    leader: Who | None = None
    governor: bool = True
    head: Who | None = None
    rating: str = ""
    earlier: str = ""
    suggested: str = ""
    words: dict[str, str] = field(default_factory=dict)
    groups: tuple[Group, ...] = ()
    deeds: tuple[Deed, ...] = ()
    fresh: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    not_yet: tuple[str, ...] = ()
    pupils_terms: int | None = 0
    looked_this_term: bool = True
    visited_this_term: bool = True
    term_days: int = 0
    asked: tuple[Asked, ...] = ()

    @property
    def to(self) -> Who | None:
        return self.leader or self.head

    @property
    def done(self) -> list[Deed]:
        return [deed for deed in self.deeds if deed.done]
