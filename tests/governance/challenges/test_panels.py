"""What improvement's pages show of governance."""

from governance.challenges import workflow
from schools.days import dates
from tests.cast import make_area
from tests.governance.challenges.making import answered, make_challenge
from tests.improvement.home.test_query_counts import count


def test_open_questions_stand_on_the_area_and_on_the_action(scene, sign_in):
    make_challenge(scene, "Of the area?")
    make_challenge(scene, "Of the action?", action=scene.action)
    make_challenge(scene, "Of another area?", area=make_area(scene.cast.school, "Reading"))
    settled = answered(scene, question="Settled?")
    workflow.settle(settled, by=scene.cast.governor.user, on=dates.today(), version=settled.version)
    client = sign_in(scene.cast.governor)
    page = client.get(scene.area.get_absolute_url()).text
    assert "Of the area?" in page and "Of the action?" in page
    assert "Of another area?" not in page and "Settled?" not in page
    assert f"/challenges/ask/?area={scene.area.pk}" in page
    page = client.get(scene.action.get_absolute_url()).text
    assert "Of the action?" in page and "Of the area?" not in page
    assert f"/challenges/ask/?action={scene.action.pk}" in page


def test_each_sees_what_they_may_read(scene, sign_in):
    make_challenge(scene, "Of the area?")
    for person, reads in {"head": True, "leader": True, "deputy": False, "body_admin": False}.items():
        page = sign_in(getattr(scene.cast, person)).get(scene.area.get_absolute_url()).text
        assert ("Of the area?" in page) == reads, person
        assert "Ask a question" not in page


def test_one_query_however_many(scene, sign_in):
    client = sign_in(scene.cast.governor)
    few, _ = count(client, scene.area.get_absolute_url())
    for number in range(8):
        make_challenge(scene, f"Question {number}?")
    many, asked = count(client, scene.area.get_absolute_url())
    assert few == many <= 12, asked
    assert "And more in the log" in client.get(scene.area.get_absolute_url()).text
