"""A school's year: typical dates, school days and working days, the words for a day, the next review."""

from datetime import date, timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schools.days.calendar import SchoolCalendar, lay_typical_terms
from schools.days.half_terms import HalfTerm
from schools.days.typical import BANK_HOLIDAYS, is_bank_holiday, is_weekday, typical_terms
from schools.models import Closure, School, Term

YEARS = range(2015, 2051)
days = st.dates(date(2015, 9, 1), date(2050, 8, 31))
LEAP_DAY = date(2028, 2, 29)


def closure(starts_on, ends_on=None, name="Staff training (INSET)"):
    class Named(SimpleNamespace):
        def __str__(self):
            return name

    return Named(starts_on=starts_on, ends_on=ends_on or starts_on)


def half_term(starts_on, ends_on, academic_year, season, half):
    return HalfTerm(starts_on, ends_on, academic_year, season, half)


def year_2025():
    """The school year 2025/26 of a school that has set its own dates."""
    return [
        half_term(date(2025, 9, 3), date(2025, 10, 24), 2025, "autumn", 1),
        half_term(date(2025, 11, 3), date(2025, 12, 19), 2025, "autumn", 2),
        half_term(date(2026, 1, 5), date(2026, 2, 13), 2025, "spring", 1),
        half_term(date(2026, 2, 23), date(2026, 3, 27), 2025, "spring", 2),
        half_term(date(2026, 4, 13), date(2026, 5, 22), 2025, "summer", 1),
        half_term(date(2026, 6, 1), date(2026, 7, 17), 2025, "summer", 2),
    ]


INSET = date(2026, 6, 26)
OWN = SchoolCalendar(year_2025(), [closure(INSET)])
TYPICAL = SchoolCalendar()


# ---- typical terms --------------------------------------------------------------------------------------------------
def test_typical_terms_of_2026():
    assert [(t.season, t.half, t.starts_on, t.ends_on) for t in typical_terms(2026)] == [
        ("autumn", 1, date(2026, 9, 2), date(2026, 10, 23)),
        ("autumn", 2, date(2026, 11, 2), date(2026, 12, 18)),
        ("spring", 1, date(2027, 1, 4), date(2027, 2, 12)),
        ("spring", 2, date(2027, 2, 22), date(2027, 3, 25)),
        ("summer", 1, date(2027, 4, 12), date(2027, 5, 28)),
        ("summer", 2, date(2027, 6, 7), date(2027, 7, 21)),
    ]


@pytest.mark.parametrize("year", YEARS)
def test_typical_terms_can_be_a_year(year):
    terms = typical_terms(year)
    assert [(t.season, t.half) for t in terms] == [
        (s, h) for s in ("autumn", "spring", "summer") for h in (1, 2)
    ]
    edges = [day for term in terms for day in (term.starts_on, term.ends_on)]
    assert edges == sorted(set(edges))
    assert all(is_weekday(day) for day in edges)
    assert all(4 <= (term.ends_on - term.starts_on).days / 7 < 9 for term in terms)
    assert date(year, 9, 1) <= edges[0] <= date(year, 9, 8)
    assert date(year + 1, 7, 18) <= edges[-1] <= date(year + 1, 7, 21)


@pytest.mark.parametrize("year", YEARS)
def test_typical_holidays_are_as_long_as_usual_and_hold_their_feasts(year):
    terms = typical_terms(year)
    gaps = [
        (before.ends_on + timedelta(1), after.starts_on - timedelta(1)) for before, after in pairwise(terms)
    ]
    lengths = [
        sum(is_weekday(gap[0] + timedelta(n)) for n in range((gap[1] - gap[0]).days + 1)) for gap in gaps
    ]
    october, christmas, february, easter, may = lengths
    assert october == february == 5 and may in (3, 4, 5)
    assert christmas in (7, 8) and easter in (8, 9)
    good_friday = next(d for d, name in BANK_HOLIDAYS.items() if d.year == year + 1 and name == "Good Friday")
    assert gaps[1][0] < date(year, 12, 25) < gaps[1][1]
    assert gaps[3][0] <= good_friday < gaps[3][1]


def test_a_typical_year_has_about_195_days():
    counts = [sum(day_is_open(TYPICAL, year, n) for n in range(366)) for year in range(2015, 2050)]
    assert min(counts) >= 185 and max(counts) <= 196


