"""The days of the stories: relative to today, found as dates, and none of them still to come."""

from datetime import date

import pytest

from demo.authorities import SCHOOLS
from demo.days import Ago, Ahead, Back, Before, End, InWeeks, YearBefore
from demo.engine.days import Days
from demo.engine.diary import Diary

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "day,found",
    [
        (Ago(0), date(2026, 11, 25)),
        (Ago(3), date(2026, 11, 20)),
        (Ahead(3), date(2026, 11, 30)),
        (End(0), date(2026, 12, 18)),
        (Back(0, 1.0), WEDNESDAY),
        (InWeeks(6), date(2027, 1, 6)),
        (YearBefore(Ago(3)), date(2025, 11, 20)),
        (Before(Ago(5), limit=Ago(4), otherwise=Ago(9)), date(2026, 11, 18)),
        (Before(Ago(4), limit=Ago(4), otherwise=Ago(9)), date(2026, 11, 12)),
    ],
)
def test_a_day_of_a_story_is_found(day, found):
    assert Days(WEDNESDAY).of(day) == found


def test_a_leap_day_has_no_equal_a_year_before_and_the_next_school_day_stands_in():
    assert Days(date(2028, 2, 29)).of(YearBefore(Ago(0))) == date(2027, 3, 1)


def test_what_is_still_to_come_cannot_have_happened():
    diary = Diary(SCHOOLS[0][1], Days(WEDNESDAY))
    with pytest.raises(ValueError, match="still to come"):
        diary.on(Ahead(1), print)
