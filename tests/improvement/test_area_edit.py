from improvement.models import AreaForImprovement
from schools.models import Event
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
