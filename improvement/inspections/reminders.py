"""Who is reminded of what a letter says will happen: the headteacher, 14, 7 and 1 days before."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from improvement.inspections.models import FollowUp
from schools.days import dates
from schools.models import Notice, School
from schools.reminders import Kind, People, Told, nearest, no_more
from schools.words import cut

SUBJECT = "follow_up"
LEADS = {14: "follow_up_in_14", 7: "follow_up_in_7", 1: "follow_up_in_1"}
HEAD = "the headteacher"
ENDS = "the date is moved or taken away, or the words are no longer marked"
WORDS = ("{day}: {title}", "On {day}, as the letter says: “{title}”", "Open what the letter says")
KINDS = {
    LEADS[14]: Kind("14 days before what a letter says will happen", HEAD, ENDS, *WORDS),
    LEADS[7]: Kind("7 days before it", HEAD, ENDS, *WORDS),
    LEADS[1]: Kind("on the last school day before it", HEAD, ENDS, *WORDS),
}
LONGEST = 140  # letters of the words that stand in a mail


def rows_on(on: date, until: date) -> Iterable[FollowUp]:
    return _rows().filter(happens_on__gt=on, happens_on__lte=until)


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[FollowUp]:
    return _rows().filter(pk__in={notice.subject_id for notice in notices})


def _rows() -> QuerySet[FollowUp]:
    kept = FollowUp.objects.filter(removed_at=None, school__status=School.Status.OPEN)
    return kept.select_related("school").order_by()


def told(row: FollowUp, on: date, people: People) -> list[Told]:
    """What is past or is today is reminded of no more."""
    if row.happens_on is None or row.happens_on <= on:
        return []
    kind = nearest(row.happens_on, on, people.next_school_day(row.school_id), LEADS)
    head = people.head(row.school_id)
    if not kind or not head:
        return []
    said: dict[str, str | date] = {"title": cut(row.what, LONGEST), "day": row.happens_on}
    return [Told(head, kind, row.happens_on, row.get_absolute_url(), said)]


def why_not(notice: Notice, row: FollowUp | None, told: list[Told], on: date) -> str:
    if row is None:
        return "it is no longer marked in the letter"
    if row.happens_on is None:
        return "it has no date any more"
    if row.happens_on != notice.due_on:
        return f"it was moved to {dates.day_words(row.happens_on, beside=on)}"
    if row.happens_on <= on:
        return "the day has come"
    return no_more(notice, told, "is no longer the headteacher")
