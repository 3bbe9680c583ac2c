"""The file of a visit note."""

from improvement.models import VisitNote
from schools import files
from tests.improvement.monitoring.looks import june  # noqa: F401
from tests.improvement.oversight.notes import make_note, url_of


def test_it_is_saved_and_not_shown(world, client):
    note = VisitNote.objects.get(pk=world.ids["visit_note"])
    client.force_login(world.cast.chair.user)
    answer = client.get(url_of(note, "file/"))
    assert answer.content == files.read(note.file)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert (
        "sandbox" in answer.headers["Content-Security-Policy"]
        and "no-store" in answer.headers["Cache-Control"]
    )
    assert "moderation.pdf" in client.get(url_of(note)).text


def test_without_one_there_is_nothing(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    assert sign_in(scene.cast.head).get(url_of(note, "file/")).status_code == 404


def test_a_damaged_one_is_not_handed_out(world, client):
    note = VisitNote.objects.get(pk=world.ids["visit_note"])
    files.path_of(note.file).write_bytes(b"Something else")
    client.force_login(world.cast.head.user)
    answer = client.get(url_of(note, "file/"), follow=True)
    assert "missing or damaged" in answer.text
