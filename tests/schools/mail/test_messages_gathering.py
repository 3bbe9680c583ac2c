"""One digest a person and day: at the hour, on the days, of all the schools that are open."""

import os
import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from schools.days.dates import LONDON, london
from schools.mail import Due, gather, queue
from schools.models import Closure, Mail, Notice, Person, Role
from tests.cast import Cast, link, make_person

FRIDAY = date(2026, 6, 12)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def in_june():
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=LONDON), tick=False):
        yield


def notice(person, *, school=None, subject=1, due_on=FRIDAY, kind="review_today"):
    due = Due(person.pk, (school or person.school).pk, kind, "action", subject, due_on, "Review it")
    queue([due], due_on)
    return Notice.objects.get(person=person, subject_id=subject, kind=kind, due_on=due_on)


def at(day, hour, minute=0, zone=LONDON):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)


def test_the_same_reason_is_one_notice(cast: Cast):
    due = Due(cast.head.pk, cast.school.pk, "review_today", "action", 1, FRIDAY)
    assert queue([due, due], FRIDAY) == 1
    assert queue([due], FRIDAY) == 0
    assert queue([Due(cast.head.pk, cast.school.pk, "review_today", "action", 1, FRIDAY + DAY)], FRIDAY) == 1
    assert Notice.objects.count() == 2


def test_two_ticks_at_once_make_one_notice(cast: Cast, monkeypatch):
    """Neither sees the other's row when it looks; the database keeps the second out."""
    monkeypatch.setattr(Notice.objects, "filter", lambda *_, **__: Notice.objects.none())
    due = Due(cast.head.pk, cast.school.pk, "review_today", "action", 1, FRIDAY)
    queue([due], FRIDAY)
    queue([due], FRIDAY)
    assert Notice.objects.count() == 1


def test_at_the_hour_the_notices_of_a_person_become_one_mail(cast: Cast):
    for subject in (1, 2, 3):
        notice(cast.teacher, subject=subject)
    notice(cast.leader)
    assert gather(at(FRIDAY, 6, 59)) == 0
    assert gather(at(FRIDAY, 7)) == 2
    assert gather(at(FRIDAY, 7, 5)) == 0
    mail = Mail.objects.get(address=cast.teacher.address)
    assert mail.notices.count() == 3
    assert (mail.key, mail.on, mail.state) == (f"digest:{mail.address}:2026-06-12", FRIDAY, "waiting")
    assert not Notice.objects.filter(mail=None).exists()


def test_one_mail_for_two_schools(cast: Cast):
    """The same user is a person in both."""
    there = make_person("Sanjay Rudd", Role.GOVERNOR, school=cast.other_school, signs_in=False)
    Person.objects.filter(pk=there.pk).update(user=cast.teacher.user)
    there.refresh_from_db()
    notice(cast.teacher)
    notice(there, subject=2)
    assert gather(at(FRIDAY, 8)) == 1
    assert Mail.objects.get().notices.count() == 2


def test_the_digest_waits_for_the_schools_that_are_closed(cast: Cast):
    there = make_person("Sanjay Rudd", Role.GOVERNOR, school=cast.other_school, signs_in=False)
    Person.objects.filter(pk=there.pk).update(user=cast.teacher.user)
    there.refresh_from_db()
    Closure.objects.create(school=cast.other_school, kind="inset", starts_on=FRIDAY, ends_on=FRIDAY)
    here, other = notice(cast.teacher), notice(there, subject=2)
    gather(at(FRIDAY, 8))
    assert list(Mail.objects.get().notices.all()) == [here]
    gather(at(FRIDAY + 3 * DAY, 8))
    other.refresh_from_db()
    assert set(other.mail.notices.all()) == {here, other}  # Friday's had not gone yet


@pytest.mark.parametrize(
    "day", [date(2026, 6, 13), date(2026, 6, 14), date(2026, 8, 5), date(2026, 5, 28), date(2026, 12, 25)]
)
def test_nothing_goes_on_a_weekend_or_in_a_holiday(cast: Cast, day):
    notice(cast.teacher)
    assert gather(at(day, 12)) == 0


@pytest.mark.parametrize(
    ("day", "goes"),
    [
        (date(2026, 8, 5), True),  # the school is on holiday, the adviser is not
        (date(2026, 8, 31), False),  # the summer bank holiday
        (date(2026, 6, 13), False),  # Saturday
    ],
)
def test_advisers_go_by_working_days(cast: Cast, day, goes):
    notice(cast.adviser, school=cast.school)
    assert gather(at(day, 9)) == goes


