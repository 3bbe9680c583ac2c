"""Every write to a plan, but for its agreement (`progress.agreement`)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from improvement.inspections.models import Inspection
from improvement.plans.models import ActionPlan
from schools import history
from schools.access import Capability, require
from schools.days import dates
from schools.errors import Refused
from schools.models import School, User


def current_plan(school: School) -> ActionPlan | None:
    """The plan being worked on: the draft, else the agreed one."""
    return school.plans.current().first()


@transaction.atomic
def start_plan(
    school: School,
    *,
    by: User,
    on: date,
    title: str,
    starts_on: date,
    ends_on: date,
    inspections: Iterable[Inspection] = (),
) -> ActionPlan:
    """A draft plan for the school. There is one draft at a time."""
    require(by, Capability.EDIT_PLAN, school)
    if ActionPlan.objects.filter(school=school, status=ActionPlan.Status.DRAFT).exists():
        raise Refused("This school has a draft plan already. Work on that one.")
    if ends_on <= starts_on:
        raise Refused("The plan ends before it starts. Change one of the dates.", "ends_on")
    plan = ActionPlan.objects.create(school=school, title=title, starts_on=starts_on, ends_on=ends_on)
    plan.inspections.set(inspections)
    history.record(plan, by=by, verb="started", sentence=f"Plan started: {title}")
    return plan


@transaction.atomic
def edit_plan(
    plan: ActionPlan, *, by: User, on: date, version: int, title: str, starts_on: date, ends_on: date
) -> ActionPlan:
    """Save the plan's title and dates, unless somebody else saved since `version`."""
    require(by, Capability.EDIT_PLAN, plan)
    if ends_on <= starts_on:
        raise Refused("The plan ends before it starts. Change one of the dates.", "ends_on")
    changes = history.update(plan, version=version, title=title, starts_on=starts_on, ends_on=ends_on)
    if changes:
        history.record(plan, by=by, verb="edited", sentence=f"Plan changed: {title}", changes=changes)
    return plan


def plan_for_areas(school: School, *, by: User, on: date) -> ActionPlan:
    """The current plan, or a draft started for the school year, so that a first area has somewhere to stand."""
    plan = current_plan(school)
    if plan:
        return plan
    return start_plan(school, by=by, on=on, **usual_plan(on))


def usual_plan(on: date) -> dict[str, Any]:
    """The name and dates a plan has that is started on the day: it runs to the end of the school year."""
    year = dates.academic_year(on)
    return {
        "title": f"Action plan {year} to {year + 1}",
        "starts_on": on,
        "ends_on": date(year + 1, 8, 31),
    }
