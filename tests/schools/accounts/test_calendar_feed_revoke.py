"""Switching a calendar address off."""

import re

from django.test import Client

from schools.accounts.feeds import make_feed
from schools.models import CalendarFeed


def test_it_is_dead_from_then_on(cast, sign_in):
    client = sign_in(cast.teacher)
    path = re.search(r"/calendar/[\w-]{43,}\.ics", client.post("/accounts/calendar/").text).group()
    feed = CalendarFeed.objects.get()
    page = client.post(f"/accounts/calendar/{feed.pk}/revoke/", follow=True).text
    assert "Switched off" in page and "Addresses in use" not in page
    assert Client().get(path).status_code == 404


def test_nobody_elses(cast, sign_in):
    make_feed(cast.head.user)
    feed = CalendarFeed.objects.get()
    assert sign_in(cast.teacher).post(f"/accounts/calendar/{feed.pk}/revoke/").status_code == 404
    assert CalendarFeed.objects.get().revoked_at is None
