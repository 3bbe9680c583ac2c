"""The People page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from schools.days import dates
from schools.models import Invitation, Membership, Role
from tests.cast import make_person
from tests.html_forms import compact


def url(cast):
    return reverse("people", args=[cast.school.urn])


def test_shows_who_is_here_and_how_they_come_in(cast, sign_in):
    make_person("Grace Oduya", Role.GOVERNOR, school=cast.school, signs_in=False)
    page = sign_in(cast.head).get(url(cast))
    text = compact(page.text)
    assert page.status_code == 200
    assert (
        "9 people have a part here; eight sign in" in text
        or "Nine people have a part here; eight sign in" in text
    )
    for person in (cast.head, cast.leader, cast.chair, cast.adviser):
        assert person.name in text
    assert "Not invited" in text
    assert "Assistant headteacher" in text


def test_leavers_stand_below_with_their_last_day(cast, sign_in):
    page = sign_in(cast.head).get(url(cast))
    assert [row.person for row in page.context["leavers"]] == [cast.leaver]
    assert cast.leaver.name not in [row.person.name for row in page.context["here"]]


def test_somebody_whose_part_begins_later_is_no_leaver(cast, sign_in):
    coming = make_person("Grace Oduya", Role.GOVERNOR, school=cast.school, signs_in=False)
    Membership.objects.filter(person=coming).update(starts_on=dates.today() + timedelta(days=9))
    page = sign_in(cast.head).get(url(cast))
    assert [row.person for row in page.context["coming"]] == [coming]
    assert [row.person for row in page.context["leavers"]] == [cast.leaver]
    assert "Not here yet" in page.text


def test_an_open_and_a_lapsed_invitation_are_told_apart(cast, sign_in):
    grace = make_person("Grace Oduya", Role.STAFF, school=cast.school, signs_in=False)
    soon = Invitation.objects.create(
        person=grace, email=grace.email, token_hash="x", expires_at=dates.now() + timedelta(days=3)
    )
    assert "the link is good until" in sign_in(cast.head).get(url(cast)).content.decode()
    Invitation.objects.filter(pk=soon.pk).update(expires_at=dates.now() - timedelta(days=1))
    assert "the link has run out" in sign_in(cast.head).get(url(cast)).content.decode()


@pytest.mark.parametrize(
    ("who", "whom", "may"),
    [
        ("head", "leader", True),
        ("head", "head", True),  # one's own name
        ("head", "chair", False),  # who signs in: the head cannot end or appoint the board
        ("editor", "leader", False),
        ("chair", "governor", True),
        ("chair", "head", True),
        ("clerk", "governor", True),
        ("clerk", "head", False),
        ("leader", "teacher", False),
        ("governor", "governor", False),
        ("adviser", "leader", False),
    ],
)
def test_offers_only_what_one_may(cast, sign_in, who, whom, may):
    rows = sign_in(getattr(cast, who)).get(url(cast)).context["here"]
    row = next(row for row in rows if row.person == getattr(cast, whom))
    assert row.may_edit is may


def test_addresses_are_shown_to_those_who_invite_only(cast, sign_in):
    assert cast.leader.email in sign_in(cast.head).get(url(cast)).content.decode()
    assert cast.leader.email not in sign_in(cast.teacher).get(url(cast)).content.decode()


def test_a_stranger_finds_nothing(cast, sign_in):
    assert sign_in(cast.outsider).get(url(cast)).status_code == 404
    assert sign_in(cast.leaver).get(url(cast)).status_code == 404


def test_a_membership_that_ends_closes_the_school_at_the_next_request(cast, sign_in):
    browser = sign_in(cast.leader)
    assert browser.get(url(cast)).status_code == 200
    Membership.objects.filter(person=cast.leader).update(ends_on=dates.today() - timedelta(days=1))
    page = browser.get(url(cast))
    assert page.status_code == 404
    assert cast.school.name not in page.content.decode()


def test_a_closed_user_is_out_at_the_next_request(cast, sign_in):
    browser = sign_in(cast.leader)
    cast.leader.user.is_active = False
    cast.leader.user.save()
    assert browser.get(url(cast)).url.startswith(reverse("account_login"))


def test_as_many_queries_for_two_as_for_twenty(cast, sign_in, django_assert_max_num_queries):
    browser = sign_in(cast.head)
    for number in range(20):
        make_person(f"Extra Person{number}", Role.GOVERNOR, school=cast.school, signs_in=False)
    with django_assert_max_num_queries(12):
        browser.get(url(cast))
