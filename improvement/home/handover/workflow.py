"""What somebody who leaves answers for, given to others in one go. The history keeps both names; what is done stays theirs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from improvement.actions.models import Action
from improvement.actions.workflow import edit_action
from improvement.areas.models import AreaForImprovement
from improvement.areas.workflow import edit_area, name_link_governor
from improvement.monitoring.models import MonitoringActivity
from improvement.monitoring.workflow import edit_planned
from schools.access import Capability, require
from schools.errors import Refused, Stale
from schools.models import Membership, Person, Role, School, User
from schools.people.models import GOVERNOR_ROLES, STAFF_ROLES

LEADS, FOLLOWS, SECOND, OWNS, LOOKS = "leader", "link_governor", "second_person", "owner", "by"
PARTS = {
    LEADS: "Leads the area",
    SECOND: "Is the second person of the area",
    FOLLOWS: "Follows the area for the board",
    OWNS: "Owns the action",
    LOOKS: "Does the monitoring",
}


@dataclass(frozen=True)
class Part:
    """One thing a person answers for: what, as what, and the version it was read at."""

    row: AreaForImprovement | Action | MonitoringActivity
    field: str
    version: int

    @property
    def key(self) -> str:
        return f"{self.field}-{self.row.pk}"

    @property
    def words(self) -> str:
        return PARTS[self.field]

    @property
    def takers(self) -> list[Role]:
        """Who may take it over, by their role."""
        return GOVERNOR_ROLES if self.field == FOLLOWS else STAFF_ROLES


def parts_of(person: Person, school: School) -> list[Part]:
    """What is still to be done in this person's name: areas of the plan, actions not done yet, monitoring planned. Three
    queries."""
    areas = school.areas.in_current_plan()
    actions = school.actions.open().filter(owner=person, area__in=areas.values("pk"))
    planned = school.monitoring.planned().filter(by=person)
    found = []
    for area in areas:
        found += [
            Part(area, field, area.version)
            for field in (LEADS, SECOND, FOLLOWS)
            if getattr(area, f"{field}_id") == person.pk
        ]
    for action in actions.select_related("area").order_by("due_on", "pk"):
        found.append(Part(action, OWNS, action.version))
    visits = MonitoringActivity.Kind.GOVERNOR_VISIT  # a governor's visit is planned anew by whoever makes it
    looks = planned.exclude(kind=visits).prefetch_related("areas", "actions").order_by("planned_on", "pk")
    for look in looks:
        found.append(Part(look, LOOKS, look.version))
    return found


def takers(person: Person, roles: Iterable[Role], *, on: date) -> QuerySet[Person]:
    """Those of the same school who may take something over from this person on the day."""
    live = Membership.objects.live(on).filter(role__in=list(roles))
    others = Person.objects.filter(school=person.school_id, pk__in=live.values("person")).exclude(
        pk=person.pk
    )
    return others.order_by("name", "pk")


@transaction.atomic
def hand_over(person: Person, given: Iterable[tuple[Part, Person]], *, by: User, on: date) -> int:
    """Give each part to its new person; all of them, or none. Says how many moved.

    Where somebody else saved one meanwhile it is named and nothing is written. Raises `PermissionDenied` for whoever may
    not edit the plan."""
    require(by, Capability.EDIT_PLAN, person)
    moves = list(given)
    moved: set[int] = set()
    for part, to in moves:
        if not takers(person, part.takers, on=on).filter(pk=to.pk).exists():
            raise Refused(f"{to.name} cannot take this over: choose somebody from the list.", part.key)
        # An area that the same person leads and follows is saved twice here: the second time under its own new version.
        version = part.row.version if id(part.row) in moved else part.version
        try:
            _move(part, to, version=version, by=by, on=on)
        except Stale as stale:
            raise Refused(
                f"“{stale.current}” was changed by somebody else meanwhile, so nothing is handed over. Open the page again.",
                part.key,
            ) from None
        except Refused as refused:
            raise Refused(refused.sentence, part.key) from None
        moved.add(id(part.row))
    return len(moves)


def _move(part: Part, to: Person, *, version: int, by: User, on: date) -> None:
    row = part.row
    if isinstance(row, Action):
        edit_action(row, by=by, on=on, version=version, owner=to)
    elif isinstance(row, MonitoringActivity):
        areas, actions = list(row.areas.all()), list(row.actions.all())
        edit_planned(row, by=by, on=on, version=version, areas=areas, actions=actions, person=to)
    elif part.field == FOLLOWS:
        name_link_governor(row, by=by, on=on, version=version, link_governor=to)
    else:
        named: dict[str, Any] = {part.field: to}
        edit_area(row, by=by, on=on, version=version, **named)
