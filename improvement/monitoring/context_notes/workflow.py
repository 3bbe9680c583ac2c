"""Every write to the notes of context: dated changes of circumstances, without which figures mislead."""

from datetime import date

from django.db import transaction

from improvement.monitoring.models import ContextNote
from schools import history
from schools.access import Capability, person_in, require
from schools.errors import Refused
from schools.models import School, User
from schools.pupil_data import in_history


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
def remove_context(note: ContextNote, *, by: User, on: date) -> ContextNote:
    """Take the note out. It can be put back."""
    require(by, Capability.ADD_NOTE, note)
    if history.set_removed(note, True):
        history.record(note, by=by, verb="removed", sentence=f"Change of context removed: {note.text}")
    return note


@transaction.atomic
def restore_context(note: ContextNote, *, by: User, on: date) -> ContextNote:
    """Put the note back."""
    require(by, Capability.ADD_NOTE, note)
    if history.set_removed(note, False):
        history.record(note, by=by, verb="put back", sentence=f"Change of context put back: {note.text}")
    return note


def _check(happened_on: date, on: date) -> None:
    if happened_on > on:
        raise Refused("This day is still to come. Note it once it has happened.", "happened_on")
