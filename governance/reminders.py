"""What governance reminds people of: questions to answer, answers to read, appointments that end, visits that come.

The same two questions as `improvement.reminders`: what is due on a day, and how it reads when it is sent.
"""

from collections.abc import Iterator
from datetime import date

from governance import appointment_reminders, challenge_reminders, pack_ready, visit_reminders
from governance.telling import People
from improvement.reminders import horizon
from schools.messages import Due, Line
from schools.models import Notice

SUBJECTS = {each.SUBJECT: each for each in (challenge_reminders, appointment_reminders, visit_reminders)}
KINDS = {name: kind for each in SUBJECTS.values() for name, kind in each.KINDS.items()} | pack_ready.KINDS


def due(on: date) -> Iterator[Due]:
    """Everything to be told of on the day, in the schools that are open on it, in as many queries however many."""
    until = horizon(on)
    found = {subject: list(each.rows_on(on, until)) for subject, each in SUBJECTS.items()}
    people = People((row.school_id for rows in found.values() for row in rows), on)
    for subject, rows in found.items():
        for row in rows:
            if people.calendar(row.school_id).is_school_day(on):
                yield from (each.due for each in SUBJECTS[subject].told(row, on, people))


def describe(notices: list[Notice], on: date) -> dict[int, Line | str]:
    """For each notice of ours its line, or why nobody need be told any more."""
    described = pack_ready.describe(notices, on)
    for subject, each in SUBJECTS.items():
        ours = [notice for notice in notices if notice.subject_type == subject]
        if not ours:
            continue
        rows = {row.pk: row for row in each.rows_of({notice.subject_id for notice in ours})}
        people = People({row.school_id for row in rows.values()}, on)
        lines = {one.key: one.line for row in rows.values() for one in each.told(row, on, people)}
        without_kind = {(person, *rest) for person, _, *rest in lines}
        for notice in ours:
            about = (subject, notice.subject_id, notice.due_on)
            row = rows.get(notice.subject_id)
            line = lines.get((notice.person_id, notice.kind, *about))
            if line or row is None:
                described[notice.pk] = line or "it is no longer there"
            elif (notice.person_id, *about) in without_kind:
                described[notice.pk] = "a nearer reminder of it takes its place"
            else:
                described[notice.pk] = each.why_not(notice, row, on)
    return described
