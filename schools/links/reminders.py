"""Who is told that a body asks to be let in: the headteacher."""

from collections.abc import Iterable, Sequence
from datetime import date

from schools.mail.models import Notice
from schools.reminders import NO_NEWS, STILL_NEWS, Kind, People, Told, no_more
from schools.school.models import School, SchoolBody, SchoolBodyQuerySet
from schools.web.addresses import address

SUBJECT, KIND = "schoolbody", "body_asks"
KINDS = {
    KIND: Kind(
        "once, when an authority, trust or diocese asks to be let in",
        "the headteacher",
        "it is let in, or asks no more",
        "{who} asks to be let in",
        "{who} asks that its advisers may see the school. They see nothing until you let them in",
        "Read what they would see",
    )
}


def rows_on(on: date, until: date) -> Iterable[SchoolBody]:
    return _rows().filter(asked_on__range=(on - STILL_NEWS, on))


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[SchoolBody]:
    return _rows().filter(pk__in={notice.subject_id for notice in notices})


def _rows() -> SchoolBodyQuerySet:
    rows = SchoolBody.objects.live().filter(asked_on__isnull=False, accepted_on=None)
    return rows.filter(school__status=School.Status.OPEN).select_related("school", "body")


def told(row: SchoolBody, on: date, people: People) -> list[Told]:
    head = people.head(row.school_id)
    if not head or row.asked_on is None or not row.asked_on <= on <= row.asked_on + STILL_NEWS:
        return []
    path = address("link_accept", row.school.urn, row.pk)
    return [Told(head, KIND, row.asked_on, path, {"who": row.body.name})]


def why_not(notice: Notice, row: SchoolBody | None, told: list[Told], on: date) -> str:
    if row is None:
        return "it was let in, or asks no more"
    return no_more(notice, told) if told else NO_NEWS
