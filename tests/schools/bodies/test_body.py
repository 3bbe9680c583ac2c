"""The page of an authority, trust or diocese, and who finds the pages of one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schools.models import Membership, NamedSchool, Person, Role
from tests.access_table import OF_A_BODY
from tests.cast import link, make_person, make_school
from tests.html_forms import compact
from tests.schools.bodies.scene import address, make_body_scene
from tests.test_shape import OURS


@pytest.fixture
def scene(cast):
    return make_body_scene(cast)


@pytest.mark.parametrize("name", OF_A_BODY)
def test_who_finds_and_who_may(cast, scene, client, name):
    """The body's own people by the table; everybody else, the heads of its schools too, finds nothing."""
    reads, writes = OF_A_BODY[name]
    url = address(scene, name)
    for actor, person in cast.everyone().items():
        client.force_login(person.user)
        own = actor in ("adviser", "body_admin")
        refused = 403 if own else 404
        expected = 405 if not reads else 200 if actor in reads else refused
        assert client.get(url).status_code in ((405, refused) if not reads else (expected,)), (
            f"{actor} opens {url}"
        )
        if actor not in writes:
            status = client.post(url).status_code
            assert status in ((200,) if name == "body" and own else (refused, 405)), f"{actor} sends {url}"
    assert Membership.objects.live().filter(person=cast.adviser).exists()


def test_every_page_of_a_body_is_declared():
    of_a_body = {
        entry.name for path, entry in OURS if entry.name.startswith("body") and "bodies/" in str(path)
    }
    assert of_a_body <= set(OF_A_BODY)


def test_it_shows_people_with_their_reach_and_schools_by_basis(cast, scene, sign_in):
    part = cast.adviser.memberships.get()
    Membership.objects.filter(pk=part.pk).update(named_schools_only=True)
    NamedSchool.objects.create(membership=part, school=scene.schools[1])
    page = compact(sign_in(cast.body_admin).get(scene.url("body")).text)
    assert "two people, two schools" in page
    assert "Maintained schools" in page and "Asked, and not answered yet" in page
    assert "Lantern Primary School" in page and "Gullholt Academy" in page
    assert "/schools/142378/" not in page  # nothing to look into before it answers
    assert "Invite somebody" in page


def test_an_adviser_reads_and_changes_nothing(cast, scene, sign_in):
    page = sign_in(cast.adviser).get(scene.url("body")).text
    assert "Robert Kelso" in page and "Invite somebody" not in page and "body.example" not in page


def test_who_has_left_stands_apart(cast, scene, sign_in):
    cast.adviser.memberships.update(ends_on=cast.adviser.memberships.get().starts_on)
    page = compact(sign_in(cast.body_admin).get(scene.url("body")).text)
    assert "No longer here" in page and "one person, two schools" in page


def test_as_many_queries_for_two_as_for_twenty(cast, scene, sign_in):
    client = sign_in(cast.body_admin)
    with CaptureQueriesContext(connection) as few:
        client.get(scene.url("body"))
    for n in range(18):
        link(make_school(f"School {n}", str(150000 + n)), cast.authority)
        make_person(f"Adviser {n}", Role.ADVISER, body=cast.authority)
    with CaptureQueriesContext(connection) as many:
        client.get(scene.url("body"))
    assert len(few) == len(many) <= 12, [query["sql"][:120] for query in many]
    assert Person.objects.filter(body=cast.authority).count() == 20
