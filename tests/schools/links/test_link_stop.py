"""The headteacher stops letting a body in."""

import pytest

from schools.days.dates import today
from schools.errors import Refused
from schools.links import workflow as links
from schools.models import Event, Role, SchoolBody
from tests.cast import link, make_body, make_person
from tests.html_forms import main_form


@pytest.fixture
def accepted(cast):
    body = make_body("Fenland Reading Trust")
    make_person("Grace Adeyemi", Role.ADVISER, body=body)
    return link(
        cast.school, body, SchoolBody.Basis.COMMISSIONED, accepted_on=today(), accepted_by=cast.head.user
    )


def test_its_people_see_nothing_from_that_moment_and_it_can_be_undone(cast, accepted, sign_in, client):
    adviser = accepted.body.people.get().user
    client.force_login(adviser)
    assert client.get("/schools/142345/").status_code == 200
    sign_in(cast.head)
    address = f"/schools/142345/people/access/{accepted.pk}/stop/"
    assert client.post(address, main_form(client.get(address).text)).status_code == 302
    client.force_login(adviser)
    assert client.get("/schools/142345/").status_code == 404
    assert "Saltmarsh" not in client.get("/portfolio/").text
    assert Event.objects.first().sentence == "Fenland Reading Trust is no longer let in"
    links.accept(accepted, by=cast.head.user, on=today())
    client.force_login(adviser)
    assert client.get("/schools/142345/").status_code == 200


def test_the_authority_that_maintains_the_school_cannot_be_shut_out(cast):
    row = SchoolBody.objects.get(school=cast.school, basis="maintains")
    with pytest.raises(Refused, match="because it maintains it"):
        links.stop(row, by=cast.head.user, on=today())


def test_twice_is_told(cast, accepted):
    links.stop(accepted, by=cast.head.user, on=today())
    with pytest.raises(Refused, match="sees nothing of the school already"):
        links.stop(accepted, by=cast.head.user, on=today())


def test_a_body_that_asks_can_be_told_no_and_may_ask_again(cast, sign_in):
    row = link(cast.school, make_body("Diocese of Merrow"), SchoolBody.Basis.DIOCESE)
    SchoolBody.objects.filter(pk=row.pk).update(asked_on=today())
    client = sign_in(cast.head)
    assert "Say no" in client.get("/schools/142345/people/access/").text
    address = f"/schools/142345/people/access/{row.pk}/stop/"
    page = client.get(address).text
    assert "Say no to Diocese of Merrow?" in page
    client.post(address, main_form(page))
    row.refresh_from_db()
    assert (row.asked_on, row.accepted_on) == (None, None)
    assert Event.objects.first().sentence == "Diocese of Merrow asked to be let in, and is not"
    assert client.get(address).status_code == 302


def test_the_question_ends_with_the_answer(cast):
    row = link(cast.school, make_body("Diocese of Merrow"), SchoolBody.Basis.DIOCESE)
    SchoolBody.objects.filter(pk=row.pk).update(asked_on=today())
    links.accept(row, by=cast.head.user, on=today())
    links.stop(row, by=cast.head.user, on=today())
    assert SchoolBody.objects.get(pk=row.pk).asked_on is None  # it is not asked again by itself
