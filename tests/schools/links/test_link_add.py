"""The headteacher lets a body in that had no link with the school."""

import pytest
from django.core.exceptions import PermissionDenied

from schools.days.dates import today
from schools.links import workflow as links
from schools.models import SchoolBody
from tests.cast import link, make_body
from tests.html_forms import main_form

URL = "/schools/142345/people/access/add/"


def test_it_is_linked_and_accepted_at_once(cast, sign_in):
    trust = make_body("Fenland Reading Trust")
    client = sign_in(cast.head)
    page = client.get(URL).text
    assert "Fenland Reading Trust" in page and f">{cast.authority.name}<" not in page
    client.post(URL, main_form(page) | {"body": [str(trust.pk)]})
    row = SchoolBody.objects.get(school=cast.school, body=trust)
    assert (row.basis, row.accepted_on, row.accepted_by) == ("commissioned", today(), cast.head.user)


def test_one_that_was_linked_meanwhile_is_accepted_under_its_own_basis(cast):
    body = make_body("Diocese of Merrow")
    row = link(cast.school, body, SchoolBody.Basis.DIOCESE)
    assert links.let_in(cast.school, body, by=cast.head.user, on=today()).pk == row.pk
    assert SchoolBody.objects.filter(school=cast.school, body=body).count() == 1


def test_nothing_chosen_is_told(cast, sign_in):
    make_body("Fenland Reading Trust")
    client = sign_in(cast.head)
    answer = client.post(URL, main_form(client.get(URL).text))
    assert "Choose the body" in answer.text and answer.status_code == 200


def test_where_there_is_none_the_page_says_so(cast, sign_in):
    link(cast.school, cast.other_authority)
    assert "has a link with the school already" in sign_in(cast.head).get(URL).text


def test_only_the_head(cast):
    with pytest.raises(PermissionDenied):
        links.let_in(cast.school, make_body("Trust"), by=cast.chair.user, on=today())
