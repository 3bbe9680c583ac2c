"""Putting a visit back."""

from governance.visits import workflow
from schools.days import dates
from tests.governance.visits.making import make_visit, url_of
from tests.improvement.monitoring.looks import june  # noqa: F401


def test_it_is_as_it_was(scene, sign_in, june):  # noqa: F811
    visit = make_visit(scene)
    workflow.remove(visit, by=scene.cast.clerk.user, on=dates.today())
    sign_in(scene.cast.governor).post(url_of(visit, "restore/"))
    assert "1 visit planned" in sign_in(scene.cast.governor).get("/schools/142345/governance/visits/").text
