"""Which status a plan may move to from which. `docs/states.md` is drawn from this."""

from improvement.plans.models import ActionPlan

# An agreed plan may be agreed again: that adds a version. It closes when the board agrees the next plan.
PLAN: dict[ActionPlan.Status, tuple[ActionPlan.Status, ...]] = {
    ActionPlan.Status.DRAFT: (ActionPlan.Status.AGREED,),
    ActionPlan.Status.AGREED: (ActionPlan.Status.AGREED, ActionPlan.Status.CLOSED),
    ActionPlan.Status.CLOSED: (),
}
