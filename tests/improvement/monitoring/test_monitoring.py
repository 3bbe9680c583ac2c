"""The page of a term's monitoring: what is missed, planned and done, on a strip and in a numbered list; or sums."""

import re
from datetime import date

import pytest
from django.urls import reverse

from improvement.models import MonitoringActivity
from improvement.monitoring.pages import for_monitoring
from tests.cast import make_action, make_area, make_look
from tests.html_forms import compact
from tests.improvement.monitoring.looks import FRIDAY, june  # noqa: F401  the fixture

URL = "/schools/142345/monitoring/"


@pytest.fixture
def area(june, cast):  # noqa: F811
    return make_area(cast.school, leader=cast.leader)


@pytest.fixture
def looks(cast, area):
    """One missed last week and one last term, two planned, two done this term, one done last term, one removed."""
    other = make_area(cast.school, "Writing", leader=cast.deputy)
    return {
        "missed": make_look(cast.school, "pupil_survey", areas=[area], planned_on=date(2026, 6, 9), focus="Missed a"),
        "missed long ago": make_look(cast.school, "interview", areas=[area], planned_on=date(2026, 2, 3), focus="Missed b"),
        "today": make_look(cast.school, "learning_walk", areas=[other], planned_on=FRIDAY, focus="Planned a"),
        "soon": make_look(cast.school, "lesson_visit", areas=[area, other], planned_on=date(2026, 7, 6), focus="Planned b"),
        "done": make_look(cast.school, "work_scrutiny", areas=[area], done_on=date(2026, 6, 4), impact="red", focus="Done a",
                          details={"high": 6, "seen": 2}, strengths="Zebrafinch"),
        "done first": make_look(cast.school, "data_review", areas=[area, other], done_on=date(2026, 4, 22), impact="green", focus="Done b"),
        "last term": make_look(cast.school, "lesson_visit", areas=[other], done_on=date(2026, 3, 10), impact="amber", focus="Done c"),
        "removed": make_look(cast.school, areas=[area], removed_at="2026-06-10T10:00Z", focus="Removed"),
    }  # fmt: skip


def data(cast, person, **asked):
    return for_monitoring(cast.school, user=person.user, on=FRIDAY, asked=asked)


def names(lines):
    return [line.row.focus for line in lines]


def test_missed_planned_and_done_are_apart_and_counted_apart(cast, looks, sign_in):
    found = data(cast, cast.head)
    assert names(found["missed"]) == ["Missed b", "Missed a"]
    assert names(found["planned"]) == ["Planned a", "Planned b"]
    assert names(found["done"]) == ["Done a", "Done b"]
    assert found["headline"] == "2 missed, 2 planned, 2 done this term"
    page = sign_in(cast.head).get(URL).text
    assert "2 missed, 2 planned, 2 done this term" in page and "Removed" not in page
    assert "3 school days ago" in page and "Seen in 2 of 6 books" in page


def test_each_line_has_its_number_on_the_strip(cast, looks):
    found = data(cast, cast.head)
    lines = found["missed"] + found["planned"] + found["done"]
    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6]
    wide, narrow = found["strip"].split("</svg>")[:2]
    for drawing in (wide, narrow):
        # The one missed in spring stands before this strip begins.
        assert re.findall(r">(\d)</text>", drawing.split("cn-wide")[-1]) is not None
        shown = re.findall(r"<ellipse[^>]*/><text[^>]*>(\+?\d+)</text>", drawing)
        assert sorted(shown) == ["2", "3", "4", "5", "6"]
        assert 'role="img"' in drawing and "style=" not in drawing


def test_seven_in_a_week_pile_up_to_five_and_a_number(cast, area):
    for n in range(8):
        make_look(cast.school, areas=[area], focus=f"Look {n}")
    drawing = data(cast, cast.head)["strip"].split("</svg>")[0]
    shown = re.findall(r"<ellipse[^>]*/><text[^>]*>(\+?\d+)</text>", drawing)
    assert shown == ["1", "2", "3", "4", "5", "+3"]


@pytest.mark.parametrize(
    ("asked", "missed", "planned", "done"),
    [
        ({"kind": "lesson_visit"}, [], ["Planned b"], []),
        (
            {"kind": "nonsense", "area": "x", "term": "9999-autumn"},
            ["Missed b", "Missed a"],
            ["Planned a", "Planned b"],
            ["Done a", "Done b"],
        ),
        ({"term": "2025-spring"}, ["Missed b"], [], ["Done c"]),
        ({"term": "2026-autumn"}, [], [], []),
        ({"term": "2025-autumn", "kind": "interview"}, [], [], []),
    ],
)
def test_it_is_narrowed_by_kind_and_term_and_what_makes_no_sense_is_left_out(
    cast, looks, asked, missed, planned, done
):
    found = data(cast, cast.head, **asked)
    assert (names(found["missed"]), names(found["planned"]), names(found["done"])) == (missed, planned, done)


