"""The two questions asked of every subject: what is due on a day, and how it reads when it is sent."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Protocol

from schools.mail import Due, Line
from schools.mail.models import Notice
from schools.reminders.days import horizon
from schools.reminders.kinds import Kind, Told, words
from schools.reminders.people import People


class Subject(Protocol):
    """What a module of reminders says of its noun. A row has `pk`, `school_id` and, if its people are those of a body,
    `body_id`; `pk` is the notice's `subject_id`."""

    SUBJECT: str
    KINDS: dict[str, Kind]

    def rows_on(self, on: date, until: date) -> Iterable[Any]:
        """The rows of which somebody may be told on the day. What comes `until` then is told on the last school day
        before a holiday."""

    def rows_of(self, notices: Sequence[Notice], on: date) -> Iterable[Any]:
        """The rows these notices are about, those that are still there."""

    def told(self, row: Any, on: date, people: People) -> list[Told]:
        """Who is told what of the row on a school day."""

    def why_not(self, notice: Notice, row: Any, told: list[Told], on: date) -> str:
        """Why nobody need be told this any more, of a notice that is not among what is `told` of its row. The row is
        None if it is not among `rows_of`."""


def due(subjects: Iterable[Subject], on: date) -> Iterator[Due]:
    """Everything to be told of on the day: to people of schools that are open on it, and to people of bodies, whose mail
    goes on working days. The number of queries does not depend on how many schools or rows there are."""
    until = horizon(on)
    found = [(subject, list(subject.rows_on(on, until))) for subject in subjects]
    people = People.of((row for _, rows in found for row in rows), on)
    for subject, rows in found:
        for row in rows:
            for one in subject.told(row, on, people):
                if people.is_open(row.school_id) or people.is_of_a_body(one.person):
                    sentence = words(subject.KINDS[one.kind].sentence, one.said, on)
                    yield Due(
                        one.person, row.school_id, one.kind, subject.SUBJECT, row.pk, one.due_on, sentence
                    )


def describe(subjects: Iterable[Subject], notices: Sequence[Notice], on: date) -> dict[int, Line | str]:
    """For each notice of these subjects its line, or why nobody need be told any more."""
    asked = [(each, [one for one in notices if one.subject_type == each.SUBJECT]) for each in subjects]
    found = [(each, ours, list(each.rows_of(ours, on))) for each, ours in asked if ours]
    people = People.of((row for _, _, rows in found for row in rows), on)
    described: dict[int, Line | str] = {}
    for subject, ours, rows in found:
        told: dict[int, list[Told]] = {row.pk: [] for row in rows}
        for row in rows:
            told[row.pk] += subject.told(row, on, people)
        row_of = {row.pk: row for row in rows}
        for notice in ours:
            now = told.get(notice.subject_id, [])
            key = (notice.person_id, notice.kind, notice.due_on)
            said = next((one for one in now if (one.person, one.kind, one.due_on) == key), None)
            described[notice.pk] = (
                _line(subject.KINDS[said.kind], said, on)
                if said
                else subject.why_not(notice, row_of.get(notice.subject_id), now, on)
            )
    return described


def _line(kind: Kind, told: Told, on: date) -> Line:
    """With the reason why it goes to this person."""
    title, sentence = (words(template, told.said, on) for template in (kind.title, kind.sentence))
    return Line(title, sentence, told.path, told.link or kind.link, kind.recipient, told.later)
