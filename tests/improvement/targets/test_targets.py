"""The page of all targets: ladders and figures by area, with what missed and what has no actual kept apart."""

import re

import pytest
from django.template.loader import render_to_string

from improvement.models import Measure, MeasureSeries, TermlyTarget
from improvement.targets.ladders.positions import load
from improvement.targets.pages import criteria_for, figures_for, for_targets, targets_of
from schools.days.calendar import SchoolCalendar
from tests.cast import make_area, make_criterion, make_measure
from tests.html_forms import compact
from tests.improvement.monitoring.looks import FRIDAY, june  # noqa: F401  the fixture

URL = "/schools/142345/targets/"


@pytest.fixture
def area(june, cast):  # noqa: F811
    return make_area(cast.school, "Writing", leader=cast.leader)


def data(cast, person=None):
    return for_targets(cast.school, user=(person or cast.head).user, on=FRIDAY)


def test_missed_and_no_actual_are_two_lists_and_each_number_is_its_rows(area, cast, sign_in):
    make_measure(area, "One", targets=[(58, 55), (64, 57), (70, None)])
    make_measure(area, "Two", targets=[(58, 60), (64, None), (70, None)])
    make_measure(area, "Three", targets=[(58, 60), (64, 70)])
    found = data(cast)
    assert [ladder.title for ladder, _ in found["missed"]] == ["One"]
    assert [(ladder.title, point.term.key) for ladder, point in found["no_actual"]] == [
        ("Two", "2026-spring")
    ]
    assert len(found["met"]) == 2
    assert found["headline"] == "1 of 3 targets missed at the latest count, 1 actual still wanted"
    page = sign_in(cast.head).get(URL).text
    missed = re.search(r'id="missed".*?</section>', page, re.DOTALL).group()
    absent = re.search(r'id="no-actual".*?</section>', page, re.DOTALL).group()
    assert missed.count("<li>") == 1 and "7 points short" in missed.lower() and "two terms running" in missed
    assert absent.count("<li>") == 1 and "No actual" in absent and "Target missed" not in absent
    assert "Target missed: 1" in page and "No actual: 1" in page and "Met: 2" in page


def test_the_current_term_is_marked_in_chart_and_table(area, cast, sign_in):
    make_measure(area, targets=[(58, 55), (64, 57), (70, None)])
    page = sign_in(cast.head).get(URL).text
    assert page.count('class="cn-now"') == 2 and "This term" in page  # its head and its one cell
    assert '<rect x="226.0"' in page and "52%" in page and "target 70%" in page
    assert "Enter summer actuals" in page and "?term=2026-summer" in page


@pytest.mark.parametrize(
    ("targets", "headline"),
    [
        ([], "Targets set, no actual yet"),
        ([None, None, (70, None)], "Targets set, no actual yet"),
        ([(58, 58)], "The one target was met at the latest count"),
        ([(58, 50)], "1 of 1 target missed at the latest count"),
        ([(58, None)], "1 actual still wanted"),
    ],
)
def test_the_news_in_one_sentence(area, cast, targets, headline):
    make_measure(area, targets=targets)
    assert data(cast)["headline"] == headline


def test_an_empty_page_says_what_would_be_here(area, cast, sign_in):
    page = sign_in(cast.head).get(URL).text
    assert "No targets yet" in page and "No measure yet" in page and f"/areas/{area.pk}/measures/add/" in page
    read = sign_in(cast.governor).get(URL).text
    assert "No measure yet" in read and "measures/add" not in read


def test_a_small_group_is_on_no_page(area, cast, sign_in):
    make_measure(area, "Reading", cohort=4, start=41.37, targets=[(58, 43.21), (64, 47.89)])
    measure = Measure.objects.get()
    for url in (URL, measure.get_absolute_url(), f"{URL}actuals/?term=2026-spring"):
        page = sign_in(cast.head if "actuals" in url else cast.governor).get(url).text
        if "actuals" not in url:
            assert (
                "43.21" not in page
                and "47.89" not in page
                and "41.37" not in page
                and "Hidden: fewer than 5 pupils" in page
            )


