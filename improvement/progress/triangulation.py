"""How we know: which kinds of source show something of an area or an action, how fresh they are, and what they say.

Everything up to the loader is pure. `docs/triangulation.md` is drawn from it by `manage.py draw_docs`.

    known = load(areas=[area], on=today, calendar=calendar)      two queries, however many areas and actions
    known.of_area(area.pk)                                       a Triangulation
    known.of_action(action.pk)
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists
from django.utils.text import capfirst

from improvement.actions.models import Action
from improvement.areas.models import Impact
from improvement.evidence.models import EvidenceLink
from improvement.evidence.sources import AREA, Sources, read
from improvement.monitoring.freshness import (
    FRESHNESS,
    FULL,
    HALF,
    NONE,
    SAYS,
    STALE,
    fresh_until,
    freshness,
    half_term_of,
    ordinal,
)
from improvement.monitoring.models import SOURCE_OF, MonitoringActivity, Source
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.words import listed, lower_first

KINDS = list(FRESHNESS)

# Inside a sentence: who says it, and whether one says or several do.
SPEAKERS: dict[Source, tuple[str, bool]] = {
    Source.LESSON_VISITS: ("lessons", True),
    Source.WORK_SCRUTINY: ("books", True),
    Source.PUPILS_VIEWS: ("pupils", True),
    Source.PARENTS_VIEWS: ("parents", True),
    Source.STAFF_VIEWS: ("staff", True),
    Source.DATA: ("data", True),
    Source.EXTERNAL_REVIEW: ("the external review", False),
    Source.GOVERNOR_VISITS: ("governors", True),
}

VERBS = {
    "red": ("say not yet", "says not yet"),
    "amber": ("are mixed", "is mixed"),
    "green": ("say it works", "says it works"),
    "blue": ("say it lasts", "says it lasts"),
}


# ---- what is known ------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Fact:
    """Something that shows something: a record of monitoring, or an item of evidence (whose `impact` is empty)."""

    source: Source
    on: date
    impact: str = ""
    until: date | None = None  # where a person said how long it holds


@dataclass(frozen=True)
class SourceKind:
    """One of the eight kinds, as the strip shows it."""

    source: Source
    state: str
    stone: str
    age: str
    says: str
    latest: date | None

    @property
    def name(self) -> str:
        return self.source.label

    @property
    def says_words(self) -> str:
        return SAYS.get(self.says, "")

    @property
    def counts(self) -> bool:
        return self.state in (FULL, HALF)


@dataclass(frozen=True)
class Triangulation:
    """The eight kinds in order; whether the deed itself is recorded; and what it all comes to."""

    kinds: list[SourceKind]
    recorded: bool
    ever: bool  # does anything but the record of the deed show it, however old?

    @property
    def shown_by(self) -> list[SourceKind]:
        """The kinds that show something now."""
        return [kind for kind in self.kinds if kind.counts]

    @property
    def missing(self) -> list[SourceKind]:
        return [kind for kind in self.kinds if not kind.counts]

    @property
    def sentence(self) -> str:
        """What the kinds say of impact, and whether they disagree."""
        return sentence({kind.source: kind.says for kind in self.shown_by})

    @property
    def count_words(self) -> str:
        """«5 of 8 kinds, 3 of them fresh»."""
        fresh = sum(kind.state == FULL for kind in self.kinds)
        return f"{len(self.shown_by)} of {len(self.kinds)} kinds, {fresh} of them fresh"

    @property
    def missing_words(self) -> str:
        """«Missing: parents’ views and external review.»"""
        names = [lower_first(kind.name) for kind in self.missing]
        return f"Missing: {listed(names)}." if names else "No kind is missing."

    @property
    def thin(self) -> str:
        """Why a deed is thinly shown, and what to look for; nothing where two kinds show it."""
        shown = self.shown_by
        if len(shown) > 1:
            return ""
        missing = {kind.source: kind.name for kind in self.missing}
        second = next((missing[source] for source in FIRST_TO_ASK if source in missing), "")
        look = f", such as {lower_first(second)}" if second else ""
        if shown:
            return f"Shown by one kind only: {lower_first(shown[0].name)}. Look for a second{look}."
        stale = [kind for kind in self.kinds if kind.state == STALE]
        if stale:
            return f"What showed it has gone stale: {lower_first(stale[0].name)}, {stale[0].age}. Look again."
        if self.recorded:
            return f"Only the record of doing it shows it. Look for what shows that it works{look}."
        return f"Nothing shows it yet. Look for what shows that it works{look}."


FIRST_TO_ASK = (Source.WORK_SCRUTINY, Source.PUPILS_VIEWS, Source.DATA, Source.LESSON_VISITS)


def triangulate(
    facts: Iterable[Fact], *, planned: dict[Source, date], on: date, calendar: SchoolCalendar
) -> Triangulation:
    """What these facts come to on the day. `planned` is the next day on which each source is to be looked at."""
    by_source: dict[str, list[Fact]] = defaultdict(list)
    recorded = False
    for fact in facts:
        if fact.source == Source.RECORD:
            recorded = True
        elif fact.on <= on:
            by_source[fact.source].append(fact)
    now = ordinal(half_term_of(on, calendar))
    kinds = [_kind(source, by_source[source], planned.get(source), now, on, calendar) for source in KINDS]
    return Triangulation(kinds, recorded, any(by_source.values()))


def _kind(
    source: Source, facts: list[Fact], planned: date | None, now: int, on: date, calendar: SchoolCalendar
) -> SourceKind:
    if not facts:
        age = f"planned {dates.short_day(planned, beside=on)}" if planned else "none yet"
        return SourceKind(source, NONE, "missing", age, "", None)
    states = {fact: _state(fact, now, on, calendar) for fact in facts}
    state = next(each for each in (FULL, HALF, STALE) if each in states.values())
    latest = max((fact for fact in facts if states[fact] == state), key=lambda fact: fact.on)
    telling = [fact for fact in facts if fact.impact and states[fact] != STALE]
    says = max(telling, key=lambda fact: fact.on).impact if telling else ""
    if state == STALE:
        until = latest.until or fresh_until(source, latest.on, calendar) or on
        return SourceKind(
            source, STALE, "missing", f"stale since {dates.short_day(until, beside=on)}", "", latest.on
        )
    half = half_term_of(latest.on, calendar)
    this_term = ordinal(half) // 2 == now // 2
    age = dates.short_day(latest.on, beside=on) if this_term or state == FULL else f"{half.season} term"
    return SourceKind(source, state, "ticked" if state == FULL else "half", age, says, latest.on)


def _state(fact: Fact, now: int, on: date, calendar: SchoolCalendar) -> str:
    by_rule = freshness(fact.source, ordinal(half_term_of(fact.on, calendar)), now)
    if fact.until is None:
        return by_rule
    if fact.until < on:
        return STALE
    return HALF if by_rule == STALE else by_rule


def sentence(says: dict[Source, str]) -> str:
    """«Books and data say not yet; pupils say it works.» Off first. `says` holds the kinds that count today."""
    if not says:
        return "Nothing shows yet whether it works."
    groups = [(impact, [source for source in KINDS if says.get(source) == impact]) for impact in Impact.RATED]
    parts = [_group(impact, sources) for impact, sources in groups if sources]
    if not parts:
        only = (
            f"Shown by one kind only, {_speaker(next(iter(says)))}, which does not say"
            if len(says) == 1
            else "Looked at, and nobody has said"
        )
        return f"{only} whether it works."
    words = "; ".join(parts)
    if len(says) == 1:
        return f"Shown by one kind only: {words}."
    return f"{capfirst(words)}."


def _speaker(source: Source) -> str:
    return SPEAKERS[source][0]


def _group(impact: str, sources: list[Source]) -> str:
    several = len(sources) > 1 or SPEAKERS[sources[0]][1]
    verb = VERBS[impact][0 if several else 1]
    if len(sources) > 2:
        verb = verb.replace("are ", "are all ") if verb.startswith("are ") else f"all {verb}"
    return f"{listed([_speaker(source) for source in sources])} {verb}"


# ---- the loader ---------------------------------------------------------------------------------------------------
@dataclass
class Triangulations:
    """All that shows something of some areas and of the actions in them, read at once."""

    on: date
    calendar: SchoolCalendar
    area_facts: dict[int, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    action_facts: dict[int, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    area_plans: dict[int, dict[Source, date]] = field(default_factory=lambda: defaultdict(dict))
    action_plans: dict[int, dict[Source, date]] = field(default_factory=lambda: defaultdict(dict))

    def of_area(self, pk: int) -> Triangulation:
        return triangulate(
            self.area_facts[pk], planned=self.area_plans[pk], on=self.on, calendar=self.calendar
        )

    def of_action(self, pk: int) -> Triangulation:
        return triangulate(
            self.action_facts[pk], planned=self.action_plans[pk], on=self.on, calendar=self.calendar
        )


def load(
    *, areas: Iterable, on: date, calendar: SchoolCalendar, shown: Sources | None = None
) -> Triangulations:
    """What is known of the areas and all their actions. What is on an action counts for its area too; so do the items
    of evidence on an area's targets, and those on a record of monitoring for all it looks at. Two queries; none where
    the page has read what is `shown` already."""
    shown = shown or read(areas)
    known = Triangulations(on, calendar)
    for look in shown.looks:
        facts, plans = (
            (known.area_facts, known.area_plans)
            if look.what == AREA
            else (known.action_facts, known.action_plans)
        )
        _place(facts[look.of], plans[look.of], look.kind, look.done_on, look.planned_on, look.impact, on)
    seen: set[tuple] = set()  # one item on three lines of an area is one item of it
    for line in shown.lines:
        fact = Fact(Source(line.source), line.represents_on, until=line.fresh_until)
        of_areas, of_actions = shown.touched(line)
        for area in of_areas:
            _once(known.area_facts[area], fact, seen, ("area", area, line.item))
        for action in of_actions:
            _once(known.action_facts[action], fact, seen, ("action", action, line.item))
    return known


def _place(
    facts: list[Fact],
    plans: dict[Source, date],
    kind: str,
    done: date | None,
    planned: date | None,
    impact: str,
    on: date,
) -> None:
    source = SOURCE_OF[kind]
    if done:
        facts.append(Fact(source, done, impact))
    elif planned and planned >= on:
        plans[source] = min(planned, plans.get(source, planned))


def _once(facts: list[Fact], fact: Fact, seen: set, key: tuple) -> None:
    if key not in seen:
        seen.add(key)
        facts.append(fact)


# ---- done is not impact -------------------------------------------------------------------------------------------
def shown_beside_the_deed(action: Action) -> bool:
    """Does anything but the record of doing it show this action: monitoring of it, or a live item of evidence from
    another source? Without that it is not rated green or blue (design 4a.5)."""
    looked = MonitoringActivity.objects.done().filter(actions=action)
    items = EvidenceLink.objects.counting().filter(action=action).exclude(evidence__source=Source.RECORD)
    return Action.objects.filter(Exists(looked) | Exists(items), pk=action.pk).exists()
