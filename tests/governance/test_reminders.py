"""What governance reminds people of: once each, and only while it is so."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from config import reminders as tick
from governance.board import reminders as appointment_reminders
from governance.challenges import reminders as challenge_reminders
from governance.challenges import workflow
from governance.models import Appointment, Challenge
from governance.visits import reminders as visit_reminders
from governance.visits import workflow as visits
from schools.days.dates import LONDON
from schools.models import Membership, Notice, Role
from tests.cast import LONG_AGO, make_person
from tests.governance.challenges.making import make_challenge
from tests.governance.visits.making import make_visit
from tests.reminders_of import reminders_of

due, describe = reminders_of(challenge_reminders, appointment_reminders, visit_reminders)
FRIDAY = date(2026, 6, 26)  # the answer is wanted by then


@pytest.fixture(autouse=True)
def in_june():
    with time_machine.travel(datetime(2026, 6, 8, 9, tzinfo=LONDON), tick=False):
        yield


@pytest.fixture
def challenge(scene):
    return make_challenge(scene, answer_by=FRIDAY)


def kinds(on):
    return [(each.kind, each.person_id, each.due_on) for each in due(on)]


def queued(on) -> Notice:
    """The one notice of the challenge, however often the tick comes."""
    tick.queue(on)
    assert tick.queue(on) == 0
    return Notice.objects.get(subject_type="challenge")


@pytest.mark.parametrize(
    "on,kind,due_on",
    [
        (date(2026, 6, 18), None, None),
        (date(2026, 6, 19), "challenge_in_7", FRIDAY),
        (date(2026, 6, 20), None, None),  # Saturday
        (date(2026, 6, 24), "challenge_in_7", FRIDAY),
        (date(2026, 6, 25), "challenge_in_1", FRIDAY),
        (FRIDAY, "challenge_in_1", FRIDAY),
        (date(2026, 6, 29), "challenge_overdue", date(2026, 6, 29)),
        (date(2026, 7, 3), "challenge_overdue", date(2026, 6, 29)),
        (date(2026, 7, 6), "challenge_overdue", date(2026, 7, 6)),
    ],
)
def test_the_one_asked_is_told_before_and_every_week_after(scene, challenge, on, kind, due_on):
    assert kinds(on) == ([(kind, scene.cast.leader.pk, due_on)] if kind else [])


def test_no_word_of_the_question_is_in_the_mail(scene, challenge):
    notice = queued(date(2026, 6, 25))
    line = describe([notice], date(2026, 6, 25))[notice.pk]
    assert line.sentence == (
        "The governors want an answer from you by Friday 26 June (area Mathematics in Years 5 and 6)"
    )
    assert line.path == challenge.get_absolute_url() and challenge.question not in notice.line


def test_the_asker_is_told_once_that_it_is_answered(scene, challenge):
    workflow.answer(challenge, by=scene.cast.leader.user, on=date(2026, 6, 8), version=1, text="So.")
    assert kinds(date(2026, 6, 9)) == [("challenge_answered", scene.cast.governor.pk, date(2026, 6, 8))]
    queued(date(2026, 6, 9))
    notice = queued(date(2026, 6, 22))
    assert "say whether it is enough" in describe([notice], date(2026, 6, 9))[notice.pk].sentence
    challenge.refresh_from_db()
    workflow.settle(challenge, by=scene.cast.governor.user, on=date(2026, 6, 9), version=challenge.version)
    assert describe([notice], date(2026, 6, 9))[notice.pk] == "the question is settled"
    assert kinds(date(2026, 6, 9)) == []


def test_who_stands_in(scene, challenge):
    on = date(2026, 6, 25)
    Challenge.objects.update(asked_of=scene.cast.deputy)
    assert kinds(on)[0][1] == scene.cast.deputy.pk
    Membership.objects.filter(person=scene.cast.deputy).update(ends_on=date(2026, 6, 1))
    assert kinds(on)[0][1] == scene.cast.leader.pk
    Challenge.objects.update(area=None)
    assert kinds(on)[0][1] == scene.cast.head.pk


def test_why_it_is_needed_no_more(scene, challenge):
    on = date(2026, 6, 25)
    notice = queued(on)

    def because(**fields):
        Challenge.objects.update(**fields)
        return describe([notice], on)[notice.pk]

    assert because(answer_by=date(2026, 6, 30)) == "the answer is now wanted by Tuesday 30 June"
    assert (
        because(answer_by=FRIDAY, asked_of=scene.cast.deputy)
        == "Leah Whitlock is no longer the one to answer"
    )
    assert because(state="answered") == "the question is answered"
    assert because(removed_at="2026-06-20T10:00Z") == "the question was taken out of the log"
    assert describe([notice], FRIDAY + timedelta(days=3))


def test_each_week_has_its_reminder(scene, challenge):
    notice = queued(date(2026, 6, 29))
    assert describe([notice], date(2026, 7, 6))[notice.pk] == "this week’s reminder takes its place"


@pytest.fixture
def appointment(cast):
    membership = Membership.objects.get(person=cast.governor)
    Membership.objects.filter(pk=membership.pk).update(ends_on=FRIDAY)
    return Appointment.objects.create(school=cast.school, membership=membership, category="parent")


@pytest.mark.parametrize(
    "on,kind",
    [
        (date(2026, 4, 24), None),
        (date(2026, 4, 27), "appointment_in_60"),
        (date(2026, 6, 11), "appointment_in_60"),
        (date(2026, 6, 12), "appointment_in_14"),
        (FRIDAY, "appointment_in_14"),
        (date(2026, 6, 29), None),
    ],
)
def test_chair_and_clerk_are_told_of_an_appointment_that_ends(cast, appointment, on, kind):
    whom = {cast.chair.pk, cast.clerk.pk} if kind else set()
    assert {(each, person) for each, person, _ in kinds(on)} == {(kind, person) for person in whom}


def test_not_when_another_follows_it(cast, appointment):
    on = date(2026, 6, 12)
    tick.queue(on)
    notices = list(Notice.objects.all())
    line = describe(notices, on)[notices[0].pk]
    assert line.title == "Anjali Foss: appointment ends on Friday 26 June"
    Membership.objects.create(person=cast.governor, role=Role.GOVERNOR, starts_on=FRIDAY + timedelta(days=1))
    assert kinds(on) == []
    assert set(describe(notices, on).values()) == {"the appointment goes on"}


def test_a_later_part_that_is_none_on_the_board_does_not_follow_it(cast, appointment):
    """A governor who stays on as a member of staff leaves a seat to fill."""
    Membership.objects.create(person=cast.governor, role=Role.STAFF, starts_on=FRIDAY)
    assert {kind for kind, _, _ in kinds(date(2026, 6, 12))} == {"appointment_in_14"}


def test_as_many_queries_for_two_as_for_twenty(scene, appointment, django_assert_num_queries):
    for number in range(20):
        make_challenge(scene, f"Question {number}?", answer_by=FRIDAY)
        person = make_person(f"Governor N{number}", Role.GOVERNOR, school=scene.cast.school)
        membership = person.memberships.get()
        Membership.objects.filter(pk=membership.pk).update(ends_on=FRIDAY, starts_on=LONG_AGO)
        Appointment.objects.create(school=scene.cast.school, membership=membership, category="parent")
    with django_assert_num_queries(7):
        assert len(list(due(date(2026, 6, 25)))) == 62


def test_the_nearer_one_takes_the_place_of_the_one_before(scene, challenge, appointment):
    tick.queue(date(2026, 6, 11))
    tick.queue(date(2026, 6, 19))
    notices = list(Notice.objects.filter(kind__in=["challenge_in_7", "appointment_in_60"]))
    assert len(notices) == 3
    assert set(describe(notices, date(2026, 6, 25)).values()) == {"a nearer reminder of it takes its place"}


VISIT_ON = date(2026, 6, 17)


@pytest.mark.parametrize(
    "on,kind",
    [
        (date(2026, 6, 9), None),
        (date(2026, 6, 10), "visit_in_7"),
        (date(2026, 6, 15), "visit_in_7"),
        (date(2026, 6, 16), "visit_in_1"),
        (VISIT_ON, None),
        (date(2026, 6, 18), None),
    ],
)
def test_the_governor_and_the_leader_are_told_of_a_visit_and_nobody_twice(scene, on, kind):
    make_visit(scene, day=VISIT_ON)
    whom = {scene.cast.governor.pk, scene.cast.leader.pk} if kind else set()
    assert {(each, person) for each, person, _ in kinds(on)} == {(kind, person) for person in whom}
    tick.queue(on)
    assert not Notice.objects.filter(kind__startswith="monitoring").exists()


def test_a_visit_agreed_with_nobody_is_told_to_the_leaders_of_its_areas(scene):
    visit = make_visit(scene, day=VISIT_ON, agreed_with=None)
    on = date(2026, 6, 16)
    assert {person for _, person, _ in kinds(on)} == {scene.cast.governor.pk, scene.cast.leader.pk}
    tick.queue(on)
    notice = Notice.objects.filter(kind="visit_in_1").first()
    line = describe([notice], on)[notice.pk]
    assert line.sentence.startswith("Anjali Foss visits the school on Wednesday 17 June (area Mathematics")
    assert line.path == visit.get_absolute_url() and visit.purpose not in line.sentence
    visits.remove(visit, by=scene.cast.governor.user, on=on)
    assert describe([notice], on)[notice.pk] == "the visit was removed"
