"""Since when a pack tells what changed, and which events those are."""

from datetime import datetime, time, timedelta

from governance.meetings.models import Meeting
from governance.packs.content import changes as pack_changes
from governance.packs.models import Pack
from improvement.models import ActionPlan
from schools.days import dates
from schools.models import Event, School

# What was being written while a pack was drawn may have an earlier moment than the pack and still not be in it.
MEANWHILE = timedelta(minutes=10)


def sent_before(meeting: Meeting) -> Pack | None:
    """The pack this group had last before this meeting's."""
    earlier = Pack.objects.filter(
        school=meeting.school_id,
        meeting__committee=meeting.committee_id,
        meeting__held_on__lte=meeting.held_on,
        sent_at__isnull=False,
    ).exclude(meeting=meeting.pk)
    return earlier.select_related("meeting").defer("page").order_by("-sent_at", "-pk").first()


def since_when(
    meeting: Meeting, plan: ActionPlan | None, earlier: Pack | None
) -> tuple[datetime | None, str]:
    """From which moment on changes are told, and how that reads."""
    on = dates.today()
    if earlier and earlier.sent_at:
        day = earlier.sent_at.astimezone(dates.LONDON).date()
        return earlier.sent_at, f"Since your last pack, sent on {dates.short_day(day, beside=on)}"
    last = Meeting.objects.held_before(meeting).filter(school=meeting.school_id).first()
    if last:
        moment = dates.london(last.held_on, time())
        return moment, f"Since your last meeting on {dates.short_day(last.held_on, beside=on)}"
    if plan:
        return dates.london(plan.starts_on, time()), "Since the plan began"
    return None, "The first pack of this group"


def changes_since(
    school: School, since: datetime | None, earlier: Pack | None
) -> tuple[list[Event], list[int]]:
    """The events of the plan that no earlier pack of the group has told, the latest last; and the ids of those just
    before that are told already, for the pack that comes after this one."""
    rows = Event.objects.filter(school=school, target_type__in=pack_changes.OF_THE_PLAN)
    if since:
        rows = rows.filter(at__gte=since - MEANWHILE if earlier else since)
    changes = (earlier.content or {}).get("changes", {}) if earlier else {}
    told = {*changes.get("ids", ()), *changes.get("told_before", ())}
    events = list(rows.defer("actor").order_by("at", "pk"))
    return [each for each in events if each.pk not in told], [each.pk for each in events if each.pk in told]
