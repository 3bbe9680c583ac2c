"""The adviser's week: once, on its first working day, with the reasons of the portfolio."""

from datetime import date, timedelta

import pytest

from config import reminders as tick
from improvement.models import Action
from improvement.oversight import week as adviser_week
from improvement.oversight.week import KIND, MOST
from schools.mail import Line
from schools.models import Mail, Membership, NamedSchool, Notice, Person, Role, School, SchoolBody
from tests.cast import LONG_AGO, link, make_action, make_area, make_body, make_evidence, make_school
from tests.reminders_of import reminders_of

MONDAY = date(2026, 6, 15)
DAY = timedelta(days=1)
due, describe = reminders_of(adviser_week)


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setenv("CAIRN_TODAY", "2026-06-15")


def of(person, on=MONDAY):
    return [each for each in due(on) if each.person_id == person.pk]


def test_each_school_with_its_reasons_and_what_waits(scene):
    cast = scene.cast
    Action.objects.update(due_on=MONDAY - DAY)
    make_evidence(cast.school, "Book check", by=cast.leader, on=[scene.action])
    quiet = make_school("Lantern Primary School", "142377")
    link(quiet, cast.authority)
    make_area(quiet)
    found = of(cast.adviser)
    assert [(each.school_id, each.due_on) for each in found] == [(cast.school.pk, MONDAY)]
    assert found[0].line == "1 action overdue. 1 item to check"


def test_of_quiet_schools_the_first_is_told_all_the_same(scene):
    assert [each.line for each in of(scene.cast.adviser)] == ["Nothing is off track or overdue"]


def test_once_a_week_and_not_on_a_day_off(scene):
    cast = scene.cast
    tick.queue(MONDAY)
    tick.queue(MONDAY)
    tick.queue(MONDAY + 3 * DAY)
    assert Notice.objects.filter(kind=KIND).count() == 2  # one authority's adviser and the other's
    assert not of(cast.adviser, MONDAY + 5 * DAY)  # a Saturday
    assert len(of(cast.adviser, MONDAY + 7 * DAY)) == 1
    may = date(2026, 5, 25)  # a bank holiday
    assert not of(cast.adviser, may)
    assert [each.due_on for each in of(cast.adviser, may + DAY)] == [may]


def test_not_to_administrators_leavers_newcomers_or_those_who_do_not_sign_in(scene):
    cast = scene.cast
    assert not of(cast.body_admin)
    Membership.objects.filter(person=cast.adviser).update(starts_on=MONDAY + DAY)
    assert not of(cast.adviser, MONDAY + 2 * DAY)
    Membership.objects.filter(person=cast.adviser).update(starts_on=LONG_AGO, ends_on=MONDAY - DAY)
    assert not of(cast.adviser)
    Membership.objects.filter(person=cast.adviser).update(ends_on=None)
    type(cast.adviser.user).objects.filter(pk=cast.adviser.user.pk).update(is_active=False)
    assert not of(cast.adviser)


def test_only_of_schools_that_are_theirs(scene):
    cast = scene.cast
    other = make_school("Lantern Primary School", "142377")
    link(other, cast.authority, SchoolBody.Basis.GEOGRAPHY)
    membership = cast.adviser.memberships.get()
    assert {each.school_id for each in of(cast.adviser)} == {cast.school.pk}
    Membership.objects.filter(pk=membership.pk).update(named_schools_only=True)
    assert not of(cast.adviser)
    NamedSchool.objects.create(membership=membership, school=cast.school)
    assert {each.school_id for each in of(cast.adviser)} == {cast.school.pk}
    assert {each.school_id for each in of(cast.other_adviser)} == {cast.other_school.pk}


def test_one_user_of_two_bodies_is_told_of_each_school_once(scene):
    cast = scene.cast
    trust, school = make_body("Northholt", kind="trust"), make_school("Lantern Primary School", "142377")
    link(school, trust, SchoolBody.Basis.TRUST)
    twin = Person.objects.create(name="Robert Kelso", body=trust, user=cast.adviser.user)
    Membership.objects.create(person=twin, role=Role.ADVISER, starts_on=LONG_AGO)
    assert [each.school_id for each in of(cast.adviser)] == [cast.school.pk]
    assert [each.school_id for each in of(twin)] == [school.pk]


def test_at_most_ten_schools(scene):
    cast = scene.cast
    for number in range(12):
        school = make_school(f"School {number}", str(150000 + number))
        link(school, cast.authority)
        make_action(make_area(school), due_on=MONDAY - DAY)
    assert len(of(cast.adviser)) == MOST


def test_what_is_sent_is_what_is_so_then(scene):
    tick.queue(MONDAY)
    notice = Notice.objects.get(kind=KIND, person=scene.cast.adviser)
    line = describe([notice], MONDAY)[notice.pk]
    assert isinstance(line, Line) and line.path == "/schools/142345/"
    Action.objects.update(due_on=MONDAY - DAY)
    assert describe([notice], MONDAY)[notice.pk].sentence == "1 action overdue"
    assert describe([notice], MONDAY + 7 * DAY)[notice.pk] == "the week is over"
    School.objects.filter(pk=scene.cast.school.pk).update(status=School.Status.CLOSED)
    assert "nothing is off track" in describe([notice], MONDAY)[notice.pk]


def test_it_is_sent_and_says_nothing_of_other_schools_in_the_schools_record(scene, sign_in, mailoutbox):
    tick.queue(MONDAY)
    tick.deliver(MONDAY)
    assert Mail.objects.filter(address=scene.cast.adviser.address, state=Mail.State.SENT).count() == 1
    mail = next(each for each in mailoutbox if each.to == [scene.cast.adviser.address])
    assert mail.subject.startswith("Your schools this week") and "Beckenholt" not in mail.body
    page = sign_in(scene.cast.head).get("/schools/142345/messages/").text
    assert "Nothing is off track or overdue" in page and "Beckenholt" not in page


def test_a_tick_after_it_is_written_takes_two_queries_and_the_one_for_the_terms(
    scene, django_assert_num_queries
):
    tick.queue(MONDAY)
    with django_assert_num_queries(3):
        assert list(due(MONDAY)) == []
