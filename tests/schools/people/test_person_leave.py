"""Recording that somebody leaves."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from schools.days import dates
from schools.models import Event, Invitation, Membership, Role
from tests.cast import make_person


def url(cast, person):
    return reverse("person_leave", args=[cast.school.urn, person.pk])


def given(day):
    return {
        "last_day_day": day.day,
        "last_day_month": day.month,
        "last_day_year": day.year,
        "once": uuid.uuid4(),
    }


def test_ends_every_part_and_the_way_in(cast, sign_in, client):
    yesterday = dates.today() - timedelta(days=1)
    Membership.objects.create(person=cast.leader, role=Role.STAFF, starts_on=yesterday)
    page = sign_in(cast.head).post(url(cast, cast.leader), given(yesterday))
    assert page.url == reverse("person_handover", args=[cast.school.urn, cast.leader.pk])
    assert not Membership.objects.live().filter(person=cast.leader).exists()
    assert (
        "Leah Whitlock, senior leader and member of staff: last day"
        in Event.objects.get(verb="left").sentence
    )
    assert sign_in(cast.leader).get(reverse("people", args=[cast.school.urn])).status_code == 404


def test_until_the_end_of_the_last_day(cast, sign_in):
    sign_in(cast.head).post(url(cast, cast.leader), given(dates.today()))
    assert sign_in(cast.leader).get(reverse("people", args=[cast.school.urn])).status_code == 200


def test_an_open_invitation_stops_working(cast, sign_in):
    grace = make_person("Grace Oduya", Role.STAFF, school=cast.school, signs_in=False)
    Invitation.objects.create(
        person=grace, email=grace.email, token_hash="x", expires_at=dates.now() + timedelta(days=3)
    )
    sign_in(cast.head).post(url(cast, grace), given(dates.today()))
    assert Invitation.objects.get().withdrawn_at


@pytest.mark.parametrize(
    ("days", "sentence"),
    [(-20 * 365, "needs a year from"), (-5000, "needs a year from"), (400, "more than a year away")],
)
def test_a_day_that_cannot_be(cast, sign_in, days, sentence):
    page = sign_in(cast.head).post(url(cast, cast.leader), given(dates.today() + timedelta(days=days)))
    assert sentence in page.content.decode()
    assert Membership.objects.live().filter(person=cast.leader).exists()


def test_not_before_they_began(cast, sign_in):
    grace = make_person("Grace Oduya", Role.STAFF, school=cast.school, signs_in=False)
    grace.memberships.update(starts_on=dates.today())
    page = sign_in(cast.head).post(url(cast, grace), given(dates.today() - timedelta(days=1)))
    assert "The last day cannot be before Grace Oduya began here" in page.content.decode()


def test_no_day_at_all(cast, sign_in):
    page = sign_in(cast.head).post(url(cast, cast.leader), {"once": uuid.uuid4()})
    assert "Enter the last day" in page.content.decode()


@pytest.mark.parametrize(
    ("who", "whom"),
    [("head", "chair"), ("head", "head"), ("editor", "leader"), ("clerk", "clerk"), ("chair", "chair")],
)
def test_some_are_not_theirs_to_end(cast, sign_in, who, whom):
    page = sign_in(getattr(cast, who)).post(url(cast, getattr(cast, whom)), given(dates.today()), follow=True)
    assert page.status_code == 403
    assert "is not yours to change here" in page.content.decode()
    assert Membership.objects.get(person=getattr(cast, whom)).ends_on is None


def test_a_chair_can_record_that_the_head_leaves(cast, sign_in):
    sign_in(cast.chair).post(url(cast, cast.head), given(dates.today()))
    assert Membership.objects.get(person=cast.head).ends_on == dates.today()


@pytest.mark.parametrize("who", ["leader", "teacher", "governor", "adviser", "body_admin"])
def test_is_not_for_everyone(cast, sign_in, who):
    assert sign_in(getattr(cast, who)).post(url(cast, cast.deputy), given(dates.today())).status_code == 403


def test_strangers_find_nothing(cast, sign_in):
    assert sign_in(cast.outsider).get(url(cast, cast.leader)).status_code == 404
