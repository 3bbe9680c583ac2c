"""The plan as one grid."""

from datetime import date

from improvement import positions, triangulation
from improvement.dashboards.rows import area_rows
from improvement.dashboards.targets import figures_for
from improvement.models import AreaForImprovement
from improvement.workflow.plans import current_plan
from schools.access import Capability, can
from schools.calendar import SchoolCalendar
from schools.models import School


def for_plan(school: School, *, user, on: date) -> dict:
    """The current plan with every area and action, each area with its figure and how we know of it, and the areas that were taken out and can be put back."""
    plan = current_plan(school)
    if plan:
        plan.school = school
    calendar = SchoolCalendar.of(school)
    rows = area_rows(school, plan, calendar=calendar, on=on)
    may_edit = can(user, Capability.EDIT_PLAN, school)
    areas = [row.area for row in rows]
    figures = figures_for(positions.load(areas, on=on, calendar=calendar))
    known = triangulation.load(areas=areas, on=on, calendar=calendar)
    for row in rows:
        row.figure = figures.get(row.area.pk)
        row.known = known.of_area(row.area.pk) if can(user, Capability.READ_MONITORING_SUMS, row.area) else None
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
