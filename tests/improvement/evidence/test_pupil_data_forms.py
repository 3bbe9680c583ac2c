"""The warning on long texts elsewhere: the notes on actions and areas."""

import pytest

from improvement.models import ProgressNote
from schools.models import Event
from tests.cast import make_action, make_area
from tests.html_forms import main_form


@pytest.fixture(params=["action_note", "area_note"])
def address(cast, request):
    area = make_area(cast.school, leader=cast.leader)
    thing = make_action(area, owner=cast.teacher) if request.param == "action_note" else area
    return f"{thing.get_absolute_url()}note/"


def test_a_note_warns_and_may_be_saved_anyway(sign_in, cast, address):
    client = sign_in(cast.head)
    data = main_form(client.get(address).text)
    assert "pupil_data" not in data
    response = client.post(address, data | {"text": "Maya’s EHCP was read"})
    assert "What you wrote may say who a pupil is" in response.text and not ProgressNote.objects.exists()
    again = main_form(response.text)
    assert (again["text"], again["pupil_data"]) == (["Maya’s EHCP was read"], ["changed"])
    assert client.post(address, again).status_code == 200, (
        "pressing the button again without looking saves nothing"
    )
    assert client.post(address, again | {"pupil_data": "saved_anyway"}).status_code == 302
    assert ProgressNote.objects.get().text == "Maya’s EHCP was read"
    sentence = Event.objects.get().sentence
    assert sentence.endswith(". It may say who a pupil is, and was saved anyway") and "Maya" not in sentence


def test_a_note_that_is_changed_first(sign_in, cast, address):
    client = sign_in(cast.head)
    response = client.post(address, main_form(client.get(address).text) | {"text": "Maya’s EHCP was read"})
    assert client.post(address, main_form(response.text) | {"text": "One plan was read"}).status_code == 302
    assert Event.objects.get().sentence.endswith(". It was changed first: it seemed to say who a pupil is")


def test_a_note_that_says_nothing_of_a_pupil(sign_in, cast, address):
    client = sign_in(cast.head)
    assert (
        client.post(address, main_form(client.get(address).text) | {"text": "Six classes of six"}).status_code
        == 302
    )
    assert "pupil" not in Event.objects.get().sentence
