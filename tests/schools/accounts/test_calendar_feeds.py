"""One's calendar addresses."""

import re

from django.test import Client

from schools.models import CalendarFeed

URL = "/accounts/calendar/"


def test_the_address_is_shown_once_and_works(cast, sign_in):
    client = sign_in(cast.teacher)
    page = client.post(URL).text
    path = re.search(r"/calendar/[\w-]{43,}\.ics", page).group()
    assert Client().get(path).status_code == 200
    again = client.get(URL).text
    assert path not in again and "Last read on" in again


def test_not_more_than_five(cast, sign_in):
    client = sign_in(cast.teacher)
    for _ in range(6):
        page = client.post(URL).text
    assert "You have 5 calendar addresses" in page and CalendarFeed.objects.count() == 5


def test_a_get_makes_none(cast, sign_in):
    assert "Make my calendar address" in sign_in(cast.teacher).get(URL).text
    assert not CalendarFeed.objects.exists()
