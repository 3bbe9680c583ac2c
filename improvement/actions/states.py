"""Which activity an action may move to from which. `docs/states.md` is drawn from this."""

from improvement.areas.models import Activity

ACTIVITY: dict[Activity, tuple[Activity, ...]] = {
    Activity.NOT_STARTED: (Activity.UNDER_WAY, Activity.DONE, Activity.STOPPED),
    Activity.UNDER_WAY: (Activity.NOT_STARTED, Activity.DONE, Activity.STOPPED),
    Activity.DONE: (Activity.UNDER_WAY,),
    Activity.STOPPED: (Activity.NOT_STARTED, Activity.UNDER_WAY),
}
