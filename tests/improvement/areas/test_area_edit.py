import pytest

from improvement.models import AreaForImprovement
from schools.models import Event, Membership, Role
from tests.html_forms import main_form


def edit(client, scene, **typed):
    url = f"/schools/142345/areas/{scene.area.pk}/edit/"
    return client.post(
        url, main_form(client.get(url).text) | {name: [value] for name, value in typed.items()}
    )


def test_who_answers_for_it_now_is_told_by_name(scene, sign_in):
    edit(
        sign_in(scene.cast.head),
        scene,
        leader=str(scene.cast.deputy.pk),
        intended_impact="More pupils reason",
    )
    area = AreaForImprovement.objects.get()
    assert (area.leader, area.intended_impact) == (scene.cast.deputy, "More pupils reason")
    sentence = Event.objects.get(verb="edited").sentence
    assert sentence == "Mathematics in Years 5 and 6: intended impact changed, leader is now Imran Sheikh"


def test_the_whole_board_replaces_the_governor(scene, sign_in):
    edit(sign_in(scene.cast.head), scene, link_governor="whole_board")
    area = AreaForImprovement.objects.get()
    assert (area.whole_board, area.link_governor) == (True, None)


def test_both_texts_stand_on_the_conflict_page(scene, sign_in):
    url = f"/schools/142345/areas/{scene.area.pk}/edit/"
    mine = main_form(sign_in(scene.cast.head).get(url).text) | {
        "title": ["Mine"],
        "leader": [str(scene.cast.deputy.pk)],
    }
    edit(sign_in(scene.cast.editor), scene, title="Theirs", leader=str(scene.cast.head.pk))
    response = sign_in(scene.cast.head).post(url, mine)
    assert response.status_code == 409
    for words in ("Mine", "Theirs", "Imran Sheikh", "Catherine Hallam"):
        assert words in response.text


def test_those_who_have_left_stay_until_somebody_else_is_chosen(scene, sign_in):
    cast = scene.cast
    AreaForImprovement.objects.update(leader=cast.leaver, second_person=cast.leaver)
    cast.governor.memberships.update(ends_on="2025-01-01")
    edit(sign_in(cast.head), scene, title="Mathematics")
    area = AreaForImprovement.objects.get()
    assert (area.title, area.leader, area.second_person, area.link_governor) == (
        "Mathematics",
        cast.leaver,
        cast.leaver,
        cast.governor,
    )
    assert list(Event.objects.get(verb="edited").changes) == ["title"]


def test_whoever_was_a_governor_once_is_not_offered(scene, sign_in):
    """A member of staff who is a governor no longer is still of the school."""
    Membership.objects.create(
        person=scene.cast.teacher, role=Role.GOVERNOR, starts_on="2020-09-01", ends_on="2025-01-01"
    )
    response = edit(sign_in(scene.cast.head), scene, link_governor=str(scene.cast.teacher.pk))
    assert "Choose a governor from the list" in response.text


@pytest.mark.parametrize("field", ["leader", "link_governor", "second_person", "evaluation_area"])
@pytest.mark.parametrize("value", ["outsider", "99999999999999999999", "abc"])
def test_nobody_and_nothing_from_elsewhere_can_be_chosen(scene, sign_in, field, value):
    value = str(scene.cast.outsider.pk) if value == "outsider" else value
    response = edit(sign_in(scene.cast.head), scene, title="Changed", **{field: value})
    assert response.status_code == 200 and "from the list" in response.text and "Changed" in response.text
    assert AreaForImprovement.objects.get().version == 1


def test_nothing_but_the_fields_of_the_page_is_taken(scene, sign_in):
    extra = {"school": str(scene.cast.other_school.pk), "removed_at": "2020-01-01", "whole_board": "on"}
    edit(sign_in(scene.cast.head), scene, title="Mathematics", **extra)
    area = AreaForImprovement.objects.get()
    assert (area.school, area.removed_at, area.whole_board) == (scene.cast.school, None, False)
