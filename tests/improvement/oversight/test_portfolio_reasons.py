"""Why a school stands where it stands: each reason, and the silence one step short of it."""

from datetime import timedelta

import pytest

from improvement.home.today import for_today
from improvement.models import AreaForImprovement, EvidenceCheck, FollowUp, ProgressNote
from improvement.oversight.checks import queue as checking
from improvement.oversight.portfolio import PortfolioFilters, for_portfolio
from improvement.oversight.portfolio.reading import read
from improvement.oversight.requests.workflow import request_evidence, withdraw_request
from improvement.targets.pages import for_targets
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.models import Event, NamedSchool, Term
from tests.cast import (
    link,
    make_action,
    make_area,
    make_body,
    make_evidence,
    make_inspection,
    make_look,
    make_measure,
    make_person,
    make_plan,
    make_school,
)
from tests.scene import in_days


def row_of(person, urn="142345"):
    rows = for_portfolio(person.user, on=in_days(0))["rows"]
    return next(row for row in rows if row.school.urn == urn)


def rate(area, impact, on, by):
    ProgressNote.objects.create(school=area.school, area=area, by=by, on=on, text="Seen", impact=impact)


def test_an_area_falls_when_it_is_worse_than_at_the_end_of_the_last_half_term(scene):
    cast = scene.cast
    ended = SchoolCalendar.of(cast.school).end_of_previous_half_term(in_days(0))
    rate(scene.area, "green", ended, cast.head)
    assert row_of(cast.adviser).falling == 0
    rate(scene.area, "amber", in_days(0), cast.head)
    row = row_of(cast.adviser)
    assert row.falling == 1 and "1 area down since last half-term" in row.reasons
    home = for_today(cast.school, user=cast.head.user, on=in_days(0))
    assert home.rows[0].direction.startswith("Down from")


def test_an_area_first_rated_this_half_term_does_not_fall_nor_one_that_was_worse(scene):
    cast = scene.cast
    ended = SchoolCalendar.of(cast.school).end_of_previous_half_term(in_days(0))
    rate(scene.area, "amber", ended + timedelta(days=1), cast.head)
    rate(scene.area, "red", in_days(0), cast.head)
    assert row_of(cast.adviser).falling == 0  # both since then: there is nothing to compare with


def test_the_half_term_is_the_schools_own(scene):
    """Two schools whose half-terms ended on other days; one of them has none laid, and gets the usual."""
    cast = scene.cast
    other = make_school("Gullholt School", "142350")
    link(other, cast.authority)
    area = make_area(other)
    head = make_person("Una Grey", "headteacher", school=other)
    Term.objects.filter(school=other).delete()
    ended = SchoolCalendar.of(cast.school).end_of_previous_half_term(in_days(0))
    Term.objects.filter(school=cast.school, ends_on=ended).update(ends_on=ended - timedelta(days=3))
    rate(scene.area, "green", ended - timedelta(days=1), cast.head)  # after that school's last half-term
    rate(scene.area, "red", in_days(0), cast.head)
    rate(area, "green", ended - timedelta(days=1), head)  # before the usual end
    rate(area, "red", in_days(0), head)
    assert (row_of(cast.adviser).falling, row_of(cast.adviser, "142350").falling) == (0, 1)


@pytest.mark.parametrize(
    ("targets", "missed"),
    [
        (((60, 57),), 1),
        (((60, 60),), 0),
        (((60, 50), (65, 66)), 0),  # the latest counts
        (((60, 66), (65, 60), (70, None)), 1),  # the last has no actual yet
        (((60, None),), 0),
    ],
)
def test_targets_missed_at_the_latest_count(scene, targets, missed):
    make_measure(scene.area, targets=targets)
    assert row_of(scene.cast.adviser).missed == missed


def test_lower_is_better(scene):
    make_measure(scene.area, targets=((10, 12),), lower_is_better=True)
    make_measure(scene.area, "Late", targets=((10, 8),), lower_is_better=True)
    row = row_of(scene.cast.adviser)
    assert row.missed == 1 and "1 target missed" in row.reasons


