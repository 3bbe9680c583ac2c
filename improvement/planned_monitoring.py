"""Who is told of monitoring that is planned: a week before, and on the last school day before it. Pure, like the rest of
`improvement.reminders`, which asks here."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from improvement.models import MonitoringActivity
from schools import dates
from schools.calendar import SchoolCalendar
from schools.messages import Due, Line
from schools.messages.openings import calendars
from schools.models import Membership, Notice, School
from schools.words import listed, noun

SUBJECT = "monitoring"
WEEK, DAY_BEFORE = "monitoring_in_7", "monitoring_in_1"
KINDS = {
    WEEK: "7 days before monitoring that is planned",
    DAY_BEFORE: "on the last school day before monitoring that is planned",
}
RECIPIENT = "whoever is to do it"
ENDS = "it is recorded, moved or removed"
TITLE = "Monitoring on {day}: {title}"
SENTENCE = "“{title}” is planned for {day} ({about})"
LINK = "Open it"
DAY = timedelta(days=1)


def kind_on(planned_on: date, on: date, next_school_day: date) -> str | None:
    """Which reminder the day has reached: the nearest. Schools are not written to while they are closed, so what falls
    on the next school day, or before it, is told on the last one before."""
    if planned_on <= on:
        return None
    if planned_on <= next_school_day:
        return DAY_BEFORE
    return WEEK if planned_on - on <= 7 * DAY else None


def due(on: date, until: date) -> Iterator[Due]:
    """Everything planned to be told of on the day, in the schools that are open on it; as many queries for one as for
    a thousand. `until` is how far ahead something may lie that is to be told of: the length of a holiday."""
    planned = MonitoringActivity.objects.planned().filter(planned_on__gt=on, planned_on__lte=until)
    # A governor's visit is told of by governance, to the leader too.
    rows, live = _rows(planned.exclude(kind=MonitoringActivity.Kind.GOVERNOR_VISIT), on)
    openings = calendars({row.school_id for row in rows}, on)
    for row in rows:
        calendar = openings[row.school_id]
        if row.planned_on and row.by_id in live and calendar.is_school_day(on):
            kind = kind_on(row.planned_on, on, calendar.next_school_day(on + DAY))
            if kind:
                yield Due(
                    row.by_id, row.school_id, kind, SUBJECT, row.pk, row.planned_on, _words(SENTENCE, row, on)
                )


def _rows(rows, on: date) -> tuple[list[MonitoringActivity], set[int]]:
    """The rows with the areas and the school of each, and who of their people is still here."""
    found = list(
        rows.filter(by__isnull=False, school__status=School.Status.OPEN)
        .select_related("school")
        .prefetch_related("areas")
        .order_by("pk")
    )
    people = {row.by_id for row in found}
    live = (
        set(Membership.objects.live(on).filter(person__in=people).values_list("person", flat=True))
        if people
        else set()
    )
    return found, live


def describe(notices: list[Notice], on: date) -> dict[int, Line | str]:
    """For each notice of planned monitoring its line, or why nobody need be told any more."""
    ours = [notice for notice in notices if notice.subject_type == SUBJECT]
    if not ours:
        return {}
    found, live = _rows(MonitoringActivity.objects.filter(pk__in={n.subject_id for n in ours}), on)
    rows = {row.pk: row for row in found}
    openings = calendars({row.school_id for row in found}, on)
    described: dict[int, Line | str] = {}
    for notice in ours:
        row = rows.get(notice.subject_id)
        if row is None or row.planned_on is None:
            described[notice.pk] = "it is no longer planned, or nobody is to do it"
        else:
            described[notice.pk] = _why_not(notice, row, live, on, openings[row.school_id]) or _line(row, on)
    return described


def _why_not(
    notice: Notice, row: MonitoringActivity, live: set[int], on: date, calendar: SchoolCalendar
) -> str:
    if row.removed_at:
        return "it was removed"
    if row.done_on:
        return f"it was recorded for {dates.day_words(row.done_on, beside=on)}"
    if row.planned_on != notice.due_on:
        return f"it was moved to {_day(row, on)}"
    if row.by_id != notice.person_id or row.by_id not in live:
        return f"{notice.person.name} is no longer to do it"
    now = kind_on(row.planned_on, on, calendar.next_school_day(on + DAY))
    if now == notice.kind:
        return ""
    return "a nearer reminder of it takes its place" if now else "the day has come"


def _day(row: MonitoringActivity, on: date) -> str:
    return dates.day_words(row.planned_on, beside=on) if row.planned_on else ""


def _line(row: MonitoringActivity, on: date) -> Line:
    path = reverse("monitoring_activity", args=[row.school.urn, row.pk])
    return Line(_words(TITLE, row, on), _words(SENTENCE, row, on), path, LINK)


def _words(template: str, row: MonitoringActivity, on: date) -> str:
    areas = [area.title for area in row.areas.all()]
    about = f"{noun(len(areas), 'area')} {listed(areas)}" if areas else "no area"
    said = {"title": str(row), "day": _day(row, on), "about": about}
    return template.format(**{name: " ".join(words.split()) for name, words in said.items()})
