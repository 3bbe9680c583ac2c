"""The plan as one grid, and its versions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from improvement.plans.models import ActionPlan, PlanVersion
from improvement.plans.workflow import current_plan
from improvement.progress import triangulation
from improvement.progress.rows import AreaRow, area_rows
from improvement.targets.ladders import positions
from improvement.targets.pages import figures_for
from schools.access import AnyUser, Capability, can
from schools.days.calendar import SchoolCalendar
from schools.models import School


def for_plan(school: School, *, user: AnyUser, on: date) -> dict:
    """The current plan with every area and action, each area with its figure and how we know of it, and the areas that were taken out and can be put back."""
    plan = current_plan(school)
    calendar = SchoolCalendar.of(school)
    rows = area_rows(school, plan, calendar=calendar, on=on)
    may_edit = can(user, Capability.EDIT_PLAN, school)
    areas = [row.area for row in rows]
    figures = figures_for(positions.load(areas, on=on, calendar=calendar))
    known = triangulation.load(areas=areas, on=on, calendar=calendar)
    for row in rows:
        row.figure = figures.get(row.area.pk)
        row.known = (
            known.of_area(row.area.pk) if can(user, Capability.READ_MONITORING_SUMS, row.area) else None
        )
    removed = school.areas.filter(removed_at__isnull=False) if may_edit else []
    return {
        "school": school,
        "plan": plan,
        "agreed": agreed_version(plan),
        "rows": rows,
        "removed": removed,
        "may_edit": may_edit,
        "on": on,
        "term": calendar.describe(on),
        "counts": counts(rows),
    }


def agreed_version(plan: ActionPlan | None) -> PlanVersion | None:
    """The version in which the board agreed the plan last, without its content."""
    if plan is None:
        return None
    version = plan.versions.defer("content").first()
    if version:
        version.school = plan.school
    return version


def for_version(version: PlanVersion) -> dict:
    """The plan as it was agreed, read from its own content: nothing of it is asked of the plan that goes on."""
    content = _with_days(version.content)
    areas = content["areas"]
    for area in areas:
        area["measures"] = _by_term(area["targets"])
    return {
        "school": version.school,
        "version": version,
        "content": content,
        "areas": areas,
        "actions": sum(len(area["actions"]) for area in areas),
        "others": version.plan.versions.exclude(pk=version.pk).select_related("school").defer("content"),
    }


def _by_term(targets: list[dict]) -> dict:
    """The targets of an area as one table: its terms, and a row for each group with its target in each of them."""
    terms = sorted({(term["ends_on"], term["term"]) for row in targets for term in row["terms"]})
    rows = []
    for row in targets:
        by_term = {(term["ends_on"], term["term"]): term["target"] for term in row["terms"]}
        rows.append(row | {"cells": [(words, by_term.get((day, words), "")) for day, words in terms]})
    return {"terms": [words for _, words in terms], "rows": rows}


def _with_days(value: Any) -> Any:
    """The content with its days as days: every «…_on» that holds one."""
    if isinstance(value, list):
        return [_with_days(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: date.fromisoformat(each) if name.endswith("_on") and each else _with_days(each)
        for name, each in value.items()
    }


def counts(rows: Iterable[AreaRow]) -> dict:
    """How many actions there are, done, and seen to be working, over all the areas."""
    return {
        "actions": sum(len(row.running) for row in rows),
        "done": sum(len(row.done) for row in rows),
        "working": sum(len(row.working) for row in rows),
    }
