"""Who is told of monitoring that is planned, when, and when no more."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from config import reminders
from improvement.models import MonitoringActivity
from improvement.monitoring import reminders as planned_monitoring
from schools.days.dates import LONDON
from schools.mail import Line
from schools.models import Closure, Membership, Notice, School
from tests.cast import make_area, make_look, make_person, make_school, unreachable
from tests.reminders_of import reminders_of

pytestmark = pytest.mark.usefixtures("no_adviser")
due, describe = reminders_of(planned_monitoring)

FRIDAY = date(2026, 6, 12)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def in_june():
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=LONDON), tick=False):
        yield


@pytest.fixture
def look(cast):
    return make_look(
        cast.school,
        areas=[make_area(cast.school)],
        planned_on=FRIDAY,
        by=cast.deputy,
        focus="Do pupils explain?",
    )


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (date(2026, 6, 4), None),
        (date(2026, 6, 5), "monitoring_in_7"),
        (date(2026, 6, 6), None),  # Saturday
        (date(2026, 6, 10), "monitoring_in_7"),
        (date(2026, 6, 11), "monitoring_in_1"),
        (FRIDAY, None),
        (date(2026, 6, 15), None),  # missed: the page shows it, nobody is nagged
    ],
)
def test_a_week_before_and_the_day_before(cast, look, on, kind):
    assert [(d.kind, d.person_id, d.due_on) for d in due(on)] == (
        [(kind, cast.deputy.pk, FRIDAY)] if kind else []
    )


def test_a_monday_is_told_of_on_friday_and_what_follows_a_holiday_on_its_last_school_day(cast, look):
    MonitoringActivity.objects.update(planned_on=date(2026, 6, 15))
    assert [d.kind for d in due(FRIDAY)] == ["monitoring_in_1"]
    MonitoringActivity.objects.update(planned_on=date(2026, 9, 2))
    from schools.days.calendar import SchoolCalendar

    calendar = SchoolCalendar.of(cast.school)
    first = calendar.next_school_day(date(2026, 8, 25))
    MonitoringActivity.objects.update(planned_on=first)
    assert [d.kind for d in due(calendar.previous_school_day(date(2026, 8, 1)))] == ["monitoring_in_1"]
    assert not list(due(date(2026, 8, 20)))


def test_each_goes_once_and_a_moved_one_earns_a_new_one(cast, look):
    for on in (date(2026, 6, 5), date(2026, 6, 5), date(2026, 6, 8), date(2026, 6, 11)):
        reminders.queue(on)
    assert sorted(Notice.objects.values_list("kind", flat=True)) == ["monitoring_in_1", "monitoring_in_7"]
    MonitoringActivity.objects.update(planned_on=date(2026, 6, 18))
    assert reminders.queue(date(2026, 6, 11)) == 1


@pytest.mark.parametrize(
    "change",
    [{"done_on": FRIDAY}, {"removed_at": datetime(2026, 6, 1, 9, tzinfo=LONDON)}, {"by": None}],
)
def test_what_is_recorded_removed_or_nobodys_is_not_told_of(cast, look, change):
    MonitoringActivity.objects.update(**change)
    assert not list(due(date(2026, 6, 11)))


def test_leavers_closed_days_and_closed_schools_are_left_alone(cast, look):
    Membership.objects.filter(person=cast.deputy).update(ends_on=date(2026, 6, 10))
    assert not list(due(date(2026, 6, 11)))
    Membership.objects.filter(person=cast.deputy).update(ends_on=None)
    closure = Closure.objects.create(
        school=cast.school, kind="inset", starts_on=date(2026, 6, 11), ends_on=date(2026, 6, 11)
    )
    assert not list(due(date(2026, 6, 11)))
    assert [d.kind for d in due(date(2026, 6, 10))] == ["monitoring_in_1"]
    closure.delete()
    School.objects.filter(pk=cast.school.pk).update(status=School.Status.CLOSED)
    assert not list(due(date(2026, 6, 11)))


def test_whoever_has_no_address_is_stood_in_for(cast, look):
    """By the area's leader, else its second person, else the headteacher; each reads who is to do it."""
    area = look.areas.get()
    on = date(2026, 6, 11)

    def told():
        (each,) = due(on)
        return each.person_id

    unreachable(cast.deputy)
    assert told() == cast.head.pk
    type(area).objects.update(second_person=cast.teacher)
    assert told() == cast.teacher.pk
    type(area).objects.update(leader=cast.leader)
    assert told() == cast.leader.pk
    reminders.queue(on)
    (said,) = describe(list(Notice.objects.select_related("person")), on).values()
    assert said.sentence.endswith("(area Mathematics in Years 5 and 6, to be done by Imran Sheikh)")
    unreachable(cast.leader)
    assert told() == cast.teacher.pk
    look.areas.clear()
    assert told() == cast.head.pk
    Membership.objects.filter(person=cast.deputy).update(ends_on=date(2026, 6, 10))
    assert not list(due(on))


def test_the_line_says_what_when_and_of_which_area(cast, look):
    reminders.queue(date(2026, 6, 5))
    (said,) = describe(list(Notice.objects.select_related("person")), date(2026, 6, 5)).values()
    assert said == Line(
        "Monitoring on Friday 12 June: Work scrutiny: Do pupils explain?",
        "“Work scrutiny: Do pupils explain?” is planned for Friday 12 June (area Mathematics in Years 5 and 6)",
        f"/schools/142345/monitoring/{look.pk}/",
        "Open it",
        why=planned_monitoring.WHOM,
    )


@pytest.mark.parametrize(
    ("change", "on", "because"),
    [
        ({"done_on": date(2026, 6, 8)}, date(2026, 6, 8), "it was recorded for Monday 8 June"),
        ({"removed_at": datetime(2026, 6, 8, 9, tzinfo=LONDON)}, date(2026, 6, 8), "it was removed"),
        ({"planned_on": date(2026, 6, 19)}, date(2026, 6, 8), "it was moved to Friday 19 June"),
        ({}, date(2026, 6, 11), "a nearer reminder of it takes its place"),
        ({}, FRIDAY, "the day has come"),
    ],
)
def test_what_is_true_no_more_is_not_sent_and_the_record_says_why(cast, look, change, on, because):
    reminders.queue(date(2026, 6, 5))
    if change:
        MonitoringActivity.objects.update(**change)
    assert list(describe(list(Notice.objects.select_related("person")), on).values()) == [because]


def test_somebody_else_is_to_do_it_now(cast, look):
    reminders.queue(date(2026, 6, 5))
    MonitoringActivity.objects.update(by=cast.leader)
    (said,) = describe(list(Notice.objects.select_related("person")), date(2026, 6, 8)).values()
    assert said == "Imran Sheikh is no longer to do it"


def test_both_kinds_stand_in_the_document():
    assert {"monitoring_in_7", "monitoring_in_1"} <= set(reminders.KINDS)


def test_as_many_queries_for_one_school_as_for_twelve(cast, look, django_assert_max_num_queries):
    with django_assert_max_num_queries(14) as one:
        assert len(list(due(date(2026, 6, 11)))) == 1
    for n in range(11):
        school = make_school(f"School {n}", str(200000 + n))
        head = make_person(f"Head {n}", "headteacher", school=school)
        make_look(school, areas=[make_area(school)], planned_on=FRIDAY, by=head)
    with django_assert_max_num_queries(len(one)):
        assert len(list(due(date(2026, 6, 11)))) == 12
