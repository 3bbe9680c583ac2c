"""Who is told of evidence that an adviser asks for: the area's leader, at once, before it is wanted and every week after.
What is asked for stands on its page: not a word of it is in a mail."""

from collections.abc import Iterable, Sequence
from datetime import date

from improvement.evidence.checks.models import EvidenceRequest, EvidenceRequestQuerySet
from schools.days import dates
from schools.models import Notice, School
from schools.reminders import Kind, People, Told, nearest, no_more

SUBJECT = "evidencerequest"
ASKED, DAY_BEFORE, OVERDUE = "evidence_requested", "evidence_wanted_in_1", "evidence_wanted_overdue"
LEADER = "the area’s accountable leader, else the headteacher"
ENDS = "it is answered or taken back"
KINDS = {
    ASKED: Kind(
        *("once, when an adviser asks for evidence", LEADER, ENDS),
        *("An adviser asks for evidence", "{who} asks for evidence by {day} ({about})", "Answer it"),
    ),
    DAY_BEFORE: Kind(
        *("on the last school day before the evidence is wanted", LEADER, ENDS),
        *("Evidence wanted by {day}", "{who} wants evidence by {day} ({about})", "Answer it"),
    ),
    OVERDUE: Kind(
        *("every week, from the day after it was wanted", LEADER, ENDS),
        "An adviser still waits for evidence",
        "{who} wanted evidence by {day}, and there is no answer yet ({about})",
        "Answer it",
    ),
}


def rows_on(on: date, until: date) -> Iterable[EvidenceRequest]:
    return _rows().filter(on__lte=on)


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[EvidenceRequest]:
    return _rows().filter(pk__in={notice.subject_id for notice in notices})


def _rows() -> EvidenceRequestQuerySet:
    rows = EvidenceRequest.objects.open().filter(school__status=School.Status.OPEN, area__removed_at=None)
    return rows.select_related("school", "area", "by")


def told(row: EvidenceRequest, on: date, people: People) -> list[Told]:
    person = people.who_answers(row.school_id, row.area.leader_id)
    if not person or row.on > on:
        return []
    if row.wanted_by < on:
        kind, due_on = OVERDUE, dates.monday_of(on)
    elif nearest(row.wanted_by, on, people.next_school_day(row.school_id), {1: DAY_BEFORE}):
        kind, due_on = DAY_BEFORE, row.wanted_by
    else:
        kind, due_on = ASKED, row.on
    said: dict[str, str | date] = {
        "who": row.by.name,
        "day": row.wanted_by,
        "about": f"area {row.area.title}",
    }
    return [Told(person, kind, due_on, row.get_absolute_url(), said)]


def why_not(notice: Notice, row: EvidenceRequest | None, told: list[Told], on: date) -> str:
    return no_more(notice, told) if row else "it is answered, or the adviser wants it no more"
