"""What shows something of some areas and of the actions in them: acts of monitoring and items of evidence, in two queries.

shown = read([area], user=user)                              once for a page
known = triangulation.load(areas=[area], shown=shown, …)     which kinds show it, how fresh, what they say
rows = evidence_on([area], shown=shown, …)                   the items this person may know of
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, Subquery, Value

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.evidence.checks.models import EvidenceCheck
from improvement.evidence.models import Evidence, EvidenceLink, EvidenceLinkQuerySet
from improvement.monitoring.models import MonitoringActivity
from schools.access import AnyUser

AREA, ACTION = "area", "action"


class Look(NamedTuple):
    """An act of monitoring and one thing it looks at: an area or an action, by `what` and `of`."""

    pk: int
    kind: str
    done_on: date | None
    planned_on: date | None
    impact: str
    of: int
    what: str


class SourceLine(NamedTuple):
    """A live link of an item of evidence that counts, and what it leads to."""

    item: int
    source: str
    represents_on: date
    fresh_until: date | None
    area: int | None
    action: int | None
    area_of_action: int | None
    area_of_target: int | None
    activity: int | None


OF_LINE = (
    "evidence", "evidence__source", "evidence__represents_on", "evidence__fresh_until", "area", "action",
    "action__area", "target__series__measure__area", "activity",
)  # fmt: skip


@dataclass
class Sources:
    """`looks` and `lines` are all there is of the areas `ids`; `links` are the links of the items the user may know of,
    with all they lead to, anywhere in the school."""

    ids: set[int]
    looks: list[Look] = field(default_factory=list)
    lines: list[SourceLine] = field(default_factory=list)
    links: list[EvidenceLink] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.areas_of: dict[int | None, set[int]] = defaultdict(set)
        self.actions_of: dict[int | None, set[int]] = defaultdict(set)
        for look in self.looks:
            (self.areas_of if look.what == AREA else self.actions_of)[look.pk].add(look.of)

    def touched(self, line: SourceLine) -> tuple[set[int], set[int]]:
        """The areas and the actions, of those asked about, that the line shows something of: what is on an action or a
        target is on its area too, and what is on a record of monitoring is on all it looks at."""
        own = (line.area, line.area_of_action, line.area_of_target)
        areas = {area for area in own if area is not None and area in self.ids}
        actions = {line.action} if line.action and line.area_of_action in self.ids else set()
        if line.activity:
            areas, actions = areas | self.areas_of[line.activity], actions | self.actions_of[line.activity]
        return areas, actions


def read(
    areas: Iterable[AreaForImprovement], *, user: AnyUser | None = None, action: Action | None = None
) -> Sources:
    """All that shows something of the areas, or of the one action in them. With a `user`, also the items that person
    may know of, to be listed. Two queries, however many areas, actions and items there are."""
    ids = {area.pk for area in areas}
    looks = _looks(ids, action)
    links = _links(ids, action)
    if user is None:
        return Sources(ids, looks, [SourceLine(*row) for row in links.values_list(*OF_LINE)])
    found = list(_whole(links, user))
    return Sources(ids, looks, [line_of(link) for link in found], [link for link in found if link.known])


def _looks(ids: set[int], action: Action | None) -> list[Look]:
    of_areas = MonitoringActivity.areas.through.objects.filter(areaforimprovement__in=ids)
    wanted = Q(action=action) if action else Q(action__area__in=ids)
    of_actions = MonitoringActivity.actions.through.objects.filter(wanted)
    act = "monitoringactivity"
    names = [act, *(f"{act}__{name}" for name in ("kind", "done_on", "planned_on", "impact"))]
    kept = {f"{act}__removed_at": None}
    rows = of_actions.filter(**kept).values_list(*names, "action", Value(ACTION))
    if action is None:
        rows = rows.union(
            of_areas.filter(**kept).values_list(*names, "areaforimprovement", Value(AREA)), all=True
        )
    return [Look(*row) for row in rows]


def _links(ids: set[int], action: Action | None) -> EvidenceLinkQuerySet:
    """Every counting link of an item that is on one of the areas, or on the action."""
    live = EvidenceLink.objects.live()
    touching = live.filter(Q(action=action) | Q(activity__actions=action)) if action else live.of_areas(ids)
    return EvidenceLink.objects.counting().filter(evidence__in=touching.values("evidence"))


def _whole(links: EvidenceLinkQuerySet, user: AnyUser) -> EvidenceLinkQuerySet:
    """The links with their items and what they lead to; `known` where the user may know of the item, `open` where they
    may open it; `verdict` and `verdict_by` of the last check. Newest first, as the library has them."""
    same = {"pk": OuterRef("evidence")}
    last = EvidenceCheck.objects.filter(link=OuterRef("pk")).order_by("-pk")
    return (
        links.annotate(
            known=Exists(Evidence.objects.visible_to(user).filter(**same)),
            open=Exists(Evidence.objects.readable_by(user).filter(**same)),
            verdict=Subquery(last.values("verdict")[:1]),
            verdict_by=Subquery(last.values("by__name")[:1]),
        )
        .select_related("evidence__file", "area", "action", "target__series__measure", "activity")
        .defer("evidence__text")
        .order_by("-evidence__represents_on", "-evidence", "pk")
    )


def line_of(link: EvidenceLink) -> SourceLine:
    """The line of a link that was read with all it leads to."""
    item, target = link.evidence, link.target
    return SourceLine(
        item.pk, item.source, item.represents_on, item.fresh_until, link.area_id, link.action_id,
        link.action.area_id if link.action else None, target.series.measure.area_id if target else None,
        link.activity_id,
    )  # fmt: skip
