"""A school's year: which days are school days, and where in a term a day stands.

    calendar = SchoolCalendar.of(school)
    calendar.describe(today)                         «Autumn term, second half, week 4 of 7»
    calendar.after(today, "half_term")               the next review

A half-term the school has no dates for is taken to fall as it usually does in England, so every question has an
answer, however far off the day is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet, Value
from django.utils.text import capfirst

from schools.days import dates
from schools.days.half_terms import DAY, HOLIDAY_AFTER, HalfTerm
from schools.days.models import Closure, Season, Term
from schools.days.typical import SATURDAY, is_bank_holiday, is_weekday, typical_terms
from schools.school.models import School
from schools.words import counted, in_words, noun

COLUMNS = ("starts_on", "ends_on", "academic_year", "season", "half", "typical", "kind", "name")


class SchoolCalendar:
    """Built from rows, or anything with their fields; read once, it then asks the database nothing."""

    def __init__(self, terms: Iterable = (), closures: Iterable = ()) -> None:
        self.known = sorted(
            HalfTerm(t.starts_on, t.ends_on, t.academic_year, str(t.season), t.half, t.typical) for t in terms
        )
        self.closed = {
            day: str(closure) for closure in closures for day in _days(closure.starts_on, closure.ends_on)
        }
        self._half_terms: dict[int, list[HalfTerm]] = {}
        self._terms_of: dict[date, HalfTerm | None] = {}
        self._school_days: dict[int, list[date]] = {}

    @classmethod
    def of(cls, school: School) -> "SchoolCalendar":
        """The calendar of the school, in one query."""
        terms, closures = cls.parts(school)
        return cls.of_rows(terms.union(closures, all=True))

    @staticmethod
    def parts(school: School) -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
        """The terms and the closures of the school as rows of `COLUMNS`, for a page that reads more in the same query:
        the rows of another part name in `season` what they are."""
        terms = Term.objects.filter(school=school).annotate(kind=Value(""), name=Value(""))
        closures = Closure.objects.filter(school=school).annotate(
            academic_year=Value(0), season=Value(""), half=Value(0), typical=Value(False)
        )
        return terms.order_by().values_list(*COLUMNS), closures.order_by().values_list(*COLUMNS)

    @classmethod
    def of_rows(cls, rows: Iterable[tuple]) -> "SchoolCalendar":
        """The calendar of the rows that are terms or closures; all others are left out."""
        terms, closures = [], []
        for starts_on, ends_on, academic_year, season, half, typical, kind, name in rows:
            days = {"starts_on": starts_on, "ends_on": ends_on}
            if season in Season.values:
                terms.append(
                    Term(**days, academic_year=academic_year, season=season, half=half, typical=typical)
                )
            elif not season:
                closures.append(Closure(**days, kind=kind, name=name))
        return cls(terms, closures)

    # ---- half-terms ---------------------------------------------------------------------------------------------
    def half_terms(self, academic_year: int) -> list[HalfTerm]:
        """The half-terms of a school year in order. Those the school has not set are typical ones, unless its own
        already cover their days."""
        if academic_year not in self._half_terms:
            self._half_terms[academic_year] = self._laid_out(academic_year)
        return self._half_terms[academic_year]

    def _laid_out(self, academic_year: int) -> list[HalfTerm]:
        known = [term for term in self.known if term.academic_year == academic_year]
        named = {(term.season, term.half) for term in known}
        usual = [
            HalfTerm(term.starts_on, term.ends_on, academic_year, str(term.season), term.half, typical=True)
            for term in (typical_terms(academic_year) if len(named) < 6 else ())
        ]
        supposed = [
            term
            for term in usual
            if (term.season, term.half) not in named and not any(map(term.meets, self.known))
        ]
        return sorted(known + supposed)

    def term_of(self, day: date) -> HalfTerm | None:
        """The half-term the day falls in, weekends included; None in a holiday between two."""
        if day not in self._terms_of:
            self._terms_of[day] = next((term for term in self._timeline(day) if day in term), None)
        return self._terms_of[day]

    def term_before(self, day: date) -> HalfTerm:
        """The latest half-term that ended before the day."""
        return [term for term in self._timeline(day) if term.ends_on < day][-1]

    def term_after(self, day: date) -> HalfTerm:
        """The first half-term that starts after the day."""
        return next(term for term in self._timeline(day) if term.starts_on > day)

    def upcoming(self, day: date, count: int = 2) -> list[HalfTerm]:
        """The half-term of the day, or the next one in a holiday, and those that follow, `count` in all, each with
        its `weeks`."""
        ahead = [term for term in self._timeline(day, years_on=1 + count // 5) if term.ends_on >= day]
        return ahead[:count]

    def points(self, day: date, count: int = 5) -> list[tuple[date, str]]:
        """Days by which schools reckon, from the day on: of each half-term the Monday of its last week and its last school
        day, «Last working week of autumn 2, from Monday 14 December» and «End of autumn 2, Friday 18 December»."""
        found = []
        for term in self.upcoming(day, count):
            name, last = term.short_name.lower(), self.previous_school_day(term.ends_on)
            first = self.next_school_day(max(dates.monday_of(last), term.starts_on))
            for at, words in ((first, f"Last working week of {name}, from"), (last, f"End of {name},")):
                if at > day:
                    found.append((at, f"{words} {dates.day_words(at, beside=day)}"))
        return found

    def end_of_previous_half_term(self, day: date) -> date:
        """The last day of the latest half-term that ended before the day."""
        return self.term_before(day).ends_on

    def term_end(self, academic_year: int, season: str) -> date:
        """The last day of a whole term, its second half included."""
        ends = [term.ends_on for term in self.half_terms(academic_year) if term.season == season]
        return (
            max(ends)
            if ends
            else next(t.ends_on for t in typical_terms(academic_year) if (t.season, t.half) == (season, 2))
        )

    def last_week(self, academic_year: int, season: str) -> tuple[date, date]:
        """The first and last school day of the last week of a term."""
        end = self.term_end(academic_year, season)
        monday = dates.monday_of(end)
        first = self.next_school_day(monday)
        return min(first, end), end

    # ---- days ---------------------------------------------------------------------------------------------------
    def is_school_day(self, day: date) -> bool:
        """Are pupils in school: a weekday in a half-term, neither a bank holiday nor a closure?"""
        days = self._school_days_of(day.year)
        place = bisect_left(days, day)
        return place < len(days) and days[place] == day

    def is_working_day(self, day: date) -> bool:
        """A working day of the clocks after an inspection (SI 2005/2038, regulation 2): no Saturday, Sunday or bank
        holiday, nor any day of a school holiday longer than a week. A half-term of Monday to Friday is a week; a
        closure inside a term is no holiday."""
        return is_weekday(day) and not (self.term_of(day) is None and self._holiday_is_long(day))

    def next_school_day(self, day: date) -> date:
        """The day itself, or the first school day after it."""
        for year in (day.year, day.year + 1):
            days = self._school_days_of(year)
            place = bisect_left(days, day)
            if place < len(days):
                return days[place]
        return _weekday_towards(day, DAY)  # only if the school is closed for more than a year

    def previous_school_day(self, day: date) -> date:
        """The day itself, or the last school day before it."""
        for year in (day.year, day.year - 1):
            days = self._school_days_of(year)
            place = bisect_right(days, day)
            if place:
                return days[place - 1]
        return _weekday_towards(day, -DAY)

    def nearest_school_day(self, day: date) -> date:
        """The day itself, or the school day least far from it; of two as far, the earlier."""
        before, after = self.previous_school_day(day), self.next_school_day(day)
        return before if day - before <= after - day else after

    def school_days_between(self, start: date, end: date) -> int:
        """How many school days come after `start`, up to and including `end`; 0 if `end` is not after it."""
        if end <= start:
            return 0
        return sum(
            bisect_right(days, end) - bisect_right(days, start)
            for days in map(self._school_days_of, range(start.year, end.year + 1))
        )

    def add_working_days(self, day: date, count: int) -> date:
        """The last day of a period of `count` working days that begins on the day after `day`."""
        while count > 0:
            day += DAY
            count -= self.is_working_day(day)
        return day

    # ---- words --------------------------------------------------------------------------------------------------
    def holiday_words(self, day: date) -> str:
        """Why pupils are not in school that day, as inside a sentence: «Christmas holiday», «half-term», «summer
        holiday», «bank holiday», the closure's own name, «weekend»; nothing for a school day."""
        if self.is_school_day(day):
            return ""
        if self.term_of(day) is None:
            before, after = self.term_before(day), self.term_after(day)
            return "half-term" if before.season == after.season else HOLIDAY_AFTER[Season(before.season)]
        if day.weekday() >= SATURDAY:
            return "weekend"
        return "bank holiday" if is_bank_holiday(day) else self.closed[day]

    def describe(self, day: date) -> str:
        """Where in the school year the day stands: «Autumn term, second half, week 4 of 7», with why if the school is
        closed on a weekday, or «Christmas holiday»."""
        term = self.term_of(day)
        closed = self.holiday_words(day)
        if term is None:
            return capfirst(closed)
        words = f"{term.name}, week {term.week_of(day)} of {term.week_of(term.ends_on)}"
        return words if closed in ("", "weekend") else f"{words} ({closed})"

    def lateness_words(self, due: date, today: date) -> str:
        """How late something due then is today: «1 school day», «6 school days»; in plain days while no school day
        has passed; nothing if it is not late."""
        count, unit = self.school_days_between(due, today), "school day"
        if not count:
            count, unit = (today - due).days, "day"
        return counted(count, unit) if count > 0 else ""

    # ---- reviews ------------------------------------------------------------------------------------------------
    def after(self, day: date, rhythm: str, weeks: int | None = None) -> date:
        """The next review after one on `day`: always a school day, and always later.

        "weeks": so many weeks on, or the first school day after that. "half_term": the same weekday of the same week
        in the next half-term. "term": the same in the same half of the next term. The last week answers to the last
        week, and a shorter half-term to its last; in a holiday it counts as the end of the half-term before. Where
        that day is no school day, the next one in the half-term is taken, else the last before it.
        """
        if rhythm == "weeks":
            return self.next_school_day(day + timedelta(weeks=weeks or 1))
        here = self.term_of(day) or self.term_before(day)
        ahead = [term for term in self._timeline(day) if term.starts_on > max(day, here.ends_on)]
        if rhythm == "half_term":
            target = ahead[0]
        elif rhythm == "term":
            target = next((t for t in ahead if t.half == here.half and t.season != here.season), ahead[-1])
        else:
            raise ValueError(f"{rhythm!r} is no rhythm of reviews")
        return self._same_point(min(day, here.ends_on), here, target)

    def review_choices(self, day: date, rhythm: str = "", weeks: int | None = None) -> list[tuple[date, str]]:
        """Sensible days for the next review, each with its words: «Friday 3 July, in four weeks». The rhythm's own
        comes first, the rest in order; all are school days after `day`."""
        offered = [self._in_weeks(day, n) for n in (2, 4, 6) if (rhythm, weeks) != ("weeks", n)]
        offered += [
            (self.previous_school_day(term.ends_on), term.end_words) for term in self.upcoming(day, 3)
        ]
        offered = sorted(choice for choice in offered if choice[0] > day)
        if rhythm == "weeks":
            offered.insert(0, self._in_weeks(day, weeks or 1))
        elif rhythm:
            where = "next half-term" if rhythm == "half_term" else "next term"
            offered.insert(0, (self.after(day, rhythm), f"the same point {where}"))
        first_words: dict[date, str] = {}
        for choice, words in offered:
            first_words.setdefault(choice, f"{dates.day_words(choice, beside=day)}, {words}")
        return list(first_words.items())

    def _in_weeks(self, day: date, weeks: int) -> tuple[date, str]:
        exact = day + timedelta(weeks=weeks)
        found = self.next_school_day(exact)
        words = f"in {in_words(weeks)} {noun(weeks, 'week')}"
        why = self.holiday_words(exact)
        if found == exact:
            return found, words
        return found, f"after the {why}" if self.term_of(exact) is None else words

    def _same_point(self, day: date, here: HalfTerm, target: HalfTerm) -> date:
        last = target.week_of(target.ends_on)
        number = here.week_of(day)
        week = target.weeks[(last if number == here.week_of(here.ends_on) else min(number, last)) - 1]
        exact = max(week.starts_on, min(week.monday + day.weekday() * DAY, week.ends_on))
        found = self.next_school_day(exact)
        if found not in target:
            found = self.previous_school_day(exact)
        return found if found in target else self.next_school_day(exact)

    # ---- what it is built on ------------------------------------------------------------------------------------
    def _timeline(self, day: date, years_on: int = 1) -> list[HalfTerm]:
        """The half-terms from the school year before the day's to the one after."""
        year = dates.academic_year(day)
        terms: list[HalfTerm] = []
        for each in range(year - 1, year + years_on + 1):
            terms += self.half_terms(each)
        return terms

    def _school_days_of(self, year: int) -> list[date]:
        """The school days of a calendar year, in order."""
        if year not in self._school_days:
            days = {
                day
                for term in self._timeline(date(year, 9, 1))
                for day in _days(term.starts_on, term.ends_on)
                if day.year == year and is_weekday(day) and day not in self.closed
            }
            self._school_days[year] = sorted(days)
        return self._school_days[year]

    def _holiday_is_long(self, day: date) -> bool:
        """Is the holiday that this day is in longer than a week, from its first weekday to its last?"""
        first = _weekday_towards(self.term_before(day).ends_on + DAY, DAY)
        last = _weekday_towards(self.term_after(day).starts_on - DAY, -DAY)
        return (last - first).days + 1 > 7


def lay_typical_terms(school: School, academic_year: int) -> int:
    """Give the school the usual dates of a school year, marked as typical, where it has none of its own; says how
    many half-terms were laid."""
    own = SchoolCalendar(Term.objects.filter(school=school))
    have = {(term.academic_year, term.season, term.half) for term in own.known}
    laid = Term.objects.bulk_create(
        Term(
            school=school,
            academic_year=academic_year,
            season=term.season,
            half=term.half,
            starts_on=term.starts_on,
            ends_on=term.ends_on,
            typical=True,
        )
        for term in own.half_terms(academic_year)
        if (academic_year, term.season, term.half) not in have
    )
    return len(laid)


def _days(start: date, end: date) -> Iterator[date]:
    return (start + n * DAY for n in range((end - start).days + 1))


def _weekday_towards(day: date, step: timedelta) -> date:
    while not is_weekday(day):
        day += step
    return day
