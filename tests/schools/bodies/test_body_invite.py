"""Inviting somebody to a body."""

import re

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from schools.access import standing
from schools.accounts import invitations
from schools.bodies import workflow as bodies
from schools.days.dates import today
from schools.errors import Refused
from schools.models import Event, Membership, Notice, Person, Role, School, User
from tests.html_forms import main_form
from tests.schools.bodies.scene import make_body_scene


@pytest.fixture
def scene(cast):
    return make_body_scene(cast)


@pytest.fixture
def post(cast, scene, sign_in, django_capture_on_commit_callbacks):
    def press(**fields):
        client = sign_in(cast.body_admin)
        url = scene.url("body_invite")
        given = {"name": ["Grace Adeyemi"], "email": ["grace@northholt.example"]} | fields
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(url, main_form(client.get(url).text) | given)

    return press


def test_a_mail_with_a_link_lets_them_into_all_schools(cast, scene, post, client):
    assert post().status_code == 302
    (message,) = mail.outbox
    assert message.subject == f"{cast.authority}: your invitation to Cairn"
    assert "as adviser" in message.body and "Farah Siddall invites you" in message.body
    assert not Notice.objects.exists() and not Event.objects.filter(verb="invited").exists()
    token = re.search(r"/invitation/([^/]+)/", message.body).group(1)
    client.logout()
    page = client.get(f"/invitation/{token}/")
    assert f"{cast.authority} invites you" in page.text
    answer = client.post(f"/invitation/{token}/", main_form(page.text) | {"way": ["code"]})
    assert answer.status_code == 302
    user = User.objects.get(email="grace@northholt.example")
    assert {school.urn for school in School.objects.visible_to(user)} == {"142345", "142377"}


def test_named_to_one_school_they_find_that_one_and_it_is_told(cast, scene, post):
    post(reach=["some"], schools=[str(scene.schools[1].pk)])
    person = Person.objects.get(name="Grace Adeyemi")
    person.user = User.objects.create(email="grace@northholt.example")
    person.save()
    assert [school.urn for school in School.objects.visible_to(person.user)] == ["142377"]
    assert not standing(person.user, cast.school).roles
    said = Event.objects.get(verb="named")
    assert said.school == scene.schools[1]
    assert said.sentence == f"Grace Adeyemi, {cast.authority}, is named as adviser to the school"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"reach": ["some"]}, "Choose at least one school, or all of them"),
        (
            {"reach": ["some"], "role": ["body_admin"]},
            "An administrator looks after every school of the body",
        ),
        ({"name": ["robert kelso"]}, "Somebody here is called robert kelso already"),
        ({"name": ["Robert-Kelso"]}, "Somebody here is called Robert-Kelso already"),
        ({"email": ["nonsense"]}, "mail address"),
        ({"role": ["headteacher"]}, "Choose the part in the body from those on the page"),
    ],
)
def test_what_cannot_be_is_told_and_nobody_is_added(cast, post, fields, sentence):
    answer = post(**fields)
    assert answer.status_code == 200 and sentence in answer.text
    assert "grace@northholt.example" in answer.text or "nonsense" in answer.text
    assert not Person.objects.filter(name="Grace Adeyemi").exists() and not mail.outbox


def test_an_address_that_is_another_persons_here(cast, post):
    assert "is the address of Robert Kelso here already" in post(email=[cast.adviser.address]).text


def test_a_school_that_does_not_let_the_body_in_cannot_be_named(cast, scene):
    with pytest.raises(Refused, match="Choose schools that let the body in"):
        bodies.add_member(
            cast.authority,
            by=cast.body_admin.user,
            on=today(),
            name="Grace Adeyemi",
            email="grace@northholt.example",
            role=Role.ADVISER,
            schools=[cast.other_school],
        )


def test_only_an_administrator_of_this_body(cast):
    for who in (cast.adviser, cast.head, cast.other_adviser):
        with pytest.raises(PermissionDenied):
            bodies.add_member(
                cast.authority, by=who.user, on=today(), name="G", email="g@x.example", role=Role.ADVISER
            )
    assert Membership.objects.filter(person__body=cast.authority).count() == 2


def test_somebody_of_a_school_who_accepts_is_both(cast, scene, post):
    """One user in a school and in a body: each under its own name."""
    post(email=[cast.outsider.address])
    person = Person.objects.get(name="Grace Adeyemi")
    _, link = invitations.issue(person, by=cast.body_admin.user, on=today())
    user = invitations.accept(link.rstrip("/").rsplit("/", 1)[1], by=cast.outsider.user, on=today())
    assert user == cast.outsider.user
    assert {school.urn for school in School.objects.visible_to(user)} == {"142345", "142377", "142399"}
