"""The areas of a plan: those not taken out, in its order; and of the plan that is worked on now."""

from improvement.areas.models import AreaForImprovement
from improvement.models import ActionPlan, PlanArea
from improvement.plans.workflow import current_plan
from tests.cast import make_area
from tests.scene import in_days


def test_the_areas_of_the_plan_that_is_worked_on(cast):
    first, second, gone = (make_area(cast.school, title) for title in ("First", "Second", "Taken out"))
    plan = current_plan(cast.school)
    PlanArea.objects.filter(plan=plan, area=first).update(order=9)
    AreaForImprovement.objects.filter(pk=gone.pk).update(removed_at="2026-01-01T12:00Z")
    make_area(cast.other_school, "Elsewhere")
    earlier = ActionPlan.objects.create(
        school=cast.school, title="Last year", starts_on=in_days(-400), ends_on=in_days(-30), status="closed"
    )
    left = AreaForImprovement.objects.create(school=cast.school, title="Left behind")
    for order, area in enumerate((left, first), start=1):
        PlanArea.objects.create(plan=earlier, area=area, order=order)

    assert list(cast.school.areas.in_current_plan()) == [second, first]
    assert list(AreaForImprovement.objects.in_plan(plan)) == [second, first]
    assert list(cast.school.areas.in_plan(earlier)) == [left, first]
    assert not cast.school.areas.in_plan(None).exists()