def day_is_open(calendar, year, n):
    return calendar.is_school_day(date(year, 9, 1) + timedelta(n)) and date(year, 9, 1) + timedelta(n) < date(
        year + 1, 9, 1
    )


@pytest.mark.django_db
def test_laying_typical_terms_twice_lays_them_once():
    school = School.objects.create(urn="900001", name="Saltmarsh Junior School")
    assert lay_typical_terms(school, 2026) == 6
    assert lay_typical_terms(school, 2026) == 0
    assert Term.objects.filter(school=school, academic_year=2026, typical=True).count() == 6


@pytest.mark.django_db
def test_laying_typical_terms_leaves_the_schools_own_and_never_overlaps_them():
    school = School.objects.create(urn="900001", name="Saltmarsh Junior School")
    own = Term.objects.create(
        school=school,
        academic_year=2026,
        season="autumn",
        half=1,
        starts_on=date(2026, 9, 2),
        ends_on=date(2026, 11, 6),
    )
    assert lay_typical_terms(school, 2026) == 4
    assert [t.pk for t in Term.objects.filter(school=school, season="autumn")] == [own.pk]


@pytest.mark.django_db
def test_the_calendar_of_a_school_is_read_in_one_query(django_assert_num_queries):
    school = School.objects.create(urn="900001", name="Saltmarsh Junior School")
    other = School.objects.create(urn="900002", name="Fernhill Primary School")
    lay_typical_terms(school, 2026)
    Closure.objects.create(
        school=school, kind="inset", starts_on=date(2026, 11, 25), ends_on=date(2026, 11, 25)
    )
    Closure.objects.create(
        school=other, kind="inset", starts_on=date(2026, 11, 26), ends_on=date(2026, 11, 26)
    )
    with django_assert_num_queries(1):
        calendar = SchoolCalendar.of(school)
        assert calendar.describe(date(2026, 11, 24)) == "Autumn term, second half, week 4 of 7"
        assert calendar.holiday_words(date(2026, 11, 25)) == "Staff training (INSET)"
        assert calendar.is_school_day(date(2026, 11, 26))


# ---- school days and working days ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "school_day", "working_day", "words"),
    [
        (date(2026, 6, 12), True, True, ""),
        (date(2026, 6, 13), False, False, "weekend"),
        (date(2026, 5, 4), False, False, "bank holiday"),
        (INSET, False, True, "Staff training (INSET)"),
        (date(2025, 10, 27), False, True, "half-term"),
        (date(2025, 10, 25), False, False, "half-term"),
        (date(2026, 5, 25), False, False, "half-term"),
        (date(2026, 5, 26), False, True, "half-term"),
        (date(2025, 12, 19), True, True, ""),
        (date(2025, 12, 22), False, False, "Christmas holiday"),
        (date(2025, 12, 31), False, False, "Christmas holiday"),
        (date(2026, 1, 1), False, False, "Christmas holiday"),
        (date(2026, 1, 5), True, True, ""),
        (date(2026, 4, 3), False, False, "Easter holiday"),
        (date(2026, 8, 12), False, False, "summer holiday"),
        (date(2026, 8, 31), False, False, "summer holiday"),
        (date(2026, 9, 2), True, True, ""),
        (LEAP_DAY, True, True, ""),
    ],
)
def test_what_kind_of_day_it_is(day, school_day, working_day, words):
    assert (OWN.is_school_day(day), OWN.is_working_day(day), OWN.holiday_words(day)) == (
        school_day,
        working_day,
        words,
    )


def test_a_half_term_that_runs_on_by_a_day_is_longer_than_a_week():
    terms = year_2025()
    terms[1] = half_term(date(2025, 11, 4), date(2025, 12, 19), 2025, "autumn", 2)
    assert not SchoolCalendar(terms).is_working_day(date(2025, 10, 27))


def test_a_week_from_tuesday_to_monday_is_not_longer_than_a_week():
    terms = year_2025()
    terms[0] = half_term(date(2025, 9, 3), date(2025, 10, 20), 2025, "autumn", 1)
    terms[1] = half_term(date(2025, 10, 28), date(2025, 12, 19), 2025, "autumn", 2)
    assert SchoolCalendar(terms).is_working_day(date(2025, 10, 27))


def test_a_two_week_october_holiday_has_no_working_days():
    terms = year_2025()
    terms[0] = half_term(date(2025, 8, 27), date(2025, 10, 17), 2025, "autumn", 1)
    calendar = SchoolCalendar(terms)
    assert not any(calendar.is_working_day(date(2025, 10, 20) + timedelta(n)) for n in range(14))
    assert calendar.is_school_day(date(2025, 8, 27))


