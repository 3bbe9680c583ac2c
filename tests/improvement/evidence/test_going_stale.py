"""The reminder a fortnight before evidence goes stale: once, to whoever added it, and not what it is called."""

from datetime import date, timedelta

import pytest

from improvement.evidence import reminders as going_stale
from improvement.models import Evidence
from schools import mail as messages
from schools.mail import Line
from schools.models import Membership, Notice
from tests.cast import make_evidence
from tests.improvement.evidence.world import areas_of
from tests.reminders_of import reminders_of

ON = date(2026, 11, 25)
DAY = timedelta(days=1)
due, describe = reminders_of(going_stale)


def told(on=ON):
    return list(due(on))


@pytest.fixture
def item(cast):
    _area, action, *_ = areas_of(cast)
    return make_evidence(cast.school, "Secret title", by=cast.deputy, on=[action], fresh_until=ON + 14 * DAY)


def test_a_fortnight_before(cast, item):
    assert [(each.person_id, each.subject_id, each.due_on) for each in told()] == [
        (cast.deputy.pk, item.pk, item.fresh_until)
    ]
    assert told(ON - DAY) == []
    assert [each.key for each in told(ON + DAY)] == [each.key for each in told()], (
        "one reason, however often it is asked"
    )
    assert told(item.fresh_until + DAY) == []
    assert told(date(2026, 11, 28)) == [], "not at the weekend"


def test_how_it_reads(cast, item):
    messages.queue(told(), ON)
    line = describe(list(Notice.objects.all()), ON)[Notice.objects.get().pk]
    assert isinstance(line, Line) and line.path == item.get_absolute_url()
    assert "goes stale on Wednesday 9 December (for “Weekly reasoning lessons”)" in line.sentence
    assert "Secret" not in line.title + line.sentence


@pytest.mark.parametrize(
    "change,because",
    [
        ({"removed_at": "2026-11-25T12:00Z"}, "the evidence was removed"),
        ({"fresh_until": None}, "it does not go stale any more"),
        ({"fresh_until": date(2027, 3, 1)}, "it is fresh until Monday 1 March 2027 now"),
    ],
)
def test_no_more(cast, item, change, because):
    messages.queue(told(), ON)
    Evidence.objects.filter(pk=item.pk).update(**change)
    assert list(describe(list(Notice.objects.all()), ON).values()) == [because]


def test_no_more_once_there_is_a_newer_one_or_the_person_has_left(cast, item):
    messages.queue(told(), ON)
    newer = make_evidence(cast.school, by=cast.head, replaces=item)
    assert list(describe(list(Notice.objects.all()), ON).values()) == ["a newer one has taken its place"]
    assert told() == []
    newer.delete()
    Membership.objects.filter(person=cast.deputy).update(ends_on=ON - DAY)
    assert list(describe(list(Notice.objects.all()), ON).values()) == ["Imran Sheikh has left"]
    assert told() == []


def test_queries_do_not_grow(cast, item, django_assert_max_num_queries):
    for _ in range(20):
        make_evidence(cast.school, by=cast.deputy, fresh_until=ON + 10 * DAY)
    with django_assert_max_num_queries(9):
        assert len(told()) == 21
