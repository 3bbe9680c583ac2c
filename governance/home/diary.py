"""A person's dates of the board, for a calendar: its meetings, visits they make or receive, questions they are to answer."""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from governance.challenges.models import Challenge
from governance.meetings.models import Meeting
from governance.visits.models import Visit
from schools.access import RULES, Capability, memberships
from schools.models import School, User
from schools.web.addresses import address
from schools.web.ics import BACK, CalendarEntry

Rows = TypeVar("Rows", bound=QuerySet[Any])


def dated(user: User, on: date) -> Iterator[CalendarEntry]:
    """What is dated from two months back. Three queries."""
    since = on - BACK
    here = {school for *_, school, _ in memberships(user) if school}
    people = {person for _, person, school, _ in memberships(user) if school}
    meet = {
        school
        for role, _, school, _ in memberships(user)
        if school and role in RULES[Capability.READ_MEETINGS]
    }
    for meeting in _open(Meeting.objects.kept().filter(held_on__gte=since), meet).select_related("committee"):
        yield entry_of(meeting)
    visits = Visit.objects.kept().filter(
        Q(activity__by__in=people) | Q(agreed_with__in=people),
        activity__done_on=None,
        activity__planned_on__gte=since,
    )
    for visit in _open(visits, here).select_related("activity"):
        path = address("visit", visit.school.urn, visit.pk)
        yield CalendarEntry(f"visit-{visit.pk}", visit.day, "Governor’s visit", path, visit.school.name)
    asked = Challenge.objects.unanswered().filter(asked_of__in=people, answer_by__gte=since)
    for question in _open(asked, here):
        path = address("challenge", question.school.urn, question.pk)
        title = "Answer the governors’ question"
        yield CalendarEntry(f"question-{question.pk}", question.answer_by, title, path, question.school.name)


def entry_of(meeting: Meeting) -> CalendarEntry:
    time = f", {meeting.time_words}" if meeting.starts_at else ""
    path = address("meeting", meeting.school.urn, meeting.pk)
    return CalendarEntry(
        f"meeting-{meeting.pk}", meeting.held_on, f"{meeting.group_name}{time}", path, meeting.school.name
    )


def _open(rows: Rows, schools: set[int]) -> Rows:
    return rows.filter(school__in=schools, school__status=School.Status.OPEN).select_related("school")
