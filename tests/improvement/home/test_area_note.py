import pytest

from improvement.models import ProgressNote
from schools.models import Event


def send(client, scene, **typed):
    return client.post(f"/schools/142345/areas/{scene.area.pk}/note/", typed)


def test_the_leader_rates_their_area(scene, sign_in):
    assert (
        send(sign_in(scene.cast.leader), scene, text="More pupils explain", impact="green").status_code == 302
    )
    note = ProgressNote.objects.get()
    assert (note.area, note.action, note.impact, note.by) == (scene.area, None, "green", scene.cast.leader)
    assert (
        Event.objects.get(verb="noted").sentence
        == "Progress note: Mathematics in Years 5 and 6, rated on track"
    )


def test_another_leader_writes_but_does_not_rate(scene, sign_in):
    client = sign_in(scene.cast.deputy)
    assert 'name="impact"' not in client.get(f"/schools/142345/areas/{scene.area.pk}/note/").text
    send(client, scene, text="Seen on a walk", impact="green")
    assert ProgressNote.objects.get().impact == ""


@pytest.mark.parametrize("who", ["governor", "chair", "clerk", "adviser", "teacher"])
def test_others_do_not(scene, sign_in, who):
    assert send(sign_in(getattr(scene.cast, who)), scene, text="No").status_code == 403


def test_empty(scene, sign_in):
    assert "Write what has changed" in send(sign_in(scene.cast.head), scene, text="").text


def test_the_ratings_are_in_the_words_of_the_school(scene, sign_in):
    type(scene.cast.school).objects.filter(pk=scene.cast.school.pk).update(rating_key={"blue": "Part of us"})
    assert "Part of us" in sign_in(scene.cast.head).get(f"/schools/142345/areas/{scene.area.pk}/note/").text
