"""Who is told of a challenge: the one asked, before the answer is wanted and every week after; and the one who asked,
once it is answered. Not a word of it stands in the mail."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Max, Q

from governance.challenges.models import Challenge, ChallengeQuerySet, ChallengeTurn
from governance.challenges.rules import WAITING
from schools.days import dates
from schools.models import Notice, Role, School
from schools.reminders import STILL_NEWS, Kind, People, Told, nearest, no_more

SUBJECT = "challenge"
LEADS = {7: "challenge_in_7", 1: "challenge_in_1"}
OVERDUE, ANSWERED = "challenge_overdue", "challenge_answered"
ASKED = "the one asked, else the area’s leader, else the headteacher"
ENDS = "it is answered, removed, or wanted later"
COMING = (
    "Governors want an answer by {day}",
    "The governors want an answer from you by {day} ({about})",
    "Answer it",
)
KINDS = {
    LEADS[7]: Kind("7 days before the answer to a question of the governors is wanted", ASKED, ENDS, *COMING),
    LEADS[1]: Kind("on the last school day before the answer is wanted", ASKED, ENDS, *COMING),
    OVERDUE: Kind(
        *("every week, from the day after the answer was wanted", ASKED, ENDS),
        "Governors still wait for an answer",
        "The governors wanted an answer from you by {day}, and there is none yet ({about})",
        "Answer it",
    ),
    ANSWERED: Kind(
        "once, when a question is answered",
        "the governor who asked, else the chair",
        "it is settled, asked again or removed",
        "Your question is answered",
        "The question you asked was answered on {day} ({about}): say whether it is enough",
        "Read the answer",
    ),
}


def rows_on(on: date, until: date) -> Iterable[Challenge]:
    waits = Q(state__in=WAITING, answer_by__lte=until)
    news = Q(state=Challenge.State.ANSWERED, answered_on__gte=on - STILL_NEWS)
    return _rows().filter(waits | news, removed_at=None)


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[Challenge]:
    return _rows().filter(pk__in={notice.subject_id for notice in notices})


def _rows() -> ChallengeQuerySet:
    answered = Max("turns__on", filter=Q(turns__kind=ChallengeTurn.Kind.ANSWERED))
    rows = Challenge.objects.filter(school__status=School.Status.OPEN).annotate(answered_on=answered)
    return rows.select_related("school", "area").order_by("pk")


def told(row: Any, on: date, people: People) -> list[Told]:
    if row.removed_at or row.state == Challenge.State.SATISFIED:
        return []
    kind: str | None
    if row.state == Challenge.State.ANSWERED:
        day = due_on = row.answered_on or on
        kind, whom = ANSWERED, people.first(row.asked_by_id, *people.holding(row.school_id, Role.CHAIR))
    else:
        day = due_on = row.answer_by
        leader = row.area.leader_id if row.area else None
        whom = people.first(row.asked_of_id, leader, people.head(row.school_id))
        if day < on:
            kind, due_on = OVERDUE, dates.monday_of(on)
        else:
            kind = nearest(day, on, people.next_school_day(row.school_id), LEADS)
    if not kind or not whom:
        return []
    about = f"area {row.area.title}" if row.area else "the plan as a whole"
    return [Told(whom, kind, due_on, row.get_absolute_url(), {"day": day, "about": about})]


def why_not(notice: Notice, row: Challenge | None, told: list[Told], on: date) -> str:
    if row is None:
        return "it is no longer there"
    if row.removed_at:
        return "the question was taken out of the log"
    if row.state == Challenge.State.SATISFIED:
        return "the question is settled"
    if notice.kind == ANSWERED:
        return "the question was asked again" if row.state in WAITING else "a newer answer takes its place"
    if row.state == Challenge.State.ANSWERED:
        return "the question is answered"
    if row.answer_by >= on if notice.kind == OVERDUE else row.answer_by != notice.due_on:
        return f"the answer is now wanted by {dates.day_words(row.answer_by, beside=on)}"
    if notice.kind == OVERDUE and notice.due_on != dates.monday_of(on):
        return "this week’s reminder takes its place"
    if notice.kind != OVERDUE and row.answer_by < on:
        return "the day has passed"
    return no_more(notice, told)
