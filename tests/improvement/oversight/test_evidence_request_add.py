"""An adviser asks for evidence."""

from datetime import date

from improvement.models import EvidenceRequest
from tests.html_forms import main_form
from tests.scene import in_days


def day(name, value: date) -> dict:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def test_asked_of_an_action_from_its_page(scene, sign_in):
    client = sign_in(scene.cast.adviser)
    url = f"/schools/142345/evidence/requests/add/?action={scene.action.pk}"
    assert url.replace("&", "&amp;") in client.get(scene.action.get_absolute_url()).text
    form = main_form(client.get(url).text)
    assert form["wanted_by_day"] != [""], "a day two weeks on is offered"
    response = client.post(url, form | {"what": "A second book check."} | day("wanted_by", in_days(14)))
    row = EvidenceRequest.objects.get()
    assert response.headers["Location"] == row.get_absolute_url()
    assert (row.action, row.area, row.by, row.body) == (
        scene.action, scene.area, scene.cast.adviser, scene.cast.authority,
    )  # fmt: skip
    assert "A second book check." in sign_in(scene.cast.head).get("/schools/142345/evidence/").text


def test_not_for_a_day_that_is_past(scene, sign_in):
    client = sign_in(scene.cast.adviser)
    url = f"/schools/142345/evidence/requests/add/?area={scene.area.pk}"
    page = client.post(
        url, main_form(client.get(url).text) | {"what": "Pupils’ views"} | day("wanted_by", in_days(0))
    ).text
    assert "The day is to come after today" in page and "Pupils’ views" in page
    assert not EvidenceRequest.objects.exists()


def test_nothing_named_is_not_there(scene, sign_in):
    client = sign_in(scene.cast.adviser)
    for query in ("", "?action=9000000", "?area=nonsense"):
        assert client.get(f"/schools/142345/evidence/requests/add/{query}").status_code == 404
