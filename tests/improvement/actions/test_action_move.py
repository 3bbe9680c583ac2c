import pytest

from improvement.models import Action
from tests.cast import make_action


@pytest.fixture
def three(scene):
    return [scene.action, make_action(scene.area, "Second"), make_action(scene.area, "Third")]


def titles(scene):
    return list(Action.objects.filter(area=scene.area).order_by("order").values_list("title", flat=True))


def move(client, action, to):
    return client.post(f"/schools/142345/actions/{action.pk}/move/", {"to": to})


def test_buttons_move_it_up_and_down(scene, three, sign_in):
    client = sign_in(scene.cast.head)
    move(client, three[2], "up")
    assert titles(scene) == ["Weekly reasoning lessons", "Third", "Second"]
    move(client, three[0], "down")
    assert titles(scene) == ["Third", "Weekly reasoning lessons", "Second"]


def test_at_the_end_nothing_happens(scene, three, sign_in):
    client = sign_in(scene.cast.head)
    move(client, three[0], "up")
    move(client, three[2], "down")
    assert titles(scene) == ["Weekly reasoning lessons", "Second", "Third"]
