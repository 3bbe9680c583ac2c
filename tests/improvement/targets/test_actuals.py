"""A whole term's actuals on one page: typed in order, or pasted and looked at; each error beside its row."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from improvement.models import MeasureSeries, TermlyTarget
from improvement.targets import workflow
from improvement.targets.figures import Figure
from improvement.targets.forms import match_rows
from improvement.targets.workflow import Entry
from schools.errors import Refused, Stale
from schools.models import Event
from tests.cast import make_area, make_measure, make_plan
from tests.html_forms import forms_of, main_form
from tests.improvement.monitoring.looks import FRIDAY, june, send  # noqa: F401  the fixture

URL = "/schools/142345/targets/actuals/"


@pytest.fixture
def rows(june, cast):  # noqa: F811
    """Three measures in two areas, with four groups, of which the leader answers for the first two."""
    plan = make_plan(cast.school, starts_on=date(2025, 9, 4), ends_on=date(2026, 7, 31))
    writing = make_area(cast.school, "Writing", plan=plan, leader=cast.leader)
    reading = make_area(cast.school, "Reading", plan=plan, leader=cast.deputy)
    make_measure(
        writing, "Expected standard", groups=["Year 5", "Year 6"], targets=[(58, 55), (64, None), (70, None)]
    )
    make_measure(
        reading,
        "Heard by an adult",
        shape="n_of_m",
        out_of=12,
        start=3,
        targets=[(6, 6), (9, None), (12, None)],
    )
    make_measure(
        reading, "Progress score", shape="score", start=-1, targets=[(0, None), (0, None), (1, None)]
    )
    return {
        season: list(TermlyTarget.objects.filter(season=season).order_by("series__measure__area", "series"))
        for season in ("autumn", "spring", "summer")
    }


def names(rows):
    return [f"t{row.pk}" for row in rows]


def actuals(season="spring"):
    return list(
        TermlyTarget.objects.filter(season=season)
        .order_by("series__measure__area", "series")
        .values_list("actual", flat=True)
    )


def page(client, term="2026-spring"):
    return client.get(f"{URL}?term={term}")


def test_the_boxes_stand_in_the_order_of_the_plan_with_target_and_what_was_before(rows, cast, sign_in):
    answer = page(sign_in(cast.head)).text
    boxes = [name for name in main_form(answer) if name.startswith("t") and name[1:].isdigit()]
    assert boxes == names(rows["spring"])
    assert (
        "Actuals of the spring term 2026" in answer
        and "55% in autumn" in answer
        and "9 of 12" in answer
        and "−1 at the start" in answer
    )


def test_a_term_is_saved_in_one_go(rows, cast, sign_in):
    first, second, third, fourth = names(rows["spring"])
    typed = {first: "57%", second: "68", third: "9 of 12", fourth: "−0.4"}
    answer = send(sign_in(cast.head), f"{URL}?term=2026-spring", **typed)
    assert answer.headers["Location"] == "/schools/142345/targets/"
    assert actuals() == [57, 68, 9, Decimal("-0.4")]
    row = TermlyTarget.objects.get(pk=rows["spring"][0].pk)
    assert (row.actual_on, row.version) == (date(2026, 3, 27), 2)
    sentences = list(Event.objects.order_by("pk").values_list("sentence", flat=True))
    assert sentences == [
        "Expected standard, spring term 2026: Year 5 57%; Year 6 68%",
        "Heard by an adult, spring term 2026: 9 of 12",
        "Progress score, spring term 2026: −0.4",
    ]


def test_what_is_left_empty_stays_empty_and_one_taken_away_is_gone(rows, cast, sign_in):
    first = names(rows["autumn"])[0]
    send(sign_in(cast.head), f"{URL}?term=2025-autumn", **{first: ""})
    assert actuals("autumn")[:2] == [None, 55]
    assert Event.objects.get().sentence.endswith("autumn term 2025: Year 5 taken away")


@pytest.mark.parametrize(
    ("place", "typed", "says"),
    [
        (0, "50,5", "Expected standard, Year 5: write part of one with a full stop: 50.5, not 50,5"),
        (0, "101", "lies from 0 to 100"),
        (0, "NaN", "such as 57 or 57.5"),
        (0, "５７", "digits 0 to 9"),
        (2, "13", "Heard by an adult: 13 of 12 is more than all of them"),
        (2, "9 of 11", "out of 12"),
        (3, "1e400", "such as 0.4 or -1.2"),
        (3, "<script>", "such as 0.4 or -1.2"),
    ],
)
def test_an_error_stands_in_its_row_and_nothing_is_saved_or_lost(rows, cast, sign_in, place, typed, says):
    boxes = names(rows["spring"])
    given = dict.fromkeys(boxes, "1") | {boxes[place]: typed}
    answer = send(sign_in(cast.head), f"{URL}?term=2026-spring", **given)
    assert (
        answer.status_code == 200 and says in answer.text and f'id="id_{boxes[place]}_error"' in answer.text
    )
    assert f'href="#id_{boxes[place]}"' in answer.text
    again = main_form(answer.text)
    assert {name: again[name] for name in boxes} == {name: [value] for name, value in given.items()}
    assert actuals() == [None] * 4 and not Event.objects.exists()


def test_the_term_asked_for_else_the_latest_begun(rows, cast, sign_in):
    client = sign_in(cast.head)
    assert "Actuals of the summer term 2026" in client.get(URL).text
    for wrong in ("nonsense", "2026-winter", "0000-spring", "9999-spring", "%20"):
        assert "Actuals of the summer term 2026" in page(client, wrong).text


def test_a_term_not_begun_is_refused(rows, cast, sign_in):
    row = TermlyTarget.objects.create(
        school=cast.school, series=rows["spring"][0].series, academic_year=2026, season="autumn", target=75
    )
    client = sign_in(cast.head)
    answer = page(client, "2026-autumn").text
    assert "That term has not begun" in answer and "begins on Wednesday 2 September" in answer
    data = main_form(answer) | {f"t{row.pk}": "70", names(rows["summer"])[0]: "70"}
    assert "That term has not begun" in client.post(f"{URL}?term=2026-autumn", data).text
    row.refresh_from_db()
    assert row.actual is None and actuals("summer") == [None] * 4
    with pytest.raises(Refused, match="begins on Wednesday 2 September"):
        workflow.enter_actuals(
            [Entry(row, 1, Figure(Decimal(70)))], by=cast.head.user, on=FRIDAY, found_on=FRIDAY
        )


@pytest.mark.parametrize(
    ("found_on", "says"),
    [(date(2026, 6, 13), "still to come"), (date(2025, 12, 1), "The spring term 2026 began on")],
)
def test_the_day_of_the_figures_lies_in_the_term_or_after_it_and_not_ahead(
    rows, cast, sign_in, found_on, says
):
    typed = {
        names(rows["spring"])[0]: "57",
        "found_on_day": found_on.day,
        "found_on_month": found_on.month,
        "found_on_year": found_on.year,
    }
    answer = send(sign_in(cast.head), f"{URL}?term=2026-spring", **typed)
    assert says in answer.text and actuals() == [None] * 4
    assert main_form(answer.text)[names(rows["spring"])[0]] == ["57"]


def test_a_leader_enters_the_own_area_only(rows, cast, sign_in):
    client = sign_in(cast.leader)
    boxes = [name for name in main_form(page(client).text) if name.startswith("t") and name[1:].isdigit()]
    assert boxes == names(rows["spring"])[:2]
    send(client, f"{URL}?term=2026-spring", **dict.fromkeys(names(rows["spring"]), "9"))
    assert actuals() == [9, 9, None, None]


def test_those_who_answer_for_no_area_are_refused(rows, cast, sign_in):
    for person in (cast.teacher, cast.chair, cast.governor, cast.clerk, cast.adviser):
        assert sign_in(person).get(URL).status_code == 403


def test_without_a_term_begun_there_is_nothing_to_enter(june, cast, sign_in):  # noqa: F811
    make_measure(make_area(cast.school, leader=cast.leader), targets=[])
    assert "No actuals to enter yet" in sign_in(cast.head).get(URL).text
    assert "No actuals to enter yet" in sign_in(cast.head).post(URL, {"rows": "1"}).text


# ---- two people at once ------------------------------------------------------------------------------------------------
def second(cast):
    client = Client()
    client.force_login(cast.editor.user)
    return client


def test_two_people_may_enter_their_own_at_the_same_time(rows, cast, sign_in):
    one, two = names(rows["spring"])[:2]
    mine, theirs = main_form(page(sign_in(cast.head)).text), main_form(page(second(cast)).text)
    url = f"{URL}?term=2026-spring"
    assert second(cast).post(url, theirs | {two: "68"}).status_code == 302
    assert sign_in(cast.head).post(url, mine | {one: "57"}).status_code == 302
    assert actuals()[:2] == [57, 68]


def test_the_same_box_is_asked_about_and_saving_again_is_a_decision(rows, cast, sign_in):
    one = names(rows["spring"])[0]
    client, url = sign_in(cast.head), f"{URL}?term=2026-spring"
    mine = main_form(page(client).text) | {one: "57"}
    send(second(cast), url, **{one: "58"})
    answer = client.post(url, mine)
    assert answer.status_code == 200 and "Somebody saved 58 here after you opened this page" in answer.text
    assert actuals()[0] == 58 and main_form(answer.text)[one] == ["57"]
    assert client.post(url, main_form(answer.text)).status_code == 302
    assert actuals()[0] == 57


def test_a_page_that_lost_its_versions_saves_nothing(rows, cast, sign_in):
    one = names(rows["spring"])[0]
    client = sign_in(cast.head)
    data = main_form(page(client).text) | {one: "57"}
    del data[one.replace("t", "v")]
    assert "no longer knows what stood here" in client.post(f"{URL}?term=2026-spring", data).text
    assert actuals()[0] is None


def test_all_or_nothing(rows, cast):
    first, second_row = rows["spring"][:2]
    TermlyTarget.objects.filter(pk=second_row.pk).update(version=5)
    entries = [Entry(first, 1, Figure(Decimal(57))), Entry(second_row, 1, Figure(Decimal(68)))]
    with pytest.raises(Stale):
        workflow.enter_actuals(entries, by=cast.head.user, on=FRIDAY, found_on=FRIDAY)
    assert actuals() == [None] * 4 and not Event.objects.exists()


def test_pressing_twice_saves_once(rows, cast, sign_in):
    client, url = sign_in(cast.head), f"{URL}?term=2026-spring"
    data = main_form(page(client).text) | {names(rows["spring"])[0]: "57"}
    assert client.post(url, data).status_code == client.post(url, data).status_code == 302
    assert Event.objects.count() == 1


# ---- pasted ------------------------------------------------------------------------------------------------------------
def paste(client, text, term="2026-spring"):
    return client.post(f"{URL}?term={term}", {"rows": text})


PASTED = "Measure\tGroup\tActual\nExpected standard\tYear 5\t57%\nexpected  STANDARD\tYear 6\t68\n\nHeard by an adult\t9 of 12\nProgress score\t\t-0.4"


def test_pasted_rows_fill_the_boxes_and_nothing_is_saved_before_they_are_looked_at(rows, cast, sign_in):
    client = sign_in(cast.head)
    answer = paste(client, PASTED)
    assert "Nothing is saved yet" in answer.text and "4 figures filled in" in answer.text
    assert actuals() == [None] * 4 and not Event.objects.exists()
    again = main_form(answer.text)
    assert [again[name] for name in names(rows["spring"])] == [["57%"], ["68"], ["9 of 12"], ["-0.4"]]
    assert client.post(f"{URL}?term=2026-spring", again).status_code == 302
    assert actuals() == [57, 68, 9, Decimal("-0.4")]


def test_figures_alone_go_in_order(rows, cast, sign_in):
    again = main_form(paste(sign_in(cast.head), "57\n68\n9").text)
    assert [again[name] for name in names(rows["spring"])] == [["57"], ["68"], ["9"], [""]]


def test_rows_that_fit_nothing_are_named_and_the_text_stays(rows, cast, sign_in):
    text = "Expected standard\tYear 7\t57\nNo such thing\t3\nExpected standard\t60\nProgress score\t1\nProgress score\t2\n5"
    answer = paste(sign_in(cast.head), text).text
    for says in (
        "Row 1: “Expected standard” and “Year 7” is no row of this page", "Row 2: “No such thing” is no row", "Row 3: “Expected standard” has 2 groups",
        "Row 5: “Progress score” stands in these rows twice", "Row 6: put the measure before the figure",
    ):  # fmt: skip
        assert says in answer, says
    assert forms_of(answer)[-1]["rows"] == [text] and "Nothing is saved yet" not in answer


def test_a_pasted_figure_that_cannot_be_read_stands_in_its_row(rows, cast, sign_in):
    answer = paste(sign_in(cast.head), "Expected standard\tYear 5\t50,5\nProgress score\t1").text
    one, *_, four = names(rows["spring"])
    assert f'id="id_{one}_error"' in answer and "50.5, not 50,5" in answer
    assert main_form(answer)[one] == ["50,5"] and main_form(answer)[four] == ["1"]


def test_nothing_pasted_and_too_much(rows, cast, sign_in):
    client = sign_in(cast.head)
    assert "Write rows to read" in paste(client, "  \n ").text
    assert "These are 5 figures and this page has 4 boxes" in paste(client, "1\n2\n3\n4\n5").text
    assert "Shorten rows to read" in paste(client, "x\t1\n" * 4000).text


def test_measure_and_group_may_stand_in_one_cell(rows):
    found, problems = match_rows("Expected standard: Year 6\t68", rows["spring"])
    assert (found, problems) == ({rows["spring"][1].pk: "68"}, [])


# ---- small groups ------------------------------------------------------------------------------------------------------
def test_what_a_small_group_reached_is_not_in_the_history(rows, cast, sign_in):
    MeasureSeries.objects.filter(year_group="Year 6").update(cohort=3)
    one, two = names(rows["spring"])[:2]
    send(sign_in(cast.head), f"{URL}?term=2026-spring", **{one: "57", two: "33.33"})
    assert actuals()[1] == Decimal("33.33")
    event = Event.objects.get()
    assert (
        event.sentence == "Expected standard, spring term 2026: Year 5 57%; 1 of a small group, not told here"
    )
    assert "33" not in str(event.changes)
    assert "33.33" not in sign_in(cast.governor).get("/schools/142345/history/").text


def test_nor_what_a_group_reached_that_was_small_in_that_term(rows, cast, sign_in):
    small = rows["spring"][1]
    TermlyTarget.objects.filter(pk=small.pk).update(cohort=3)
    one, two = names(rows["spring"])[:2]
    send(sign_in(cast.head), f"{URL}?term=2026-spring", **{one: "57", two: "33.33"})
    event = Event.objects.get()
    assert event.sentence.endswith("Year 5 57%; 1 of a small group, not told here")
    assert "33" not in str(event.changes)


def test_monitoring_feeds_a_figure_by_the_same_rules(rows, cast):
    heard = rows["spring"][2]
    with pytest.raises(Refused, match="more than all of them"):
        workflow.give_actual(heard, by=cast.head.user, on=FRIDAY, figure=Decimal(13), found_on=FRIDAY)
    workflow.give_actual(heard, by=cast.head.user, on=FRIDAY, figure=Decimal(8), found_on=FRIDAY)
    assert actuals()[2] == 8


def test_as_many_queries_for_two_as_for_twenty(june, cast, sign_in, django_assert_max_num_queries):  # noqa: F811
    client = sign_in(cast.head)

    def add(count):
        for n in range(count):
            make_measure(
                make_area(cast.school, f"Area {n}", leader=cast.leader),
                groups=["Year 5", "Year 6"],
                targets=[(58, 55), (64, None)],
            )

    add(2)
    with django_assert_max_num_queries(12) as two:
        page(client)
    add(18)
    with django_assert_max_num_queries(len(two)):
        page(client)
