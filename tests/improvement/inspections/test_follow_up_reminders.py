"""What a letter says will happen is reminded of 14, 7 and 1 days before, to the headteacher, once each."""

from datetime import date, timedelta

import pytest

from config import reminders as tick
from improvement.inspections import reminders as follow_up_reminders
from improvement.models import FollowUp
from schools.models import Notice
from tests.cast import make_inspection
from tests.reminders_of import reminders_of

pytestmark = pytest.mark.usefixtures("no_adviser")
due, describe = reminders_of(follow_up_reminders)

DAY = date(2026, 6, 18)  # a Thursday in term


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setenv("CAIRN_TODAY", "2026-06-04")


@pytest.fixture
def meeting(cast):
    letter = make_inspection(cast.school, starts_on=date(2025, 11, 19))
    return FollowUp.objects.create(
        school=cast.school, inspection=letter, what="I shall come to the governors’ meeting.", happens_on=DAY
    )


@pytest.mark.parametrize(
    "days,kind",
    [
        (15, None),
        (14, "follow_up_in_14"),
        (8, "follow_up_in_14"),
        (7, "follow_up_in_7"),
        (2, "follow_up_in_7"),
        (1, "follow_up_in_1"),
        (0, None),
        (-1, None),
    ],
)
def test_its_days(cast, meeting, days, kind):
    found = list(due(DAY - timedelta(days=days)))
    assert [each.kind for each in found] == ([kind] if kind else [])
    assert all(each.person_id == cast.head.pk and each.due_on == DAY for each in found)


def test_nothing_without_a_date_or_when_it_is_taken_away(cast, meeting):
    FollowUp.objects.update(happens_on=None)
    assert not list(due(DAY - timedelta(days=7)))
    FollowUp.objects.update(happens_on=DAY, removed_at="2026-06-01T10:00Z")
    assert not list(due(DAY - timedelta(days=7)))


def test_how_it_reads_and_why_it_is_needed_no_more(cast, meeting):
    on = DAY - timedelta(days=7)
    assert tick.queue(on) == 1 and tick.queue(on) == 0
    notice = Notice.objects.get()
    line = describe([notice], on)[notice.pk]
    assert "Thursday 18 June" in line.sentence and line.path == meeting.get_absolute_url()
    assert describe([notice], DAY)[notice.pk] == "the day has come"
    assert describe([notice], DAY - timedelta(days=1))[notice.pk] == "a nearer reminder of it takes its place"
    FollowUp.objects.update(happens_on=DAY + timedelta(days=1))
    assert "moved to Friday 19 June" in describe([notice], on)[notice.pk]
    FollowUp.objects.update(happens_on=None)
    assert describe([notice], on)[notice.pk] == "it has no date any more"


def test_as_many_queries_for_two_as_for_twenty(cast, meeting, django_assert_num_queries):
    for number in range(20):
        FollowUp.objects.create(
            school=cast.school, inspection=meeting.inspection, what=f"Visit {number}", happens_on=DAY
        )
    with django_assert_num_queries(5):
        assert len(list(due(DAY - timedelta(days=7)))) == 21
