"""A person's dates of the improvement work, for a calendar: what they own, lead or do, in each school by their part there.
No word of evidence, and nothing of a school that is not theirs today."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from improvement.actions.models import Action
from improvement.areas.models import Activity
from improvement.evidence.checks.models import EvidenceRequest
from improvement.inspections.models import FollowUp
from improvement.monitoring.models import MonitoringActivity
from schools.access import AnyUser, memberships
from schools.models import Role, School, SchoolBody, User
from schools.web.addresses import address
from schools.web.ics import BACK, CalendarEntry

TELL_OF_LETTER = (Role.HEADTEACHER, Role.PLAN_EDITOR)

Rows = TypeVar("Rows", bound=QuerySet[Any])


def dated(user: User, on: date) -> Iterator[CalendarEntry]:
    """What is dated from two months back. Five queries, however much there is."""
    since = on - BACK
    people = {person for _, person, school, _ in memberships(user) if school}
    here = {school for *_, school, _ in memberships(user) if school}
    told = {school for role, _, school, _ in memberships(user) if school and role in TELL_OF_LETTER}
    advised = advised_by(user, on)
    yield from _actions(people, here, since)
    yield from _monitoring(people, here, since)
    yield from _letters(told | advised, since)
    yield from _requests(user, people, here, since)


def advised_by(user: User, on: date) -> set[int]:
    """The ids of the schools that the user advises."""
    if not any(role == Role.ADVISER and body for role, _, _, body in memberships(user)):
        return set()
    return set(SchoolBody.objects.advised_by(user, on).values_list("school", flat=True))


def entries_of(action: Action) -> list[CalendarEntry]:
    """The dates of one action."""
    path, school = address("action", action.school.urn, action.pk), action.school.name
    found = []
    if action.review_on and action.activity != Activity.STOPPED:
        found.append(
            CalendarEntry(f"review-{action.pk}", action.review_on, f"Review: {action.title}", path, school)
        )
    if action.due_on and action.activity not in (Activity.STOPPED, Activity.DONE):
        found.append(CalendarEntry(f"due-{action.pk}", action.due_on, f"Due: {action.title}", path, school))
    return found


def _open(rows: Rows, schools: Collection[int]) -> Rows:
    return rows.filter(school__in=schools, school__status=School.Status.OPEN).select_related("school")


def _actions(people: Collection[int], schools: Collection[int], since: date) -> Iterator[CalendarEntry]:
    rows = _open(Action.objects.kept(), schools).filter(
        Q(owner__in=people) | Q(area__leader__in=people), Q(review_on__gte=since) | Q(due_on__gte=since)
    )
    for action in rows.filter(area__removed_at=None):
        yield from (entry for entry in entries_of(action) if entry.on >= since)


def _monitoring(people: Collection[int], schools: Collection[int], since: date) -> Iterator[CalendarEntry]:
    rows = _open(MonitoringActivity.objects.planned(), schools).filter(by__in=people, planned_on__gte=since)
    for row in rows.exclude(kind=MonitoringActivity.Kind.GOVERNOR_VISIT):
        assert row.planned_on  # they were found by it
        path = address("monitoring_activity", row.school.urn, row.pk)
        yield CalendarEntry(
            f"monitoring-{row.pk}", row.planned_on, row.get_kind_display(), path, row.school.name
        )


def _letters(schools: Collection[int], since: date) -> Iterator[CalendarEntry]:
    for row in _open(FollowUp.objects.filter(removed_at=None, happens_on__gte=since), schools):
        assert row.happens_on  # they were found by it
        path = address("follow_up", row.school.urn, row.pk)
        yield CalendarEntry(
            f"letter-{row.pk}", row.happens_on, f"From the letter: {row.what[:120]}", path, row.school.name
        )


def _requests(
    user: AnyUser, people: Collection[int], schools: Collection[int], since: date
) -> Iterator[CalendarEntry]:
    """Evidence that is wanted: of whoever leads its area, and of the adviser who asked."""
    mine = {person for role, person, _, body in memberships(user) if body and role == Role.ADVISER}
    rows = EvidenceRequest.objects.open().filter(
        Q(by__in=mine) | Q(area__leader__in=people, school__in=schools),
        wanted_by__gte=since,
        school__status=School.Status.OPEN,
    )
    for row in rows.select_related("school", "area"):
        path = address("evidence_request", row.school.urn, row.pk)
        yield CalendarEntry(
            f"request-{row.pk}", row.wanted_by, f"Evidence wanted: {row.area.title}", path, row.school.name
        )
