"""Which schools somebody of a body reaches."""

import pytest
from django.db.models import F

from schools.bodies import workflow as bodies
from schools.days.dates import today
from schools.errors import Refused
from schools.models import Event, Membership, Person, Role, School, User
from tests.html_forms import main_form
from tests.schools.bodies.scene import make_body_scene


@pytest.fixture
def scene(cast):
    return make_body_scene(cast)


def reached(person):
    return {school.urn for school in School.objects.visible_to(User.objects.get(pk=person.user_id))}


def test_named_to_one_and_back_to_all(cast, scene, sign_in):
    client = sign_in(cast.body_admin)
    url = scene.url("body_member", cast.adviser.pk)
    data = main_form(client.get(url).text)
    assert data["reach"] == ["all"] and data["role"] == ["adviser"]
    client.post(url, data | {"reach": ["some"], "schools": [str(scene.schools[1].pk)]})
    assert reached(cast.adviser) == {"142377"}
    assert Event.objects.get(verb="named").school == scene.schools[1]
    again = main_form(client.get(url).text)
    assert again["reach"] == ["some"] and again["schools"] == [str(scene.schools[1].pk)]
    client.post(url, again | {"reach": ["all"]})
    assert reached(cast.adviser) == {"142345", "142377"}
    assert Event.objects.first().sentence.endswith("is no longer named to the school")


def test_a_second_editor_is_asked(cast, scene, sign_in):
    client = sign_in(cast.body_admin)
    url = scene.url("body_member", cast.adviser.pk)
    data = main_form(client.get(url).text) | {"job_title": ["Lead adviser"]}
    Person.objects.filter(pk=cast.adviser.pk).update(version=F("version") + 1)
    answer = client.post(url, data)
    assert answer.status_code == 409 and "Lead adviser" in answer.text
    assert Person.objects.get(pk=cast.adviser.pk).job_title != "Lead adviser"
    assert client.post(url, main_form(answer.text)).status_code == 302
    assert Person.objects.get(pk=cast.adviser.pk).job_title == "Lead adviser"


def test_an_adviser_becomes_an_administrator(cast, scene):
    bodies.edit_member(
        cast.adviser,
        by=cast.body_admin.user,
        on=today(),
        version=1,
        name=cast.adviser.name,
        job_title="",
        role=Role.BODY_ADMIN,
    )
    live = Membership.objects.live().filter(person=cast.adviser)
    assert [each.role for each in live] == [Role.BODY_ADMIN]


def test_the_last_administrator_stays_one(cast, scene):
    with pytest.raises(Refused, match="the only administrator"):
        bodies.edit_member(
            cast.body_admin,
            by=cast.body_admin.user,
            on=today(),
            version=1,
            name=cast.body_admin.name,
            job_title="",
            role=Role.ADVISER,
        )


def test_people_of_another_body_are_not_there(cast, scene, sign_in):
    client = sign_in(cast.body_admin)
    for person in (cast.other_adviser, cast.head):
        assert client.get(scene.url("body_member", person.pk)).status_code == 404
