"""Every write to meetings: when they are, who came, what was minuted, which plan was agreed."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from django.db import transaction

from governance.board.models import Committee
from governance.meetings.models import Attendance, Meeting, Minute
from improvement.models import ActionPlan, PlanVersion
from improvement.progress.agreement.agreeing import agree_plan
from improvement.progress.agreement.content import content_of, digest
from schools import history
from schools.access import Capability, require
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.errors import Refused
from schools.models import Person, School, User
from schools.pupil_data import in_history
from schools.words import lower_first

FURTHEST = timedelta(days=800)
PRESENT, APOLOGIES, ABSENT = Attendance.State.PRESENT, Attendance.State.APOLOGIES, Attendance.State.ABSENT


@transaction.atomic
def add_meeting(
    school: School,
    *,
    by: User,
    on: date,
    held_on: date,
    committee: Committee | None = None,
    starts_at: time | None = None,
    place: str = "",
    in_holiday: bool = False,
) -> Meeting:
    """A meeting, to come or held. A day without school is refused unless `in_holiday` says that it is meant."""
    require(by, Capability.RUN_BOARD, school)
    _check(school, committee, held_on, on=on, in_holiday=in_holiday)
    meeting = Meeting.objects.create(
        school=school, committee=committee, held_on=held_on, starts_at=starts_at, place=place
    )
    history.record(meeting, by=by, verb="added", sentence=f"Meeting added: {meeting}")
    return meeting


@transaction.atomic
def edit_meeting(
    meeting: Meeting,
    *,
    by: User,
    on: date,
    version: int,
    held_on: date,
    committee: Committee | None = None,
    starts_at: time | None = None,
    place: str = "",
    in_holiday: bool = False,
) -> Meeting:
    """Save when and where a group meets, unless somebody else saved since `version`: then `Stale`."""
    require(by, Capability.RUN_BOARD, meeting)
    if held_on != meeting.held_on or committee != meeting.committee:
        _check(meeting.school, committee, held_on, on=on, in_holiday=in_holiday, apart_from=meeting)
    if held_on > on and meeting.attendance.filter(state=PRESENT).exists():
        raise Refused(
            "People are down as present, so it cannot still be to come. Give the day it was held.", "held_on"
        )
    changes = history.update(
        meeting, version=version, held_on=held_on, committee=committee, starts_at=starts_at, place=place
    )
    if changes:
        moved = "held_on" in changes or "committee" in changes
        sentence = f"Meeting moved: {meeting}" if moved else f"{meeting}: time or place changed"
        history.record(
            meeting,
            by=by,
            verb="edited",
            sentence=sentence,
            changes={
                name: tuple(each.strftime("%H:%M") if isinstance(each, time) else each for each in pair)
                for name, pair in changes.items()
            },
        )
    return meeting


@transaction.atomic
def remove_meeting(meeting: Meeting, *, by: User, on: date) -> Meeting:
    """Take the meeting out. It can be put back as it was."""
    require(by, Capability.RUN_BOARD, meeting)
    if meeting.versions.exists():
        raise Refused("The plan was agreed at this meeting, so it stays.")
    if history.set_removed(meeting, True):
        history.record(meeting, by=by, verb="removed", sentence=f"Meeting removed: {meeting}")
    return meeting


@transaction.atomic
def restore_meeting(meeting: Meeting, *, by: User, on: date) -> Meeting:
    """Put a removed meeting back."""
    require(by, Capability.RUN_BOARD, meeting)
    if meeting.removed_at:
        _check_single(meeting.school, meeting.committee, meeting.held_on, apart_from=meeting)
    if history.set_removed(meeting, False):
        history.record(meeting, by=by, verb="restored", sentence=f"Meeting put back: {meeting}")
    return meeting


def _check(
    school: School,
    committee: Committee | None,
    held_on: date,
    *,
    on: date,
    in_holiday: bool,
    apart_from: Meeting | None = None,
) -> None:
    if committee and committee.school_id != school.pk:
        raise Refused("Choose a committee of this board.", "group")
    if held_on > on + FURTHEST:
        raise Refused("That day is more than two years away. Check the year.", "held_on")
    calendar = SchoolCalendar.of(school)
    if not in_holiday and not calendar.is_school_day(held_on):
        near = calendar.nearest_school_day(held_on)
        raise Refused(
            f"{no_school(calendar, held_on)}. The nearest school day is {dates.day_words(near, beside=held_on)}.",
            "held_on",
        )
    _check_single(school, committee, held_on, apart_from=apart_from)


def no_school(calendar: SchoolCalendar, day: date) -> str:
    """«Monday 28 December is in the Christmas holiday», «… falls on a weekend»."""
    why = calendar.holiday_words(day)
    inside = calendar.term_of(day) is None
    how = f"is in the {why}" if inside else f"is no school day ({lower_first(why)})"
    return f"{day:%A} {dates.full_day(day)} {how}"


def _check_single(
    school: School, committee: Committee | None, held_on: date, *, apart_from: Meeting | None = None
) -> None:
    others = Meeting.objects.of_group(committee).filter(school=school, held_on=held_on)
    if apart_from:
        others = others.exclude(pk=apart_from.pk)
    if others.exists():
        name = committee.name if committee else "The full governing board"
        raise Refused(
            f"{name} meets on that day already. Change that meeting, or give another day.", "held_on"
        )


@transaction.atomic
def set_attendance(
    meeting: Meeting, *, by: User, on: date, version: int, states: dict[Person, str]
) -> Meeting:
    """Who came, who sent apologies, who did neither; an empty state is not known. `Stale` if somebody else saved since
    `version`."""
    require(by, Capability.RUN_BOARD, meeting)
    if any(person.school_id != meeting.school_id for person in states):
        raise Refused("Choose people of this school.")
    early = [person.name for person, state in states.items() if state in (PRESENT, ABSENT)]
    if meeting.held_on > on and early:
        raise Refused(
            f"The meeting is on {dates.full_day(meeting.held_on)}. Until then only apologies can be recorded."
        )
    history.update(meeting, version=version)
    before = dict(meeting.attendance.values_list("person", "state"))
    after = {person.pk: state for person, state in states.items() if state}
    if before == after:
        return meeting
    history.touch(meeting, version=version)
    meeting.attendance.exclude(person__in=after).delete()
    for person, state in after.items():
        Attendance.objects.update_or_create(meeting=meeting, person_id=person, defaults={"state": state})
    history.record(meeting, by=by, verb="attended", sentence=f"{meeting}: {attendance_words(after.values())}")
    return meeting


def attendance_words(states: Iterable[str]) -> str:
    """«9 present, 2 sent apologies, 1 absent»."""
    known = list(states)
    named = {PRESENT: "present", APOLOGIES: "sent apologies", ABSENT: "absent"}
    words = [f"{known.count(state)} {name}" for state, name in named.items() if known.count(state)]
    return ", ".join(words) or "attendance not recorded"


# ---- minutes -----------------------------------------------------------------------------------------------------------
# No word of a minute goes into the history: what is confidential today may have been open yesterday, and the other
# way round, and the history never forgets.
@transaction.atomic
def add_minute(
    meeting: Meeting,
    *,
    by: User,
    on: date,
    reference: str,
    text: str,
    confidential: bool = False,
    pupil_data: str = "",
) -> Minute:
    """An item of the minutes, by its reference. `pupil_data` is what the person chose when warned that it may say who a
    pupil is."""
    require(by, Capability.RUN_BOARD, meeting)
    _check_minute(meeting, reference, on=on)
    minute = Minute.objects.create(
        school=meeting.school, meeting=meeting, reference=reference, text=text, confidential=confidential
    )
    _record(minute, by=by, deed="recorded", pupil_data=pupil_data)
    return minute


@transaction.atomic
def edit_minute(
    minute: Minute,
    *,
    by: User,
    on: date,
    version: int,
    reference: str,
    text: str,
    confidential: bool = False,
    pupil_data: str = "",
) -> Minute:
    """Save the minute, unless somebody else saved since `version`: then `Stale`."""
    require(by, Capability.RUN_BOARD, minute)
    _check_minute(minute.meeting, reference, on=on, apart_from=minute)
    was = minute.confidential
    changes = history.update(
        minute, version=version, reference=reference, text=text, confidential=confidential
    )
    if changes:
        _record(minute, by=by, deed="changed", apart=was or confidential, pupil_data=pupil_data)
    return minute


@transaction.atomic
def remove_minute(minute: Minute, *, by: User, on: date) -> Minute:
    """Take the minute out. It can be put back."""
    require(by, Capability.RUN_BOARD, minute)
    if history.set_removed(minute, True):
        _record(minute, by=by, deed="taken out")
    return minute


@transaction.atomic
def restore_minute(minute: Minute, *, by: User, on: date) -> Minute:
    """Put a removed minute back."""
    require(by, Capability.RUN_BOARD, minute)
    if minute.removed_at:
        _check_minute(minute.meeting, minute.reference, on=on, apart_from=minute)
    if history.set_removed(minute, False):
        _record(minute, by=by, deed="put back")
    return minute


def _check_minute(meeting: Meeting, reference: str, *, on: date, apart_from: Minute | None = None) -> None:
    if meeting.held_on > on:
        raise Refused(
            f"The meeting is on {dates.full_day(meeting.held_on)}. Minutes are recorded once it was held."
        )
    others = meeting.minutes.filter(removed_at=None, reference__iexact=reference)
    if apart_from:
        others = others.exclude(pk=apart_from.pk)
    if others.exists():
        raise Refused(
            f"There is a minute {reference} of this meeting already. Change that one, or give another reference.",
            "reference",
        )


def _record(minute: Minute, *, by: User, deed: str, apart: bool | None = None, pupil_data: str = "") -> None:
    """One sentence of the meeting's history, which many read. Of the confidential part not even that it is there."""
    apart = minute.confidential if apart is None else apart
    what = "minutes" if apart else f"minute {minute.reference}"
    history.record(
        minute.meeting,
        by=by,
        verb="minuted",
        sentence=f"{minute.meeting}: {what} {deed}{in_history(pupil_data)}",
    )


# ---- the plan ------------------------------------------------------------------------------------------------------------
@transaction.atomic
def agree_plan_at(
    meeting: Meeting, *, by: User, on: date, plan: ActionPlan, minute_reference: str = "", seen: str = ""
) -> PlanVersion:
    """Record that this meeting agreed the plan as it stands. `seen` is the digest of what was on the page: a plan that
    changed meanwhile is looked at again first."""
    require(by, Capability.AGREE_PLAN, meeting)
    if meeting.removed_at:
        raise Refused("This meeting was removed. Put it back first.")
    if meeting.held_on > on:
        raise Refused(
            f"The meeting is on {dates.full_day(meeting.held_on)}. Record the agreement once it was held."
        )
    if plan.school_id != meeting.school_id:
        raise Refused("Choose the plan of this school.")
    if seen and seen != digest(content_of(plan, on=on)):
        raise Refused("The plan changed after you opened this page. Look through it again, then agree it.")
    version = agree_plan(plan, by=by, on=on, minute_reference=minute_reference, agreed_on=meeting.held_on)
    meeting.versions.add(version)
    return version
