"""The plan as one grid."""

from datetime import date

from improvement.dashboards.rows import area_rows
from improvement.models import AreaForImprovement
from improvement.workflow.plans import current_plan
from schools.access import Capability, can
from schools.calendar import SchoolCalendar
from schools.models import School


def for_plan(school: School, *, user, on: date) -> dict:
    """The current plan with every area and action, and the areas that were taken out and can be put back."""
    plan = current_plan(school)
    if plan:
        plan.school = school
    calendar = SchoolCalendar.of(school)
    rows = area_rows(school, plan, calendar=calendar, on=on)
    may_edit = can(user, Capability.EDIT_PLAN, school)
    removed = AreaForImprovement.objects.filter(school=school, removed_at__isnull=False) if may_edit else []
    for area in removed:
        area.school = school
    return {
        "school": school,
        "plan": plan,
        "rows": rows,
        "removed": removed,
        "may_edit": may_edit,
        "on": on,
        "term": calendar.describe(on),
        "counts": counts(rows),
    }


def counts(rows) -> dict:
    """How many actions there are, done, and seen to be working, over all the areas."""
    return {
        "actions": sum(len(row.running) for row in rows),
        "done": sum(len(row.done) for row in rows),
        "working": sum(len(row.working) for row in rows),
    }