SIZES = [
    {"": 60, "Year 5": 30},  # nothing hidden
    {"": 60, "Year 5": 4},  # a small group
    {"": 33, "Year 5": 30},  # a small rest
    {"": 60, "Year 5": 30, "Year 6": 28},  # a small rest of two parts
    {"Year 5": 30, "Year 6": 29},  # neither lies within the other
    {"": None, "Year 5": None},
]


@pytest.mark.parametrize("sizes", SIZES)
@pytest.mark.parametrize("by_term", [False, True])
def test_as_many_as_the_schools_own_page_says_and_none_that_is_hidden_there(scene, sizes, by_term):
    """The first term was missed; the second was met by all, or its small group is hidden, and so the first counts."""
    cast = scene.cast
    measure = make_measure(scene.area, groups=tuple(sizes), targets=((60, 50), (65, 66 if by_term else 60)))
    for series in measure.series.all():
        if by_term:
            series.targets.filter(season="spring").update(cohort=sizes[series.year_group])
        else:
            series.cohort = sizes[series.year_group]
            series.save()
    page = for_targets(cast.school, user=cast.head.user, on=in_days(0))
    assert row_of(cast.adviser).missed == len(page["missed"])


def test_what_was_taken_out_or_left_behind_does_not_count(scene):
    old = make_plan(scene.cast.school, title="Last year’s", status="closed")
    make_measure(make_area(scene.cast.school, "Left", plan=old), targets=((60, 50),))
    make_measure(scene.area, "Out", targets=((60, 50),), removed_at=dates.now())
    make_measure(scene.area, "No groups").series.update(removed_at=dates.now())
    make_measure(make_area(scene.cast.school, "Gone", removed_at=dates.now()), targets=((60, 50),))
    assert row_of(scene.cast.adviser).missed == 0


def test_a_request_is_unanswered_once_its_day_is_past(scene):
    cast = scene.cast
    row = request_evidence(
        scene.action, by=cast.adviser.user, on=in_days(0), what="A book check.", wanted_by=in_days(1)
    )
    assert row_of(cast.adviser).unanswered == 0
    type(row).objects.update(wanted_by=in_days(0))
    assert row_of(cast.adviser).unanswered == 0
    type(row).objects.update(wanted_by=in_days(-1))
    assert "1 request unanswered" in row_of(cast.adviser).reasons
    row.refresh_from_db()
    withdraw_request(row, by=cast.adviser.user, on=in_days(0))
    assert row_of(cast.adviser).unanswered == 0


def test_evidence_is_stale_once_its_last_day_is_past_and_only_what_is_shared(scene):
    cast = scene.cast
    old = {"added_on": in_days(-90), "represents_on": in_days(-90)}
    item = make_evidence(cast.school, by=cast.leader, on=[scene.action], fresh_until=in_days(0), **old)
    assert row_of(cast.adviser).stale == 0
    type(item).objects.update(fresh_until=in_days(-1))
    assert row_of(cast.adviser).stale == 1
    type(item).objects.update(shared_with_adviser=False)
    assert row_of(cast.adviser).stale == 0


def test_another_bodys_request_is_its_own(scene):
    cast = scene.cast
    trust = make_body("Tidal Trust", kind="trust")
    link(cast.school, trust, basis="trust")
    other = make_person("Iris Dale", "adviser", body=trust)
    row = request_evidence(
        scene.action, by=other.user, on=in_days(0), what="A book check.", wanted_by=in_days(1)
    )
    type(row).objects.update(wanted_by=in_days(-1))
    assert (row_of(cast.adviser).unanswered, row_of(other).unanswered) == (0, 1)


