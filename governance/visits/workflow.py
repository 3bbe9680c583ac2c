"""Every write to governors' visits. A visit is one record: its monitoring activity is written by improvement's workflow,
and what only the board keeps stands beside it."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.db import transaction

from governance.meetings.models import Meeting
from governance.visits.models import Visit
from improvement.models import Action, AreaForImprovement, MonitoringActivity
from improvement.monitoring import workflow as monitoring
from schools import history
from schools.access import Capability, person_in, require
from schools.days import dates
from schools.errors import Refused
from schools.models import Membership, Person, School, User
from schools.people.models import GOVERNOR_ROLES, STAFF_ROLES
from schools.pupil_data import in_history

KIND = MonitoringActivity.Kind.GOVERNOR_VISIT


@transaction.atomic
def plan(
    school: School,
    *,
    by: User,
    on: date,
    governor: Person,
    day: date,
    purpose: str,
    areas: Iterable[AreaForImprovement] = (),
    actions: Iterable[Action] = (),
    agreed_with: Person | None = None,
    agreed_on: date | None = None,
    starts_at: time | None = None,
    pupil_data: str = "",
) -> Visit:
    """Plan a visit for a school day, or bring in one that was made before anybody wrote it down."""
    _check_people(school, on, governor=governor, agreed_with=agreed_with)
    _check_agreed(agreed_with, agreed_on, on)
    looks_at: dict[str, Any] = {
        "areas": list(areas),
        "actions": list(actions),
        "person": governor,
        "focus": monitoring.focus_of(purpose),
    }
    if day < on:
        activity = monitoring.record_monitoring(
            school, by=by, on=on, kind=KIND, done_on=day, pupil_data=pupil_data, **looks_at
        )
    else:
        activity = monitoring.plan_monitoring(school, by=by, on=on, kind=KIND, planned_on=day, **looks_at)
    return Visit.objects.create(
        school=school,
        activity=activity,
        purpose=purpose,
        agreed_with=agreed_with,
        agreed_on=agreed_on or (on if agreed_with else None),
        starts_at=starts_at,
    )


@transaction.atomic
def edit_plan(
    visit: Visit,
    *,
    by: User,
    on: date,
    version: int,
    day: date,
    purpose: str,
    governor: Person | None = None,
    areas: Iterable[AreaForImprovement] = (),
    actions: Iterable[Action] = (),
    pupil_data: str = "",
    **fields: Any,
) -> Visit:
    """Change what is planned, unless somebody else saved since `version`: then `Stale`."""
    require(by, Capability.VISIT, visit)
    _is_kept(visit)
    activity = visit.activity
    if activity.done_on:
        raise Refused("It has been written down meanwhile. Change the record instead.")
    governor = governor or activity.by
    _check_people(visit.school, on, governor=governor, agreed_with=fields.get("agreed_with"), before=visit)
    _check_agreed(fields.get("agreed_with"), fields.get("agreed_on"), on)
    changes = _save(visit, version, purpose=purpose, **fields)
    before = activity.version
    monitoring.edit_planned(
        activity,
        by=by,
        on=on,
        version=before,
        areas=areas,
        actions=actions,
        planned_on=day,
        person=governor,
        focus=monitoring.focus_of(purpose),
    )
    if changes and activity.version == before:
        _record(
            visit, by=by, verb="edited", deed="planned, and the plan changed", ending=in_history(pupil_data)
        )
    return visit


@transaction.atomic
def record(
    visit: Visit,
    *,
    by: User,
    on: date,
    version: int,
    done_on: date,
    seen: str,
    strengths: str = "",
    to_develop: str = "",
    follow_up: str = "",
    impact: str = "",
    pupil_data: str = "",
    **fields: Any,
) -> Visit:
    """Write down what was seen, or change what was written."""
    require(by, Capability.VISIT, visit)
    _is_kept(visit)
    activity = visit.activity
    helper = fields.get("follow_up_by")
    if helper and helper.school_id != visit.school_id:
        raise Refused("Choose somebody of this school.", "follow_up_by")
    if fields.get("follow_up_on") and fields["follow_up_on"] < done_on:
        raise Refused("What follows comes after the visit. Correct the day.", "follow_up_on")
    was_done = activity.done_on is not None
    changes = _save(visit, version, seen=seen, **fields)
    before = activity.version
    write = monitoring.edit_record if was_done else monitoring.record_planned
    write(
        activity,
        by=by,
        on=on,
        version=before,
        areas=list(activity.areas.all()),
        actions=list(activity.actions.all()),
        done_on=done_on,
        strengths=strengths,
        to_develop=to_develop,
        follow_up=follow_up,
        impact=impact,
        pupil_data=pupil_data,
    )
    if was_done and changes and activity.version == before:
        _record(visit, by=by, verb="edited", deed="written down", ending=in_history(pupil_data))
    return visit


@transaction.atomic
def comment(visit: Visit, *, by: User, on: date, version: int, comment: str, pupil_data: str = "") -> Visit:
    """The leader's comment on a visit that is written down."""
    require(by, Capability.COMMENT_VISIT, visit)
    _is_kept(visit)
    if visit.activity.done_on is None:
        raise Refused("The visit is not written down yet. Comment on it once it is.")
    me = person_in(by, visit.school)
    if history.update(visit, version=version, comment=comment, comment_by=me, comment_on=on):
        _record(
            visit, by=by, verb="commented", deed="commented on by the leader", ending=in_history(pupil_data)
        )
    return visit


