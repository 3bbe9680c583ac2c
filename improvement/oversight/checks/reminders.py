"""Who is told that a school replied to a check: the adviser who checked, on working days. Not a word of the reply is in a
mail."""

from collections.abc import Iterable, Sequence
from datetime import date

from improvement.evidence.checks.models import EvidenceCheck, EvidenceCheckQuerySet
from schools.models import Notice, School
from schools.reminders import NO_NEWS, STILL_NEWS, Kind, People, Told, no_more
from schools.web.addresses import address

SUBJECT, KIND = "evidencecheck", "check_replied"
KINDS = {
    KIND: Kind(
        "once, when the school replies to a check",
        "the adviser who checked",
        "somebody of the body looks again",
        "A school replied to your check",
        "The school replied to your check of {day}: look again",
        "Look again",
    )
}


def rows_on(on: date, until: date) -> Iterable[EvidenceCheck]:
    return _rows().filter(reply_on__range=(on - STILL_NEWS, on))


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[EvidenceCheck]:
    return _rows().filter(pk__in={notice.subject_id for notice in notices})


def _rows() -> EvidenceCheckQuerySet:
    kept = {
        "link__removed_at": None,
        "link__evidence__removed_at": None,
        "school__status": School.Status.OPEN,
    }
    return (
        EvidenceCheck.objects.latest_of_each()
        .exclude(reply="")
        .filter(**kept)
        .select_related("school", "by", "link")
    )


def told(row: EvidenceCheck, on: date, people: People) -> list[Told]:
    if row.reply_on is None or not row.reply_on <= on <= row.reply_on + STILL_NEWS:
        return []
    path = address("check", row.school.urn, row.link_id)
    return [Told(person, KIND, row.reply_on, path, {"day": row.on}) for person in people.all([row.by_id])]


def why_not(notice: Notice, row: EvidenceCheck | None, told: list[Told], on: date) -> str:
    if row is None:
        return "somebody has looked again, or the evidence was taken out"
    return no_more(notice, told) if told else NO_NEWS
