"""Chair and clerk are told when an appointment to the board is about to end, in time to elect or appoint."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from governance.models import Appointment
from governance.telling import DAY, People, Told, words
from improvement.reminders import Kind
from schools import dates
from schools.models import Membership, Notice, Role, School
from schools.models.people import GOVERNOR_ROLES

SUBJECT = "appointment"
LEADS = {60: "appointment_in_60", 14: "appointment_in_14"}
WHOM = "the chair and the clerk"
ENDS = "the appointment is made longer or ends sooner, or another follows it"
WORDS = (
    "{who}: appointment ends on {day}",
    "The appointment of {who} to the board ends on {day}: see to an election or a new appointment",
)
KINDS = {
    LEADS[60]: Kind("60 days before an appointment to the board ends", WHOM, ENDS, *WORDS),
    LEADS[14]: Kind("14 days before it ends", WHOM, ENDS, *WORDS),
}


def kind_on(ends_on: date, on: date) -> str | None:
    """Which reminder the day has reached: the nearest; none once it has ended."""
    if ends_on < on:
        return None
    return next((LEADS[days] for days in sorted(LEADS) if ends_on - on <= days * DAY), None)


def rows_on(on: date, until: date):
    """The appointments that end within the longest lead. `until` is for what is told by the school day, and not used."""
    return _rows().filter(membership__ends_on__range=(on, on + max(LEADS) * DAY))


def rows_of(pks):
    return _rows().filter(pk__in=pks)


def _rows():
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


def told(row, on: date, people: People) -> list[Told]:
    """Who is told what of it on the day."""
    kind = kind_on(row.ends, on) if row.ends and not row.followed else None
    if not kind:
        return []
    said = {"day": row.ends, "who": row.person.name}
    title, sentence = (words(text, on, **said) for text in WORDS)
    return [
        Told(
            person,
            row.school_id,
            kind,
            SUBJECT,
            row.pk,
            row.ends,
            title,
            sentence,
            row.get_absolute_url(),
            "Open the board",
        )
        for person in people.holding(row.school_id, Role.CHAIR, Role.CLERK)
    ]


def why_not(notice: Notice, row, on: date) -> str:
    """Why nobody need be told this any more, of a notice that is not among `told`."""
    if row.ends is None or row.followed:
        return "the appointment goes on"
    if row.ends != notice.due_on:
        return f"the appointment now ends on {dates.day_words(row.ends, beside=on)}"
    if row.ends < on:
        return "the appointment has ended"
    return f"{notice.person.name} is no longer chair or clerk"
