"""Which activity an action may move to from which, and which status a plan. `docs/states.md` is drawn from these tables."""

from improvement.models import ActionPlan, Activity

ACTIVITY: dict[Activity, tuple[Activity, ...]] = {
    Activity.NOT_STARTED: (Activity.UNDER_WAY, Activity.DONE, Activity.STOPPED),
    Activity.UNDER_WAY: (Activity.NOT_STARTED, Activity.DONE, Activity.STOPPED),
    Activity.DONE: (Activity.UNDER_WAY,),
    Activity.STOPPED: (Activity.NOT_STARTED, Activity.UNDER_WAY),
}

# An agreed plan may be agreed again: that adds a version. It closes when the board agrees the next plan.
PLAN: dict[ActionPlan.Status, tuple[ActionPlan.Status, ...]] = {
    ActionPlan.Status.DRAFT: (ActionPlan.Status.AGREED,),
    ActionPlan.Status.AGREED: (ActionPlan.Status.AGREED, ActionPlan.Status.CLOSED),
    ActionPlan.Status.CLOSED: (),
}