def test_what_comes_after_todays_mail_waits_for_the_next(cast: Cast):
    notice(cast.teacher)
    gather(at(FRIDAY, 7))
    Mail.objects.update(state="sent", sent_at=at(FRIDAY, 7))
    late = notice(cast.teacher, subject=2)
    assert gather(at(FRIDAY, 12)) == 0
    assert gather(at(FRIDAY + 3 * DAY, 7)) == 1
    late.refresh_from_db()
    assert late.mail.on == FRIDAY + 3 * DAY


def test_a_digest_that_still_waits_takes_the_new_lines_so_there_are_not_two(cast: Cast):
    notice(cast.teacher)
    gather(at(FRIDAY, 7))
    notice(cast.teacher, subject=2)
    assert gather(at(FRIDAY + 3 * DAY, 7)) == 0
    assert Mail.objects.get().notices.count() == 2


def test_a_digest_of_which_nothing_was_left_is_opened_again_on_its_day(cast: Cast):
    notice(cast.teacher)
    gather(at(FRIDAY, 7))
    Mail.objects.update(state="suppressed")
    Notice.objects.update(suppressed_because="the action was removed")
    late = notice(cast.teacher, subject=2)
    gather(at(FRIDAY, 11))
    late.refresh_from_db()
    assert late.mail.state == "waiting"


def test_without_an_address_it_is_said_that_there_is_none(cast: Cast):
    person = make_person("Ada Prior", Role.STAFF, school=cast.school, signs_in=False)
    Person.objects.filter(pk=person.pk).update(email="")
    row = notice(person)
    gather(at(FRIDAY, 7))
    row.refresh_from_db()
    assert row.suppressed_because == "there is no e-mail address for Ada Prior"


@pytest.mark.parametrize("zone", ["UTC", "Europe/London", "Asia/Kolkata"])
@pytest.mark.parametrize(
    ("moment", "goes"),
    [
        # British Summer Time: 07:00 there is 06:00 UTC.
        (datetime(2026, 6, 12, 5, 59, tzinfo=UTC), False),
        (datetime(2026, 6, 12, 6, 0, tzinfo=UTC), True),
        (datetime(2026, 6, 12, 22, 30, tzinfo=UTC), True),  # 23:30 on Friday
        (datetime(2026, 6, 12, 23, 30, tzinfo=UTC), False),  # 00:30 on Saturday
        # The Mondays after the clocks go back and forward, and the Fridays before.
        (datetime(2026, 10, 23, 5, 59, tzinfo=UTC), False),
        (datetime(2026, 10, 23, 6, 0, tzinfo=UTC), True),
        (datetime(2026, 11, 2, 6, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 2, 7, 0, tzinfo=UTC), True),
        (datetime(2027, 3, 19, 6, 59, tzinfo=UTC), False),
        (datetime(2027, 3, 19, 7, 0, tzinfo=UTC), True),
        (datetime(2027, 4, 13, 5, 59, tzinfo=UTC), False),
        (datetime(2027, 4, 13, 6, 0, tzinfo=UTC), True),
    ],
)
def test_seven_in_the_morning_is_seven_in_england_whatever_the_server_thinks(
    cast, monkeypatch, zone, moment, goes
):
    monkeypatch.setitem(os.environ, "TZ", zone)
    time.tzset()
    try:
        notice(cast.teacher)
        assert gather(moment.astimezone(ZoneInfo(zone))) == goes
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize("sunday", [date(2026, 10, 25), date(2027, 3, 28)])
def test_on_the_day_the_clocks_change_an_advisers_hour_is_still_seven(cast: Cast, sunday, monkeypatch):
    """Nobody works on that Sunday; taken for a working day, it shows that the hour is right on the day itself."""
    monkeypatch.setattr("schools.mail.digests.is_weekday", lambda day: True)
    link(cast.school, cast.adviser.body)
    notice(cast.adviser, school=cast.school)
    seven = london(sunday, datetime.min.time().replace(hour=7)).astimezone(UTC)
    assert gather(seven - timedelta(seconds=1)) == 0
    assert gather(seven) == 1
    assert gather(seven + timedelta(hours=1)) == 0


def test_as_many_queries_for_two_people_as_for_twenty(cast: Cast, django_assert_max_num_queries):
    def add(count):
        for _ in range(count):
            person = make_person(
                f"Person {Person.objects.count()}", Role.STAFF, school=cast.school, signs_in=False
            )
            notice(person)

    add(2)
    with django_assert_max_num_queries(14) as two:
        gather(at(FRIDAY, 7))
    add(20)
    with django_assert_max_num_queries(len(two)):
        assert gather(at(FRIDAY, 7)) == 20
