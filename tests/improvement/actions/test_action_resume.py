from improvement.models import Action
from schools.errors import Stale


def test_a_stopped_action_is_taken_up_again(scene, sign_in):
    Action.objects.filter(pk=scene.action.pk).update(activity="stopped", stopped_because="No trainer")
    url = f"/schools/142345/actions/{scene.action.pk}/resume/"
    client = sign_in(scene.cast.head)
    assert client.post(url).status_code == 302
    action = Action.objects.get(pk=scene.action.pk)
    assert (action.activity, action.stopped_because) == ("under_way", "")
    assert client.post(url).status_code == 302, "a second press changes nothing"
    assert Action.objects.get(pk=scene.action.pk).version == action.version


def test_opening_the_address_does_nothing(scene, sign_in):
    assert (
        sign_in(scene.cast.head).get(f"/schools/142345/actions/{scene.action.pk}/resume/").status_code == 405
    )


def test_somebody_who_changed_it_at_the_same_moment_is_not_overwritten(scene, sign_in, monkeypatch):
    def late(action, **_):
        raise Stale(action)

    Action.objects.filter(pk=scene.action.pk).update(activity="stopped", stopped_because="No trainer")
    monkeypatch.setattr("improvement.actions.workflow.move", late)
    client = sign_in(scene.cast.head)
    page = client.post(f"/schools/142345/actions/{scene.action.pk}/resume/", follow=True)
    assert page.status_code == 200 and "Somebody changed this action a moment ago" in page.text
