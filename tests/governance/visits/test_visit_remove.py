"""Taking a visit out."""

from improvement.models import MonitoringActivity
from tests.governance.visits.making import make_visit, url_of
from tests.improvement.monitoring.looks import june  # noqa: F401


def test_it_leaves_the_visits_and_the_monitoring(scene, sign_in, june):  # noqa: F811
    visit = make_visit(scene)
    client = sign_in(scene.cast.governor)
    client.post(url_of(visit, "remove/"))
    assert MonitoringActivity.objects.get().removed_at
    page = client.get("/schools/142345/governance/visits/").text
    assert "No visits yet" in page and "Taken out" in page
    assert "Put it back" in client.get(url_of(visit)).text
    for sub in ("edit/", "record/", "to-board/"):
        assert client.get(url_of(visit, sub)).status_code == 302


def test_not_anothers(scene, sign_in, june):  # noqa: F811
    visit = make_visit(scene, governor=scene.cast.chair, by=scene.cast.clerk)
    for person in (scene.cast.governor, scene.cast.head):
        assert sign_in(person).post(url_of(visit, "remove/")).status_code == 403
