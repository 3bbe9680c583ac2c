"""What changed between two packs, from the history: the important in the history's own sentences, the rest as counts.
Pure: events in, plain content out.

Every event of the plan is told or counted exactly once, so that two packs in a row leave nothing out and say nothing
twice. Evidence, monitoring and what may say who a pupil is are only counted, and the confidential part of the minutes is no
part of it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from improvement.actions.pages import history
from schools.days import dates
from schools.events.models import Event
from schools.pupil_data import signs
from schools.words import counted, cut, listed

# Whose events belong to the plan. Not among them: people, terms, invitations, and the papers of the board itself.
OF_THE_PLAN = (
    "actionplan",
    "areaforimprovement",
    "action",
    "measure",
    "successcriterion",
    "monitoringactivity",
    "evidence",
    "contextnote",
    "inspection",
    "finding",
    "followup",
    "challenge",
    "visit",
)
RATED, FINISHED, REVIEWED, FIGURES, TAKEN_ON = range(5)
FEW = (5, 2)  # told of each of the first two areas, and of each later one
FIRST, MOST, LONGEST = 2, 8, 180
WHOLE_PLAN, GONE = "The plan as a whole", "Areas no longer in the plan"
COUNTED = {
    "noted": ("progress note", "progress notes"),
    "evidence": ("change to the evidence", "changes to the evidence"),
    "monitoringactivity": ("entry in the monitoring", "entries in the monitoring"),
    "visit": ("change to a governor’s visit", "changes to governors’ visits"),
    "contextnote": ("change of context", "changes of context"),
    "challenge": ("step in a question of governors", "steps in questions of governors"),
    "other": ("small correction", "small corrections"),
}


def importance(event: Event) -> int | None:
    """How early an event is told within its area; None for one that is counted."""
    kind, verb, changes = event.target_type, event.verb, event.changes or {}
    if kind in ("evidence", "monitoringactivity", "visit", "contextnote", "challenge") or verb == "attached":
        return None
    if changes.get("impact", ["", ""])[0] != changes.get("impact", ["", ""])[1]:
        return RATED
    if kind == "action" and changes.get("activity", ["", ""])[1] in ("done", "stopped"):
        return FINISHED
    if verb == "reviewed":
        return REVIEWED
    if verb == "entered" or (kind == "successcriterion" and "met" in changes):
        return FIGURES
    if verb in ("agreed", "gave verdicts", "confirmed", "started"):
        return TAKEN_ON
    if verb in ("added", "removed", "restored") and kind in ("areaforimprovement", "action", "inspection"):
        return TAKEN_ON
    return None


def fold(events: Iterable, areas: Sequence[tuple[int, int, str]], *, on: date) -> dict:
    """The events as content of a pack. `areas` are (id, number, title) in the order of the pack; an event of an area
    that is not among them stands at the end."""
    known = {pk for pk, _, _ in areas}
    placed: dict[int | None, list] = {}
    for event in events:
        place = event.area_id if event.area_id in known or event.area_id is None else 0
        placed.setdefault(place, []).append(event)
    order: list[tuple[int | None, str, str]] = [
        (pk, f"{number}. {title}", title) for pk, number, title in areas
    ]
    order += [(None, WHOLE_PLAN, ""), (0, GONE, "")]
    groups = [
        _group(placed[pk], heading, title, few=FEW[0] if index < FIRST else FEW[1], on=on)
        for index, (pk, heading, title) in enumerate(order)
        if pk in placed
    ]
    shown, rest = groups[:MOST], groups[MOST:]
    left = sum(group["count"] for group in rest)
    return {
        "groups": shown,
        "more": f"And {counted(left, 'more change')} on the history page." if left else "",
        "count": sum(len(each) for each in placed.values()),
        "ids": sorted(event.pk for each in placed.values() for event in each),
    }


def _group(events: Iterable[Event], heading: str, title: str, *, few: int, on: date) -> dict:
    ranked = [(None if signs(event.sentence, on=on) else importance(event), event) for event in events]
    told = sorted(
        ((rank, event) for rank, event in ranked if rank is not None),
        key=lambda pair: (pair[0], -pair[1].at.timestamp(), -pair[1].pk),
    )
    counts = Counter(_label(event) for rank, event in ranked if rank is None)
    words = [counted(counts[label], *names) for label, names in COUNTED.items() if counts[label]]
    left = len(told) - few
    if left > 0:
        words.insert(0, f"{counted(left, 'more change')} on the plan page")
    return {
        "title": heading,
        "told": [_sentence(event, title, on) for _, event in told[:few]],
        "counted": f"And {listed(words)}." if words else "",
        "count": len(ranked),
    }


def _sentence(event: Event, title: str, on: date) -> str:
    words = cut(history([event], of=title)[0]["sentence"], LONGEST)
    day = event.at.astimezone(dates.LONDON).date()
    return f"{words.rstrip('.')} ({dates.short_day(day, beside=on)})"


def _label(event: Event) -> str:
    if event.verb == "attached":
        return "evidence"
    if event.target_type in COUNTED:
        return event.target_type
    return "noted" if event.verb == "noted" else "other"