def test_the_next_day_is_the_nearest_of_the_letters_and_of_outside_reviews(scene):
    cast = scene.cast
    letter = make_inspection(cast.school)
    assert row_of(cast.adviser).next_on is None
    FollowUp.objects.create(
        school=cast.school, inspection=letter, what="A visit follows.", happens_on=in_days(-1)
    )
    FollowUp.objects.create(
        school=cast.school, inspection=letter, what="A visit follows.", happens_on=in_days(20)
    )
    row = row_of(cast.adviser)
    assert (row.next_on, row.next_words) == (in_days(20), "A date from the letter in 20 days")
    assert not any("letter" in reason for reason in row.reasons)  # not soon
    make_look(cast.school, "external_review", planned_on=in_days(14))
    make_look(cast.school, "lesson_visit", planned_on=in_days(2))
    row = row_of(cast.adviser)
    assert row.next_on == in_days(14) and row.reasons[-1] == "an external review in 14 days"


def test_an_administrator_of_the_body_sees_all_its_schools_but_nothing_of_evidence(scene):
    cast = scene.cast
    make_evidence(
        cast.school,
        by=cast.leader,
        on=[scene.action],
        added_on=in_days(-400),
        represents_on=in_days(-400),
        fresh_until=in_days(-1),
    )
    row = request_evidence(
        scene.action, by=cast.adviser.user, on=in_days(0), what="Books", wanted_by=in_days(1)
    )
    type(row).objects.update(wanted_by=in_days(-1))
    make_look(cast.school, "external_review", planned_on=in_days(3))
    make_action(scene.area, "Late", due_on=in_days(-5))
    theirs, all_of_it = row_of(cast.body_admin), row_of(cast.adviser)
    assert theirs.overdue_actions == all_of_it.overdue_actions == 1
    assert (all_of_it.stale, all_of_it.unchecked, all_of_it.unanswered) == (1, 1, 1)
    assert (theirs.stale, theirs.unchecked, theirs.unanswered, theirs.next_on) == (0, 0, 0, None)


def test_what_an_adviser_does_is_no_change_of_the_schools(scene):
    cast = scene.cast
    Event.objects.create(
        school=cast.school,
        actor_name="Catherine Hallam",
        verb="noted",
        target_type="action",
        target_id=1,
        sentence="Noted",
        at=dates.now() - timedelta(days=40),
    )
    row = row_of(cast.adviser)
    assert row.idle == 40 and "nothing changed for 40 days" in ", ".join(row.reasons).lower()
    request_evidence(scene.action, by=cast.adviser.user, on=in_days(0), what="Books", wanted_by=in_days(9))
    assert row_of(cast.adviser).idle == 40


def test_the_order_of_weight(scene):
    """A category first, then areas off, falling, targets, what is late, requests, silence."""
    cast = scene.cast
    names = ["Calm", "Late", "Missed", "Off", "Concern"]
    schools = {}
    for number, name in enumerate(names):
        schools[name] = make_school(f"{name} School", str(142350 + number))
        link(schools[name], cast.authority)
        make_area(schools[name])
    head = make_person("Una Grey", "headteacher", school=schools["Off"])
    make_action(_area(schools["Late"]), due_on=in_days(-1))
    make_measure(_area(schools["Missed"]), targets=((60, 50),))
    rate(_area(schools["Off"]), "red", in_days(0), head)
    make_inspection(schools["Concern"], category_of_concern="requires special measures")
    found = [str(row.school) for row in for_portfolio(cast.adviser.user, on=in_days(0))["rows"]]
    assert [name for name in found if name != "Saltmarsh Junior School"] == [
        f"{name} School" for name in reversed(names)
    ]


def _area(school):
    return AreaForImprovement.objects.get(school=school)