@pytest.mark.parametrize(
    ("day", "expected_next", "expected_previous"),
    [
        (date(2026, 6, 12), date(2026, 6, 12), date(2026, 6, 12)),
        (date(2026, 6, 13), date(2026, 6, 15), date(2026, 6, 12)),
        (INSET, date(2026, 6, 29), date(2026, 6, 25)),
        (date(2025, 12, 31), date(2026, 1, 5), date(2025, 12, 19)),
        (date(2026, 7, 18), date(2026, 9, 2), date(2026, 7, 17)),
    ],
)
def test_the_school_day_after_and_before(day, expected_next, expected_previous):
    assert (OWN.next_school_day(day), OWN.previous_school_day(day)) == (expected_next, expected_previous)


@pytest.mark.parametrize(
    ("day", "nearest"),
    [
        (date(2026, 6, 13), date(2026, 6, 12)),
        (date(2026, 6, 14), date(2026, 6, 15)),
        (date(2025, 12, 21), date(2025, 12, 19)),
        (date(2026, 1, 3), date(2026, 1, 5)),
        (date(2026, 6, 12), date(2026, 6, 12)),
    ],
)
def test_nearest_school_day(day, nearest):
    assert OWN.nearest_school_day(day) == nearest


@pytest.mark.parametrize(
    ("start", "end", "count"),
    [
        (date(2026, 6, 5), date(2026, 6, 15), 6),
        (date(2026, 6, 15), date(2026, 6, 15), 0),
        (date(2026, 6, 15), date(2026, 6, 5), 0),
        (date(2026, 6, 25), date(2026, 6, 29), 1),
        (date(2025, 12, 18), date(2026, 1, 5), 2),
        (date(2025, 12, 19), date(2026, 1, 4), 0),
    ],
)
def test_school_days_between(start, end, count):
    assert OWN.school_days_between(start, end) == count


@pytest.mark.parametrize(
    ("due", "today", "words"),
    [
        (date(2026, 6, 5), date(2026, 6, 15), "6 school days"),
        (date(2026, 6, 12), date(2026, 6, 15), "1 school day"),
        (date(2026, 6, 12), date(2026, 6, 13), "1 day"),
        (date(2025, 12, 19), date(2025, 12, 24), "5 days"),
        (date(2026, 6, 15), date(2026, 6, 15), ""),
        (date(2026, 6, 16), date(2026, 6, 15), ""),
    ],
)
def test_lateness_in_school_days(due, today, words):
    assert OWN.lateness_words(due, today) == words


def test_ten_working_days_skip_a_long_holiday_but_not_a_half_term():
    assert OWN.add_working_days(date(2026, 5, 20), 5) == date(2026, 5, 28)
    assert OWN.add_working_days(date(2025, 12, 17), 3) == date(2026, 1, 5)
    assert OWN.add_working_days(date(2026, 6, 12), 0) == date(2026, 6, 12)


# ---- words --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 6, 9), "Summer term, second half, week 2 of 7"),
        (date(2026, 6, 14), "Summer term, second half, week 2 of 7"),
        (date(2026, 5, 4), "Summer term, first half, week 4 of 6 (bank holiday)"),
        (INSET, "Summer term, second half, week 4 of 7 (Staff training (INSET))"),
        (date(2025, 9, 3), "Autumn term, first half, week 1 of 8"),
        (date(2025, 12, 25), "Christmas holiday"),
        (date(2025, 10, 28), "Half-term"),
        (date(2026, 8, 1), "Summer holiday"),
    ],
)
def test_where_in_the_year_a_day_stands(day, words):
    assert OWN.describe(day) == words


def test_the_ends_of_terms():
    assert OWN.term_end(2025, "autumn") == date(2025, 12, 19)
    assert OWN.term_end(2030, "summer") == typical_terms(2030)[-1].ends_on
    assert OWN.last_week(2025, "spring") == (date(2026, 3, 23), date(2026, 3, 27))
    assert OWN.end_of_previous_half_term(date(2026, 6, 9)) == date(2026, 5, 22)
    assert OWN.end_of_previous_half_term(date(2026, 5, 22)) == date(2026, 3, 27)
    assert OWN.end_of_previous_half_term(date(2026, 5, 27)) == date(2026, 5, 22)


