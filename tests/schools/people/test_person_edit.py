"""Editing a person."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from schools.accounts.invitations import roles_of
from schools.days import dates
from schools.models import Event, Invitation, Person, Role
from tests.cast import make_person


def url(cast, person):
    return reverse("person_edit", args=[cast.school.urn, person.pk])


def given(person, **fields):
    as_is = {"name": person.name, "job_title": person.job_title, "roles": roles_of(person, on=dates.today())}
    return as_is | {"email": person.email, "version": person.version, "once": uuid.uuid4()} | fields


@pytest.fixture
def grace(cast):
    return make_person("Grace Oduya", Role.STAFF, school=cast.school, signs_in=False)


def test_saves_what_changed_with_a_sentence(cast, sign_in, grace):
    page = sign_in(cast.head).post(
        url(cast, grace), given(grace, name="Grace Oduya-Bell", job_title="Year 3 leader")
    )
    assert page.status_code == 302
    after = Person.objects.get(pk=grace.pk)
    assert (after.name, after.job_title, after.version) == ("Grace Oduya-Bell", "Year 3 leader", 2)
    assert (
        Event.objects.get(target_id=grace.pk, verb="edited").sentence
        == "Grace Oduya-Bell: name and job title changed"
    )


def test_roles_add_up_and_end(cast, sign_in, grace):
    browser = sign_in(cast.head)
    browser.post(url(cast, grace), given(grace, roles=["staff", "governor"]))
    assert roles_of(grace, on=dates.today()) == [Role.STAFF, Role.GOVERNOR]
    grace.refresh_from_db()
    assert grace.version == 2
    browser.post(url(cast, grace), given(grace, roles=["governor"]))
    assert roles_of(grace, on=dates.today()) == [Role.GOVERNOR]


def test_nobody_loses_the_last_part_this_way(cast, sign_in, grace):
    page = sign_in(cast.head).post(url(cast, grace), given(grace, roles=[]))
    assert "Choose at least one part" in page.content.decode()
    assert roles_of(grace, on=dates.today()) == [Role.STAFF]


def test_somebody_else_saved_meanwhile(cast, sign_in, grace):
    before = given(grace, name="Grace O’Duya", roles=["senior_leader"])
    Person.objects.filter(pk=grace.pk).update(name="Grace Bell", version=2)
    page = sign_in(cast.head).post(url(cast, grace), before)
    assert page.status_code == 409
    assert "Grace Bell" in page.content.decode()
    assert "Grace O’Duya" in page.content.decode()
    assert Person.objects.get(pk=grace.pk).name == "Grace Bell"
    assert roles_of(grace, on=dates.today()) == [Role.STAFF]


def test_roles_changed_by_two_at_once_are_a_conflict_too(cast, sign_in, grace):
    first, second = given(grace, roles=["staff", "governor"]), given(grace, roles=["senior_leader"])
    browser = sign_in(cast.head)
    assert browser.post(url(cast, grace), first).status_code == 302
    assert browser.post(url(cast, grace), second).status_code == 409
    assert roles_of(grace, on=dates.today()) == [Role.STAFF, Role.GOVERNOR]


def test_a_changed_address_withdraws_the_open_invitation(cast, sign_in, grace):
    Invitation.objects.create(
        person=grace, email=grace.email, token_hash="x", expires_at=dates.now() + timedelta(days=3)
    )
    sign_in(cast.head).post(url(cast, grace), given(grace, email="grace@elsewhere.example"))
    assert Invitation.objects.get().withdrawn_at


def test_a_name_that_is_taken(cast, sign_in, grace):
    page = sign_in(cast.head).post(url(cast, grace), given(grace, name="Leah Whitlock"))
    assert "Somebody here is called Leah Whitlock already." in page.content.decode()


def test_the_address_of_one_who_signs_in_is_theirs(cast, sign_in):
    page = sign_in(cast.head).get(url(cast, cast.leader))
    assert "email" not in page.context["form"].fields
    sign_in(cast.head).post(
        url(cast, cast.leader), given(cast.leader, email="head@saltmarsh.example", job_title="Deputy")
    )
    after = Person.objects.get(pk=cast.leader.pk)
    assert (after.email, after.user.email) == (cast.leader.email, cast.leader.user.email)
    assert after.job_title == "Deputy"


def test_nobody_gives_themselves_a_part(cast, sign_in):
    """A chair may make others headteacher, but not herself."""
    page = sign_in(cast.chair).post(
        url(cast, cast.chair), given(cast.chair, roles=["chair", "headteacher"], name="Joan B. Birkett")
    )
    assert page.status_code == 302
    assert roles_of(cast.chair, on=dates.today()) == [Role.CHAIR]
    assert Person.objects.get(pk=cast.chair.pk).name == "Joan B. Birkett"


def test_a_head_gives_no_board_role_to_one_who_signs_in(cast, sign_in):
    page = sign_in(cast.head).post(
        url(cast, cast.leader), given(cast.leader, roles=["senior_leader", "chair"])
    )
    assert page.status_code == 200
    assert roles_of(cast.leader, on=dates.today()) == [Role.SENIOR_LEADER]


@pytest.mark.parametrize(
    ("who", "whom"), [("head", "chair"), ("editor", "head"), ("clerk", "leader"), ("editor", "leader")]
)
def test_some_are_not_theirs_to_change(cast, sign_in, who, whom):
    person = getattr(cast, whom)
    page = sign_in(getattr(cast, who)).post(
        url(cast, person), given(person, name="Somebody Else"), follow=True
    )
    assert page.status_code == 403
    assert "is not yours to change here" in page.content.decode()
    assert Person.objects.get(pk=person.pk).name == person.name


@pytest.mark.parametrize("who", ["leader", "governor", "adviser", "body_admin"])
def test_is_not_for_everyone(cast, sign_in, who):
    assert sign_in(getattr(cast, who)).get(url(cast, cast.teacher)).status_code == 403


def test_strangers_and_people_of_elsewhere(cast, sign_in):
    assert sign_in(cast.outsider).get(url(cast, cast.leader)).status_code == 404
    assert sign_in(cast.head).get(url(cast, cast.outsider)).status_code == 404
    assert sign_in(cast.head).get(url(cast, cast.adviser)).status_code == 404
    assert (
        sign_in(cast.head).get(f"/schools/{cast.school.urn}/people/99999999999999999999/edit/").status_code
        == 404
    )
