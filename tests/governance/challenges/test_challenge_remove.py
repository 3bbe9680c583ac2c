"""Taking a question out of the log."""

from schools.models import Event
from tests.governance.challenges.making import make_challenge, url_of


def test_it_leaves_the_log_and_nothing_is_deleted(scene, sign_in):
    challenge = make_challenge(scene)
    client = sign_in(scene.cast.governor)
    assert client.post(url_of(challenge, "remove/")).headers["Location"] == challenge.get_absolute_url()
    challenge.refresh_from_db()
    assert challenge.removed_at and Event.objects.filter(verb="removed").count() == 1
    page = client.get("/schools/142345/governance/challenges/").text
    assert "No questions asked yet" in page and "Taken out" in page
    assert "Put it back" in client.get(challenge.get_absolute_url()).text
    for sub in ("edit/", "settle/"):
        assert client.get(url_of(challenge, sub)).status_code == 302
    client.post(url_of(challenge, "remove/"))
    assert Event.objects.filter(verb="removed").count() == 1


def test_not_by_those_who_did_not_ask(scene, sign_in):
    challenge = make_challenge(scene, by=scene.cast.chair)
    for person in (scene.cast.governor, scene.cast.head, scene.cast.leader):
        assert sign_in(person).post(url_of(challenge, "remove/")).status_code == 403
