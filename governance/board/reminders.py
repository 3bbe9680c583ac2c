"""Chair and clerk are told when an appointment to the board is about to end, in time to elect or appoint."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from governance.board.models import Appointment
from schools.days import dates
from schools.models import Membership, Notice, Role, School
from schools.people.models import GOVERNOR_ROLES
from schools.reminders import DAY, Kind, People, Told, nearest, no_more

SUBJECT = "appointment"
LEADS = {60: "appointment_in_60", 14: "appointment_in_14"}
WHOM = "the chair and the clerk"
ENDS = "the appointment is made longer or ends sooner, or another follows it"
WORDS = (
    "{who}: appointment ends on {day}",
    "The appointment of {who} to the board ends on {day}: see to an election or a new appointment",
    "Open the board",
)
KINDS = {
    LEADS[60]: Kind("60 days before an appointment to the board ends", WHOM, ENDS, *WORDS),
    LEADS[14]: Kind("14 days before it ends", WHOM, ENDS, *WORDS),
}


def rows_on(on: date, until: date) -> Iterable[Appointment]:
    return _rows().filter(membership__ends_on__range=(on, on + max(LEADS) * DAY))


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[Appointment]:
    return _rows().filter(pk__in={notice.subject_id for notice in notices})


def _rows() -> QuerySet[Appointment]:
    later = Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=OuterRef("membership__ends_on")),
        person=OuterRef("membership__person"),
        role__in=GOVERNOR_ROLES,
    )
    return (
        Appointment.objects.filter(school__status=School.Status.OPEN)
        .annotate(followed=Exists(later), ends=F("membership__ends_on"))
        .select_related("school", "membership__person")
        .order_by("pk")
    )


def told(row: Any, on: date, people: People) -> list[Told]:
    if not row.ends or row.ends < on or row.followed:
        return []
    kind = nearest(row.ends, on, people.next_school_day(row.school_id), LEADS)
    if not kind:
        return []
    path, said = row.get_absolute_url(), {"day": row.ends, "who": row.person.name}
    whom = people.holding(row.school_id, Role.CHAIR, Role.CLERK)
    return [Told(person, kind, row.ends, path, said) for person in whom]


def why_not(notice: Notice, row: Any, told: list[Told], on: date) -> str:
    if row is None:
        return "it is no longer there"
    if row.ends is None or row.followed:
        return "the appointment goes on"
    if row.ends != notice.due_on:
        return f"the appointment now ends on {dates.day_words(row.ends, beside=on)}"
    if row.ends < on:
        return "the appointment has ended"
    return no_more(notice, told, "is no longer chair or clerk")
