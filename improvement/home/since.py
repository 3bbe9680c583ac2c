"""What changed since somebody last looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from improvement.actions.pages import history
from schools.access import AnyUser
from schools.models import Event, LastLook, School
from schools.school.last_look import LookedAt

MOST_NEW, OLDER, READ = 3, 2, 40


@dataclass(frozen=True)
class Since:
    """`entries` for `_pieces/timeline.html`: at most three new ones, then older ones. `looked_at` is the last look of
    the visit before this one, empty for somebody's first. `more` is how many new ones are not shown."""

    entries: list[dict]
    looked_at: datetime | None
    new: int
    more: int
    at_least: bool
    seen: LookedAt

    @property
    def more_words(self) -> str:
        """«4 more since then»; nothing if all are shown."""
        if not self.more:
            return ""
        return f"{'More than ' if self.at_least else ''}{self.more} more since then"


def since(school: School, *, user: AnyUser, now: datetime, areas: Iterable[int] | None = None) -> Since:
    """One query. What this person did themselves is not new to them. `areas` narrows it to what happened there."""
    look = LastLook.objects.filter(school=OuterRef("school"), user=user.pk)
    events = Event.objects.filter(school=school)
    if areas is not None:
        events = events.filter(area_id__in=list(areas))
    events = events.annotate(looked=Subquery(look.values("at")), before=Subquery(look.values("before")))
    read = list(events[:READ])
    seen = LookedAt(read[0].looked, read[0].before) if read else LookedAt()
    looked_at = seen.looked_at(now)
    if looked_at is None:
        return Since(history(read[: MOST_NEW + OLDER]), None, 0, 0, False, seen)
    newer = [event for event in read if event.at > looked_at]
    new = [event for event in newer if event.actor_id != user.pk]
    older = read[len(newer) :][:OLDER]
    entries = [entry | {"is_new": True} for entry in history(new[:MOST_NEW])]
    entries += [entry | {"is_new": False} for entry in history(older)]
    more = len(new) - len(new[:MOST_NEW])
    return Since(entries, looked_at, len(new), more, len(newer) == READ, seen)
