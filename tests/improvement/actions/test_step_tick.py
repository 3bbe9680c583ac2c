import pytest

from improvement.models import ActionStep
from schools.days import dates
from tests.cast import make_action


@pytest.fixture
def step(scene):
    return ActionStep.objects.create(action=scene.action, order=1, text="Agree the day")


def test_a_step_is_ticked_and_unticked(scene, step, sign_in):
    client = sign_in(scene.cast.teacher)
    url = f"/schools/142345/actions/{scene.action.pk}/steps/{step.pk}/tick/"
    client.post(url, {"done": "yes"})
    assert ActionStep.objects.get().done_on == dates.today()
    client.post(url, {"done": "no"})
    assert ActionStep.objects.get().done_on is None


def test_a_step_of_another_action_is_not_there(scene, step, sign_in):
    other = make_action(scene.area, "Other")
    url = f"/schools/142345/actions/{other.pk}/steps/{step.pk}/tick/"
    assert sign_in(scene.cast.head).post(url, {"done": "yes"}).status_code == 404
