"""Taking a visit note out."""

from improvement.models import MonitoringActivity
from schools.models import Event
from tests.improvement.monitoring.looks import june  # noqa: F401
from tests.improvement.oversight.notes import PURPOSE, make_note, url_of


def test_it_counts_no_longer_and_is_kept(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    client = sign_in(scene.cast.adviser)
    assert client.post(url_of(note, "remove/")).headers["Location"] == url_of(note)
    assert not MonitoringActivity.objects.done().exists()
    assert "Put it back" in client.get(url_of(note)).text
    assert PURPOSE in client.get("/schools/142345/support/visits/").text
    assert PURPOSE not in sign_in(scene.cast.head).get("/schools/142345/support/visits/").text
    assert Event.objects.filter(verb="removed").count() == 1
    client = sign_in(scene.cast.adviser)
    client.post(url_of(note, "remove/"))
    assert Event.objects.filter(verb="removed").count() == 1
