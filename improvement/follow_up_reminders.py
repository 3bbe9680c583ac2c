"""Reminders of what a letter says will happen: 14, 7 and 1 days before, to the headteacher. The same two questions as
`reminders`: what is due on a day, and how it reads when it is sent."""

from collections.abc import Iterator
from datetime import date, timedelta

from improvement.models import FollowUp
from improvement.reminders import DAY, LEADS, Kind, heads_of, horizon
from schools import dates
from schools.calendar import SchoolCalendar
from schools.messages import Due, Line
from schools.messages.openings import calendars
from schools.models import Notice, School
from schools.words import cut

SUBJECT = "follow_up"
HEAD = "the headteacher"
ENDS = "the date is moved or taken away, or the words are no longer marked"
WORDS = ("{day}: {title}", "On {day}, as the letter says: “{title}”")
KINDS = {
    "follow_up_in_14": Kind("14 days before what a letter says will happen", HEAD, ENDS, *WORDS),
    "follow_up_in_7": Kind("7 days before it", HEAD, ENDS, *WORDS),
    "follow_up_in_1": Kind("on the last school day before it", HEAD, ENDS, *WORDS),
}


def kind_on(happens_on: date, on: date, next_school_day: date) -> str | None:
    """Which reminder the day has reached: the nearest. What is past or is today is reminded of no more."""
    if happens_on <= on:
        return None
    if happens_on <= next_school_day:
        return "follow_up_in_1"
    return next((f"follow_up_in_{days}" for days in sorted(LEADS) if happens_on - on <= days * DAY), None)


def due(on: date) -> Iterator[Due]:
    """Everything to be reminded of on the day, in the schools that are open on it, in as many queries however many."""
    rows = list(_rows().filter(happens_on__gt=on, happens_on__lte=horizon(on)))
    schools = {row.school_id for row in rows}
    openings, whom = calendars(schools, on), heads_of(schools, on)
    for row in rows:
        calendar = openings[row.school_id]
        if not calendar.is_school_day(on) or row.school_id not in whom:
            continue
        kind = kind_on(row.happens_on, on, calendar.next_school_day(on + DAY))
        if kind:
            line = _words(KINDS[kind].sentence, row, on)
            yield Due(whom[row.school_id], row.school_id, kind, SUBJECT, row.pk, row.happens_on, line)


def _rows():
    return (
        FollowUp.objects.filter(removed_at=None, school__status=School.Status.OPEN)
        .select_related("school")
        .order_by()
    )


def describe(notices: list[Notice], on: date) -> dict[int, Line | str]:
    """For each notice of a follow-up its line, or why nobody need be told any more."""
    ours = [notice for notice in notices if notice.subject_type == SUBJECT]
    if not ours:
        return {}
    rows = {row.pk: row for row in _rows().filter(pk__in={notice.subject_id for notice in ours})}
    schools = {row.school_id for row in rows.values()}
    openings, whom = calendars(schools, on), heads_of(schools, on)
    described: dict[int, Line | str] = {}
    for notice in ours:
        row = rows.get(notice.subject_id)
        because = _why_not(notice, row, on, openings, whom)
        if row is None or because:
            described[notice.pk] = because
            continue
        kind = KINDS[notice.kind]
        title, sentence = _words(kind.title, row, on), _words(kind.sentence, row, on)
        described[notice.pk] = Line(title, sentence, row.get_absolute_url(), "Open what the letter says")
    return described


def _why_not(notice: Notice, row, on: date, openings: dict[int, SchoolCalendar], whom) -> str:
    if row is None or notice.kind not in KINDS:
        return "it is no longer marked in the letter"
    if row.happens_on is None:
        return "it has no date any more"
    if row.happens_on != notice.due_on:
        return f"it was moved to {dates.day_words(row.happens_on, beside=on)}"
    if row.happens_on <= on:
        return "the day has come"
    if whom.get(row.school_id) != notice.person_id:
        return f"{notice.person.name} is no longer the headteacher"
    now = kind_on(row.happens_on, on, openings[row.school_id].next_school_day(on + timedelta(days=1)))
    return "" if now == notice.kind else "a nearer reminder of it takes its place"


def _words(template: str, row: FollowUp, on: date) -> str:
    return template.format(title=cut(row.what, 140), day=_day(row, on))


def _day(row: FollowUp, on: date) -> str:
    return dates.day_words(row.happens_on, beside=on) if row.happens_on else ""
