"""What was written of an area, and what happened to it: notes, changes of context and history, in one query."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, DateTimeField, F, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from improvement.actions.pages import history
from improvement.areas.models import AreaForImprovement, ProgressNote
from improvement.monitoring.models import ContextNote
from schools.models import Event

MOST_NOTES, MOST_CONTEXT, MOST_EVENTS = 5, 3, 12
NOTE, CONTEXT, EVENT = "note", "context", "event"


@dataclass(frozen=True)
class Written:
    """A note, or a change of context, with the fields of its table."""

    pk: int
    on: date
    by: str
    text: str
    impact: str = ""
    suggested: str = ""
    why_different: str = ""


@dataclass(frozen=True)
class Happened:
    """An event, as `rows.history` takes it."""

    sentence: str
    actor_name: str
    at: datetime


@dataclass
class Along:
    """Each newest first. `context` holds the changes since the plan began, or all of them without a plan."""

    notes: list[Written] = field(default_factory=list)
    context: list[Written] = field(default_factory=list)
    history: list[dict] = field(default_factory=list)


def along(area: AreaForImprovement, *, since: date | None) -> Along:
    """The latest of each."""
    notes = ProgressNote.objects.filter(area=area, action=None)
    changes = ContextNote.objects.filter(school=area.school, removed_at=None)
    changes = changes.filter(on__gte=since) if since else changes
    events = Event.objects.filter(area_id=area.pk)
    day, said = Cast("on", DateTimeField()), F("by__name")
    rows = _lines(
        notes, MOST_NOTES, NOTE, day, said, F("text"), F("impact"), F("suggested"), F("why_different")
    ).union(
        _lines(changes, MOST_CONTEXT, CONTEXT, day, said, F("text")),
        _lines(events, MOST_EVENTS, EVENT, F("at"), F("actor_name"), F("sentence")),
        all=True,
    )
    found, happened = Along(), []
    for what, pk, at, who, words, *rating in sorted(rows, key=lambda row: (row[2], row[1]), reverse=True):
        if what == EVENT:
            happened.append(Happened(words, who, at))
        else:
            (found.notes if what == NOTE else found.context).append(
                Written(pk, at.date(), who, words, *rating)
            )
    found.history = history(happened, of=area.title)
    return found


def _lines(
    rows: QuerySet[Any],
    most: int,
    what: str,
    at: Combinable,
    who: Combinable,
    words: Combinable,
    impact: Combinable | None = None,
    suggested: Combinable | None = None,
    why: Combinable | None = None,
) -> QuerySet[Any, Any]:
    latest = rows.values("pk")[:most]  # newest first, as each table is ordered
    none, blank = Value("", CharField()), Value("", TextField())
    return (
        rows.model.objects.filter(pk__in=latest)
        .order_by()
        .values_list(
            Value(what),
            "pk",
            Cast(at, DateTimeField()),
            who,
            words,
            impact or none,
            suggested or none,
            why or blank,
        )
    )
