"""The governor and the leader are told of a governor's visit that is planned: a week before, and the school day before."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from improvement.models import MonitoringActivity
from improvement.monitoring.models import MonitoringActivityQuerySet
from schools.days import dates
from schools.models import Notice, School
from schools.reminders import Kind, People, Told, nearest, no_more
from schools.words import listed, noun

SUBJECT = "governor_visit"
LEADS = {7: "visit_in_7", 1: "visit_in_1"}
WHOM = "the governor, and the leader it was agreed with or else the areas’ leaders"
ENDS = "it is recorded, moved or removed"
WORDS = ("Governor’s visit on {day}", "{who} visits the school on {day} ({about})", "Open the visit")
KINDS = {
    LEADS[7]: Kind("7 days before a governor’s visit", WHOM, ENDS, *WORDS),
    LEADS[1]: Kind("on the last school day before a governor’s visit", WHOM, ENDS, *WORDS),
}


def rows_on(on: date, until: date) -> Iterable[MonitoringActivity]:
    return _rows().filter(planned_on__gt=on, planned_on__lte=until, done_on=None, removed_at=None)


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[MonitoringActivity]:
    return _rows().filter(pk__in={notice.subject_id for notice in notices})


def _rows() -> MonitoringActivityQuerySet:
    rows = MonitoringActivity.objects.filter(
        kind=MonitoringActivity.Kind.GOVERNOR_VISIT,
        by__isnull=False,
        visit__isnull=False,
        school__status=School.Status.OPEN,
    )
    return rows.select_related("school", "by", "visit").prefetch_related("areas").order_by("pk")


def told(row: Any, on: date, people: People) -> list[Told]:
    """On the day itself there is none."""
    if row.removed_at or row.done_on or not row.planned_on or row.planned_on <= on:
        return []
    kind = nearest(row.planned_on, on, people.next_school_day(row.school_id), LEADS)
    if not kind:
        return []
    areas = list(row.areas.all())
    leaders = [row.visit.agreed_with_id] if row.visit.agreed_with_id else [area.leader_id for area in areas]
    about = f"{noun(len(areas), 'area')} {listed(area.title for area in areas)}"
    said = {"day": row.planned_on, "about": about, "who": row.by.name}
    row.visit.school = row.school
    path = row.visit.get_absolute_url()
    return [Told(person, kind, row.planned_on, path, said) for person in people.all([row.by_id, *leaders])]


def why_not(notice: Notice, row: MonitoringActivity | None, told: list[Told], on: date) -> str:
    if row is None or row.planned_on is None:
        return "it is no longer there"
    if row.removed_at:
        return "the visit was removed"
    if row.done_on:
        return f"the visit was recorded for {dates.day_words(row.done_on, beside=on)}"
    if row.planned_on != notice.due_on:
        return f"the visit was moved to {dates.day_words(row.planned_on, beside=on)}"
    return "the day has come" if row.planned_on <= on else no_more(notice, told, "has no part in it any more")