def test_filters_and_phases(scene, sign_in):
    cast = scene.cast
    other = make_school("Gullholt School", "142350", phase="secondary")
    link(other, cast.authority)
    make_measure(make_area(other), targets=((60, 50),))
    client = sign_in(cast.adviser)
    page = client.get("/portfolio/?only=missed").text
    assert "Gullholt School</a>" in page and "Saltmarsh Junior School</a>" not in page
    page = client.get("/portfolio/?phase=primary&sort=next").text
    assert (
        "Gullholt School</a>" not in page and 'href="/portfolio/export/?phase=primary&amp;sort=next"' in page
    )
    assert PortfolioFilters.of({"only": "x", "sort": "y", "phase": "z"}) == PortfolioFilters()


def test_fifty_on_a_page_and_the_filters_go_along(cast, sign_in):
    for number in range(52):
        link(make_school(f"School {number:02}", str(150000 + number)), cast.authority)
    client = sign_in(cast.adviser)
    page = client.get("/portfolio/?sort=name").text
    assert page.count("cn-area-title") == 50 and 'href="?sort=name&amp;page=2"' in page
    last = client.get("/portfolio/?sort=name&page=2").text
    assert last.count("cn-area-title") == 3 and "School 51</a>" in last
    assert client.get("/portfolio/?page=nonsense").status_code == 200
    assert "these 53 schools" in last


def test_as_many_to_check_as_the_queue_holds(scene):
    """Unchecked, checked, replied to, looked at again, another body's, one's own, not shared, replaced, removed."""
    cast = scene.cast
    user = cast.adviser.user
    other = make_person("Iris Dale", "adviser", body=make_body("Tidal Trust", kind="trust"))

    def checked(item, *, by=cast.adviser, reply_on=None):
        EvidenceCheck.objects.create(
            school=cast.school,
            link=item.links.get(),
            body=by.body,
            verdict="enough",
            by=by,
            on=in_days(0),
            reply_on=reply_on,
        )

    def item(title, **fields):
        return make_evidence(
            cast.school, title, by=fields.pop("by", cast.leader), on=[scene.action], **fields
        )

    item("Unchecked")
    checked(item("Checked"))
    checked(item("Replied to"), reply_on=in_days(0))
    again = item("Looked at again")
    checked(again, reply_on=in_days(0))
    checked(again)
    once_more = item("Replied to again")
    checked(once_more)
    checked(once_more, reply_on=in_days(0))
    checked(item("Checked by another body"), by=other)
    item("My own", by=cast.adviser)
    item("Not shared", shared_with_adviser=False)
    item("Removed", removed_at=dates.now())
    old = item("Replaced")
    item("The new one", replaces=old)
    assert row_of(cast.adviser).unchecked == checking.waiting(user)[cast.school.pk] == 5


def test_an_adviser_named_to_some_schools_has_those_alone(scene):
    cast = scene.cast
    other = make_school("Gullholt School", "142350")
    link(other, cast.authority)
    membership = cast.adviser.memberships.get()
    membership.named_schools_only = True
    membership.save()
    NamedSchool.objects.create(membership=membership, school=other)
    rows = for_portfolio(cast.adviser.user, on=in_days(0))["rows"]
    assert [row.school for row in rows] == [other]


def test_somebody_without_any_school(cast):
    cast.school.bodies.update(ends_on=in_days(-1))
    found = for_portfolio(cast.adviser.user, on=in_days(0))
    assert (found["rows"], found["schools"], found["unchecked"]) == ([], 0, 0)


def test_a_half_term_is_over_the_day_after_its_last(scene):
    """On the last day itself what was said in it is not yet what the school is held against."""
    cast = scene.cast
    last = SchoolCalendar.of(cast.school).end_of_previous_half_term(in_days(0))
    rate(scene.area, "green", last - timedelta(days=2), cast.head)
    rate(scene.area, "amber", last, cast.head)

    def falling(on):
        (row,) = [each for each in read(cast.adviser.user, on=on) if each.school == cast.school]
        return row.falling

    before = SchoolCalendar.of(cast.school).end_of_previous_half_term(last)
    rate(scene.area, "green", before, cast.head)
    assert falling(last) == 1
    assert falling(last + timedelta(days=1)) == 0
