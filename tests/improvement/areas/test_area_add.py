import pytest

from improvement.models import ActionPlan, AreaForImprovement
from tests.cast import make_area

URL = "/schools/142345/areas/add/"


def test_the_first_area_starts_a_plan(cast, sign_in):
    typed = {
        "title": "Reading",
        "leader": str(cast.leader.pk),
        "link_governor": str(cast.governor.pk),
        "detail": "Fluency\nHome reading",
    }
    response = sign_in(cast.head).post(URL, typed)
    area = AreaForImprovement.objects.get()
    assert response.headers["Location"] == f"/schools/142345/areas/{area.pk}/"
    assert (area.leader, area.link_governor, area.sub_points) == (
        cast.leader,
        cast.governor,
        ["Fluency", "Home reading"],
    )
    plan = ActionPlan.objects.get()
    assert (plan.status, list(plan.areas.all())) == ("draft", [area])


def test_the_next_area_stands_last_in_the_same_plan(cast, sign_in):
    make_area(cast.school, "First")
    sign_in(cast.head).post(URL, {"title": "Second"})
    assert list(ActionPlan.objects.get().plan_areas.values_list("area__title", "order")) == [
        ("First", 1),
        ("Second", 2),
    ]


def test_the_whole_board_may_follow(cast, sign_in):
    sign_in(cast.head).post(URL, {"title": "Governance", "link_governor": "whole_board"})
    assert AreaForImprovement.objects.get().whole_board


@pytest.mark.parametrize(
    "typed,says",
    [
        ({"title": ""}, "Write the area"),
        ({"title": "x" * 201}, "The limit is 200 characters"),
        ({"title": "A", "leader": "999999"}, "Choose a leader from the list"),
        ({"title": "A", "link_governor": "999999"}, "Choose a governor from the list"),
        ({"title": "A", "link_governor": "x"}, "Choose a governor from the list"),
    ],
)
def test_bad_input_is_said(cast, sign_in, typed, says):
    response = sign_in(cast.head).post(URL, typed | {"detail": "Kept"})
    assert says in response.text and "Kept" in response.text
    assert not AreaForImprovement.objects.exists()


def test_leaders_are_staff_and_governors_are_governors(cast, sign_in):
    response = sign_in(cast.head).post(
        URL, {"title": "A", "leader": str(cast.governor.pk), "link_governor": str(cast.teacher.pk)}
    )
    assert (
        "Choose a leader from the list" in response.text
        and "Choose a governor from the list" in response.text
    )


def test_someone_who_has_left_is_not_offered(cast, sign_in):
    assert "Owen Tredwell" not in sign_in(cast.head).get(URL).text
