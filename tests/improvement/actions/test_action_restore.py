from improvement.models import Action
from schools.days import dates
from schools.models import Event


def test_what_was_removed_comes_back_as_it_was(scene, sign_in):
    Action.objects.filter(pk=scene.action.pk).update(removed_at=dates.now())
    client = sign_in(scene.cast.head)
    for _ in range(2):
        assert client.post(f"/schools/142345/actions/{scene.action.pk}/restore/").status_code == 302
    assert Action.objects.get(pk=scene.action.pk).removed_at is None
    assert "Weekly reasoning lessons" in client.get("/schools/142345/plan/").text
    assert Event.objects.filter(verb="restored").count() == 1
