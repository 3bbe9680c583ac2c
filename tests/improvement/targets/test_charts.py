"""The ladder and the micro chart: attributes only, every figure said, nothing invented."""

import re
from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from schools.drawings.ladder import Mark, ladder, micro

MARKS = [
    Mark("Start", "Summer 25", actual=Decimal(52), actual_words="52%", start=True),
    Mark("Autumn", "2025", Decimal(58), "58%", Decimal(55), "55%", missed=True),
    Mark("Spring", "2026", Decimal(64), "64%", Decimal(64), "64%"),
    Mark("Summer", "2026", Decimal(70), "70%", current=True),
]


def texts(svg):
    return re.findall(r"<text[^>]*>([^<]*)</text>", str(svg))


def test_every_figure_is_drawn_and_said():
    svg = ladder(MARKS, title="Year 5 at the expected standard", key="series-1")
    ElementTree.fromstring(str(svg))
    assert 'role="img" aria-labelledby="series-1-t series-1-d"' in svg
    assert '<title id="series-1-t">Year 5 at the expected standard</title>' in svg
    assert (
        "Start Summer 25: actual 52%; Autumn 2025: target 58%, actual 55%; Spring 2026: target 64%, actual 64%; "
        "Summer 2026: target 70%, no figure yet" in svg
    )
    assert texts(svg) == [
        "52%",
        "Start",
        "Summer 25",
        "58%",
        "55%",
        "Autumn",
        "2025",
        "64%",
        "Spring",
        "2026",
        "target 70%",
        "Summer",
        "2026",
    ]


def test_a_missed_one_is_hollow_with_a_dotted_gap_and_the_current_term_stands_on_its_ground():
    svg = str(ladder(MARKS, title="T", key="k"))
    assert svg.count('fill="#fff" stroke="#a8281c"') == 1 and svg.count('stroke-dasharray="2 3"') == 1
    assert svg.count("<rect") == 1


def test_no_style_no_script_and_names_are_escaped():
    for svg in (ladder(MARKS, title="<b>A & B", key="k"), micro(MARKS, title='<b>"A" & B')):
        assert "style" not in svg and "<script" not in svg and "<b>" not in svg
        ElementTree.fromstring(str(svg))


def test_a_chart_with_one_point_or_none_is_drawn():
    for marks in ([], MARKS[:1], [MARKS[3]]):
        ElementTree.fromstring(str(ladder(marks, title="T", key="k")))
        ElementTree.fromstring(str(micro(marks, title="T")))


number = st.none() | st.decimals(-99999, 99999, places=2)


@given(st.lists(st.tuples(number, number), max_size=5))
def test_all_stands_inside_the_drawing(pairs):
    marks = [
        Mark("Autumn", "2025", target, "t", actual, "a", missed=bool(n % 2))
        for n, (target, actual) in enumerate(pairs)
    ]
    svg = str(ladder(marks, title="T", key="k"))
    for y in re.findall(r'cy="([-0-9.]+)"', svg):
        assert 40 <= float(y) <= 160
    for y in re.findall(r' y="([-0-9.]+)"', svg):
        assert 4 <= float(y) <= 210
