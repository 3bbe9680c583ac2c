"""Adding a person by typing a name."""

import uuid

import pytest
from django.core import mail
from django.urls import reverse

from schools.models import Event, Invitation, Person, Role
from schools.people.workflow import add_person


def url(cast):
    return reverse("person_add", args=[cast.school.urn])


def given(**fields):
    return {
        "name": "Grace Oduya",
        "role": "staff",
        "job_title": "Year 3 teacher",
        "email": "",
        "once": uuid.uuid4(),
    } | fields


def errors(page):
    return [sentence for found in page.context["form"].errors.values() for sentence in found]


def test_a_name_is_enough(cast, sign_in):
    page = sign_in(cast.head).post(url(cast), given())
    assert page.url == reverse("people", args=[cast.school.urn])
    grace = Person.objects.get(name="Grace Oduya")
    assert (grace.school, grace.user, grace.job_title) == (cast.school, None, "Year 3 teacher")
    assert grace.memberships.get().role == Role.STAFF
    assert (
        Event.objects.get(target_type="person", target_id=grace.pk).sentence
        == "Grace Oduya was added as member of staff"
    )


def test_and_can_be_invited_at_once(cast, sign_in, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(cast.head).post(url(cast), given(email="grace@saltmarsh.example", invite="on"))
    assert [message.to for message in mail.outbox] == [["grace@saltmarsh.example"]]
    assert Invitation.objects.get().person.name == "Grace Oduya"


def test_pressed_twice_makes_one(cast, sign_in):
    twice = given()
    for _ in range(2):
        assert sign_in(cast.head).post(url(cast), twice).status_code == 302
    assert Person.objects.filter(name="Grace Oduya").count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": ""}, "Write the name"),
        ({"name": "x" * 121}, "The limit is 120 characters and you have 121. Shorten the name"),
        ({"name": "leah whitlock"}, "Somebody here is called leah whitlock already."),
        ({"name": "Léah  Whitlock"}, "Somebody here is called Léah  Whitlock already."),
        ({"name": "Owen Tredwell"}, "Owen Tredwell was here before"),
        ({"name": "Grace\u202eOduya"}, "hidden character"),
        ({"role": ""}, "Choose the part in the school"),
        ({"role": "headteacher"}, "Choose the part in the school from those on the page"),
        ({"role": "adviser"}, "Choose the part in the school from those on the page"),
        ({"email": "a@b"}, "it should look like name@school.example"),
        ({"email": "x@y.example, z@y.example"}, "it should look like name@school.example"),
        ({"email": "LEAH.whitlock@saltmarsh.example"}, "is the address of Leah Whitlock here already"),
        ({"invite": "on"}, "Enter the e-mail address the invitation goes to"),
        ({"invite": "on", "role": "governor", "email": "g@saltmarsh.example"}, "somebody else invites them"),
    ],
)
def test_says_what_to_put_right(cast, sign_in, fields, sentence):
    before = Person.objects.count()
    page = sign_in(cast.head).post(url(cast), given(**fields))
    assert page.status_code == 200
    assert any(sentence in error for error in errors(page)), errors(page)
    assert Person.objects.count() == before
    if fields.get("name") and "\u202e" not in fields["name"]:
        assert fields["name"] in page.content.decode()


def test_what_the_form_does_not_ask_is_ignored(cast, sign_in):
    sign_in(cast.head).post(
        url(cast), given(school=cast.other_school.pk, user=cast.head.user_id, version=999)
    )
    grace = Person.objects.get(name="Grace Oduya")
    assert (grace.school, grace.user, grace.version) == (cast.school, None, 1)


@pytest.mark.parametrize("who", ["leader", "teacher", "governor", "adviser", "body_admin"])
def test_is_not_for_everyone(cast, sign_in, who):
    assert sign_in(getattr(cast, who)).post(url(cast), given()).status_code == 403
    assert not Person.objects.filter(name="Grace Oduya").exists()


def test_a_stranger_finds_nothing(cast, sign_in):
    assert sign_in(cast.outsider).get(url(cast)).status_code == 404


def test_a_plan_editor_invites_nobody(cast, sign_in):
    assert "invite" not in sign_in(cast.editor).get(url(cast)).context["form"].fields


def test_two_schools_may_each_have_one_of_the_name(cast):
    add_person(
        cast.other_school,
        by=cast.outsider.user,
        on=cast.leader.memberships.get().starts_on,
        name="Leah Whitlock",
        role="staff",
    )
    assert Person.objects.filter(name="Leah Whitlock").count() == 2
