"""A note of context is taken out."""

from datetime import date

from improvement.models import ContextNote
from schools.models import Event


def test_it_is_written_down_once(cast, sign_in):
    note = ContextNote.objects.create(
        school=cast.school, by=cast.head, on=date(2026, 3, 2), text="A new head"
    )
    url = f"/schools/142345/context/{note.pk}/remove/"
    assert sign_in(cast.governor).post(url).status_code == 403
    for _ in range(2):
        assert sign_in(cast.head).post(url).headers["Location"] == "/schools/142345/context/"
    note.refresh_from_db()
    assert note.removed_at is not None
    assert Event.objects.count() == 1
