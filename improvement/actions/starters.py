"""Actions to begin with, offered by evaluation area. The words are ours; nothing is added unless it is ticked."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db import transaction

from improvement.actions.models import Action, Rhythm
from improvement.actions.workflow import add_action
from improvement.areas.models import AreaForImprovement
from improvement.data import STARTERS
from schools.days.calendar import SchoolCalendar
from schools.models import User


@dataclass(frozen=True)
class ActionStarter:
    key: str
    family: str
    title: str
    detail: str


@cache
def families() -> list[dict]:
    return json.loads(STARTERS.read_text(encoding="utf-8"))


def starters_for(area: AreaForImprovement) -> list[ActionStarter]:
    """Those of the family of the area's evaluation area; of every family where it is linked with none."""
    name = area.evaluation_area.name.lower() if area.evaluation_area else ""
    fitting = [each for each in families() if any(word in name for word in each["words"])] if name else []
    return [
        ActionStarter(f"{family['key']}_{number}", family["name"], given["title"], given["detail"])
        for family in fitting or families()
        for number, given in enumerate(family["actions"], start=1)
    ]


def usual_days(area: AreaForImprovement, on: date) -> tuple[date, date]:
    """(due, first review): the end of the term, and half a term on or with it, whichever is nearer."""
    calendar = SchoolCalendar.of(area.school)
    half = calendar.term_of(on) or calendar.term_after(on)
    due = calendar.term_end(half.academic_year, half.season)
    return due, min(due, calendar.after(on, Rhythm.HALF_TERM))


@transaction.atomic
def add_starters(
    area: AreaForImprovement, *, by: User, on: date, starters: list[ActionStarter]
) -> list[Action]:
    """An action for each: owned by the area's leader, due at the end of term, reviewed every half-term."""
    due, review = usual_days(area, on)
    return [
        add_action(
            area,
            by=by,
            on=on,
            title=starter.title,
            detail=starter.detail,
            owner=area.leader,
            starts_on=on,
            due_on=due,
            review_on=review,
            rhythm=Rhythm.HALF_TERM,
        )
        for starter in starters
    ]