def test_the_last_week_begins_on_its_first_school_day():
    terms = year_2025()
    terms[3] = half_term(date(2026, 2, 23), date(2026, 4, 8), 2025, "spring", 2)
    assert SchoolCalendar(terms).last_week(2025, "spring") == (date(2026, 4, 7), date(2026, 4, 8))


def test_the_half_terms_ahead_with_their_weeks():
    now, then = OWN.upcoming(date(2026, 6, 9))
    assert (now.name, then.short_name, then.typical) == ("Summer term, second half", "Autumn 1", True)
    assert [week.number for week in now.weeks] == [1, 2, 3, 4, 5, 6, 7]
    assert (now.weeks[0].monday, now.weeks[-1].ends_on) == (date(2026, 6, 1), date(2026, 7, 17))
    assert then.weeks[0].starts_on == date(2026, 9, 2) and then.weeks[0].monday == date(2026, 8, 31)
    assert OWN.upcoming(date(2026, 5, 27))[0].short_name == "Summer 2"
    assert len(OWN.upcoming(date(2026, 6, 9), 12)) == 12


# ---- the next review ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "rhythm", "weeks", "expected"),
    [
        (date(2026, 6, 5), "weeks", 4, date(2026, 7, 3)),
        (date(2026, 6, 12), "weeks", 2, date(2026, 6, 29)),  # training day
        (date(2026, 6, 26), "weeks", 4, date(2026, 9, 2)),
        (date(2025, 9, 12), "half_term", None, date(2025, 11, 14)),
        (date(2025, 10, 24), "half_term", None, date(2025, 12, 19)),  # last week answers to last week
        (date(2025, 10, 15), "half_term", None, date(2025, 12, 17)),  # week 7 of 8 to week 7 of 7
        (date(2025, 10, 29), "half_term", None, date(2025, 12, 19)),  # from the holiday: end to end
        (date(2026, 8, 4), "half_term", None, date(2026, 10, 23)),
        (date(2026, 5, 16), "half_term", None, date(2026, 7, 6)),  # a Saturday, then its Monday
        (date(2026, 5, 22), "half_term", None, date(2026, 7, 17)),
        (date(2025, 9, 12), "term", None, date(2026, 1, 16)),
        (date(2025, 12, 19), "term", None, date(2026, 3, 27)),
        (date(2026, 7, 17), "term", None, date(2026, 12, 18)),
        (date(2025, 12, 25), "term", None, date(2026, 3, 27)),
        (date(2027, 9, 28), "half_term", None, date(2027, 11, 30)),
        (LEAP_DAY, "half_term", None, date(2028, 4, 25)),
    ],
)
def test_the_next_review(day, rhythm, weeks, expected):
    assert OWN.after(day, rhythm, weeks) == expected


def test_no_rhythm_gives_no_review():
    with pytest.raises(ValueError, match="no rhythm"):
        OWN.after(date(2026, 6, 9), "")


def test_choices_for_the_next_review_with_the_rhythms_own_first():
    assert OWN.review_choices(date(2026, 6, 5), "weeks", 4) == [
        (date(2026, 7, 3), "Friday 3 July, in four weeks"),
        (date(2026, 6, 19), "Friday 19 June, in two weeks"),
        (date(2026, 7, 17), "Friday 17 July, end of summer term"),
        (date(2026, 10, 23), "Friday 23 October, last day before half-term"),
        (date(2026, 12, 18), "Friday 18 December, end of autumn term"),
    ]


def test_choices_say_when_a_holiday_moves_them():
    labels = dict(OWN.review_choices(date(2026, 6, 26), "weeks", 4))
    assert labels[date(2026, 9, 2)] == "Wednesday 2 September, after the summer holiday"
    own, *_ = OWN.review_choices(date(2025, 12, 19), "half_term")
    assert own == (date(2026, 2, 13), "Friday 13 February 2026, the same point next half-term")


# ---- whatever the day, whatever the dates -------------------------------------------------------------------------------
@st.composite
def calendars(draw):
    """A school that moved some of its typical dates, closed on some days, or set none at all."""
    terms = []
    for year in draw(st.lists(st.integers(2015, 2049), max_size=3, unique=True)):
        for term in typical_terms(year):
            if draw(st.booleans()):
                starts_on = term.starts_on + timedelta(draw(st.integers(0, 4)))
                ends_on = term.ends_on - timedelta(draw(st.integers(0, 4)))
                terms.append(HalfTerm(starts_on, ends_on, year, str(term.season), term.half))
    closures = [
        closure(day, day + timedelta(draw(st.integers(0, 9)))) for day in draw(st.lists(days, max_size=3))
    ]
    return SchoolCalendar(terms, closures)


