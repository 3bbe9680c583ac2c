"""What somebody is in a school, where they are several people or their time there runs out."""

from datetime import timedelta

import time_machine

from schools.access import adviser_in, person_in
from schools.days import dates
from schools.models import Membership, Person, Role, SchoolBody, User
from tests.cast import LONG_AGO, link, make_body

DAY = timedelta(days=1)


def fresh(person) -> User:
    """The user as the next request meets them."""
    return User.objects.get(pk=person.user_id)


def also(cast_person, role, body) -> Person:
    """One more person that this user is, in a body."""
    person = Person.objects.create(name=cast_person.name, user=cast_person.user, body=body)
    Membership.objects.create(person=person, role=role, starts_on=LONG_AGO)
    return person


def test_the_last_day_of_a_bodys_link_counts_and_the_next_does_not(cast, sign_in):
    SchoolBody.objects.filter(school=cast.school).update(ends_on=dates.today())
    assert sign_in(cast.adviser).get("/schools/142345/").status_code == 200
    assert cast.school.bodies.live().exists() and cast.school.bodies.giving_access().exists()
    with time_machine.travel(dates.now() + DAY):
        assert sign_in(cast.adviser).get("/schools/142345/").status_code == 404


def test_an_administrator_advises_only_where_they_are_an_adviser_too(cast):
    """What they write as an adviser is of the body they advise for, not of the one they run."""
    trust = make_body("Tidal Trust", kind="trust")
    link(cast.school, trust, SchoolBody.Basis.TRUST)
    assert adviser_in(fresh(cast.body_admin), cast.school) is None
    advising = also(cast.body_admin, Role.ADVISER, trust)
    assert adviser_in(fresh(cast.body_admin), cast.school) == advising


def test_who_is_of_the_school_and_of_a_body_is_the_schools_person_there(cast):
    also(cast.governor, Role.ADVISER, cast.authority)
    assert person_in(fresh(cast.governor), cast.school) == cast.governor
