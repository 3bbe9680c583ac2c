"""The reminder that a term's actuals are wanted: in its last week, to the leader, once an area and term."""

from datetime import date, timedelta

import pytest

from config import reminders
from config.docs import drawing as docs
from improvement.models import TermlyTarget
from improvement.targets import reminders as wanted_actuals
from schools.mail import Line
from schools.models import Membership, Notice, Term
from tests.cast import make_area, make_measure, unreachable
from tests.reminders_of import reminders_of

END = date(2026, 7, 21)  # a Tuesday; the last week of the summer term begins on Monday 20 July
MONDAY = date(2026, 7, 20)
due, describe = reminders_of(wanted_actuals)


@pytest.fixture
def area(cast):
    area = make_area(cast.school, "Writing", leader=cast.leader)
    make_measure(area, groups=["Year 5", "Year 6"], targets=[(58, 55), (64, 57), (70, None)], year=2025)
    return area


@pytest.fixture(autouse=True)
def terms(cast):
    for school in (cast.school, cast.other_school):
        Term.objects.filter(school=school).delete()


def told(on):
    return [(each.person_id, each.subject_id, each.kind, each.due_on) for each in due(on)]


@pytest.mark.parametrize(
    ("on", "comes"),
    [
        (date(2026, 7, 17), False),
        (MONDAY, True),
        (END, True),
        (date(2026, 7, 22), False),
        (date(2026, 6, 12), False),
    ],
)
def test_it_comes_in_the_last_week(cast, area, on, comes):
    assert told(on) == ([(cast.leader.pk, area.pk, "target_actual_wanted", END)] if comes else [])


def test_the_schools_own_term_counts(cast, area):
    Term.objects.create(
        school=cast.school,
        academic_year=2025,
        season="summer",
        half=2,
        starts_on=date(2026, 6, 1),
        ends_on=date(2026, 7, 10),
    )
    assert told(date(2026, 7, 6)) == [(cast.leader.pk, area.pk, "target_actual_wanted", date(2026, 7, 10))]
    assert told(MONDAY) == []


def test_one_line_an_area_however_many_targets(cast, area):
    make_measure(area, "Another", targets=[None, None, (9, None)], year=2025)
    (each,) = due(MONDAY)
    assert (
        each.line
        == "The term ends on Tuesday 21 July, and its actuals are wanted (area Writing, 3 targets of the summer term 2026)"
    )


def test_nothing_is_wanted_when_all_are_entered_or_there_is_no_target(cast, area):
    TermlyTarget.objects.filter(season="summer").update(actual=71)
    assert told(MONDAY) == []
    TermlyTarget.objects.filter(season="summer").update(actual=None, target=None)
    assert told(MONDAY) == []


@pytest.mark.parametrize("gone", ["series", "measure", "area"])
def test_what_was_taken_out_wants_nothing(area, gone):
    measure = area.measures.get()
    rows = {
        "series": measure.series.all(),
        "measure": area.measures.all(),
        "area": type(area).objects.filter(pk=area.pk),
    }[gone]
    rows.update(removed_at="2026-06-01T08:00Z")
    assert told(MONDAY) == []


def test_the_head_stands_in_for_a_leader_who_has_left_or_is_not_named(cast, area):
    Membership.objects.filter(person=cast.leader).update(ends_on=date(2026, 7, 1))
    assert [row[0] for row in told(MONDAY)] == [cast.head.pk]
    type(area).objects.update(leader=None)
    assert [row[0] for row in told(MONDAY)] == [cast.head.pk]


def test_the_second_person_hears_only_for_a_leader_who_is_still_there(cast, area):
    """A leader who has left leaves a place to fill: that is for the headteacher to hear of."""
    type(area).objects.update(second_person=cast.deputy)
    Membership.objects.filter(person=cast.leader).update(ends_on=date(2026, 7, 1))
    assert [row[0] for row in told(MONDAY)] == [cast.head.pk]


def test_a_leader_without_an_address_is_stood_in_for(cast, area):
    """By the second person, else by the headteacher, else by the plan editor."""
    unreachable(cast.leader)
    assert [row[0] for row in told(MONDAY)] == [cast.head.pk]
    type(area).objects.update(second_person=cast.deputy)
    assert [row[0] for row in told(MONDAY)] == [cast.deputy.pk]
    unreachable(cast.deputy)
    assert [row[0] for row in told(MONDAY)] == [cast.head.pk]
    unreachable(cast.head)
    assert [row[0] for row in told(MONDAY)] == [cast.editor.pk]
    row = notice(cast, area, cast.editor)
    assert isinstance(describe([row], MONDAY)[row.pk], Line)


def notice(cast, area, person=None, due_on=END):
    return Notice.objects.create(
        person=person or cast.leader,
        school=cast.school,
        kind=wanted_actuals.KIND,
        subject_type=wanted_actuals.SUBJECT,
        subject_id=area.pk,
        due_on=due_on,
    )


def test_it_is_told_with_the_page_to_enter_them(cast, area):
    row = notice(cast, area)
    line = describe([row], MONDAY)[row.pk]
    assert isinstance(line, Line)
    assert (line.title, line.path) == (
        "Actuals wanted by Tuesday 21 July: Writing",
        "/schools/142345/targets/actuals/?term=2026-summer",
    )


@pytest.mark.parametrize(
    ("change", "because"),
    [
        (lambda cast, area: TermlyTarget.objects.update(actual=71), "nothing is wanted any more"),
        (
            lambda cast, area: type(area).objects.update(leader=cast.deputy),
            "Leah Whitlock no longer answers for it",
        ),
        (
            lambda cast, area: type(area).objects.update(removed_at="2026-07-01T08:00Z"),
            "nothing is wanted any more",
        ),
    ],
)
def test_it_is_left_out_when_it_is_true_no_more(cast, area, change, because):
    row = notice(cast, area)
    change(cast, area)
    assert because in describe([row], MONDAY)[row.pk]


def test_after_the_term_it_is_left_out(cast, area):
    row = notice(cast, area)
    assert describe([row], END + timedelta(days=1))[row.pk] == "the term is over"


def test_it_is_among_all_that_is_due_and_in_the_table(cast, area):
    reminders.queue(MONDAY)
    assert Notice.objects.filter(kind=wanted_actuals.KIND).exists()
    assert "`target_actual_wanted`" in docs.reminders()


def test_as_many_queries_for_one_as_for_twenty(cast, area, django_assert_max_num_queries):
    with django_assert_max_num_queries(6) as one:
        list(due(MONDAY))
    for n in range(19):
        make_measure(
            make_area(cast.school, f"Area {n}", leader=cast.deputy),
            targets=[None, None, (70, None)],
            year=2025,
        )
    with django_assert_max_num_queries(len(one)):
        assert len(list(due(MONDAY))) == 20