@transaction.atomic
def take_to_board(
    visit: Visit, *, by: User, on: date, version: int, meeting: Meeting | None, minute_reference: str = ""
) -> Visit:
    """Say at which meeting the board hears of it, and where that is minuted."""
    require(by, Capability.VISIT, visit)
    _is_kept(visit)
    if meeting is None and minute_reference:
        raise Refused("Choose the meeting in whose minutes it stands.", "meeting")
    if meeting and meeting.school_id != visit.school_id:
        raise Refused("Choose a meeting of this school.", "meeting")
    changes = history.update(visit, version=version, meeting=meeting, minute_reference=minute_reference)
    if changes:
        deed = f"taken to the meeting of {_day(meeting.held_on, on)}" if meeting else "taken to no meeting"
        minute = f", minute {minute_reference}" if minute_reference else ""
        _record(visit, by=by, verb="taken to board", deed=f"{deed}{minute}")
    return visit


@transaction.atomic
def remove(visit: Visit, *, by: User, on: date) -> Visit:
    """Take it out, of the monitoring too. Nothing is deleted, and it can be put back."""
    require(by, Capability.VISIT, visit)
    monitoring.remove_monitoring(visit.activity, by=by, on=on)
    return visit


@transaction.atomic
def restore(visit: Visit, *, by: User, on: date) -> Visit:
    """Put it back as it was."""
    require(by, Capability.VISIT, visit)
    monitoring.restore_monitoring(visit.activity, by=by, on=on)
    return visit


# ---- what holds for all of them ---------------------------------------------------------------------------------------
def _check_people(
    school: School,
    on: date,
    *,
    governor: Person | None,
    agreed_with: Person | None,
    before: Visit | None = None,
) -> None:
    stays = governor is not None and before is not None and before.activity.by_id == governor.pk
    if governor is None or not (stays or _holds(governor, school, GOVERNOR_ROLES, on)):
        raise Refused("Choose the governor who visits.", "governor")
    same = before is not None and agreed_with is not None and before.agreed_with_id == agreed_with.pk
    if agreed_with and not same and not _holds(agreed_with, school, STAFF_ROLES, on):
        raise Refused("Choose somebody of the school’s staff.", "agreed_with")


def _holds(person: Person, school: School, roles: Iterable[str], on: date) -> bool:
    held = Membership.objects.live(on).filter(person=person, role__in=roles)
    return person.school_id == school.pk and held.exists()


def _check_agreed(agreed_with: Person | None, agreed_on: date | None, on: date) -> None:
    if agreed_on and agreed_on > on:
        raise Refused("It cannot have been agreed on a day to come.", "agreed_on")
    if agreed_on and not agreed_with:
        raise Refused("Choose with whom it was agreed.", "agreed_with")


def _is_kept(visit: Visit) -> None:
    if visit.activity.removed_at:
        raise Refused("The visit was taken out. Put it back first.")


def _save(visit: Visit, version: int, **fields: Any) -> dict:
    """The visit's own part. Its version moves on in any case: it guards the activity's words too."""
    changes = history.update(visit, version=version, **fields)
    if not changes:
        history.touch(visit, version=version)
    return changes


def _record(visit: Visit, *, by: User, verb: str, deed: str, ending: str = "") -> None:
    names, area_id = monitoring.areas_in_history(visit.activity)
    history.record(
        visit,
        by=by,
        verb=verb,
        area_id=area_id,
        sentence=f"Governor visit of {names} {deed}{ending}",
    )


def _day(day: date, on: date) -> str:
    return dates.day_words(day, beside=on)
