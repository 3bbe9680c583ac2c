"""A term drawn as a strip, with dates on it."""

import re
from datetime import date

from schools.days.calendar import SchoolCalendar
from schools.drawings.strip import Stone, dated_strip

SUMMER = [half for half in SchoolCalendar().half_terms(2025) if half.season == "summer"]
ON = date(2026, 6, 12)


def numbers(drawing):
    return re.findall(r"<ellipse[^>]*/><text[^>]*>(\+?\d+)</text>", drawing)


def places(drawing):
    return re.findall(r'<ellipse cx="([\d.]+)" cy="([\d.]+)"', drawing)


def test_two_drawings_each_with_every_number():
    drawn = dated_strip(
        SUMMER,
        [Stone(ON, 1), Stone(date(2026, 7, 1), 2, "done"), Stone(date(2026, 6, 8), 3, "missed")],
        ON,
        "The weeks.",
    )
    wide, narrow = drawn.split("</svg>")[:2]
    assert "cn-wide" in wide and "cn-narrow" in narrow
    for each in (wide, narrow):
        assert sorted(numbers(each)) == ["1", "2", "3"]
        assert 'aria-label="The weeks."' in each and "style=" not in each


def test_those_of_one_week_stand_over_one_another():
    drawn = dated_strip(
        SUMMER, [Stone(date(2026, 6, 8), 1), Stone(ON, 2), Stone(date(2026, 6, 15), 3)], ON, ""
    ).split("</svg>")[0]
    (x1, y1), (x2, y2), (x3, _) = places(drawn)
    assert x1 == x2 != x3 and float(y2) < float(y1)


def test_what_lies_outside_is_left_out_and_a_day_between_two_halves_stands_with_the_week_before():
    holiday = date(2026, 5, 27)
    assert not numbers(
        dated_strip(SUMMER, [Stone(date(2026, 3, 1), 1), Stone(date(2026, 8, 1), 2)], ON, "").split("</svg>")[
            0
        ]
    )
    drawn = dated_strip(SUMMER, [Stone(holiday, 1), Stone(SUMMER[0].ends_on, 2)], ON, "").split("</svg>")[0]
    assert len({x for x, _ in places(drawn)}) == 1


def test_more_than_six_in_a_week_are_five_and_a_number():
    six = dated_strip(SUMMER, [Stone(ON, n) for n in range(1, 7)], ON, "").split("</svg>")[0]
    seven = dated_strip(SUMMER, [Stone(ON, n) for n in range(1, 8)], ON, "").split("</svg>")[0]
    assert numbers(six) == ["1", "2", "3", "4", "5", "6"]
    assert numbers(seven) == ["1", "2", "3", "4", "5", "+2"]


def test_without_dates_it_is_the_term_alone():
    drawn = dated_strip(SUMMER, [], ON, "The weeks.")
    assert drawn.count("<svg") == 2 and not numbers(drawn)


def test_the_words_are_escaped():
    assert "<script>" not in dated_strip(SUMMER, [], ON, "<script>")
