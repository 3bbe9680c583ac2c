"""The pages of visit notes: the list, one note, what stands beside its forms, and what the finding thread says of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from improvement.actions.pages import history
from improvement.areas.models import AreaForImprovement
from improvement.oversight.visit_notes.models import AgreedStep, VisitNote, VisitNoteQuerySet
from improvement.oversight.visit_notes.workflow import may_change
from schools import files
from schools.access import AnyUser, Capability, adviser_in, can, rules_of
from schools.models import Event, School
from schools.words import counted, listed

AT_ONCE = 50
IN_THREAD = 6
WITH_ALL = ("activity", "by", "body", "answer_by", "file")
SAYS = {"green": "It is working", "blue": "It is working", "amber": "In part", "red": "Not yet"}


@dataclass(frozen=True)
class VisitNoteLine:
    """A note in the list, and whether this reader is to answer it."""

    row: VisitNote
    areas: str
    says: str
    may_answer: bool


@dataclass(frozen=True)
class StepLine:
    """A next step, and whether this reader may make an action of it."""

    row: AgreedStep
    may_press: bool


def with_all(rows: VisitNoteQuerySet) -> VisitNoteQuerySet:
    """The notes with everything their pages say, and whose areas they are."""
    steps = AgreedStep.objects.select_related("area", "action")
    return rows.select_related(*WITH_ALL).prefetch_related("activity__areas", Prefetch("steps", steps))


def for_visit_notes(school: School, *, user: AnyUser) -> dict:
    """The notes this person may read, newest first; those taken out for advisers."""
    readable = with_all(school.visit_notes.readable_by(user, school))
    rows = list(readable[: AT_ONCE * 2])
    lines = [_line(row, school, user) for row in rows if row.activity.removed_at is None][:AT_ONCE]
    adviser = adviser_in(user, school)
    removed = [row for row in rows if row.activity.removed_at and may_change(row, adviser)]
    return {
        "school": school,
        "lines": lines,
        "removed": removed,
        "may_write": can(user, Capability.WRITE_VISIT_NOTE, school),
        "headline": _headline(lines),
    }


def _line(row: VisitNote, school: School, user: AnyUser) -> VisitNoteLine:
    place(row, school)
    return VisitNoteLine(
        row,
        listed([area.title for area in row.activity.areas.all()]),
        SAYS.get(row.activity.impact, ""),
        row.waits_for_answer and can(user, Capability.ANSWER_VISIT_NOTE, row),
    )


def place(row: VisitNote, school: School) -> None:
    """Let everything the note holds know its school, so that no address asks for it again."""
    row.school = row.activity.school = school
    if row.file:
        row.file.school = school
    for step in row.steps.all():
        step.note = row
        step.area.school = school
        if step.action:
            step.action.school = school
    for area in row.activity.areas.all():
        area.school = school


def _headline(lines: list[VisitNoteLine]) -> str:
    if not lines:
        return "No visit notes yet"
    waiting = sum(line.row.waits_for_answer for line in lines)
    if waiting:
        return f"{counted(waiting, 'visit note')} to answer"
    return "Every visit note is answered"


def for_visit_note(note: VisitNote, *, user: AnyUser) -> dict:
    """One visit: what was seen, what was agreed, and what the school says to it."""
    adviser = adviser_in(user, note.school)
    return {
        "school": note.school,
        "note": note,
        "activity": note.activity,
        "says": SAYS.get(note.activity.impact, ""),
        "next_visit": next_visit(note),
        "size": files.size_words(note.file.size) if note.file else "",
        "steps": [
            StepLine(step, step.action_id is None and can(user, Capability.EDIT_ACTIONS, step.area))
            for step in note.steps.all()
        ],
        "may_edit": may_change(note, adviser) and note.answer != VisitNote.Answer.ACCURATE,
        "may_remove": may_change(note, adviser),
        "may_answer": can(user, Capability.ANSWER_VISIT_NOTE, note),
        "history": history(
            Event.objects.filter(Q(target_type="visitnote", target_id=note.pk), school=note.school)[:12]
        ),
    }


def next_visit(note: VisitNote) -> date | None:
    given = note.activity.details.get("next_visit")
    return date.fromisoformat(given) if given else None


def open_to_notes(school: School, row: VisitNote | None = None) -> list[AreaForImprovement]:
    """The areas of the plan, with what `row` looks at and agreed steps for already."""
    areas = list(school.areas.in_current_plan())
    if row is not None:
        known = [*row.activity.areas.all(), *(step.area for step in row.steps.all())]
        areas += [area for area in dict.fromkeys(known) if area not in areas]
    return areas


# ---- in the finding thread --------------------------------------------------------------------------------------------
def notes_on(areas: Iterable[AreaForImprovement], *, school: School, user: AnyUser) -> list[VisitNote]:
    """The latest notes on these areas that this person may read. Two queries; none where there is nothing to read."""
    areas = list(areas)
    if not areas or not rules_of(user, Capability.READ_VISIT_NOTES, school):
        return []
    rows = school.visit_notes.readable_by(user, school).kept()
    rows = rows.filter(activity__areas__in=areas).distinct().select_related(*WITH_ALL)
    found = list(rows[:IN_THREAD])
    for row in found:
        row.activity.school = school
        row.says = SAYS.get(row.activity.impact, "")
    return found
