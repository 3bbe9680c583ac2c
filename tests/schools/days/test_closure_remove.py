"""Removing a closure."""

from datetime import date

from schools.days.calendar import SchoolCalendar
from schools.models import Closure, Event
from tests.schools.days.scene import URL, a_wednesday_in_november, make_closure, text_of  # noqa: F401  the fixture


def test_removing_a_closure_and_the_way_to_add_it_again(cast, sign_in):
    closure = make_closure(cast.school, name="Local election & count")
    response = sign_in(cast.head).post(f"{URL}closures/{closure.pk}/remove/", follow=True)
    assert not Closure.objects.exists()
    page = text_of(response)
    assert "Local election &amp; count, Friday 27 November: removed." in page
    again = f"{URL}closures/add/?kind=inset&name=Local+election+%26+count&starts_on=2026-11-27"
    assert f'href="{again.replace("&", "&amp;")}"' in page
    assert 'value="27"' in text_of(sign_in(cast.head).get(again))
    assert Event.objects.latest("pk").sentence == "Closure removed: Local election & count, 27 November 2026"
    assert SchoolCalendar.of(cast.school).is_school_day(date(2026, 11, 27))


def test_removing_it_twice_is_no_error(cast, sign_in):
    closure = make_closure(cast.school)
    client = sign_in(cast.head)
    client.post(f"{URL}closures/{closure.pk}/remove/")
    assert client.post(f"{URL}closures/{closure.pk}/remove/").status_code == 302
    assert Event.objects.filter(verb="removed").count() == 1


def test_a_closure_of_another_school_stays(cast, sign_in):
    closure = make_closure(cast.other_school)
    sign_in(cast.head).post(f"{URL}closures/{closure.pk}/remove/")
    assert Closure.objects.filter(pk=closure.pk).exists()
