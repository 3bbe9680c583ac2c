from improvement.models import Action
from schools.days import dates


def test_the_area_comes_back_with_its_actions(scene, sign_in):
    type(scene.area).objects.update(removed_at=dates.now())
    assert sign_in(scene.cast.head).post(f"/schools/142345/areas/{scene.area.pk}/restore/").status_code == 302
    assert Action.objects.kept().count() == 1
