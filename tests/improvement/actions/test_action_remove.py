from improvement.models import Action
from schools.models import Event


def test_removing_takes_it_out_of_the_plan_and_says_how_to_undo(scene, sign_in):
    client = sign_in(scene.cast.head)
    response = client.post(f"/schools/142345/actions/{scene.action.pk}/remove/", follow=True)
    assert "You can put it back" in response.text and "Put the action back" in response.text
    assert Action.objects.get(pk=scene.action.pk).removed_at
    assert "Weekly reasoning lessons" not in client.get("/schools/142345/plan/").text
    assert Event.objects.get(verb="removed").sentence == "Action removed: Weekly reasoning lessons"


def test_twice_is_once(scene, sign_in):
    for _ in range(2):
        sign_in(scene.cast.head).post(f"/schools/142345/actions/{scene.action.pk}/remove/")
    assert Event.objects.filter(verb="removed").count() == 1
