"""A person's calendar feed, read with a calendar library as a calendar program would."""

import os
import time
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from governance.models import Meeting
from improvement.models import EvidenceRequest, FollowUp
from schools.accounts.feeds import find_feed, make_feed, revoke_feed
from schools.days import dates
from schools.days.dates import LONDON
from schools.models import CalendarFeed, Membership, Role, School, User
from tests.cast import link, make_action, make_area, make_inspection, make_look, make_person, make_school

JUNE = datetime(2026, 6, 1, 9, tzinfo=LONDON)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def in_june():
    with time_machine.travel(JUNE, tick=False):
        yield


def read(address):
    """(day, last day, title) of each entry, as a calendar program reads it: without a session."""
    answer = Client().get(urlsplit(address).path)
    assert answer.status_code == 200 and answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return [(each.decoded("dtstart"), each.decoded("dtend"), str(each["summary"])) for each in found]


def titles(address):
    return {title for _, _, title in read(address)}


@pytest.fixture
def work(cast):
    area = make_area(cast.school, leader=cast.leader)
    make_action(area, "Model texts", owner=cast.teacher, review_on=date(2026, 6, 12), due_on=date(2026, 7, 3))
    make_look(cast.school, "work_scrutiny", areas=[area], by=cast.leader, planned_on=date(2026, 6, 18))
    FollowUp.objects.create(
        school=cast.school, inspection=make_inspection(cast.school), what="A monitoring visit",
        happens_on=date(2026, 6, 25),
    )  # fmt: skip
    Meeting.objects.create(school=cast.school, held_on=date(2026, 6, 24))
    EvidenceRequest.objects.create(
        school=cast.school, body=cast.authority, by=cast.adviser, on=date(2026, 6, 1), area=area,
        what="Secret words", wanted_by=date(2026, 6, 19),
    )  # fmt: skip
    return area


def test_each_person_finds_what_is_theirs(cast, work):
    found = {
        who: titles(make_feed(getattr(cast, who).user))
        for who in ("teacher", "leader", "head", "chair", "adviser")
    }
    assert found["teacher"] == {"Review: Model texts", "Due: Model texts"}
    assert found["leader"] == {
        "Review: Model texts", "Due: Model texts", "Work scrutiny", "Evidence wanted: Mathematics in Years 5 and 6",
    }  # fmt: skip
    assert found["head"] == {"From the letter: A monitoring visit", "Full governing board"}
    assert found["chair"] == {"Full governing board"}
    assert found["adviser"] == {
        "From the letter: A monitoring visit", "Evidence wanted: Mathematics in Years 5 and 6",
    }  # fmt: skip
    assert "Secret words" not in str(found)


def test_nothing_of_another_school_and_nothing_once_it_is_no_longer_theirs(cast, work):
    other = make_area(cast.other_school, "Zebrafinch", leader=cast.outsider)
    make_action(other, "Zebrafinch", owner=cast.outsider, review_on=date(2026, 6, 12))
    address = make_feed(cast.adviser.user)
    assert "Zebrafinch" not in str(read(address))
    lantern = make_school("Lantern Primary School", "142377")
    link(lantern, cast.authority)
    FollowUp.objects.create(
        school=lantern,
        inspection=make_inspection(lantern),
        what="A second visit",
        happens_on=date(2026, 6, 26),
    )
    assert "From the letter: A second visit" in titles(address)
    lantern.bodies.update(ends_on=date(2026, 5, 31))
    assert "From the letter: A second visit" not in titles(address)
    School.objects.filter(pk=cast.school.pk).update(status="closed")
    assert titles(address) == set()


def test_it_dies_with_the_membership_and_when_it_is_switched_off(cast, work):
    address = make_feed(cast.teacher.user)
    path = urlsplit(address).path
    Membership.objects.filter(person=cast.teacher).update(ends_on=date(2026, 5, 31))
    assert Client().get(path).status_code == 404
    Membership.objects.filter(person=cast.teacher).update(ends_on=None)
    assert Client().get(path).status_code == 200
    User.objects.filter(pk=cast.teacher.user_id).update(is_active=False)
    assert Client().get(path).status_code == 404
    User.objects.filter(pk=cast.teacher.user_id).update(is_active=True)
    revoke_feed(CalendarFeed.objects.get())
    assert Client().get(path).status_code == 404
    for wrong in ("/calendar/nonsense.ics", "/calendar/x.ics", path.replace(path[12], "z")):
        assert Client().get(wrong).status_code == 404


