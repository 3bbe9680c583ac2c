"""What has been overdue for five working days is told to one more person: the area's second person, else the headteacher.
Of what the headteacher leaves overdue the chair is told, where the school wants that."""

from collections.abc import Iterable
from datetime import date, timedelta

from schools.calendar import SchoolCalendar
from schools.models import Membership, Role

WORKING_DAYS = 5
STILL_NEWS = timedelta(days=60)
OF = {"review_overdue": "review_escalated", "action_overdue": "action_escalated"}
KINDS = {escalated: usual for usual, escalated in OF.items()}
WHEN = "once, when it has been overdue for five school days"
RECIPIENT = "the area’s second person, else the headteacher; of the headteacher’s own the chair, where the school says so"


def kinds(make) -> dict:
    """Their lines in the table of kinds."""
    return {
        "review_escalated": make(
            WHEN,
            RECIPIENT,
            "the review is recorded or moved, or the action is stopped or removed",
            "Still not reviewed: {title}",
            "The review of “{title}” was due on {day}, five school days ago or more, and is not recorded ({about})",
            link="See how it stands",
        ),
        "action_escalated": make(
            WHEN,
            RECIPIENT,
            "the action is done, stopped or removed, or its due date is moved",
            "Still overdue: {title}",
            "“{title}” was due on {day}, five school days ago or more, and is not done ({about})",
            link="See how it stands",
        ),
    }


def is_due(day: date | None, on: date, calendar: SchoolCalendar) -> bool:
    """Have five school days passed since the day? What has been overdue for months was told long ago."""
    return (
        day is not None
        and on - STILL_NEWS <= day < on
        and calendar.school_days_between(day, on) >= WORKING_DAYS
    )


def recipients(row, told: list[int], head: int | None, chair: int | None) -> list[int]:
    """One more person than those who are told already; nobody if there is no other."""
    second = row.second if row.second_here and _can_be_written_to(row) else None
    if head in told and row.owner_id in (head, None) and second is None:
        return [chair] if chair and row.chair_hears else []
    person = second or head
    return [person] if person and person not in told else []


def _can_be_written_to(row) -> bool:
    return bool(row.second_user if row.second_user and row.second_active else row.second_mail)


def chairs_of(schools: Iterable[int], on: date) -> dict[int, int]:
    """The chair of governors of each school, where the school wants them told. One query."""
    live = Membership.objects.live(on).filter(
        role=Role.CHAIR, person__school__in=list(schools), person__school__chair_hears_of_head=True
    )
    return dict(live.order_by("-pk").values_list("person__school", "person"))
