"""Who is told that an adviser's visit note waits for an answer: the headteacher. Not a word of the note is in a mail."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q

from improvement.oversight.visit_notes.models import VisitNote, VisitNoteQuerySet
from schools.models import Notice, School
from schools.reminders import NO_NEWS, STILL_NEWS, Kind, People, Told, no_more
from schools.web.addresses import address

SUBJECT, KIND = "visitnote", "visit_note_to_answer"
KINDS = {
    KIND: Kind(
        "once, when an adviser writes a visit note or changes one that was answered",
        "the headteacher",
        "it is answered or taken out",
        "A visit note to answer",
        "{who} wrote the note of a visit on {day} ({about}): say whether it is accurate",
        "Read and answer it",
    )
}


def rows_on(on: date, until: date) -> Iterable[VisitNote]:
    since = on - STILL_NEWS
    return _rows().filter(Q(on__gte=since) | Q(changed_on__gte=since))


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[VisitNote]:
    return _rows().filter(pk__in={notice.subject_id for notice in notices})


def _rows() -> VisitNoteQuerySet:
    rows = VisitNote.objects.to_answer().filter(school__status=School.Status.OPEN)
    return rows.select_related("school", "by", "activity").prefetch_related("activity__areas")


def told(row: VisitNote, on: date, people: People) -> list[Told]:
    since, head = row.changed_on or row.on, people.head(row.school_id)
    if not head or not since <= on <= since + STILL_NEWS:
        return []
    made_on = row.activity.done_on or row.on
    titles = [area.title for area in row.activity.areas.all()]
    about = f"area {titles[0]}" if len(titles) == 1 else f"{len(titles)} areas"
    said: dict[str, str | date] = {"who": row.by.name, "day": made_on, "about": about}
    return [Told(head, KIND, since, address("visit_note_answer", row.school.urn, row.pk), said)]


def why_not(notice: Notice, row: VisitNote | None, told: list[Told], on: date) -> str:
    if row is None:
        return "the note is answered, or was taken out"
    return no_more(notice, told) if told else NO_NEWS
