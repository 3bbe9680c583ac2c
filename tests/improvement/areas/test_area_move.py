from improvement.models import PlanArea
from tests.cast import make_area


def test_areas_change_places_by_buttons(scene, sign_in):
    second = make_area(scene.cast.school, "Writing")
    client = sign_in(scene.cast.head)
    client.post(f"/schools/142345/areas/{second.pk}/move/", {"to": "up"})
    assert list(PlanArea.objects.values_list("area__title", flat=True)) == [
        "Writing",
        "Mathematics in Years 5 and 6",
    ]
    client.post(f"/schools/142345/areas/{second.pk}/move/", {"to": "up"})
    client.post(f"/schools/142345/areas/{second.pk}/move/", {"to": "down"})
    assert list(PlanArea.objects.values_list("area__title", flat=True)) == [
        "Mathematics in Years 5 and 6",
        "Writing",
    ]
