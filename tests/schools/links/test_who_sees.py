"""The page that says who can see what."""

from schools.access import RULES, Capability, Rule
from schools.days.dates import today
from schools.links import pages as sight
from schools.models import Role, SchoolBody
from tests.cast import link, make_body, make_person
from tests.html_forms import compact

URL = "/schools/142345/people/access/"


def test_it_names_the_bodies_on_what_basis_and_who_comes(cast, sign_in):
    link(cast.school, make_body("Diocese of Merrow"), SchoolBody.Basis.DIOCESE)
    page = compact(sign_in(cast.head).get(URL).text)
    assert "One body from outside sees the school" in page
    assert "Maintains the school" in page and "Robert Kelso" in page
    assert "Is the school&#x27;s diocese" in page and "It sees nothing until the headteacher accepts" in page
    assert "Let in" in page and "Let another body in" in page


def test_only_the_head_is_offered_to_let_a_body_in(cast, sign_in):
    link(cast.school, make_body("Diocese of Merrow"), SchoolBody.Basis.DIOCESE)
    page = sign_in(cast.chair).get(URL).text
    assert "Diocese of Merrow" in page and "Let in" not in page and "See as an adviser" not in page


def test_every_part_that_somebody_has_is_described_as_the_table_has_it(cast):
    found = {seen.role: seen for seen in sight.inside(cast.school, today())}
    assert set(found) == {*Role} - {Role.ADVISER, Role.BODY_ADMIN}
    for seen in [*found.values(), *sight.from_outside(cast.school)]:
        for thing, capability, _, _ in sight.THINGS:
            rule = RULES[capability].get(seen.role)
            assert (thing in seen.whole) == (rule in (Rule.YES, Rule.SETTING)), (seen.role, thing)
            assert (thing in seen.none) == (
                rule is None and not any(words.startswith(f"{thing} (") for words in seen.part)
            )
    assert "evidence (what is shared with the adviser)" in sight.of_role(Role.ADVISER, cast.school, []).part


def test_every_capability_to_read_is_named_or_left_out_on_purpose():
    named = {each for _, one, other, _ in sight.THINGS for each in (one, other)}
    left_out = {Capability.READ_PEOPLE, Capability.READ_DELIVERY}
    reading = {each for each in Capability if each.name.startswith("READ_")}
    assert reading - left_out <= named


def test_staff_who_may_not_see_the_whole_plan_are_not_said_to(cast):
    cast.school.staff_see_plan = False
    seen = sight.of_role(Role.STAFF, cast.school, [])
    assert "the plan, its targets and the inspections (their own)" in seen.part


def test_as_many_queries_for_two_bodies_as_for_ten(cast, sign_in, django_assert_num_queries):
    client = sign_in(cast.head)

    def add(count):
        for _ in range(count):
            body = make_body(f"Body {SchoolBody.objects.count()}")
            link(cast.school, body)
            make_person(f"Adviser {body.pk}", Role.ADVISER, body=body)

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    add(1)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    add(8)
    with django_assert_num_queries(len(few)):
        client.get(URL)
    assert len(few) <= 12
