"""What an area's targets suggest: the rule at its edges, its reasons, and the document drawn from it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from config.docs.drawing import drawn
from improvement.models import MeasureSeries, ProgressNote, TermlyTarget
from improvement.progress import rating
from improvement.progress.notes import note_area
from improvement.progress.rating import Facts, rule, suggestion_for
from improvement.progress.rows import current_rows
from schools.days.calendar import SchoolCalendar
from schools.errors import Refused
from schools.models import Membership, Role
from tests.cast import make_action, make_area, make_look, make_measure
from tests.improvement.monitoring.looks import FRIDAY, june  # noqa: F401  the fixture


@pytest.fixture
def area(june, cast):  # noqa: F811
    return make_area(cast.school, "Writing", leader=cast.leader)


def look_twice(area):
    for kind in ("work_scrutiny", "interview"):
        make_look(area.school, kind, areas=[area])


@pytest.mark.parametrize(
    ("groups", "missed", "running", "no_actual", "fresh", "suggested"),
    [
        (0, 0, 0, 0, 0, ""),
        (0, 0, 0, 0, 8, ""),
        (0, 0, 0, 1, 8, "amber"),
        (1, 0, 0, 0, 2, "green"),
        (1, 0, 0, 0, 1, "amber"),
        (1, 0, 0, 0, 0, "amber"),
        (3, 0, 0, 1, 8, "amber"),
        (1, 1, 0, 0, 8, "amber"),
        (2, 1, 0, 0, 8, "amber"),
        (4, 2, 0, 0, 8, "amber"),
        (3, 2, 0, 0, 8, "red"),
        (2, 2, 0, 0, 8, "red"),
        (9, 1, 1, 0, 8, "red"),
        (9, 5, 0, 3, 8, "red"),
    ],
)
def test_the_rule_at_its_edges(groups, missed, running, no_actual, fresh, suggested):
    assert rule(Facts(groups, missed, running, no_actual, fresh)) == suggested


def test_embedded_is_never_suggested():
    some = [
        Facts(g, m, r, a, f)
        for g in range(4)
        for m in range(g + 1)
        for r in range(m + 1)
        for a in range(3)
        for f in range(9)
    ]
    assert {str(rule(facts)) for facts in some} == {"", "red", "amber", "green"}


def test_fewer_missed_never_suggests_worse():
    order = {"": 3, "green": 2, "amber": 1, "red": 0}
    for groups in range(1, 6):
        for missed in range(1, groups + 1):
            for fresh in range(4):
                better, worse = (rule(Facts(groups, m, 0, 0, fresh)) for m in (missed - 1, missed))
                assert order[better] >= order[worse]


def test_the_document_is_drawn_from_the_rule():
    text = Path(settings.BASE_DIR, "docs/suggested-rating.md").read_text()
    assert text == drawn()["suggested-rating.md"], "run manage.py draw_docs"


def test_all_met_on_two_kinds(area):
    make_measure(area, "Classes where drafting is seen", shape="n_of_m", out_of=12, targets=[(7, 8), (9, 9)])
    look_twice(area)
    found = suggestion_for(area, on=FRIDAY)
    assert found.impact == "green"
    assert found.reasons == [
        "Spring target met: Classes where drafting is seen, 9 of 12",
        "2 kinds of evidence are fresh",
    ]


def test_one_kind_only(area):
    make_measure(area, targets=[(58, 60), (64, 64)])
    make_look(area.school, areas=[area])
    found = suggestion_for(area, on=FRIDAY)
    assert (found.impact, found.reasons[-1]) == ("amber", "Only one kind of evidence is fresh")


def test_missed_twice_running_says_how_far_and_how_often(area):
    make_measure(area, "At the expected standard", groups=["Year 5"], targets=[(58, 55), (64, 57)])
    found = suggestion_for(area, on=FRIDAY)
    assert found.impact == "red"
    assert (
        found.reasons[0]
        == "Spring target missed: At the expected standard: Year 5, 7 points short, the second term running"
    )
    assert found.reasons[-1] == "No kind of evidence is fresh"


def test_a_term_without_an_actual_between_two_missed_ones_does_not_make_it_better(area):
    make_measure(area, year=2024, targets=[(40, 30), (50, None), (60, 55)])
    assert suggestion_for(area, on=FRIDAY).impact == "red"


def test_a_term_that_was_met_ends_the_row(area):
    look_twice(area)
    make_measure(area, "Missed, met, missed", targets=[(58, 55), (64, 64), (70, 68)])
    assert suggestion_for(area, on=FRIDAY).impact == "amber"
    TermlyTarget.objects.filter(season="spring").update(actual=60)
    TermlyTarget.objects.filter(season="summer").update(actual=70)
    assert suggestion_for(area, on=FRIDAY).impact == "green"  # missed twice, and met since


def test_what_was_seen_last_term_is_half_fresh_and_not_enough(area):
    make_measure(area, targets=[(58, 58), (64, 64)])
    for kind in ("work_scrutiny", "interview"):
        make_look(area.school, kind, areas=[area], done_on=date(2026, 3, 10))
    found = suggestion_for(area, on=FRIDAY)
    assert (found.impact, found.reasons[-1]) == ("amber", "No kind of evidence is fresh")


def test_no_actual_asks_for_attention(area):
    make_measure(area, targets=[(58, 60), (64, None)])
    look_twice(area)
    found = suggestion_for(area, on=FRIDAY)
    assert (found.impact, found.reasons[0]) == (
        "amber",
        "No actual for the spring term 2026: Pieces drafted and improved",
    )


def test_a_target_of_this_term_that_has_no_figure_yet_does_not_count(area):
    make_measure(area, targets=[(58, 60), (64, 65), (70, None)])
    look_twice(area)
    assert suggestion_for(area, on=FRIDAY).impact == "green"


def test_nothing_is_suggested_without_an_actual(area):
    assert not suggestion_for(area, on=FRIDAY)
    make_measure(area, targets=[None, None, (70, None)])
    assert not suggestion_for(area, on=FRIDAY) and not suggestion_for(area, on=FRIDAY).differs("red")


def test_a_hidden_group_gives_no_reason_and_no_weight(area):
    make_measure(area, cohort=4, targets=[(58, 55), (64, 57)])
    assert not suggestion_for(area, on=FRIDAY)


def test_many_reasons_are_cut(area):
    for n in range(9):
        make_measure(area, f"Measure {n}", targets=[(58, 55)])
    reasons = suggestion_for(area, on=FRIDAY).reasons
    assert len(reasons) == 7 and reasons[5] == "And 4 more"


def test_three_queries_for_any_number_of_areas(june, cast, django_assert_max_num_queries):  # noqa: F811
    areas = [make_area(cast.school, f"Area {n}") for n in range(6)]
    for area in areas:
        make_measure(area, targets=[(58, 55)])
        look_twice(area)
    with django_assert_max_num_queries(3):
        found = rating.suggestions(areas, on=FRIDAY, calendar=rating.SchoolCalendar())
    assert {each.impact for each in found.values()} == {"amber"}


# ---- a rating against it -----------------------------------------------------------------------------------------------
@pytest.fixture
def red(area):
    make_measure(area, targets=[(58, 55), (64, 57)])
    return area


def test_a_rating_that_differs_is_refused_without_a_reason(red, cast):
    with pytest.raises(Refused, match="The figures suggest off track") as refused:
        note_area(red, by=cast.leader.user, on=FRIDAY, text="It moves", impact="green", why_different="  ")
    assert refused.value.field == "why_different" and not ProgressNote.objects.exists()


def test_the_reason_and_the_suggestion_are_kept(red, cast):
    note = note_area(
        red,
        by=cast.leader.user,
        on=FRIDAY,
        text="It moves",
        impact="green",
        why_different="The books show it",
    )
    assert (note.impact, note.suggested, note.why_different) == ("green", "red", "The books show it")


def test_a_rating_that_agrees_keeps_no_reason(red, cast):
    note = note_area(
        red, by=cast.leader.user, on=FRIDAY, text="It does not move", impact="red", why_different="Left over"
    )
    assert (note.suggested, note.why_different) == ("red", "")


def test_a_note_without_a_rating_needs_no_reason(red, cast):
    note = note_area(red, by=cast.deputy.user, on=FRIDAY, text="Seen in three classes")
    assert (note.impact, note.suggested) == ("", "")


def to_settle(school, on=FRIDAY):
    rows = current_rows(school, calendar=SchoolCalendar.of(school), on=on)
    return [row.area.title for row in rows if row.to_settle]


def test_a_leaders_rating_that_differs_waits_for_the_headteacher(red, cast):
    note_area(
        red,
        by=cast.leader.user,
        on=FRIDAY,
        text="It moves",
        impact="green",
        why_different="The books show it",
    )
    assert to_settle(cast.school) == ["Writing"]
    note_area(red, by=cast.leader.user, on=FRIDAY, text="More of the same")
    assert to_settle(cast.school) == ["Writing"]  # a note without a rating settles nothing
    note_area(
        red, by=cast.head.user, on=FRIDAY, text="Agreed", impact="amber", why_different="Between the two"
    )
    assert to_settle(cast.school) == []


def test_one_that_agrees_or_is_the_heads_own_is_settled(red, cast):
    note_area(red, by=cast.leader.user, on=FRIDAY, text="No", impact="red")
    assert to_settle(cast.school) == []
    note_area(red, by=cast.head.user, on=FRIDAY, text="Yes", impact="green", why_different="Seen by me")
    assert to_settle(cast.school) == []


@pytest.mark.parametrize(("who", "waits"), [("leader", True), ("editor", False), ("head", False)])
def test_the_headteacher_and_the_plan_editor_settle_by_rating_themselves(red, cast, who, waits):
    by = getattr(cast, who).user
    note_area(red, by=by, on=FRIDAY, text="It moves", impact="green", why_different="The books show it")
    assert to_settle(cast.school) == (["Writing"] if waits else [])


def test_what_a_head_who_has_left_gave_is_to_be_settled_too(red, cast):
    note_area(red, by=cast.head.user, on=FRIDAY, text="Yes", impact="green", why_different="Seen by me")
    Membership.objects.filter(person=cast.head, role=Role.HEADTEACHER).update(ends_on=FRIDAY)
    assert to_settle(cast.school, on=FRIDAY + timedelta(days=1)) == ["Writing"]


def test_other_schools_and_removed_areas_are_left_out(red, cast):
    note_area(
        red,
        by=cast.leader.user,
        on=FRIDAY,
        text="It moves",
        impact="green",
        why_different="The books show it",
    )
    assert to_settle(cast.other_school) == []
    type(red).objects.filter(pk=red.pk).update(removed_at="2026-06-12T08:00Z")
    assert to_settle(cast.school) == []


# ---- on the form -------------------------------------------------------------------------------------------------------
def send(client, area, **typed):
    return client.post(f"/schools/142345/areas/{area.pk}/note/", {"text": "It moves"} | typed)


def test_the_form_shows_the_suggestion_above_the_rating(red, cast, sign_in):
    page = sign_in(cast.leader).get(f"/schools/142345/areas/{red.pk}/note/").text
    assert (
        "The figures suggest" in page
        and "7 points short, the second term running" in page
        and "never suggested" in page
    )
    assert (
        page.index("The figures suggest")
        < page.index("Your rating of impact")
        < page.index("If you rate it differently, why?")
    )


def test_a_different_choice_asks_for_a_reason_and_keeps_what_was_typed(red, cast, sign_in):
    client = sign_in(cast.leader)
    page = send(client, red, impact="green").text
    assert (
        "Say why you rate it differently from what the figures suggest" in page
        and "It moves</textarea>" in page
    )
    assert send(client, red, impact="green", why_different="The books show it").status_code == 302
    read = sign_in(cast.governor).get(red.get_absolute_url()).text
    assert "The figures suggested" in read and "The books show it" in read


def test_whoever_may_not_rate_sees_no_suggestion(red, cast, sign_in):
    page = sign_in(cast.deputy).get(f"/schools/142345/areas/{red.pk}/note/").text
    assert "The figures suggest" not in page and "why_different" not in page


def test_without_targets_the_form_is_as_before(area, cast, sign_in):
    page = sign_in(cast.leader).get(f"/schools/142345/areas/{area.pk}/note/").text
    assert "The figures suggest" not in page and "why_different" not in page
    assert send(sign_in(cast.leader), area, impact="green").status_code == 302


def test_the_words_of_the_school_are_used(red, cast, sign_in):
    cast.school.rating_key = {"red": "Behind"}
    cast.school.save()
    assert "Behind" in sign_in(cast.leader).get(f"/schools/142345/areas/{red.pk}/note/").text


def test_narrative_targets_suggest_nothing(area):
    make_measure(area, shape="narrative", start=None)
    TermlyTarget.objects.create(
        school=area.school,
        series=MeasureSeries.objects.get(),
        academic_year=2025,
        season="spring",
        target_words="All",
        actual_words="Most",
    )
    assert not suggestion_for(area, on=FRIDAY)


def test_the_reason_stands_beside_the_rating_wherever_it_is_shown(red, cast, sign_in):
    note_area(
        red,
        by=cast.leader.user,
        on=FRIDAY,
        text="It moves",
        impact="green",
        why_different="The books show it",
    )
    make_action(red)
    for url in (
        "/schools/142345/",
        "/schools/142345/plan/",
        red.get_absolute_url(),
        f"/schools/142345/areas/{red.pk}/note/",
    ):
        page = " ".join(sign_in(cast.head).get(url).text.split())
        assert "The figures suggested" in page and "off track. Leah Whitlock: The books show it" in page, url
    note_area(red, by=cast.head.user, on=FRIDAY, text="No", impact="red")
    for url in ("/schools/142345/", "/schools/142345/plan/"):
        assert "The figures suggested" not in " ".join(sign_in(cast.head).get(url).text.split())
