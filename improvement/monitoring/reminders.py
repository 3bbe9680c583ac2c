"""Who is told of monitoring that is planned: whoever is to do it, a week before, and on the last school day before it.
A governor's visit is told of by governance, to the leader too."""

from collections.abc import Iterable, Sequence
from datetime import date

from improvement.monitoring.models import MonitoringActivity, MonitoringActivityQuerySet
from schools.days import dates
from schools.models import Notice, School
from schools.reminders import Kind, People, Told, nearest, no_more
from schools.words import listed, noun

SUBJECT = "monitoring"
LEADS = {7: "monitoring_in_7", 1: "monitoring_in_1"}
WHOM = (
    "whoever is to do it; while they have no e-mail address the area’s accountable leader, else its second person, else "
    "the headteacher"
)
ENDS = "it is recorded, moved or removed"
WORDS = ("Monitoring on {day}: {title}", "“{title}” is planned for {day} ({about})", "Open it")
KINDS = {
    LEADS[7]: Kind("7 days before monitoring that is planned", WHOM, ENDS, *WORDS),
    LEADS[1]: Kind("on the last school day before monitoring that is planned", WHOM, ENDS, *WORDS),
}


def rows_on(on: date, until: date) -> Iterable[MonitoringActivity]:
    planned = MonitoringActivity.objects.planned().filter(planned_on__gt=on, planned_on__lte=until)
    return _rows(planned.exclude(kind=MonitoringActivity.Kind.GOVERNOR_VISIT))


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[MonitoringActivity]:
    return _rows(MonitoringActivity.objects.filter(pk__in={notice.subject_id for notice in notices}))


def _rows(rows: MonitoringActivityQuerySet) -> Iterable[MonitoringActivity]:
    return (
        rows.filter(by__isnull=False, school__status=School.Status.OPEN)
        .select_related("school", "by")
        .prefetch_related("areas")
        .order_by("pk")
    )


def told(row: MonitoringActivity, on: date, people: People) -> list[Told]:
    """Whoever has left is not stood in for: the page shows what was missed."""
    if row.removed_at or row.done_on or not row.planned_on or row.planned_on <= on:
        return []
    kind = nearest(row.planned_on, on, people.next_school_day(row.school_id), LEADS)
    areas = list(row.areas.all())
    answering = [*(area.leader_id for area in areas), *(area.second_person_id for area in areas)]
    person = people.who_answers(row.school_id, row.by_id, *answering)
    if not kind or not person or not people.is_here(row.by_id):
        return []
    about = f"{noun(len(areas), 'area')} {listed(area.title for area in areas)}" if areas else "no area"
    if person != row.by_id:
        about += f", to be done by {row.by}"
    said: dict[str, str | date] = {"title": str(row), "day": row.planned_on, "about": about}
    return [Told(person, kind, row.planned_on, row.get_absolute_url(), said)]


def why_not(notice: Notice, row: MonitoringActivity | None, told: list[Told], on: date) -> str:
    if row is None or row.planned_on is None:
        return "it is no longer planned, or nobody is to do it"
    if row.removed_at:
        return "it was removed"
    if row.done_on:
        return f"it was recorded for {dates.day_words(row.done_on, beside=on)}"
    if row.planned_on != notice.due_on:
        return f"it was moved to {dates.day_words(row.planned_on, beside=on)}"
    return "the day has come" if row.planned_on <= on else no_more(notice, told, "is no longer to do it")
