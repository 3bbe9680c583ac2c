"""The headteacher lets a body in."""

import pytest

from schools.access import standing
from schools.days.dates import today
from schools.errors import Refused
from schools.links import workflow as links
from schools.models import Event, Role, SchoolBody, User
from tests.cast import link, make_body, make_person
from tests.html_forms import main_form


@pytest.fixture
def asked(cast):
    body = make_body("Diocese of Merrow")
    make_person("Grace Adeyemi", Role.ADVISER, body=body)
    return link(cast.school, body, SchoolBody.Basis.DIOCESE)


def url(row):
    return f"/schools/142345/people/access/{row.pk}/accept/"


def test_its_people_see_the_school_from_then_on(cast, asked, sign_in, client):
    adviser = asked.body.people.get().user
    client.force_login(adviser)
    assert client.get("/schools/142345/").status_code == 404
    sign_in(cast.head)
    page = client.get(url(asked))
    assert "Let Diocese of Merrow in?" in page.text and "What advisers will see" in page.text
    answer = client.post(url(asked), main_form(page.text))
    assert answer.headers["Location"] == "/schools/142345/people/access/"
    asked.refresh_from_db()
    assert (asked.accepted_on, asked.accepted_by) == (today(), cast.head.user)
    assert Event.objects.first().sentence == "Diocese of Merrow is let in"
    client.force_login(adviser)
    assert client.get("/schools/142345/").status_code == 200


def test_twice_is_told_and_writes_nothing(cast, asked):
    links.accept(asked, by=cast.head.user, on=today())
    events = Event.objects.count()
    with pytest.raises(Refused, match="let in already"):
        links.accept(asked, by=cast.head.user, on=today())
    assert Event.objects.count() == events


def test_a_link_by_law_needs_no_acceptance(cast):
    row = SchoolBody.objects.get(school=cast.school, basis="maintains")
    with pytest.raises(Refused, match="let in already"):
        links.accept(row, by=cast.head.user, on=today())


def test_an_old_page_leads_back(cast, asked, sign_in):
    links.accept(asked, by=cast.head.user, on=today())
    assert sign_in(cast.head).get(url(asked)).status_code == 302


def test_the_standing_is_of_that_school_alone(cast, asked):
    links.accept(asked, by=cast.head.user, on=today())
    adviser = User.objects.get(pk=asked.body.people.get().user_id)
    assert standing(adviser, cast.school).roles == {Role.ADVISER}
    assert standing(adviser, cast.other_school).roles == frozenset()
