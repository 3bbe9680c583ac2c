"""Correcting a note of context."""

from datetime import date

from improvement.models import ContextNote
from schools.days import dates
from schools.models import Event
from tests.improvement.monitoring.looks import send


def test_it_is_corrected(cast, sign_in):
    note = ContextNote.objects.create(
        school=cast.school, by=cast.head, on=date(2026, 3, 2), text="Two clases"
    )
    url = f"/schools/142345/context/{note.pk}/edit/"
    send(sign_in(cast.head), url, text="Two classes")
    send(sign_in(cast.head), url)
    note.refresh_from_db()
    assert (note.text, note.version) == ("Two classes", 2)
    assert Event.objects.get().changes == {"text": ["Two clases", "Two classes"]}


def test_one_that_was_taken_out_is_not_there_to_edit(cast, sign_in):
    note = ContextNote.objects.create(
        school=cast.school, by=cast.head, on=date(2026, 3, 2), text="x", removed_at=dates.now()
    )
    assert sign_in(cast.head).get(f"/schools/142345/context/{note.pk}/edit/").status_code == 404