@given(calendars(), days, st.sampled_from(["weeks", "half_term", "term"]), st.integers(1, 60))
@example(TYPICAL, LEAP_DAY, "term", 1)
@example(TYPICAL, date(2027, 12, 31), "half_term", 1)
def test_the_next_review_is_a_later_school_day(calendar, day, rhythm, weeks):
    found = calendar.after(day, rhythm, weeks)
    assert found > day and calendar.is_school_day(found)
    if rhythm == "weeks":
        assert found >= day + timedelta(weeks=weeks)
    assert found <= day + timedelta(weeks=weeks if rhythm == "weeks" else 32, days=60)


@given(calendars(), days, st.sampled_from(["", "weeks", "half_term", "term"]), st.integers(1, 12))
def test_choices_are_later_school_days_each_once(calendar, day, rhythm, weeks):
    choices = [choice for choice, _ in calendar.review_choices(day, rhythm, weeks)]
    assert 3 <= len(choices) == len(set(choices)) <= 7
    assert all(choice > day and calendar.is_school_day(choice) for choice in choices)
    if rhythm:
        assert choices[0] == calendar.after(day, rhythm, weeks)


@given(calendars(), days)
def test_school_days_and_their_neighbours_agree(calendar, day):
    before, after = calendar.previous_school_day(day), calendar.next_school_day(day)
    assert before <= day <= after
    assert calendar.is_school_day(before) and calendar.is_school_day(after)
    assert (before == after) == calendar.is_school_day(day) == (calendar.holiday_words(day) == "")
    assert not any(calendar.is_school_day(before + timedelta(n)) for n in range(1, (after - before).days))
    assert calendar.nearest_school_day(day) in (before, after)
    assert not is_bank_holiday(before) and before.weekday() < 5


@given(calendars(), days, st.integers(0, 500))
def test_school_days_are_counted_one_by_one(calendar, start, length):
    end = start + timedelta(length)
    one_by_one = sum(calendar.is_school_day(start + timedelta(n)) for n in range(1, length + 1))
    assert calendar.school_days_between(start, end) == one_by_one


@given(calendars(), days, st.integers(1, 30))
def test_a_period_of_working_days_ends_on_one(calendar, day, count):
    end = calendar.add_working_days(day, count)
    assert calendar.is_working_day(end)
    assert sum(calendar.is_working_day(day + timedelta(n)) for n in range(1, (end - day).days + 1)) == count


@given(calendars(), days)
def test_every_day_has_a_place_and_words(calendar, day):
    here = calendar.term_of(day)
    assert calendar.describe(day)
    assert calendar.term_before(day).ends_on < day < calendar.term_after(day).starts_on
    assert calendar.upcoming(day)[0] == (here or calendar.term_after(day))
    if here:
        week = here.weeks[here.week_of(day) - 1]
        assert week.starts_on <= day <= week.ends_on


@given(calendars(), st.integers(2015, 2049))
def test_half_terms_of_a_year_never_overlap(calendar, year):
    terms = calendar.half_terms(year)
    assert all(before.ends_on < after.starts_on for before, after in pairwise(terms))
    assert len(terms) == 6


def test_a_bank_holiday_that_was_proclaimed_since_counts(settings):
    day = date(2027, 6, 16)  # a Wednesday in term
    assert SchoolCalendar().is_school_day(day)
    settings.EXTRA_BANK_HOLIDAYS = frozenset({day})
    assert is_bank_holiday(day) and not SchoolCalendar().is_school_day(day)
    assert SchoolCalendar().holiday_words(day) == "bank holiday"


def test_the_points_by_which_schools_reckon_are_school_days_ahead():
    calendar, on = SchoolCalendar(), date(2026, 11, 25)
    points = calendar.points(on)
    assert points[0] == (date(2026, 12, 14), "Last working week of autumn 2, from Monday 14 December")
    assert points[1] == (date(2026, 12, 18), "End of autumn 2, Friday 18 December")
    assert any(words.startswith("End of spring 1, ") for _, words in points)
    assert all(day > on and calendar.is_school_day(day) for day, _ in points)
    assert [day for day, _ in points] == sorted(day for day, _ in points)
