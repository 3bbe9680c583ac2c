"""Every write to an area for improvement and to its place in the plan, but for its notes (`progress.notes`)."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import capfirst

from improvement.areas.models import AreaForImprovement
from improvement.inspections.models import Finding
from improvement.plans.models import ActionPlan, PlanArea
from improvement.plans.order import reorder
from improvement.plans.workflow import current_plan, plan_for_areas
from schools import history
from schools.access import Capability, require
from schools.errors import Refused
from schools.models import Person, School, User
from schools.words import cut


def list_area(plan: ActionPlan, area: AreaForImprovement) -> None:
    """Put the area last in the plan."""
    last = plan.plan_areas.aggregate(last=Max("order"))["last"] or 0
    PlanArea.objects.create(plan=plan, area=area, order=last + 1)


@transaction.atomic
def reorder_area(area: AreaForImprovement, *, by: User, on: date, up: bool) -> AreaForImprovement:
    """Change places with the area before or after in the current plan; at the end nothing happens."""
    require(by, Capability.EDIT_PLAN, area)
    plan = current_plan(area.school)
    rows = plan.plan_areas.filter(area__removed_at=None).order_by("order", "pk") if plan else ()
    row = next((row for row in rows if row.area_id == area.pk), None)
    if row and reorder(row, rows, up=up):
        sentence = f"{area.title}: moved {'up' if up else 'down'} in the plan"
        history.record(area, by=by, verb="reordered", sentence=sentence)
    return area


@transaction.atomic
def add_area(
    school: School, *, by: User, on: date, title: str, findings: Collection[Finding] = (), **fields: Any
) -> AreaForImprovement:
    """A new area, last in the school's current plan; a draft plan is started if there is none."""
    require(by, Capability.EDIT_PLAN, school)
    _check(school, findings=findings, **fields)
    plan = plan_for_areas(school, by=by, on=on)
    area = AreaForImprovement.objects.create(school=school, title=title, **fields)
    area.findings.set(findings)
    plan.inspections.add(*{finding.inspection_id for finding in findings})
    list_area(plan, area)
    history.record(area, by=by, verb="added", sentence=f"Area added: {title}")
    return area


@transaction.atomic
def areas_from_findings(
    school: School, *, by: User, on: date, findings: list[Finding], how: str = "each"
) -> list[AreaForImprovement]:
    """One area for each top-level point, its sub-points as detail, in the order of the letter. With `how` «split» each
    sub-point is an area of its own; with «join» all the points are one. The printed words stay with the finding; the
    title is theirs to begin with, and the school may change it."""
    parts = {finding.pk: list(finding.parts.filter(removed_at=None)) for finding in findings}
    if how == "join":
        groups = [(findings, _joined(findings, parts))]
    elif how == "split":
        groups = [([each], []) for finding in findings for each in parts[finding.pk] or [finding]]
    else:
        groups = [([finding], [part.verbatim for part in parts[finding.pk]]) for finding in findings]
    return [
        add_area(
            school,
            by=by,
            on=on,
            title=title_from(together[0].verbatim),
            findings=together,
            detail="\n".join(detail),
        )
        for together, detail in groups
    ]


def _joined(findings: list[Finding], parts: dict[int, list[Finding]]) -> list[str]:
    """The sub-points of several points in one area: the parts of each; a point without parts is one itself, but for
    the first, which gives the area its name."""
    detail = []
    for place, finding in enumerate(findings):
        if parts[finding.pk]:
            detail += [part.verbatim for part in parts[finding.pk]]
        elif place:
            detail.append(finding.verbatim)
    return detail


def title_from(words: str, longest: int = 120) -> str:
    """A title from printed words: the lead-in «… by:» goes, the first letter is a capital, and long ones are cut
    at a word."""
    title = " ".join(words.split()).rstrip(" .:;,")
    if title.lower().endswith(" by"):
        title = title[:-3].rstrip(" ,")
    title = cut(title, longest)
    return capfirst(title)


@transaction.atomic
def edit_area(
    area: AreaForImprovement,
    *,
    by: User,
    on: date,
    version: int,
    findings: Collection[Finding] | None = None,
    **fields: Any,
) -> AreaForImprovement:
    """Save the edited fields, unless somebody else saved since `version`: then `Stale`."""
    require(by, Capability.EDIT_PLAN, area)
    _check(area.school, findings=findings or (), **fields)
    changes = history.update(area, version=version, **fields)
    if findings is not None:
        area.findings.set(findings)
    if changes:
        history.record(
            area,
            by=by,
            verb="edited",
            sentence=f"{area.title}: {_what_changed(area, changes)}",
            changes=changes,
        )
    return area


@transaction.atomic
def name_link_governor(
    area: AreaForImprovement,
    *,
    by: User,
    on: date,
    version: int,
    link_governor: Person | None,
    whole_board: bool = False,
) -> AreaForImprovement:
    """Say who follows the area for the board; the board's own may, where the rest of the area is the head's."""
    require(by, Capability.NAME_GOVERNOR, area)
    _check(area.school, link_governor=link_governor, whole_board=whole_board)
    changes = history.update(area, version=version, link_governor=link_governor, whole_board=whole_board)
    if changes:
        who = "the whole board" if whole_board else (link_governor or "nobody")
        history.record(
            area,
            by=by,
            verb="edited",
            sentence=f"{area.title}: {history.name_of(area, 'link_governor')} is now {who}",
            changes=changes,
        )
    return area


def _what_changed(area: AreaForImprovement, changes: dict[str, tuple]) -> str:
    """People by name, because governors read who answers for what; the rest by the name of the field."""
    parts = []
    for name, (_, new) in changes.items():
        label = history.name_of(area, name)
        person = name in ("leader", "link_governor", "second_person")
        parts.append(f"{label} is now {new or 'nobody'}" if person else f"{label} changed")
    return ", ".join(parts)


def _check(
    school: School,
    *,
    findings: Iterable[Finding] = (),
    leader: Person | None = None,
    link_governor: Person | None = None,
    second_person: Person | None = None,
    whole_board: bool = False,
    **_: Any,
) -> None:
    for field, person in {
        "leader": leader,
        "link_governor": link_governor,
        "second_person": second_person,
    }.items():
        if person and person.school_id != school.pk:
            raise Refused("Choose somebody of this school.", field)
    if whole_board and link_governor:
        raise Refused("Choose a link governor or the whole board, not both.", "link_governor")
    if any(finding.school_id != school.pk for finding in findings):
        raise Refused("Choose findings of this school.", "findings")


@transaction.atomic
def remove_area(area: AreaForImprovement, *, by: User, on: date) -> AreaForImprovement:
    """Take the area, with its actions, out of the plan. It can be put back as it was."""
    require(by, Capability.EDIT_PLAN, area)
    if history.set_removed(area, True):
        history.record(area, by=by, verb="removed", sentence=f"Area removed: {area.title}")
    return area


@transaction.atomic
def restore_area(area: AreaForImprovement, *, by: User, on: date) -> AreaForImprovement:
    """Put a removed area back."""
    require(by, Capability.EDIT_PLAN, area)
    if history.set_removed(area, False):
        history.record(area, by=by, verb="restored", sentence=f"Area put back: {area.title}")
    return area
