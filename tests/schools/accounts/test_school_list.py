"""The list of one's schools."""

from datetime import timedelta

from django.urls import reverse

from schools.days import dates
from schools.models import Membership
from tests.cast import link


def test_the_schools_one_has_a_part_in(cast, sign_in):
    page = sign_in(cast.head).get(reverse("school_list"))
    assert page.context["schools"] == [(cast.school, "headteacher")]
    assert cast.other_school.name not in page.content.decode()


def test_those_of_an_advisers_body(cast, sign_in):
    link(cast.other_school, cast.authority)
    page = sign_in(cast.adviser).get(reverse("school_list"))
    assert page.context["schools"] == [(cast.other_school, "adviser"), (cast.school, "adviser")]


def test_nobody_has_linked_you(cast, sign_in):
    Membership.objects.filter(person=cast.head).update(ends_on=dates.today() - timedelta(days=1))
    page = sign_in(cast.head).get(reverse("school_list"))
    assert "Nobody has linked you to a school" in page.content.decode()


def test_signed_out(client, db):
    assert client.get(reverse("school_list")).url.startswith(reverse("account_login"))
