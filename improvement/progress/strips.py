"""What pages say of how we know: strips for areas and actions, deeds thinly shown.

known = load(areas=areas, on=on, calendar=calendar)      improvement.progress.triangulation, two queries for all of them
strip_of(known, area, user=user)                         None for whoever may not see sums of monitoring
thinly_shown(rows, known)                                no query: `rows` are `AreaRow`s
"""

from dataclasses import dataclass

from django.urls import reverse

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.progress.rows import AreaRow
from improvement.progress.triangulation import Triangulation, Triangulations
from schools.access import AnyUser, Capability, can


@dataclass(frozen=True)
class Deed:
    """An action that is done, and what is to be said of it."""

    action: Action
    sentence: str

    @property
    def title(self) -> str:
        return self.action.title

    @property
    def url(self) -> str:
        return self.action.get_absolute_url()


@dataclass(frozen=True)
class Strip:
    """What `_pieces/triangulation_head.html` and `_pieces/triangulation.html` take for an area."""

    known: Triangulation
    plan_url: str


def strip_of(known: Triangulations, area: AreaForImprovement, *, user: AnyUser) -> Strip | None:
    """How we know of an area, as far as this person may see: kinds, days and what they say, no word of a record."""
    if not can(user, Capability.READ_MONITORING_SUMS, area):
        return None
    may_plan = can(user, Capability.ADD_MONITORING, area) and area.removed_at is None
    plan_url = f"{reverse('monitoring_plan', args=[area.school.urn])}?area={area.pk}" if may_plan else ""
    return Strip(known.of_area(area.pk), plan_url)


def of_action(known: Triangulations, action: Action, *, user: AnyUser) -> Triangulation | None:
    """How we know of an action, for `_pieces/triangulation_small.html`; None for whoever may not see sums."""
    return known.of_action(action.pk) if can(user, Capability.READ_MONITORING_SUMS, action) else None


def thinly_shown(rows: list[AreaRow], known: Triangulations) -> list[Deed]:
    """Done, and shown by one kind only, by none, or by none that is still fresh, with what to look for. What nobody
    looked at at all stands first, then what only its record shows."""
    deeds = []
    for row in rows:
        for action in row.done:
            if (thin := known.of_action(action.pk)).thin:
                deeds.append((len(thin.shown_by), thin.ever, thin.recorded, Deed(action, thin.thin)))
    return [deed for *_, deed in sorted(deeds, key=lambda each: each[:3])]