def test_the_secret_has_256_bits_and_stands_nowhere_in_the_database(cast):
    token = urlsplit(make_feed(cast.teacher.user)).path.removeprefix("/calendar/").removesuffix(".ics")
    assert len(token) >= 43
    assert token not in str(list(CalendarFeed.objects.values()))
    assert find_feed(token) is not None


@pytest.mark.parametrize("zone", ["UTC", "Europe/London", "Asia/Kolkata"])
@pytest.mark.parametrize(
    "day", [date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 26), date(2027, 3, 27), date(2027, 3, 28),
            date(2027, 3, 29), date(2026, 12, 31), date(2027, 1, 1), date(2028, 2, 29)]
)  # fmt: skip
def test_every_entry_is_that_whole_day_whatever_zone_the_server_keeps(cast, day, zone):
    make_action(make_area(cast.school), "Model texts", owner=cast.teacher, review_on=day)
    address = make_feed(cast.teacher.user)
    before = os.environ.get("TZ")
    try:
        os.environ["TZ"] = zone
        time.tzset()
        with time_machine.travel(datetime(day.year, day.month, day.day, 0, 30, tzinfo=LONDON), tick=False):
            assert read(address) == [(day, day + DAY, "Review: Model texts")]
    finally:
        os.environ.pop("TZ", None) if before is None else os.environ.update(TZ=before)
        time.tzset()


@pytest.mark.parametrize(
    "title",
    [
        "Commas, semicolons; and a back\\slash",
        "A “quote” – and an emoji 🧭",
        "x" * 200,
        "é" * 120,
        "BEGIN:VEVENT",
    ],
)
def test_any_words_come_through_whole(cast, title):
    make_action(make_area(cast.school), title, owner=cast.teacher, review_on=date(2026, 6, 12))
    address = make_feed(cast.teacher.user)
    assert titles(address) == {f"Review: {title}"}
    raw = Client().get(urlsplit(address).path).content
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")) and raw.endswith(b"END:VCALENDAR\r\n")


def test_a_moved_date_moves_the_entry(cast):
    action = make_action(
        make_area(cast.school), "Model texts", owner=cast.teacher, review_on=date(2026, 6, 12)
    )
    path = urlsplit(make_feed(cast.teacher.user)).path

    def uids():
        return [str(each["uid"]) for each in Calendar.from_ical(Client().get(path).content).walk("VEVENT")]

    before = uids()
    type(action).objects.update(review_on=date(2026, 6, 19))
    assert uids() == before
    type(action).objects.update(activity="stopped", stopped_because="Another way")
    assert uids() == []


def test_as_many_queries_for_two_as_for_twenty(cast, work):
    path = urlsplit(make_feed(cast.leader.user)).path
    Client().get(path)  # the first reading of the day is noted
    with CaptureQueriesContext(connection) as few:
        Client().get(path)
    for n in range(20):
        make_action(work, f"Action {n}", owner=cast.leader, review_on=date(2026, 6, 12), order=n + 5)
        make_look(cast.school, areas=[work], by=cast.leader, planned_on=date(2026, 6, 18))
    with CaptureQueriesContext(connection) as many:
        Client().get(path)
    assert len(few) == len(many) <= 12, [query["sql"][:100] for query in many]


def test_a_person_of_two_schools_has_both_in_one(cast, work):
    governor = make_person("Leah W", Role.GOVERNOR, school=cast.other_school, signs_in=False)
    governor.user = cast.leader.user
    governor.save()
    Meeting.objects.create(school=cast.other_school, held_on=date(2026, 6, 24))
    assert {"Full governing board", "Work scrutiny"} <= titles(make_feed(cast.leader.user))
    assert dates.today() == date(2026, 6, 1)
