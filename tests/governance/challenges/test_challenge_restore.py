"""Putting a question back into the log."""

from governance.challenges import workflow
from schools.days import dates
from tests.governance.challenges.making import make_challenge, url_of


def test_it_stands_where_it_stood(scene, sign_in):
    challenge = make_challenge(scene)
    workflow.remove(challenge, by=scene.cast.clerk.user, on=dates.today())
    sign_in(scene.cast.clerk).post(url_of(challenge, "restore/"))
    challenge.refresh_from_db()
    assert challenge.removed_at is None and challenge.state == "asked"
    page = sign_in(scene.cast.leader).get("/schools/142345/governance/challenges/").text
    assert "1 question waits for an answer" in page
