from schools.models import Membership, Person, Role
from tests.cast import LONG_AGO


def test_someone_of_one_school_goes_to_that_school(cast, sign_in):
    for person in (cast.head, cast.governor, cast.teacher, cast.clerk):
        assert sign_in(person).get("/").headers["Location"] == "/schools/142345/"


def test_an_adviser_goes_to_the_portfolio(cast, sign_in):
    assert sign_in(cast.adviser).get("/").headers["Location"] == "/portfolio/"


def test_someone_of_two_schools_chooses(cast, sign_in):
    next_door = Person.objects.create(name="Catherine Hallam", school=cast.other_school, user=cast.head.user)
    Membership.objects.create(person=next_door, role=Role.GOVERNOR, starts_on=LONG_AGO)
    assert sign_in(cast.head).get("/").headers["Location"] == "/schools/"


def test_someone_of_no_school_is_told_so(cast, sign_in):
    assert sign_in(cast.leaver).get("/").headers["Location"] == "/schools/"


def test_a_stranger_signs_in_first(client, db):
    assert client.get("/").headers["Location"] == "/accounts/login/?next=/"
