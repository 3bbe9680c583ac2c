"""Every address x every actor x own school, another's, one that does not exist: as `access_table` declares."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from improvement.models import Evidence
from schools.access import standing
from schools.days import dates
from schools.mail.delivery.permitted import no_longer_to_be_told
from schools.models import Closure, Event, Membership, NamedSchool, Notice, Person, Role, SchoolBody, Term
from tests.access_table import (
    ACROSS_SCHOOLS,
    ANY_SIGNED_IN,
    MEMBERS,
    NOBODY,
    OF_A_BODY,
    OPEN_TO_ALL,
    OPERATORS,
    QUIET,
    TABLE,
)
from tests.cast import (
    LONG_AGO,
    link,
    make_area,
    make_body,
    make_evidence,
    make_person,
    make_school,
)
from tests.test_shape import OURS
from tests.world import CANARY, address

MISSING = 9_000_000_000
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')  # differs at each answer


def digest(world):
    """What would show a write: the history and the versions of what could have been written."""
    return (
        Event.objects.count(),
        Membership.objects.count(),
        Person.objects.count(),
        Term.objects.count(),
        Closure.objects.count(),
    )


def test_every_address_is_declared():
    declared = set(TABLE) | set(ACROSS_SCHOOLS) | set(OF_A_BODY) | OPERATORS | ANY_SIGNED_IN | OPEN_TO_ALL
    assert declared == {entry.name for _, entry in OURS}


@pytest.mark.parametrize("name", TABLE)
def test_own_school(world, client, name):
    page = TABLE[name]
    url = address(name, world.cast.school.urn, world.ids)
    for actor in MEMBERS:
        client.force_login(getattr(world.cast, actor).user)
        refused = 404 if actor in page.hidden else 403
        expected = 405 if page.reads is None else (200 if actor in page.reads else refused)
        assert client.get(url).status_code == expected, f"{actor} opens {url}"


@pytest.mark.parametrize("name", TABLE)
def test_own_school_sending(world, client, name):
    page = TABLE[name]
    url = address(name, world.cast.school.urn, world.ids)
    for actor in sorted(MEMBERS - (page.writes or NOBODY)):
        client.force_login(getattr(world.cast, actor).user)
        before = digest(world)
        status = client.post(url, {"to": "up"}).status_code
        refused = 404 if actor in page.hidden else 403
        assert status == (refused if page.writes else status), f"{actor} sends {url}"
        assert status in (403, 404, 405, 200)
        assert digest(world) == before, f"{actor} wrote through {url}"
    for actor in sorted(page.writes or NOBODY)[:1]:
        client.force_login(getattr(world.cast, actor).user)
        assert client.post(url, {"to": "up"}).status_code in (200, 302), f"{actor} sends {url}"


@pytest.mark.parametrize("name", TABLE)
def test_strangers_find_nothing(world, client, name):
    """Another school's head, another authority's adviser and someone whose membership has ended get what an id that
    does not exist gets: 404, with the same page."""
    url = address(name, world.cast.school.urn, world.ids)
    nowhere = address(name, "999999", world.ids)
    before = digest(world)
    for actor in ("outsider", "other_adviser", "leaver"):
        client.force_login(getattr(world.cast, actor).user)
        bodies = []
        for path in (url, nowhere):
            for method in (client.get, client.post):
                response = method(path)
                assert response.status_code in (404, 405), f"{actor} at {path}"
                if response.status_code == 404:
                    bodies.append(TOKEN.sub("", response.text))
        assert len(set(bodies)) == 1
        assert CANARY not in bodies[0]
    assert digest(world) == before


@pytest.mark.parametrize("name", [name for name, page in TABLE.items() if page.of != "school"])
def test_another_schools_row_under_ones_own_address(world, client, name):
    """The ids of another school, and ids that do not exist, asked for under the own school's address."""
    client.force_login(world.cast.head.user)
    for ids in (world.foreign, dict.fromkeys(world.foreign, MISSING), dict.fromkeys(world.foreign, 10**20)):
        path = address(name, world.cast.school.urn, ids)
        before = digest(world)
        for method in (client.get, client.post):
            response = method(path)
            assert response.status_code in (404, 405) or name in QUIET, path
            assert digest(world) == before, path
            assert CANARY.encode() not in response.content


