from improvement.models import Action


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
