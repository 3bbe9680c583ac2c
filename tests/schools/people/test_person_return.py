"""Bringing somebody back."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from schools.accounts.invitations import roles_of
from schools.days import dates
from schools.models import Membership, Person, Role
from tests.cast import make_person


def url(cast, person):
    return reverse("person_return", args=[cast.school.urn, person.pk])


def given(role):
    return {"role": role, "once": uuid.uuid4()}


def test_one_who_left_is_here_again(cast, sign_in):
    sign_in(cast.head).post(url(cast, cast.leaver), given("senior_leader"))
    assert roles_of(cast.leaver, on=dates.today()) == [Role.SENIOR_LEADER]
    assert Membership.objects.filter(person=cast.leaver).count() == 2
    assert sign_in(cast.leaver).get(reverse("people", args=[cast.school.urn])).status_code == 200


def test_one_who_was_going_to_leave_stays_after_all(cast, sign_in):
    Membership.objects.filter(person=cast.leader).update(ends_on=dates.today() + timedelta(days=20))
    sign_in(cast.head).post(url(cast, cast.leader), given("senior_leader"))
    assert Membership.objects.get(person=cast.leader).ends_on is None


def test_not_as_what_one_may_not_give(cast, sign_in):
    page = sign_in(cast.head).post(url(cast, cast.leaver), given("chair"))
    assert "Choose the part in the school from those on the page" in page.content.decode()
    assert roles_of(cast.leaver, on=dates.today()) == []


def test_not_where_another_has_the_name_meanwhile(cast, sign_in):
    make_person("owen tredwell", Role.STAFF, school=cast.school, signs_in=False)
    page = sign_in(cast.head).post(url(cast, cast.leaver), given("staff"))
    assert "Somebody here is called Owen Tredwell already" in page.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("editor", 403), ("leader", 403), ("governor", 403), ("outsider", 404)]
)
def test_is_not_for_everyone(cast, sign_in, who, status):
    """A plan editor may add by name, but this leaver signs in, and letting in is not theirs to do."""
    assert sign_in(getattr(cast, who)).post(url(cast, cast.leaver), given("staff")).status_code == status
    assert roles_of(cast.leaver, on=dates.today()) == []


def test_people_of_elsewhere(cast, sign_in):
    other = Person.objects.get(pk=cast.outsider.pk)
    assert sign_in(cast.head).get(url(cast, other)).status_code == 404