def test_it_is_narrowed_by_area(cast, looks):
    found = data(cast, cast.head, area=str(looks["today"].areas.get().pk))
    assert (names(found["missed"]), names(found["planned"]), names(found["done"])) == (
        [],
        ["Planned a", "Planned b"],
        ["Done b"],
    )
    assert [row.area.title for row in found["sums"]] == ["Writing"]


def test_sums_of_each_area_are_the_rows_they_are_of(cast, looks):
    maths, writing = data(cast, cast.head)["sums"]
    assert maths.counts == [("work scrutiny", 1), ("data review", 1)]
    assert (maths.total, maths.latest) == (2, date(2026, 6, 4))
    assert maths.says == [("Work scrutiny", "red", "not yet"), ("Data review", "green", "working")]
    assert (writing.total, writing.latest) == (1, date(2026, 4, 22))
    for row, area in ((maths, maths.area), (writing, writing.area)):
        done = MonitoringActivity.objects.done().filter(areas=area, done_on__range=(date(2026, 4, 1), FRIDAY))
        assert row.total == done.count()


@pytest.mark.parametrize("name", ["chair", "governor", "clerk"])
def test_the_board_sees_sums_and_not_a_word_of_any_record(cast, looks, sign_in, name):
    page = compact(sign_in(getattr(cast, name)).get(URL).text)
    assert "2 of 2 areas looked at in the summer term" in page
    assert "1 work scrutiny" in page and "Work scrutiny: not yet" in page
    for word in ("Done a", "Missed a", "Planned a", "Zebrafinch", "/monitoring/plan/", 'name="kind"'):
        assert word not in page, word
    for look in looks.values():
        assert look.get_absolute_url() not in page
        assert sign_in(getattr(cast, name)).get(look.get_absolute_url()).status_code == 404


def test_an_adviser_reads_all_but_what_was_seen_in_lessons(cast, looks, sign_in):
    found = data(cast, cast.adviser)
    assert names(found["planned"]) == [] and names(found["done"]) == ["Done a", "Done b"]
    page = compact(sign_in(cast.adviser).get(URL + "?term=2025-spring").text)
    assert "1 lesson visit" in page and "Done c" not in page


def test_a_member_of_staff_reads_what_is_theirs(cast, looks, area, sign_in):
    make_look(cast.school, "interview", actions=[make_action(area, owner=cast.teacher)], focus="Own")
    found = data(cast, cast.teacher)
    assert (names(found["missed"]), names(found["done"]), found["own_only"]) == ([], ["Own"], True)
    assert found["may_add"] and "Own" in sign_in(cast.teacher).get(URL).text


def test_nothing_yet_says_what_would_be_here(cast, area, sign_in):
    page = sign_in(cast.head).get(URL).text
    assert "No monitoring this term" in page and reverse("monitoring_plan", args=["142345"]) in page
    assert "No areas yet" in sign_in(cast.outsider).get("/schools/142399/monitoring/").text


@pytest.mark.parametrize("on", [date(2026, 5, 27), date(2026, 8, 12), date(2026, 12, 29), date(2026, 4, 6)])
def test_it_opens_in_a_holiday(cast, area, on):
    found = for_monitoring(cast.school, user=cast.head.user, on=on, asked={})
    assert found["strip"] and found["this_term"]


def test_the_bodys_administrator_is_refused(cast, area, sign_in):
    assert sign_in(cast.body_admin).get(URL).status_code == 403


@pytest.mark.parametrize("role", ["head", "teacher", "governor", "adviser"])
def test_as_many_queries_for_two_as_for_twenty(cast, area, sign_in, django_assert_max_num_queries, role):
    def add(count):
        for n in range(count):
            each = make_area(cast.school, f"Area {n}", leader=cast.leader)
            action = make_action(each, owner=cast.teacher)
            make_look(cast.school, "interview", actions=[action], by=cast.head, focus="A look")
            make_look(
                cast.school, "interview", areas=[each], planned_on=FRIDAY, by=cast.deputy, focus="A plan"
            )

    client = sign_in(getattr(cast, role))
    add(2)
    client.get(URL)
    with django_assert_max_num_queries(12) as two:
        client.get(URL)
    add(18)
    with django_assert_max_num_queries(len(two)):
        client.get(URL)
