"""What is due on a day, whom it is told, and how it reads or why it is needed no more."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from config import reminders
from config.docs import drawing as docs
from improvement.actions import reminders as actions
from improvement.actions.reminders import KINDS, LEADS
from improvement.models import Activity
from schools import mail as messages
from schools.days.calendar import SchoolCalendar
from schools.days.dates import LONDON, monday_of
from schools.mail import Line
from schools.models import Closure, Membership, Notice, Role, School, Term
from schools.reminders import nearest
from tests.cast import Cast, make_action, make_area, make_person, make_school
from tests.reminders_of import reminders_of

pytestmark = pytest.mark.usefixtures("no_adviser")
due, describe = reminders_of(actions)

FRIDAY = date(2026, 6, 12)  # in a term, and so are the two weeks before it
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def in_june():
    with time_machine.travel(datetime(2026, 6, 1, 9, tzinfo=LONDON), tick=False):
        yield


@pytest.fixture
def action(cast: Cast):
    area = make_area(cast.school, leader=cast.leader)
    return make_action(area, owner=cast.teacher, review_on=FRIDAY, due_on=date(2026, 7, 17))


def kinds(on):
    return sorted((d.kind, d.person_id, d.due_on) for d in due(on))


# ---- when -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (date(2026, 5, 28), None),  # half-term: 15 days before, and closed
        (date(2026, 5, 29), None),  # 14 days before, and closed
        (date(2026, 6, 1), "review_in_14"),  # the first day back catches up
        (date(2026, 6, 4), "review_in_14"),  # 8 days before
        (date(2026, 6, 5), "review_in_7"),
        (date(2026, 6, 6), None),  # Saturday
        (date(2026, 6, 10), "review_in_7"),
        (date(2026, 6, 11), "review_in_1"),
        (date(2026, 6, 12), "review_today"),
        (date(2026, 6, 13), None),  # Saturday
        (date(2026, 6, 15), "review_overdue"),
        (date(2026, 7, 27), None),  # the summer holiday
        (date(2026, 9, 7), "review_overdue"),
    ],
)
def test_a_review_is_told_of_at_its_days(cast, action, on, kind):
    assert {d.kind for d in due(on) if d.kind.startswith("review")} == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("days", "kind"), [(15, None), (14, "review_in_14"), (13, "review_in_14"), (8, "review_in_14")]
)
def test_14_days_before_in_the_middle_of_a_term(cast, action, days, kind):
    action.review_on = date(2026, 7, 8)
    action.save()
    found = {d.kind for d in due(action.review_on - days * DAY)}
    assert found == ({kind} if kind else set())


def test_the_due_day_of_a_notice_is_the_review_and_weekly_ones_have_their_monday(cast, action):
    assert kinds(date(2026, 6, 11)) == [("review_in_1", cast.teacher.pk, FRIDAY)]
    assert {d.due_on for d in due(date(2026, 6, 18))} == {date(2026, 6, 15)}
    weekly = [d for d in due(date(2026, 6, 22)) if d.kind == "review_overdue"]
    assert {d.due_on for d in weekly} == {date(2026, 6, 22)}


def test_a_monday_is_told_of_on_friday_as_1_day_before(cast, action):
    action.review_on = date(2026, 6, 15)
    action.save()
    assert [d.kind for d in due(FRIDAY)] == ["review_in_1"]


@pytest.mark.parametrize("day", [date(2026, 6, 13), date(2026, 7, 29), date(2026, 8, 30)])
def test_what_falls_in_a_closure_is_brought_forward_to_the_last_school_day(cast, action, day):
    calendar = SchoolCalendar.of(cast.school)
    action.due_on, action.review_on = None, day
    action.save()
    last = calendar.previous_school_day(day)
    assert [(d.kind, d.due_on) for d in due(last)] == [("review_in_1", day)]
    assert not list(due(last + DAY))
    assert {d.kind for d in due(calendar.next_school_day(day))} == {"review_overdue"}


def test_a_closure_of_the_school_itself_counts(cast, action):
    Closure.objects.create(school=cast.school, kind="inset", starts_on=FRIDAY, ends_on=FRIDAY)
    assert [d.kind for d in due(FRIDAY - DAY)] == ["review_in_1"]
    assert not list(due(FRIDAY))


def test_a_holiday_of_the_schools_own_is_looked_across_to_its_end(cast, action):
    """Its term ends when those of other schools go on; what comes in its holiday is told before it."""
    own = Term.objects.filter(school=cast.school, starts_on__lte=FRIDAY, ends_on__gt=FRIDAY)
    assert own.update(ends_on=FRIDAY) == 1
    action.due_on, action.review_on = None, date(2026, 7, 13)
    action.save()
    assert [(d.kind, d.due_on) for d in due(FRIDAY)] == [("review_in_1", date(2026, 7, 13))]


@given(st.sets(st.integers(min_value=0, max_value=40)))
def test_whatever_ticks_are_missed_each_lead_comes_once_and_the_nearest(ticks):
    """A model of the ledger: the set of (kind, due day)."""
    first = FRIDAY - 30 * DAY
    told, ledger = [], set()
    for on in (first + n * DAY for n in sorted(ticks)):
        kind = "review_overdue" if on > FRIDAY else nearest(FRIDAY, on, on + DAY, LEADS)
        reason = (kind, monday_of(on) if kind == "review_overdue" else FRIDAY)
        if kind and reason not in ledger:
            ledger.add(reason)
            told.append((on, kind))
    assert len({kind for _, kind in told if kind != "review_overdue"}) == sum(
        k != "review_overdue" for _, k in told
    )
    for on, kind in told:
        left = (FRIDAY - on).days
        lead = next((n for n in sorted(LEADS) if n and left <= n), None) if left > 0 else left
        expected = "review_overdue" if left < 0 else "review_today" if left == 0 else f"review_in_{lead}"
        assert kind == expected
    # ... and no tick at which a lead was reached stays silent for ever.
    if any(0 < (FRIDAY - first).days - n <= 14 for n in ticks):
        assert told


def test_a_day_missed_is_caught_up_with_by_one_reminder(cast, action):
    for on in (date(2026, 6, 1), date(2026, 6, 11), date(2026, 6, 11)):
        reminders.queue(on)
    assert sorted(Notice.objects.values_list("kind", flat=True)) == ["review_in_1", "review_in_14"]


def test_a_moved_review_earns_a_new_reminder(cast, action):
    reminders.queue(date(2026, 6, 5))
    action.review_on = FRIDAY + 2 * DAY
    action.save()
    assert reminders.queue(date(2026, 6, 8)) == 1
    assert reminders.queue(date(2026, 6, 8)) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"activity": Activity.STOPPED, "stopped_because": "Another way was found."},
        {"removed_at": datetime(2026, 6, 1, 9, tzinfo=LONDON)},
        {"review_on": None},
    ],
)
def test_what_is_stopped_removed_or_needs_no_review_is_not_told_of(cast, action, change):
    type(action).objects.filter(pk=action.pk).update(**change)
    assert not list(due(FRIDAY))


def test_a_done_action_is_still_reviewed_but_never_overdue(cast, action):
    type(action).objects.filter(pk=action.pk).update(activity=Activity.DONE, due_on=date(2026, 6, 2))
    assert [d.kind for d in due(FRIDAY)] == ["review_today"]


def test_nothing_is_told_of_a_removed_area_or_a_closed_school(cast, action):
    School.objects.filter(pk=cast.school.pk).update(status=School.Status.CLOSED)
    assert not list(due(FRIDAY))
    School.objects.filter(pk=cast.school.pk).update(status=School.Status.OPEN)
    type(action.area).objects.filter(pk=action.area_id).update(
        removed_at=datetime(2026, 6, 1, 9, tzinfo=LONDON)
    )
    assert not list(due(FRIDAY))


# ---- whom -------------------------------------------------------------------------------------------------------
def told(cast, on):
    names = {person.pk: name for name, person in cast.everyone().items()}
    return [names[d.person_id] for d in due(on)]


OVERDUE = date(2026, 6, 15)


def test_the_owner_is_told_and_from_overdue_on_the_leader_too(cast, action):
    assert told(cast, FRIDAY) == ["teacher"]
    assert told(cast, OVERDUE) == ["teacher", "leader"]


def test_an_owner_who_leads_the_area_is_told_once(cast, action):
    action.owner = cast.leader
    action.save()
    assert told(cast, OVERDUE) == ["leader"]


def test_nobody_owns_it_so_the_leader_is_told(cast, action):
    action.owner = None
    action.save()
    assert told(cast, FRIDAY) == ["leader"]
    assert told(cast, OVERDUE) == ["leader"]


def test_an_owner_without_an_address_is_stood_in_for(cast, action):
    action.owner = make_person("Ada Prior", Role.STAFF, school=cast.school, signs_in=False)
    action.save()
    assert [d.person_id for d in due(FRIDAY)] == [action.owner_id]  # an address is enough
    type(action.owner).objects.filter(pk=action.owner_id).update(email="")
    assert told(cast, FRIDAY) == ["leader"]


def test_a_leaver_is_never_told(cast, action):
    action.owner = cast.leaver
    action.save()
    Membership.objects.filter(person=cast.leaver).update(ends_on=date(2026, 6, 10))
    assert told(cast, date(2026, 6, 10)) == ["leaver"]  # the last day counts
    assert told(cast, FRIDAY) == ["leader"]
    Membership.objects.filter(person=cast.leader).update(ends_on=date(2026, 6, 10))
    assert told(cast, FRIDAY) == ["head"]
    assert told(cast, OVERDUE) == ["head"]
    Membership.objects.filter(person=cast.head).update(ends_on=date(2026, 6, 10))
    assert told(cast, FRIDAY) == ["editor"]


def test_without_a_leader_the_headteacher_hears_of_what_is_overdue(cast, action):
    type(action.area).objects.filter(pk=action.area_id).update(leader=None)
    assert told(cast, OVERDUE) == ["teacher", "head"]


def test_overdue_action_and_overdue_review_are_two_things(cast, action):
    action.due_on = date(2026, 6, 11)
    action.save()
    assert kinds(OVERDUE) == sorted(
        (kind, person.pk, OVERDUE)
        for kind in ("action_overdue", "review_overdue")
        for person in (cast.teacher, cast.leader)
    )


# ---- how many queries -------------------------------------------------------------------------------------------
def test_as_many_queries_for_two_as_for_two_hundred(cast, django_assert_max_num_queries):
    def add(count):
        for n in range(count):
            school = make_school(f"School {n}", str(200000 + School.objects.count()))
            person = make_person(f"Head {school.pk}", Role.HEADTEACHER, school=school)
            make_action(make_area(school), owner=person, review_on=FRIDAY, due_on=date(2026, 6, 3))

    add(1)
    with django_assert_max_num_queries(7) as two:
        assert len(list(due(FRIDAY))) == 2
    add(20)
    area = make_area(cast.school, leader=cast.leader)
    for n in range(160):
        make_action(area, title=f"Action {n}", order=n + 1, review_on=FRIDAY)
    with django_assert_max_num_queries(len(two)):
        assert len(list(due(FRIDAY))) == 202
    assert reminders.queue(FRIDAY) == 202
    # Nothing new: the ledger is read once, each other kind of thing is looked for in one or two, and nothing is written.
    with django_assert_max_num_queries(len(two) + 14):
        assert reminders.queue(FRIDAY) == 0


# ---- how it reads -----------------------------------------------------------------------------------------------
def described(on, kind=None):
    notices = list(Notice.objects.select_related("person").order_by("pk"))
    said = describe(notices, on)
    (only,) = [said[n.pk] for n in notices if kind in (None, n.kind)]
    return only


def test_a_line_says_what_when_and_where_and_links_to_the_form(cast, action):
    reminders.queue(date(2026, 6, 5))
    line = described(date(2026, 6, 5))
    assert line == Line(
        "Review on Friday 12 June: Weekly reasoning lessons",
        "Review “Weekly reasoning lessons” on Friday 12 June (area Mathematics in Years 5 and 6)",
        f"/schools/142345/actions/{action.pk}/note/?review=1",
        "Record the review",
        why="the owner of the action",
        later=f"/schools/142345/actions/{action.pk}/snooze/",
    )


def test_the_leader_reads_whose_it_is(cast, action):
    action.owner = None
    action.save()
    reminders.queue(date(2026, 6, 5))
    assert described(date(2026, 6, 5)).sentence.endswith(
        "(area Mathematics in Years 5 and 6, nobody owns it yet)"
    )


def test_an_owner_who_may_not_write_notes_is_led_to_the_action(cast, action):
    action.owner = cast.governor
    action.save()
    reminders.queue(FRIDAY)
    assert described(FRIDAY).path == f"/schools/142345/actions/{action.pk}/"


def test_braces_and_line_breaks_in_a_title_do_no_harm(cast, action):
    type(action).objects.filter(pk=action.pk).update(title="{day}\r\nBcc: all@example.com %s")
    reminders.queue(FRIDAY)
    assert described(FRIDAY).title == "Review today: {day} Bcc: all@example.com %s"


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({"review_on": date(2026, 6, 19)}, "the review was moved to Friday 19 June"),
        (
            {"review_on": date(2026, 7, 3), "reviewed_on": date(2026, 6, 9)},
            "the review was recorded on Tuesday 9 June",
        ),
        ({"review_on": None}, "no review is planned any more"),
        ({"activity": "stopped", "stopped_because": "Another way."}, "the action was stopped"),
        ({"removed_at": datetime(2026, 6, 9, 9, tzinfo=LONDON)}, "the action was removed"),
        ({"owner": None}, "Josh Ellery no longer answers for it"),
    ],
)
def test_what_has_changed_since_is_needed_no_more(cast, action, change, because):
    reminders.queue(date(2026, 6, 5))
    type(action).objects.filter(pk=action.pk).update(**change)
    assert described(date(2026, 6, 9)) == because


@pytest.mark.parametrize(
    ("on", "because"),
    [
        (date(2026, 6, 11), "a nearer reminder of it takes its place"),
        (date(2026, 6, 15), "the day of the review has passed"),
    ],
)
def test_a_reminder_that_time_has_passed_by_is_needed_no_more(cast, action, on, because):
    reminders.queue(date(2026, 6, 5))
    assert described(on) == because


@pytest.mark.parametrize(
    ("change", "on", "because"),
    [
        ({"activity": "done"}, date(2026, 6, 16), "the action is done"),
        ({"due_on": date(2026, 6, 30)}, date(2026, 6, 16), "the due date was moved to Tuesday 30 June"),
        ({"due_on": None}, date(2026, 6, 16), "the due date was taken away"),
        ({}, date(2026, 6, 22), "this week’s reminder takes its place"),
    ],
)
def test_an_overdue_action_that_is_so_no_more(cast, action, change, on, because):
    fields = {"owner": cast.leader, "due_on": date(2026, 6, 11), "review_on": None}
    type(action).objects.filter(pk=action.pk).update(**fields)
    reminders.queue(date(2026, 6, 15))
    type(action).objects.filter(pk=action.pk).update(**change)
    assert described(on) == because


def test_what_is_due_now_is_what_can_be_described_now(cast, action):
    """Both ask the same rules: on every day, all that is due has a line."""
    action.due_on = date(2026, 6, 3)
    action.save()
    for n in range(80):
        on = date(2026, 5, 20) + n * DAY
        Notice.objects.all().delete()
        messages.queue(due(on), on)
        notices = list(Notice.objects.select_related("person"))
        said = describe(notices, on)
        assert len(said) == len(notices) and all(isinstance(line, Line) for line in said.values())


def test_the_document_lists_every_kind():
    assert docs.reminders().count("| `") == len(reminders.KINDS) > len(KINDS)
