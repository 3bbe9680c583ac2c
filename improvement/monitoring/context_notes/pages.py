"""What the page of the notes of context shows."""

from improvement.monitoring.models import ContextNote
from schools.access import AnyUser, Capability, can
from schools.models import School


def for_context(school: School, *, user: AnyUser) -> dict:
    """The notes of context, newest first, and what this person may do with them."""
    notes = list(ContextNote.objects.filter(school=school).select_related("by"))
    may_add = can(user, Capability.ADD_NOTE, school)
    return {
        "school": school,
        "notes": [note for note in notes if note.removed_at is None],
        "removed": [note for note in notes if note.removed_at] if may_add else [],
        "may_add": may_add,
    }