def test_words_and_yes_or_no_are_shown_without_a_chart(area, cast, sign_in):
    make_measure(area, "In words", shape="narrative", start=None)
    TermlyTarget.objects.create(
        school=cast.school,
        series=MeasureSeries.objects.get(),
        academic_year=2025,
        season="spring",
        target_words="Every class plans it",
        actual_words="Most do",
    )
    page = sign_in(cast.head).get(URL).text
    assert "Most do" in page and "Every class plans it" in page and "cn-ladder__svg" not in page


def test_criteria_stand_with_their_area_by_term(area, cast, sign_in):
    make_criterion(area, "All draft", met="partly")
    make_criterion(area, "All improve", season="autumn", met="met")
    make_criterion(area, "Dropped", removed_at="2026-06-01T08:00Z")
    page = compact(sign_in(cast.governor).get(URL).text)
    assert (
        page.index("All improve") < page.index("All draft")
        and "Dropped" not in page
        and "Say if it is met" not in page
    )
    assert "Dropped" in sign_in(cast.leader).get(URL).text
    assert criteria_for([area], user=cast.head.user)[area.pk].words == "1 of 2 met, 1 partly"


def test_only_who_may_change_targets_is_offered_it(area, cast, sign_in):
    make_measure(area, targets=[(58, 55)])
    for person, offered in (
        (cast.head, True),
        (cast.leader, True),
        (cast.deputy, False),
        (cast.adviser, False),
        (cast.chair, False),
    ):
        page = sign_in(person).get(URL).text
        assert ("measures/add" in page) == ("targets/actuals/" in page) == offered, person


def test_a_removed_measure_is_gone_but_for_who_may_put_it_back(area, cast, sign_in):
    make_measure(area, "Taken out", targets=[(58, 55)], removed_at="2026-06-01T08:00Z")
    assert (
        "Taken out" in sign_in(cast.head).get(URL).text
        and "cn-ladder" not in sign_in(cast.head).get(URL).text
    )
    assert "Taken out" not in sign_in(cast.governor).get(URL).text


def test_a_small_figure_for_the_dashboard(area, cast):
    other = make_area(cast.school, "Governance")
    make_measure(area, "Met", targets=[(58, 60), (64, 66)])
    make_measure(area, "Missed", targets=[(58, 60), (64, 60)])
    found = figures_for(load([area, other], on=FRIDAY, calendar=SchoolCalendar()))
    assert set(found) == {area.pk}
    figure = found[area.pk]
    assert (figure.bold, figure.target, figure.point) == ("60%", "target 64%", "4 points short")
    assert "cn-micro" in figure.svg and "Missed" in figure.svg


def test_as_many_queries_for_two_as_for_twenty(june, cast, sign_in, django_assert_max_num_queries):  # noqa: F811
    client = sign_in(cast.head)

    def add(count):
        for n in range(count):
            area = make_area(cast.school, f"Area {n}", leader=cast.leader)
            measure = make_measure(
                area, groups=["Year 5", "Year 6"], targets=[(58, 55), (64, 57), (70, None)]
            )
            make_criterion(area, measure=measure)

    add(2)
    with django_assert_max_num_queries(12) as two:
        client.get(URL)
    add(18)
    with django_assert_max_num_queries(len(two)):
        client.get(URL)


def test_the_pieces_for_other_pages(area, cast):
    make_measure(area, "At the expected standard", targets=[(58, 60), (64, 60)])
    known = load([area], on=FRIDAY, calendar=SchoolCalendar())
    cell = render_to_string("_pieces/target_figure.html", {"figure": figures_for(known)[area.pk]})
    assert (
        re.sub(r"\s+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", " ", cell, flags=re.DOTALL)).strip()
        == "60% , target 64% 4 points short"
    )
    assert "No measure yet" in render_to_string("_pieces/target_figure.html", {"figure": None})
    for n in range(4):
        make_measure(area, f"Met {n}", targets=[(58, 60)])
    known = load([area], on=FRIDAY, calendar=SchoolCalendar())
    block = targets_of(area, known[area.pk], user=cast.governor.user, most=3)
    page = render_to_string("_pieces/ladders.html", {"targets": block})
    assert (
        page.count("cn-ladder__svg") == 3
        and "At the expected standard" in page
        and "2 more groups" in page
        and page.count("<tr") == 6
    )
