"""Plans, and the order of the areas in them."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from improvement.models import ActionPlan, AreaForImprovement, PlanArea, PlanVersion
from improvement.plan_content import content_of, gaps_of
from improvement.workflow.order import reorder
from improvement.workflow.states import PLAN
from schools import dates
from schools.access import Capability, person_in, require
from schools.models import School, User
from schools.workflow import history
from schools.workflow.errors import Refused


def current_plan(school: School) -> ActionPlan | None:
    """The plan being worked on: the draft, else the agreed one."""
    return school.plans.current().first()


@transaction.atomic
def start_plan(
    school: School, *, by: User, on: date, title: str, starts_on: date, ends_on: date, inspections=()
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
    year = dates.academic_year(on)
    title = f"Action plan {year} to {year + 1}"
    return start_plan(school, by=by, on=on, title=title, starts_on=on, ends_on=date(year + 1, 8, 31))


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
def agree_plan(
    plan: ActionPlan, *, by: User, on: date, minute_reference: str = "", agreed_on: date | None = None
) -> PlanVersion:
    """Record that the board agreed the plan: as it stands now it is kept as a version, which nothing changes afterwards.
    Work goes on in the plan itself; a plan agreed earlier closes."""
    require(by, Capability.AGREE_PLAN, plan)
    plan = ActionPlan.objects.select_for_update().select_related("school").get(pk=plan.pk)
    status = ActionPlan.Status(plan.status)
    if ActionPlan.Status.AGREED not in PLAN[status]:
        raise Refused("This plan is closed. Agree the one the school works on now.")
    agreed_on = agreed_on or on
    if agreed_on > on:
        raise Refused("That day is still to come. Record the agreement once the board has met.")
    gaps = gaps_of(plan, on=on)
    if gaps:
        raise Refused(
            f"A plan is agreed once every area has a leader and a governor. {'; '.join(gaps)}. Name them first."
        )
    earlier = ActionPlan.objects.filter(school=plan.school, status=ActionPlan.Status.AGREED).exclude(
        pk=plan.pk
    )
    earlier.update(status=ActionPlan.Status.CLOSED)
    ActionPlan.objects.filter(pk=plan.pk).update(status=ActionPlan.Status.AGREED)
    plan.status = ActionPlan.Status.AGREED
    version = PlanVersion.objects.create(
        school=plan.school,
        plan=plan,
        number=(plan.versions.aggregate(last=Max("number"))["last"] or 0) + 1,
        why=PlanVersion.Why.AGREED,
        on=agreed_on,
        by=person_in(by, plan.school),
        minute_reference=minute_reference,
        content=content_of(plan, on=on),
    )
    minute = f", minute {minute_reference}" if minute_reference else ""
    history.record(
        plan,
        by=by,
        verb="agreed",
        sentence=f"The board agreed the plan on {dates.full_day(agreed_on)}{minute}: {plan.title}, version {version.number}",
        changes={"status": (status.value, plan.status)} if status != ActionPlan.Status.AGREED else None,
    )
    return version
