"""Dates as printed, and what cannot be right about them. Nothing is corrected: a likely correction is only offered."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from improvement.reader.words import printed

EARLIEST, LATEST = 1992, 2060
FAR = timedelta(days=3 * 366)
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WEEKDAY_BEFORE = re.compile(rf"\b({'|'.join(WEEKDAYS)}),?\s+(?:the\s+)?$", re.IGNORECASE)
# «0304 March 2015»: the dash between the two days was lost on the way.
DASH_LOST = re.compile(
    rf"(?<![\d/.])(?P<first>[0-3]\d)(?P<last>[0-3]\d)\s+(?P<month>{'|'.join(printed.MONTHS)})\s+(?P<year>\d{{4}})\b"
)
DAYS_BEFORE = re.compile(r"(?<![\d/.])(\d{1,2})(?:st|nd|rd|th)?,\s*$")


@dataclass(frozen=True)
class Printed:
    """A date or range as it stands in the text. `days` are the days it names; `month` is «2012-09» where it names no
    more. `problems` are those of the date in itself."""

    words: str
    start: int
    end: int
    days: tuple[date, ...] = ()
    month: str | None = None
    problems: tuple[str, ...] = field(default=())

    @property
    def precision(self) -> str | None:
        return "day" if self.days else "month" if self.month else None


def find(text: str) -> list[Printed]:
    """The dates of a text in order."""
    lost = [_dash_lost(match) for match in DASH_LOST.finditer(text)]
    found = [each for each in lost if each is not None]
    for match in printed.DATE.finditer(text):
        if not any(each.start < match.end() and match.start() < each.end for each in found):
            found.append(_whole(text, match))
    return sorted(found, key=lambda each: each.start)


def _dash_lost(match: re.Match[str]) -> Printed | None:
    month, year = printed.month_number(match["month"]), int(match["year"])
    first, last = _day(year, month, int(match["first"])), _day(year, month, int(match["last"]))
    if first is None or last is None or not timedelta(0) < last - first <= timedelta(days=4):
        return None
    return Printed(match.group(0), match.start(), match.end(), (first, last), None, ("dash_lost",))


def _whole(text: str, match: re.Match[str]) -> Printed:
    groups = match.groupdict()
    words = re.sub(r"\s+", " ", match.group(0)).rstrip(" ,.")
    place = (words, match.start(), match.end())
    if groups["only_month"]:
        year, month = int(groups["only_year"]), printed.month_number(groups["only_month"])
        return Printed(*place, (), f"{year:04}-{month:02}", _years(year))
    numbers = _numbers(groups)
    if numbers is None:
        return Printed(*place)
    days, problems = [], []
    before = text[max(match.start() - 24, 0) : match.start()]
    if groups["day"] and (earlier := DAYS_BEFORE.search(before)):
        numbers.insert(0, (int(earlier[1]), *numbers[0][1:]))
    for number, month, year in numbers:
        day = _day(year, month, number)
        if day is None:
            problems.append("no_such_day")
        else:
            days.append(day)
            problems += _years(year)
    weekday = WEEKDAY_BEFORE.search(before)
    if days and weekday and weekday[1].title() != WEEKDAYS[days[0].weekday()]:
        problems.append("wrong_weekday")
    return Printed(*place, tuple(days), None, tuple(dict.fromkeys(problems)))


def _numbers(groups: dict[str, str]) -> list[tuple[int, int, int]] | None:
    """Day, month and year of each day named; None where no year is printed."""
    if groups["in_day"]:
        year = int(groups["in_year"]) + (2000 if len(groups["in_year"]) == 2 else 0)
        return [(int(groups["in_day"]), int(groups["in_month"]), year)]
    if groups["one_day"]:
        if not groups["one_year"]:
            return None
        return [(int(groups["one_day"]), printed.month_number(groups["one_month"]), int(groups["one_year"]))]
    if not (groups["last_year"] or groups["first_year"]):
        return None
    last_month = printed.month_number(groups["last_month"])
    month = printed.month_number(groups["month"]) if groups["month"] else last_month
    last_year = int(groups["last_year"] or groups["first_year"])
    year = int(groups["first_year"] or last_year - (month > last_month))
    return [(int(groups["day"]), month, year), (int(groups["last_day"]), last_month, last_year)]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years(year: int) -> tuple[str, ...]:
    return () if EARLIEST <= year <= LATEST else ("outside_years",)


def first_in(text: str) -> Printed | None:
    found = find(text)
    return found[0] if found else None


def doubts_of_follow_up(day: date, letter: date | None) -> tuple[str | None, date | None]:
    """What cannot be right about the day of something that is to follow, and the likely correction."""
    if letter is None:
        return None, None
    if day < letter:
        return "before_letter_date", printed.same_day_after(day.day, day.month, letter)
    if day - letter > FAR:
        return "far_ahead", printed.same_day_after(day.day, day.month, letter)
    return None, None
