"""The governor and the leader are told of a governor's visit that is planned: a week before, and the school day before."""

from datetime import date

from governance.telling import DAY, People, Told, words
from improvement.models import MonitoringActivity
from improvement.reminders import Kind
from schools import dates
from schools.models import Notice, School
from schools.words import listed, noun

SUBJECT = "governor_visit"
WEEK, DAY_BEFORE = "visit_in_7", "visit_in_1"
WHOM = "the governor, and the leader it was agreed with or else the areas’ leaders"
ENDS = "it is recorded, moved or removed"
WORDS = (
    "Governor’s visit on {day}",
    "{who} visits the school on {day} ({about})",
)
KINDS = {
    WEEK: Kind("7 days before a governor’s visit", WHOM, ENDS, *WORDS),
    DAY_BEFORE: Kind("on the last school day before a governor’s visit", WHOM, ENDS, *WORDS),
}


def kind_on(planned_on: date, on: date, next_school_day: date) -> str | None:
    """Which reminder the day has reached: the nearest. On the day itself there is none."""
    if planned_on <= on:
        return None
    if planned_on <= next_school_day:
        return DAY_BEFORE
    return WEEK if planned_on - on <= 7 * DAY else None


def rows_on(on: date, until: date):
    """The visits of which somebody may be told on the day."""
    return _rows().filter(planned_on__gt=on, planned_on__lte=until, done_on=None, removed_at=None)


def rows_of(pks):
    return _rows().filter(pk__in=pks)


def _rows():
    return (
        MonitoringActivity.objects.filter(
            kind=MonitoringActivity.Kind.GOVERNOR_VISIT,
            by__isnull=False,
            visit__isnull=False,
            school__status=School.Status.OPEN,
        )
        .select_related("school", "by", "visit")
        .prefetch_related("areas")
        .order_by("pk")
    )


def told(row, on: date, people: People) -> list[Told]:
    """Who is told what of it on the day."""
    if row.removed_at or row.done_on or not row.planned_on:
        return []
    kind = kind_on(row.planned_on, on, people.calendar(row.school_id).next_school_day(on + DAY))
    if not kind:
        return []
    areas = list(row.areas.all())
    leaders = [row.visit.agreed_with_id] if row.visit.agreed_with_id else [area.leader_id for area in areas]
    about = f"{noun(len(areas), 'area')} {listed(area.title for area in areas)}"
    said = {"day": row.planned_on, "about": about, "who": row.by.name}
    title, sentence = (words(text, on, **said) for text in WORDS)
    row.visit.school = row.school
    path = row.visit.get_absolute_url()
    return [
        Told(
            person,
            row.school_id,
            kind,
            SUBJECT,
            row.pk,
            row.planned_on,
            title,
            sentence,
            path,
            "Open the visit",
        )
        for person in people.all([row.by_id, *leaders])
    ]


def why_not(notice: Notice, row, on: date) -> str:
    """Why nobody need be told this any more, of a notice that is not among `told`."""
    if row.removed_at:
        return "the visit was removed"
    if row.done_on:
        return f"the visit was recorded for {dates.day_words(row.done_on, beside=on)}"
    if row.planned_on != notice.due_on:
        return f"the visit was moved to {dates.day_words(row.planned_on, beside=on)}"
    if row.planned_on <= on:
        return "the day has come"
    return f"{notice.person.name} has no part in it any more"
