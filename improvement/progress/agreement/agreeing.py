"""The board agrees a plan: as it stands it is kept as a version, which nothing changes afterwards."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from improvement.plans.models import ActionPlan, PlanVersion
from improvement.plans.states import PLAN
from improvement.progress.agreement.content import content_of, gaps_of
from schools import history
from schools.access import Capability, person_in, require
from schools.days import dates
from schools.errors import Refused
from schools.models import User


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
