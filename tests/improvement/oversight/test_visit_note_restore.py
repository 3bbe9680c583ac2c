"""Putting a visit note back."""

from improvement.models import MonitoringActivity
from improvement.oversight.visit_notes.workflow import remove_note
from tests.improvement.monitoring.looks import june  # noqa: F401
from tests.improvement.oversight.notes import PURPOSE, make_note, url_of


def test_it_counts_again(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    remove_note(note, by=scene.cast.adviser.user, on=june)
    assert sign_in(scene.cast.adviser).post(url_of(note, "restore/")).status_code == 302
    assert MonitoringActivity.objects.done().count() == 1
    assert PURPOSE in sign_in(scene.cast.head).get("/schools/142345/support/visits/").text
