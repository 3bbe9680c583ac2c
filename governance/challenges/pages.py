"""The pages of the challenge log: the log, one challenge, and what stands beside its forms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q

from governance.challenges.forms import Places
from governance.challenges.models import Challenge, ChallengeQuerySet, ChallengeTurn
from governance.challenges.rules import PARTS, WAITING, answer_by, part_of
from governance.meetings.models import Meeting
from governance.packs.models import Pack
from improvement.actions.pages import history
from improvement.evidence.pages import items_of, row_of
from improvement.models import Action, AreaForImprovement, Evidence, EvidenceLink
from schools.access import AnyUser, Capability, can
from schools.days.calendar import SchoolCalendar
from schools.models import Event, Person, Role, School
from schools.web.addresses import number_in
from schools.words import counted

Kind = ChallengeTurn.Kind
SETTLED_AT_ONCE = 20
MOST_MEETINGS = 12
MOST_ITEMS = 100
LONG = 160  # a longer question does not do for a heading
WITH_ALL = ("area", "action", "asked_by", "recorded_by", "asked_of", "meeting__committee")


@dataclass(frozen=True)
class Shown:
    """An item of evidence on an answer: a link where the reader may open it, its title where they may know of it."""

    title: str
    url: str


@dataclass(frozen=True)
class Turn:
    """One thing said after the question was asked. `who` says too who wrote it down where that is somebody else."""

    kind: str
    text: str
    who: str
    on: date
    minute: str
    evidence: list[Shown]
    more: int  # items this reader may not know of

    @property
    def is_answer(self) -> bool:
        return self.kind == Kind.ANSWERED

    @property
    def asks(self) -> bool:
        return self.kind == Kind.ASKED_AGAIN

    @property
    def settles(self) -> bool:
        return self.kind == Kind.SATISFIED


@dataclass(frozen=True)
class Entry:
    """A challenge as the log shows it."""

    row: Challenge
    part: str
    turns: list[Turn]
    late: str
    may_answer: bool
    may_settle: bool

    @property
    def waits(self) -> bool:
        return self.part == "waiting"

    @property
    def answered(self) -> bool:
        return self.part == "answered"

    @property
    def settled(self) -> bool:
        return self.part == "settled"

    @property
    def asked_now(self) -> str:
        """The question as it stands: the latest that was put."""
        return next((turn.text for turn in reversed(self.turns) if turn.asks), self.row.question)


@dataclass(frozen=True)
class Filters:
    """What the log is narrowed to, as it came from the address; what makes no sense is ignored."""

    area: int | None
    state: str

    @classmethod
    def of(cls, asked: Mapping[str, Any]) -> "Filters":
        return cls(
            number_in(asked.get("area")), asked.get("state", "") if asked.get("state") in PARTS else ""
        )

    def narrow(self, rows: ChallengeQuerySet) -> ChallengeQuerySet:
        if self.area:
            rows = rows.filter(Q(area=self.area) | Q(action__area=self.area))
        return rows.filter(state__in=PARTS[self.state][1]) if self.state else rows

    @property
    def narrowed(self) -> bool:
        return bool(self.area or self.state)


def with_all(rows: ChallengeQuerySet) -> ChallengeQuerySet:
    """The challenges with everything their pages say of them."""
    turns = ChallengeTurn.objects.select_related("by", "recorded_by").prefetch_related("evidence")
    return rows.select_related(*WITH_ALL).prefetch_related(Prefetch("turns", queryset=turns))


def entries_of(
    rows: Iterable[Challenge], school: School, *, user: AnyUser, calendar: SchoolCalendar, on: date
) -> list[Entry]:
    """Each challenge with what was said, and what this reader may do; their evidence as far as they may know of it."""
    rows = list(rows)
    items = {item.pk for row in rows for turn in row.turns.all() for item in turn.evidence.all()}
    known = _known(items, user)
    entries = []
    for row in rows:
        for each in (row.area, row.action):
            if each:
                each.school = school
        late = row.state in WAITING and row.answer_by < on
        entries.append(
            Entry(
                row,
                part_of(row.state),
                [_turn(turn, known, school) for turn in row.turns.all() if turn.kind != Kind.ASKED],
                calendar.lateness_words(row.answer_by, on) if late else "",
                can(user, Capability.ANSWER_CHALLENGE, row),
                can(user, Capability.SETTLE_CHALLENGE, row),
            )
        )
    return entries


def _known(items: set[int], user: AnyUser) -> dict[int, bool]:
    """Of these items those the reader may know of, and whether they may open each."""
    if not items:
        return {}
    rows = Evidence.objects.filter(pk__in=items)
    readable = set(rows.readable_by(user).values_list("pk", flat=True))
    return {pk: pk in readable for pk in rows.visible_to(user).values_list("pk", flat=True)}


def _turn(turn: ChallengeTurn, known: dict[int, bool], school: School) -> Turn:
    items = list(turn.evidence.all())
    for item in items:
        item.school = school
    shown = [
        Shown(item.title, item.get_absolute_url() if known[item.pk] else "")
        for item in items
        if item.pk in known
    ]
    who = turn.by.name
    if turn.recorded_by_id != turn.by_id:
        who += f", written down by {turn.recorded_by}"
    return Turn(turn.kind, turn.text, who, turn.on, turn.minute_reference, shown, len(items) - len(shown))


def for_challenges(school: School, *, user: AnyUser, on: date, asked: Mapping[str, Any]) -> dict:
    """The log: what waits for an answer first, the most urgent on top; then what is answered; then what is settled."""
    filters = Filters.of(asked)
    readable = school.challenges.readable_by(user, school)
    rows = filters.narrow(with_all(readable.kept()))
    calendar = SchoolCalendar.of(school)
    settled = readable.kept().filter(state=Challenge.State.SATISFIED).order_by("-settled_on", "-pk")
    if filters.state != "settled":
        # Of the settled only the latest, with all the others in one query.
        latest = filters.narrow(settled)[: SETTLED_AT_ONCE + 1].values("pk")
        rows = rows.filter(~Q(state=Challenge.State.SATISFIED) | Q(pk__in=latest))
    entries = entries_of(
        rows.order_by("-settled_on", "answer_by", "pk"), school, user=user, calendar=calendar, on=on
    )
    parts: list[dict] = [
        {"key": key, "title": title, "entries": [entry for entry in entries if entry.part == key]}
        for key, (title, _) in PARTS.items()
    ]
    more = filters.state != "settled" and len(parts[2]["entries"]) > SETTLED_AT_ONCE
    if more:
        parts[2]["entries"].pop()
    removed = [
        row
        for row in readable.exclude(removed_at=None).select_related("area", "asked_of")[:SETTLED_AT_ONCE]
        if can(user, Capability.SETTLE_CHALLENGE, row)
    ]
    waiting, answered, settled_now = (len(part["entries"]) for part in parts)
    return {
        "school": school,
        "parts": [part for part in parts if part["entries"]],
        "more_settled": more,
        "filters": filters,
        "areas": AreaForImprovement.objects.kept().filter(school=school).only("pk", "title"),
        "states": [(key, title) for key, (title, _) in PARTS.items()],
        "removed": removed,
        "may_ask": can(user, Capability.ASK_CHALLENGE, school),
        "headline": _headline(waiting, answered, settled_now, filters),
        "on": on,
    }


def _headline(waiting: int, answered: int, settled: int, filters: Filters) -> str:
    if waiting:
        return f"{counted(waiting, 'question waits', 'questions wait')} for an answer"
    if answered:
        return f"{counted(answered, 'answer waits', 'answers wait')} for a word from the one who asked"
    if settled:
        return "Every question is settled"
    return "No such questions" if filters.narrowed else "No questions asked yet"


def for_challenge(challenge: Challenge, *, user: AnyUser, on: date) -> dict:
    """One challenge from its question to where it stands now."""
    calendar = SchoolCalendar.of(challenge.school)
    (entry,) = entries_of([challenge], challenge.school, user=user, calendar=calendar, on=on)
    events = Event.objects.filter(target_type="challenge", target_id=challenge.pk, school=challenge.school)
    return {
        "school": challenge.school,
        "entry": entry,
        "challenge": challenge,
        "long": len(challenge.question) > LONG or "\n" in challenge.question,
        "may_meeting": can(user, Capability.READ_MEETINGS, challenge.school),
        "history": history(events[:12]),
        "on": on,
    }


# ---- beside the forms -------------------------------------------------------------------------------------------------
def places_of(school: School, row: Challenge | None = None) -> Places:
    """What a question may be about and where it may be minuted, with what `row` says already: three queries."""
    areas = list(school.areas.in_current_plan())
    actions = list(
        Action.objects.kept().filter(area__in=areas).select_related("area").order_by("area", "order", "pk")
    )
    meetings = list(Meeting.objects.kept().filter(school=school).select_related("committee")[:MOST_MEETINGS])
    if row is not None:
        areas += [area for area in (row.area,) if area and area not in areas]
        actions += [action for action in (row.action,) if action and action not in actions]
        meetings += [meeting for meeting in (row.meeting,) if meeting and meeting not in meetings]
    return Places(areas, actions, meetings)


def usual_answer_day(school: School, on: date) -> date:
    coming = Meeting.objects.filter(school=school, held_on__gt=on).coming(on).first()
    return answer_by(SchoolCalendar.of(school), on, coming.held_on if coming else None)


def items_to_show(
    challenge: Challenge, *, user: AnyUser, on: date, everything: bool
) -> tuple[list[Evidence], dict[str, str]]:
    """The items this person may put to an answer, those of its area unless all are wanted; and a hint for each, which
    says so where governors cannot open it."""
    items = items_of(challenge.school, user).readable_by(user, challenge.school)
    if challenge.area_id and not everything:
        links = EvidenceLink.objects.live().of_area(challenge.area_id)
        items = items.filter(pk__in=links.values("evidence"))
    found = list(items.order_by("-represents_on", "-pk")[:MOST_ITEMS])
    hints = {}
    for item in found:
        hint = row_of(item, user=user, on=on).hint
        hints[str(item.pk)] = hint if item.shown_to_board else f"{hint}. Not shown to the governors"
    return found, hints


# ---- what the form begins from ------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Suggested:
    """A question that the figures of the plan suggest."""

    key: str
    question: str
    figure: str
    area_id: int | None


def prompt_of(meeting: Meeting | None, key: str) -> Suggested | None:
    """The prompt of this key that stands in the pack of the meeting."""
    pack = Pack.objects.filter(meeting=meeting).first() if meeting else None
    for prompt in pack.prompts if pack else []:
        if isinstance(prompt, dict) and prompt.get("key") == key:
            figure = f"{prompt.get('figure', '')} {prompt.get('figure_words', '')}".strip()
            return Suggested(key, prompt.get("question", ""), figure[:300], prompt.get("area"))
    return None


def start(
    school: School,
    *,
    me: Person | None,
    on: date,
    area: AreaForImprovement | None,
    action: Action | None,
    meeting: Meeting | None,
    prompt: Suggested | None,
) -> dict:
    """What the form for a question begins from; asked of the leader of the area, else of the headteacher."""
    within = action.area if action else area
    leader = within.leader if within else None
    values = {
        "asked_by": me,
        "asked_of": leader or Person.objects.filter(school=school).in_roles([Role.HEADTEACHER], on).first(),
        "asked_on": on,
        "answer_by": usual_answer_day(school, on),
        "meeting": str(meeting.pk) if meeting else "",
        "about": f"action-{action.pk}" if action else (f"area-{area.pk}" if area else ""),
    }
    return values | ({"question": prompt.question, "figure": prompt.figure} if prompt else {})
