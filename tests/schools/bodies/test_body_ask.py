"""A body asks a school to let it in; the headteacher answers."""

import pytest

from schools.models import Event, SchoolBody
from tests.cast import link, make_school
from tests.html_forms import main_form
from tests.schools.bodies.scene import make_body_scene


@pytest.fixture
def ask(cast, sign_in):
    scene = make_body_scene(cast)

    def press(urn):
        client, url = sign_in(cast.body_admin), scene.url("body_ask")
        return client.post(url, main_form(client.get(url).text) | {"urn": [urn]})

    return press


def test_the_head_reads_it_and_nothing_is_seen_before_the_answer(cast, ask, sign_in, client):
    assert ask("142 399").status_code == 302
    row = SchoolBody.objects.get(school=cast.other_school, body=cast.authority)
    assert (row.basis, row.asked_on is not None, row.accepted_on) == ("commissioned", True, None)
    assert Event.objects.first().sentence == f"{cast.authority} asks to be let in"
    client.force_login(cast.adviser.user)
    assert client.get("/schools/142399/").status_code == 404
    page = sign_in(cast.outsider).get("/schools/142399/people/access/").text
    assert f"{cast.authority}" in page and "Asked " in page and "Let in" in page
    accept = f"/schools/142399/people/access/{row.pk}/accept/"
    client.post(accept, main_form(client.get(accept).text))
    client.force_login(cast.adviser.user)
    assert client.get("/schools/142399/").status_code == 200


def test_a_link_by_geography_keeps_its_basis(cast, ask):
    row = link(cast.other_school, cast.authority, SchoolBody.Basis.GEOGRAPHY)
    ask("142399")
    row.refresh_from_db()
    assert row.basis == "geography" and row.asked_on


@pytest.mark.parametrize(
    ("urn", "sentence"),
    [
        ("999999", "No school with the number 999999 is on Cairn"),
        ("12345", "has six figures"),
        ("142345", "lets you in already"),
        ("142378", "has been asked already"),
    ],
)
def test_what_cannot_be_asked_is_told(cast, ask, urn, sentence):
    make_school("Old Quarry Infant School", "142379")
    answer = ask(urn)
    assert answer.status_code == 200 and sentence in answer.text and f'value="{urn}"' in answer.text