@pytest.mark.parametrize("name", TABLE)
def test_nobody_signed_in(world, client, name):
    url = address(name, world.cast.school.urn, world.ids)
    for method in (client.get, client.post):
        response = method(url)
        assert response.status_code == 302 and response.headers["Location"].startswith("/accounts/login/"), (
            url
        )


def test_a_closed_user_is_signed_out(world, client):
    client.force_login(world.cast.head.user)
    type(world.cast.head.user).objects.filter(pk=world.cast.head.user.pk).update(is_active=False)
    assert client.get("/schools/142345/").status_code == 302


@pytest.mark.parametrize(
    "basis,accepted,ended,expected",
    [
        ("maintains", False, False, 200),
        ("trust", False, False, 200),
        ("geography", False, False, 404),
        ("geography", True, False, 200),
        ("commissioned", False, False, 404),
        ("commissioned", True, False, 200),
        ("diocese", False, False, 404),
        ("maintains", False, True, 404),
        ("geography", True, True, 404),
    ],
)
def test_only_a_live_link_that_entitles_lets_a_body_in(cast, client, basis, accepted, ended, expected):
    on = dates.today()
    body = make_body("Northholt")
    adviser = make_person("Grace Adeyemi", Role.ADVISER, body=body)
    given = {"accepted_on": on, "accepted_by": cast.head.user} if accepted else {}
    link(
        cast.school, body, SchoolBody.Basis(basis), ends_on=on - timedelta(days=1) if ended else None, **given
    )
    client.force_login(adviser.user)
    assert client.get("/schools/142345/").status_code == expected
    assert ("Saltmarsh" in client.get("/portfolio/").text) == (expected == 200)


@pytest.mark.parametrize("name", sorted(ACROSS_SCHOOLS))
def test_pages_across_schools(world, client, name):
    for actor, person in world.cast.everyone().items():
        client.force_login(person.user)
        response = client.get(reverse(name))
        assert response.status_code == (200 if actor in ACROSS_SCHOOLS[name] else 403), actor


def test_one_user_in_two_schools_sees_each_under_its_own_address(world, client):
    cast = world.cast
    governor = Person.objects.create(name="Catherine Hallam", school=cast.other_school, user=cast.head.user)
    Membership.objects.create(person=governor, role=Role.GOVERNOR, starts_on=LONG_AGO)
    client.force_login(cast.head.user)
    assert client.get("/schools/142345/areas/add/").status_code == 200
    assert client.get("/schools/142399/").status_code == 200
    assert client.get("/schools/142399/areas/add/").status_code == 403


def test_the_last_day_of_a_membership_still_counts(cast, client):
    on = dates.today()
    Membership.objects.filter(person=cast.head).update(ends_on=on)
    client.force_login(cast.head.user)
    assert client.get("/schools/142345/").status_code == 200
    Membership.objects.filter(person=cast.head).update(ends_on=on - timedelta(days=1))
    assert client.get("/schools/142345/").status_code == 404


@pytest.mark.parametrize("named_here,expected", [(False, 404), (True, 200)])
def test_an_adviser_named_to_some_schools_finds_those_alone(cast, client, named_here, expected):
    other = make_school("Lantern Primary School", "142377")
    body = make_body("Northholt")
    link(cast.school, body)
    link(other, body)
    adviser = make_person("Grace Adeyemi", Role.ADVISER, body=body)
    membership = adviser.memberships.get()
    Membership.objects.filter(pk=membership.pk).update(named_schools_only=True)
    NamedSchool.objects.create(membership=membership, school=cast.school if named_here else other)
    on = dates.today()
    item = make_evidence(cast.school, "Shared", by=cast.leader, on=[make_area(cast.school)])
    client.force_login(adviser.user)
    assert client.get("/schools/142345/").status_code == expected
    assert ("Saltmarsh" in client.get("/portfolio/").text) == (expected == 200)
    assert Evidence.objects.visible_to(adviser.user).filter(pk=item.pk).exists() == named_here
    assert standing(adviser.user, cast.school).roles == ({Role.ADVISER} if named_here else set())
    notice = Notice(pk=1, school=cast.school, person=adviser)
    assert (1 in no_longer_to_be_told([notice], on)) == (not named_here)
