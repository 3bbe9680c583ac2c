from improvement.models import Action
from schools.models import Event
from tests.html_forms import main_form


def send(client, scene, because):
    url = f"/schools/142345/actions/{scene.action.pk}/stop/"
    return client.post(url, main_form(client.get(url).text) | {"because": [because]})


def test_an_action_is_stopped_with_its_reason(scene, sign_in):
    assert send(sign_in(scene.cast.head), scene, "The trainer has left").status_code == 302
    action = Action.objects.get(pk=scene.action.pk)
    assert (action.activity, action.stopped_because) == ("stopped", "The trainer has left")
    assert (
        Event.objects.get(verb="moved").sentence == "Weekly reasoning lessons: stopped. The trainer has left"
    )


def test_without_a_reason_it_goes_on(scene, sign_in):
    response = send(sign_in(scene.cast.head), scene, "  ")
    assert "Write why it is being stopped" in response.text
    assert Action.objects.get(pk=scene.action.pk).activity == "not_started"


def test_what_is_done_is_not_stopped(scene, sign_in):
    Action.objects.filter(pk=scene.action.pk).update(activity="done")
    response = send(sign_in(scene.cast.head), scene, "Enough")
    assert "An action that is done cannot become stopped" in response.text


def test_a_stopped_action_wants_nothing_any_more(scene, sign_in):
    Action.objects.filter(pk=scene.action.pk).update(due_on="2026-01-05", review_on="2026-01-05")
    send(sign_in(scene.cast.head), scene, "Enough")
    page = sign_in(scene.cast.head).get("/schools/142345/").text
    assert "overdue</b>" not in page
