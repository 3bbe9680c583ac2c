from improvement.models import Action, AreaForImprovement


def test_an_area_leaves_the_plan_with_its_actions(scene, sign_in):
    client = sign_in(scene.cast.head)
    response = client.post(f"/schools/142345/areas/{scene.area.pk}/remove/", follow=True)
    assert "Put the area back" in response.text
    assert AreaForImprovement.objects.get().removed_at
    assert not Action.objects.kept().exists()
    assert "Weekly reasoning lessons" not in client.get("/schools/142345/").text
    assert client.get(f"/schools/142345/areas/{scene.area.pk}/edit/").status_code == 404
