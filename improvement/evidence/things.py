"""What an item of evidence shows something of: areas, actions, targets and records of monitoring, area by area.

One field an area, so that a plan of twelve areas is twelve folds and not one list of two hundred boxes.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.evidence.models import EvidenceLink, Thing
from improvement.monitoring.models import MonitoringActivity
from improvement.targets.models import TermlyTarget
from schools.access import AnyUser, Capability, can
from schools.days.dates import short_day, today
from schools.models import School
from schools.web.forms import Ticks

LETTERS = {"area": "a", "action": "x", "target": "t", "activity": "m"}
ELSEWHERE = "elsewhere"


@dataclass
class AreaThings:
    """The things of one area that this person may put evidence to. `key` names its field."""

    key: str
    title: str
    choices: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Things:
    """All that this person may put evidence to in the school, by area and by the value of its box."""

    groups: list[AreaThings]
    by_value: dict[str, object]

    def values_of(self, things: Iterable) -> set[str]:
        given = set(things)
        return {value for value, thing in self.by_value.items() if thing in given}

    def fields(self) -> dict[str, Ticks]:
        return {
            group.key: Ticks(
                label=group.title, noun="what it shows something of", choices=group.choices, required=False
            )
            for group in self.groups
        }

    def initial(self, things: Iterable) -> dict[str, list[str]]:
        """Which boxes are ticked for these things."""
        ticked = self.values_of(things)
        return {group.key: [value for value, _ in group.choices if value in ticked] for group in self.groups}

    def chosen(self, data: dict) -> list:
        """The things whose boxes are ticked, each once; takes their fields out of the data."""
        values = [value for group in self.groups for value in data.pop(group.key, None) or []]
        return [self.by_value[value] for value in dict.fromkeys(values)]


def things_of(school: School, user: AnyUser) -> Things:
    """Four queries, however large the plan is."""
    found = Things([], {})
    groups: dict[int | str, AreaThings] = {}

    def add(area: AreaForImprovement | None, kind: str, thing: Thing, label: str) -> None:
        key = area.pk if area else ELSEWHERE
        title = area.title if area else "On no area"
        group = groups.setdefault(key, AreaThings(f"shows_{key}", title))
        value = f"{LETTERS[kind]}{thing.pk}"
        if value not in dict(group.choices):
            group.choices.append((value, label))
        found.by_value[value] = thing

    for area in _areas(school):
        if can(user, Capability.ADD_EVIDENCE, area):
            add(area, "area", area, "The area as a whole")
        for action in area.shown_actions:
            if can(user, Capability.ADD_EVIDENCE, action):
                add(area, "action", action, action.title)
    for target in _targets(school):
        area = target.series.measure.area
        if can(user, Capability.ADD_EVIDENCE, area):
            add(area, "target", target, f"Target: {EvidenceLink(target=target).words}")
    for activity in _activities(school):
        if can(user, Capability.ADD_EVIDENCE, activity):
            its = (*activity.areas.all(), *(action.area for action in activity.actions.all()))
            assert activity.done_on  # it is of those that are done
            day = short_day(activity.done_on, beside=today())
            add(next(iter(its), None), "activity", activity, f"Monitoring of {day}: {activity}")
    found.groups = list(groups.values())
    return found


def _areas(school: School) -> list[AreaForImprovement]:
    areas = list(school.areas.kept().order_by("pk"))
    actions: dict[int, list[Action]] = {area.pk: [] for area in areas}
    for action in school.actions.kept().order_by("area", "order", "pk"):
        if action.area_id in actions:
            actions[action.area_id].append(action)
    for area in areas:
        area.shown_actions = actions[area.pk]
        for action in area.shown_actions:
            action.area = area
    return areas


def _targets(school: School) -> QuerySet[TermlyTarget]:
    kept = Q(
        series__removed_at=None, series__measure__removed_at=None, series__measure__area__removed_at=None
    )
    rows = school.targets.filter(kept).select_related("series__measure__area")
    for row in rows:
        row.series.measure.area.school = school
    return rows


def _activities(school: School) -> QuerySet[MonitoringActivity]:
    return school.monitoring.done().prefetch_related("areas", "actions__area")[:200]
