"""What the pages of meetings show."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from governance.board.models import Appointment
from governance.board.terms_of_office import in_words
from governance.meetings.models import Attendance, Meeting, Minute
from governance.meetings.workflow import ABSENT, APOLOGIES, PRESENT, attendance_words
from governance.packs.models import Pack
from improvement.models import ActionPlan, PlanVersion
from improvement.plans.workflow import current_plan
from improvement.progress.agreement.content import content_of, digest, gaps_of
from schools.access import AnyUser, Capability, can
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.models import Event, Membership, Person, School
from schools.people.models import BOARD_ROLES

VERSIONS = PlanVersion.objects.defer("content").select_related("plan")
SENT = Pack.objects.filter(meeting=OuterRef("pk"), sent_at__isnull=False)


def with_all(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The meetings with all that their pages say of them."""
    return (
        rows.select_related("committee")
        .annotate(pack_sent=Exists(SENT))  # type: ignore[no-redef]  # the model says its type
        .prefetch_related(
            Prefetch("attendance", queryset=Attendance.objects.select_related("person")),
            Prefetch("versions", queryset=VERSIONS),
        )
    )


def for_meetings(school: School, *, user: AnyUser, on: date) -> dict:
    """The meetings to come, the next first, and those held, the latest first."""
    calendar = SchoolCalendar.of(school)
    rows = list(with_all(school.meetings.kept()).order_by("held_on", "pk"))
    may_run = can(user, Capability.RUN_BOARD, school)
    removed = list(with_all(school.meetings.exclude(removed_at=None))) if may_run else []
    coming = [_row(row, calendar, on) for row in rows if row.held_on >= on]
    return {
        "school": school,
        "on": on,
        "coming": coming,
        "held": [_row(row, calendar, on) for row in reversed(rows) if row.held_on < on],
        "removed": removed,
        "may_run": may_run,
        "headline": _headline(coming, bool(rows)),
    }


def _row(meeting: Meeting, calendar: SchoolCalendar, on: date) -> dict:
    states = [each.state for each in meeting.attendance.all()]
    return {
        "meeting": meeting,
        "when": in_words(meeting.held_on, on),
        "no_school": calendar.holiday_words(meeting.held_on),
        "attendance": attendance_words(states) if states else "",
        "agreed": list(meeting.versions.all()),
        "pack_sent": meeting.pack_sent,
    }


def _headline(coming: list[dict], any_at_all: bool) -> str:
    if not coming:
        return "No meeting is planned" if any_at_all else "No meetings yet"
    meeting = coming[0]["meeting"]
    return f"{meeting.group_name} meets {in_words_or_day(meeting.held_on)}"


def in_words_or_day(day: date) -> str:
    """«today», «tomorrow», «on Friday 12 June»."""
    today = dates.today()
    near = in_words(day, today)
    return near if near in ("today", "tomorrow") else f"on {dates.day_words(day, beside=today)}"


def for_meeting(meeting: Meeting, *, user: AnyUser, on: date) -> dict:
    """One meeting `with_all`: who came, what was minuted as far as this person may know, and the plan it agreed."""
    school = meeting.school
    calendar = SchoolCalendar.of(school)
    may_run = can(user, Capability.RUN_BOARD, school)
    reads_apart = can(user, Capability.READ_CONFIDENTIAL, school)
    minutes = list(Minute.objects.readable_by(user, school).filter(meeting=meeting))
    for minute in minutes:
        minute.meeting, minute.school = meeting, school
    attendance = list(meeting.attendance.all())
    held = meeting.held_on <= on
    may_agree = held and meeting.removed_at is None and can(user, Capability.AGREE_PLAN, school)
    agreed = list(meeting.versions.all())
    for version in agreed:
        version.school = school
    events = Event.objects.filter(school=school, target_type="meeting", target_id=meeting.pk)
    return {
        "school": school,
        "meeting": meeting,
        "held": held,
        "when": in_words(meeting.held_on, on),
        "place_in_year": calendar.describe(meeting.held_on),
        "no_school": calendar.holiday_words(meeting.held_on),
        "groups": [
            (state.label, [each.person for each in attendance if each.state == state])
            for state in (PRESENT, APOLOGIES, ABSENT)
        ],
        "attendance": attendance_words(each.state for each in attendance) if attendance else "",
        "minutes": [minute for minute in minutes if not minute.removed_at and not minute.confidential],
        "apart": [minute for minute in minutes if not minute.removed_at and minute.confidential],
        "removed_minutes": [minute for minute in minutes if minute.removed_at] if may_run else [],
        "reads_apart": reads_apart,
        "agreed": agreed,
        "pack_sent": meeting.pack_sent and can(user, Capability.READ_PACK, school),
        "may_run": may_run and meeting.removed_at is None,
        "may_restore": may_run and meeting.removed_at is not None,
        "may_agree": may_agree,
        "history": [_entry(event) for event in events],
    }


def _entry(event: Event) -> dict:
    return {"sentence": event.sentence, "who": event.actor_name, "at": event.at, "is_new": False}


def group_of(meeting: Meeting) -> list[Person]:
    """Who belongs to the group on the day of the meeting, and whoever is down already; by name, the chair first."""
    day = meeting.held_on
    live = Membership.objects.live(day).filter(person__school=meeting.school_id, role__in=BOARD_ROLES)
    if meeting.committee_id:
        serving = Appointment.objects.filter(committees=meeting.committee_id, membership__in=live)
        ids = set(serving.values_list("membership__person", flat=True))
    else:
        ids = set(live.values_list("person", flat=True))
    ids |= set(meeting.attendance.values_list("person", flat=True))
    return list(Person.objects.filter(pk__in=ids).order_by("name", "pk"))


def for_plan_agree(meeting: Meeting, *, on: date) -> dict:
    """What the meeting is about to agree: the plan as it stands, and what is missing until it can."""
    school = meeting.school
    plan = current_plan(school)
    if plan is None:
        return {
            "plan": None,
            "gaps": ["The school has no plan yet"],
            "content": None,
            "seen": "",
            "closes": None,
        }
    content = content_of(plan, on=on)
    earlier = ActionPlan.objects.filter(school=school, status=ActionPlan.Status.AGREED).exclude(pk=plan.pk)
    areas = content["areas"]
    return {
        "plan": plan,
        "gaps": gaps_of(plan, on=on),
        "areas": areas,
        "actions": sum(len(area["actions"]) for area in areas),
        "targets": sum(len(area["targets"]) for area in areas),
        "seen": digest(content),
        "closes": earlier.first(),
        "again": plan.versions.exists(),
    }
