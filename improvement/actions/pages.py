"""Lines that several pages share: actions that are due, and the history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.text import capfirst

from improvement.actions.models import Action
from schools.access import AnyUser, Capability, can
from schools.days.calendar import SchoolCalendar
from schools.web.addresses import address
from schools.words import lower_first

SOON = timedelta(days=14)


@dataclass(frozen=True)
class DueRow:
    """A line of the due list; the fields are those of `_pieces/due_row.html`."""

    key: str
    on: date | None
    school_days: int | None
    title: str
    url: str
    context: str
    activity: str
    rating: str
    update_url: str
    why: str


REVIEW, DUE = "Review", "Due"


def due_row(
    action: Action, why: str, *, user: AnyUser, calendar: SchoolCalendar, on: date, number: int | None = None
) -> DueRow:
    """The action as a line of the due list, by its review (`REVIEW`) or by the day it is due (`DUE`): both may want
    something, and they are counted apart. `action.area` and its school are in hand already."""
    day = action.review_on if why == REVIEW else action.due_on
    area = f"Area {number}, {lower_first(action.area.title)}" if number else action.area.title
    return DueRow(
        key=f"{action.pk}" if why == REVIEW else f"{action.pk}-{DUE.lower()}",
        on=day,
        school_days=calendar.school_days_between(min(day, on), max(day, on)) if day else None,
        title=action.title,
        url=action.get_absolute_url(),
        context=f"{area}. {action.owner or 'Nobody owns it yet'}",
        activity=action.activity,
        rating=action.impact,
        update_url=note_url(action, why) if can(user, Capability.ADD_NOTE, action) else "",
        why=why,
    )


def note_url(action: Action, why: str) -> str:
    """The form that answers this line of the due list."""
    url = address("action_note", action.school.urn, action.pk)
    return f"{url}?review=1" if why == REVIEW else url


def history(events: Iterable[Any], *, of: str = "") -> list[dict]:
    """Events as entries of the timeline. On the page of a thing, its own title (`of`) is left out of the sentences."""
    return [
        {"sentence": _without(of, event.sentence), "who": event.actor_name, "at": event.at}
        for event in events
    ]


def _without(title: str, sentence: str) -> str:
    for words in (f"{title}: ", f": {title}"):
        if title and words in sentence:
            sentence = sentence.replace(words, "", 1)
            return capfirst(sentence)
    return sentence
