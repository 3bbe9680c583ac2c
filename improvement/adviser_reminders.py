"""What passes between a body and a school: evidence that is asked for, a reply to a check, a visit note to answer, a body
that asks to be let in.
What is asked for and what is said stands on its page: not a word of it is in a mail.

The same two questions as `reminders`. Both ask `_told`, so what is sent is what would be due at that moment. What an
adviser is told once a week is in `adviser_week`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from improvement import adviser_week
from improvement.models import EvidenceCheck, EvidenceRequest, VisitNote
from improvement.reminders import DAY, Kind, heads_of
from schools import dates
from schools.addresses import address
from schools.calendar import SchoolCalendar
from schools.messages import Due, Line
from schools.messages.openings import calendars
from schools.models import Membership, Notice, Person, School, SchoolBody

REQUEST, CHECK, NOTE, ASKS = "evidencerequest", "evidencecheck", "visitnote", "schoolbody"
LEADER = "the area’s accountable leader, else the headteacher"
REQUEST_ENDS = "it is answered or taken back"
STILL_NEWS = timedelta(days=30)  # what has stood for longer is not told after all
KINDS = {
    "evidence_requested": Kind(
        "once, when an adviser asks for evidence",
        LEADER,
        REQUEST_ENDS,
        "An adviser asks for evidence",
        "{who} asks for evidence by {day} ({about})",
        link="Answer it",
    ),
    "evidence_wanted_in_1": Kind(
        "on the last school day before the evidence is wanted",
        LEADER,
        REQUEST_ENDS,
        "Evidence wanted by {day}",
        "{who} wants evidence by {day} ({about})",
        link="Answer it",
    ),
    "evidence_wanted_overdue": Kind(
        "every week, from the day after it was wanted",
        LEADER,
        REQUEST_ENDS,
        "An adviser still waits for evidence",
        "{who} wanted evidence by {day}, and there is no answer yet ({about})",
        link="Answer it",
    ),
    "check_replied": Kind(
        "once, when the school replies to a check",
        "the adviser who checked",
        "somebody of the body looks again",
        "A school replied to your check",
        "The school replied to your check of {day}: look again",
        link="Look again",
    ),
    "visit_note_to_answer": Kind(
        "once, when an adviser writes a visit note or changes one that was answered",
        "the headteacher",
        "it is answered or taken out",
        "A visit note to answer",
        "{who} wrote the note of a visit on {day} ({about}): say whether it is accurate",
        link="Read and answer it",
    ),
    "body_asks": Kind(
        "once, when an authority, trust or diocese asks to be let in",
        "the headteacher",
        "it is let in, or asks no more",
        "{who} asks to be let in",
        "{who} asks that its advisers may see the school. They see nothing until you let them in",
        link="Read what they would see",
    ),
    adviser_week.KIND: Kind(
        adviser_week.WHEN,
        adviser_week.RECIPIENT,
        adviser_week.ENDS,
        adviser_week.TITLE,
        adviser_week.EXAMPLE,
        link=adviser_week.LINK,
    ),
}


@dataclass(frozen=True)
class Told:
    """One person to be told one thing, and how it reads."""

    due: Due
    line: Line


@dataclass(frozen=True)
class People:
    """Who can be written to, who stands in for everybody in each school, and when the schools are open."""

    here: frozenset[int]
    heads: dict[int, int]
    openings: dict[int, SchoolCalendar]

    @classmethod
    def of(cls, rows: Iterable[Any], on: date) -> "People":
        """Three queries, however many rows."""
        rows = list(rows)
        schools = {row.school_id for row in rows}
        named = {
            pk for row in rows for pk in (getattr(row, "by_id", None), getattr(row, "leader_id", None)) if pk
        }
        live = Membership.objects.live(on).filter(person=OuterRef("pk"))
        people = (
            Person.objects.filter(Exists(live), pk__in=named).select_related("user")
            if named
            else Person.objects.none()
        )
        here = frozenset(person.pk for person in people if person.address)
        return cls(here, heads_of(schools, on) if schools else {}, calendars(schools, on))

    def leader(self, row) -> int | None:
        return row.leader_id if row.leader_id in self.here else self.heads.get(row.school_id)


# ---- what is due, of each kind of thing ---------------------------------------------------------------------------------
def _requests():
    rows = EvidenceRequest.objects.open().filter(school__status=School.Status.OPEN, area__removed_at=None)
    return rows.annotate(leader_id=F("area__leader")).select_related("school", "area", "by")


def _checks():
    later = EvidenceCheck.objects.filter(link=OuterRef("link"), body=OuterRef("body"), pk__gt=OuterRef("pk"))
    rows = EvidenceCheck.objects.exclude(reply="").exclude(Exists(later))
    gone = {"link__removed_at": None, "link__evidence__removed_at": None}
    return rows.filter(school__status=School.Status.OPEN, **gone).select_related("school", "by", "link")


def _notes():
    rows = VisitNote.objects.to_answer().filter(school__status=School.Status.OPEN)
    return rows.select_related("school", "by", "activity").prefetch_related("activity__areas")


def _asks():
    rows = SchoolBody.objects.live().filter(asked_on__isnull=False, accepted_on=None)
    return rows.filter(school__status=School.Status.OPEN).select_related("school", "body")


def request_kind(wanted_by: date, on: date, next_school_day: date) -> str:
    """Which reminder of a request the day has reached: the nearest."""
    if wanted_by < on:
        return "evidence_wanted_overdue"
    return "evidence_wanted_in_1" if wanted_by <= next_school_day else "evidence_requested"


def _of_request(row, on: date, people: People) -> list[Told]:
    person = people.leader(row)
    if not person or row.on > on:
        return []
    kind = request_kind(row.wanted_by, on, people.openings[row.school_id].next_school_day(on + DAY))
    due_on = {"evidence_requested": row.on, "evidence_wanted_overdue": dates.monday_of(on)}.get(
        kind, row.wanted_by
    )
    path = address("evidence_request", row.school.urn, row.pk)
    return [
        _tell(row, REQUEST, kind, person, due_on, path, on, day=row.wanted_by, about=f"area {row.area.title}")
    ]


def _of_check(row, on: date, people: People) -> list[Told]:
    if row.by_id not in people.here or not row.reply_on <= on <= row.reply_on + STILL_NEWS:
        return []
    path = address("check", row.school.urn, row.link_id)
    return [_tell(row, CHECK, "check_replied", row.by_id, row.reply_on, path, on, day=row.on)]


def _of_note(row, on: date, people: People) -> list[Told]:
    day, person = row.changed_on or row.on, people.heads.get(row.school_id)
    if not person or not day <= on <= day + STILL_NEWS:
        return []
    path = address("visit_note_answer", row.school.urn, row.pk)
    titles = [area.title for area in row.activity.areas.all()]
    about = f"area {titles[0]}" if len(titles) == 1 else f"{len(titles)} areas"
    seen = row.activity.done_on
    return [_tell(row, NOTE, "visit_note_to_answer", person, day, path, on, day=seen, about=about)]


def _of_question(row, on: date, people: People) -> list[Told]:
    person = people.heads.get(row.school_id)
    if not person or not row.asked_on <= on <= row.asked_on + STILL_NEWS:
        return []
    path = address("link_accept", row.school.urn, row.pk)
    return [_tell(row, ASKS, "body_asks", person, row.asked_on, path, on, day=row.asked_on)]


OF: dict[str, tuple[Callable[[], Any], Callable[..., list[Told]]]] = {
    REQUEST: (_requests, _of_request),
    CHECK: (_checks, _of_check),
    NOTE: (_notes, _of_note),
    ASKS: (_asks, _of_question),
}
TO_ADVISERS = {CHECK}  # they go by working days, not by the days of the school


def _tell(row, subject, kind, person, due_on, path, on, **words) -> Told:
    title, sentence = (_words(text, row, on, **words) for text in (KINDS[kind].title, KINDS[kind].sentence))
    due = Due(person, row.school_id, kind, subject, row.pk, due_on, sentence)
    return Told(due, Line(title, sentence, path, KINDS[kind].link))


def _words(template: str, row, on: date, *, day: date, about: str = "") -> str:
    said = {
        "day": dates.day_words(day, beside=on),
        "about": about,
        "who": (row.by if hasattr(row, "by") else row.body).name,
    }
    return template.format(**{name: " ".join(words.split()) for name, words in said.items()})


def _near(subject: str, on: date):
    """The rows of which somebody may be told on the day."""
    rows = OF[subject][0]()
    if subject == CHECK:
        return rows.filter(reply_on__range=(on - STILL_NEWS, on))
    if subject == NOTE:
        since = on - STILL_NEWS
        return rows.filter(Q(on__gte=since) | Q(changed_on__gte=since))
    if subject == ASKS:
        return rows.filter(asked_on__range=(on - STILL_NEWS, on))
    return rows.filter(on__lte=on)


def due(on: date) -> Iterator[Due]:
    """Everything to be told of on the day, in as many queries however many there are."""
    found = {subject: list(_near(subject, on)) for subject in OF}
    people = People.of((row for rows in found.values() for row in rows), on)
    for subject, rows in found.items():
        for row in rows:
            if subject in TO_ADVISERS or people.openings[row.school_id].is_school_day(on):
                yield from (told.due for told in OF[subject][1](row, on, people))
    yield from adviser_week.due(on)


# ---- how it reads, or why it is needed no more --------------------------------------------------------------------------
def describe(notices: list[Notice], on: date) -> dict[int, Line | str]:
    """For each notice of ours its line, or why nobody need be told any more."""
    described = adviser_week.describe(notices, on)
    for subject, (rows_of, told_of) in OF.items():
        ours = [notice for notice in notices if notice.subject_type == subject]
        if not ours:
            continue
        rows = {row.pk: row for row in rows_of().filter(pk__in={notice.subject_id for notice in ours})}
        people = People.of(rows.values(), on)
        told = {pk: told_of(row, on, people) for pk, row in rows.items()}
        for notice in ours:
            described[notice.pk] = _line_of(notice, told.get(notice.subject_id), on)
    return described


def _line_of(notice: Notice, told: list[Told] | None, on: date) -> Line | str:
    if told is None:
        return ENDED[notice.subject_type]
    key = (notice.person_id, notice.kind, notice.subject_type, notice.subject_id, notice.due_on)
    line = next((one.line for one in told if one.due.key == key), None)
    if line:
        return line
    if any(one.due.person_id == notice.person_id for one in told):
        return "a nearer reminder of it takes its place"
    if not told:
        return "it has stood for so long that it is no news"
    return f"{notice.person.name} is no longer the one to answer"


ENDED = {
    REQUEST: "it is answered, or the adviser wants it no more",
    CHECK: "somebody has looked again, or the evidence was taken out",
    NOTE: "the note is answered, or was taken out",
    ASKS: "it was let in, or asks no more",
}
