"""Every write to the notes of context: dated changes of circumstances, without which figures mislead."""

from datetime import date

from django.db import transaction

from improvement.models import ContextNote
from improvement.pupil_data import in_history
from schools.access import Capability, person_in, require
from schools.models import School, User
from schools.workflow import history
from schools.workflow.errors import Refused


@transaction.atomic
def add_context(
    school: School, *, by: User, on: date, happened_on: date, text: str, pupil_data: str = ""
) -> ContextNote:
    """Note a change of circumstances, by the day it happened."""
    require(by, Capability.ADD_NOTE, school)
    _check(happened_on, on)
    note = ContextNote.objects.create(school=school, by=person_in(by, school), on=happened_on, text=text)
    history.record(note, by=by, verb="noted", sentence=f"Change of context: {text}{in_history(pupil_data)}")
    return note


@transaction.atomic
def edit_context(
    note: ContextNote, *, by: User, on: date, version: int, happened_on: date, text: str, pupil_data: str = ""
) -> ContextNote:
    """Change the note, unless somebody else saved since `version`: then `Stale`."""
    require(by, Capability.ADD_NOTE, note)
    _check(happened_on, on)
    changes = history.update(note, version=version, on=happened_on, text=text)
    if changes:
        sentence = f"Change of context corrected: {text}{in_history(pupil_data)}"
        history.record(note, by=by, verb="edited", sentence=sentence, changes=changes)
    return note


@transaction.atomic
def set_context_removed(note: ContextNote, *, by: User, on: date, removed: bool) -> ContextNote:
    """Take the note out, or put it back."""
    require(by, Capability.ADD_NOTE, note)
    if history.set_removed(note, removed):
        words = "removed" if removed else "put back"
        history.record(note, by=by, verb=words, sentence=f"Change of context {words}: {note.text}")
    return note


def _check(happened_on: date, on: date) -> None:
    if happened_on > on:
        raise Refused("This day is still to come. Note it once it has happened.", "happened_on")
