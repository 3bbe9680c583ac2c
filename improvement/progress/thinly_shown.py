"""Said to be done, thinly shown: deeds that are done and do not work, that no evidence is of, or that one kind of
source shows at most. Each line leads to the act that mends it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from django.urls import reverse

from improvement.actions.models import Action
from improvement.progress.rows import URGENCY, AreaRow
from improvement.progress.strips import Deed, thinly_shown
from improvement.progress.triangulation import Triangulations
from schools.access import AnyUser, Capability, can, rules_of
from schools.models import School
from schools.web.addresses import address

MOST = 6


@dataclass(frozen=True)
class DeedLine:
    """`act` is the name of the act the link leads to, empty for whoever may only read about the action."""

    action: Action
    title: str
    url: str
    words: str
    act: str


Waits = tuple[Action, Callable[[], DeedLine]]  # only the lines that are shown are written


@dataclass(frozen=True)
class Thin:
    """`lines` are the first of each kind in turn, at most six; `counts` says how many there are of each."""

    lines: list[DeedLine]
    counts: str


def thin(
    school: School,
    rows: list[AreaRow],
    known: Triangulations,
    *,
    user: AnyUser,
    wanted: Callable[[Action], bool],
) -> Thin | None:
    """None where there is nothing. `wanted` says of an action whether it is to be looked at. No query."""
    words = school.rating_words
    kinds: list[tuple[str, list[Waits]]] = []
    not_working = [action for row in rows for action in row.not_working if wanted(action)]
    not_working.sort(key=lambda action: URGENCY[action.impact])
    kinds.append(
        ("done and not working", [(each, partial(_not_working, each, words, user)) for each in not_working])
    )
    if rules_of(user, Capability.LIST_EVIDENCE, school):
        bare = [action for row in rows for action in row.done if wanted(action) and action.without_evidence]
        kinds.append(("without evidence", [(each, partial(_bare, each, user)) for each in bare]))
    if can(user, Capability.READ_MONITORING_SUMS, school):
        deeds = [deed for deed in thinly_shown(rows, known) if wanted(deed.action)]
        kinds.append(("thinly shown", [(deed.action, partial(_thin, deed, user)) for deed in deeds]))
    counts = [f"{len(waits)} {name}" for name, waits in kinds if waits]
    if not counts:
        return None
    return Thin([line() for line in _in_turn([waits for _, waits in kinds])], ", ".join(counts))


def _in_turn(lists: list[list[Waits]]) -> list[Callable[[], DeedLine]]:
    """The first of each list, then the second of each, an action once, as many as are shown."""
    found: dict[int, Callable[[], DeedLine]] = {}
    for row in zip_longest(*lists):
        for action, line in filter(None, row):
            found.setdefault(action.pk, line)
    return list(found.values())[:MOST]


def _line(action: Action, user: AnyUser, capability: Capability, form: str, act: str, words: str) -> DeedLine:
    may = can(user, capability, action)
    return DeedLine(
        action, action.title, form if may else action.get_absolute_url(), words, act if may else ""
    )


def _not_working(action: Action, words: dict[str, str], user: AnyUser) -> DeedLine:
    url = address("action_note", action.school.urn, action.pk)
    said = f"Done, and not working: {words[action.impact].lower()}. Say what is done differently now."
    return _line(action, user, Capability.ADD_NOTE, url, "Add a note", said)


def _bare(action: Action, user: AnyUser) -> DeedLine:
    url = f"{reverse('evidence_add', args=[action.school.urn])}?action={action.pk}"
    said = "Done, with no evidence. Add what shows it: a register, minutes, a sample."
    return _line(action, user, Capability.ADD_EVIDENCE, url, "Add evidence", said)


def _thin(deed: Deed, user: AnyUser) -> DeedLine:
    action = deed.action
    url = f"{reverse('monitoring_plan', args=[action.school.urn])}?action={action.pk}"
    return _line(action, user, Capability.ADD_MONITORING, url, "Plan monitoring", deed.sentence)
