"""Printed words: the pieces a text is marked by, the bullets before them, and the dates in them.

Pure functions of text. Nothing here guesses: a date that cannot be is found and called so.
"""

import re
from calendar import month_name, monthrange
from datetime import date
from typing import NamedTuple

# The signs that stand before a point, among them those that Symbol and Wingdings leave behind in pasted text.
BULLET = re.compile(r"^\s*(?:[-–—−•·∙▪▫■□●○◦‣⁃➢➤✓*>\uf000-\uf0ff]+\s*|o\s+)(?=\S)")
ONLY_BULLET = re.compile(r"^\s*(?:[-–—−•·∙▪▫■□●○◦‣⁃*\uf000-\uf0ff]+|o)\s*$")
# A point glued to its dash, such as «-strengthen», is a bullet; a minus before a figure is not.
MINUS = re.compile(r"^\s*[-–−]\d")
END_OF_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9£])")
SHORT_FORM = re.compile(
    r"(?:^|[\s(\[“‘])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Revd|Fr|Sr|St|Rt|Hon|Cllr|No|Nos|p|pp|para|paras|vs|approx"
    r"|e\.g|i\.e|cf|[A-Z])\.$"
)
LONGEST_SHORT_FORM = 14  # looking further back would cost a long text its square in time


class Piece(NamedTuple):
    """What is marked in one go: a line, or one of its sentences. `key` is «4», or «4a», «4b» for sentences."""

    key: str
    line: int
    words: str
    after_gap: bool


def without_bullet(line: str) -> str:
    """The line without its indentation and the sign before the point; not one letter more is taken away."""
    if MINUS.match(line):
        return line.strip()
    return BULLET.sub("", line, count=1).strip()


def sentences(line: str) -> list[str]:
    """The sentences of a line. «Mr. Hill», «A. Lindqvist» and «e.g. books» do not end one."""
    found, start = [], 0
    for match in END_OF_SENTENCE.finditer(line):
        if SHORT_FORM.search(line[max(start, match.end() - LONGEST_SHORT_FORM) : match.end()].rstrip()):
            continue
        found.append(line[start : match.end()].strip())
        start = match.end()
    return [*found, line[start:].strip()] if line[start:].strip() else found


def pieces(text: str) -> list[Piece]:
    """The pieces of a text in order. Blank lines are counted but are no pieces, nor is a line of signs alone."""
    made, gap = [], False
    for number, line in enumerate(text.split("\n"), start=1):
        words = without_bullet(line)
        if not words or ONLY_BULLET.match(line):
            gap = True
            continue
        parts = sentences(words)
        for index, sentence in enumerate(parts):
            key = str(number) if len(parts) == 1 else f"{number}{letters(index)}"
            made.append(Piece(key, number, sentence, gap and index == 0))
        gap = False
    return made


def letters(index: int) -> str:
    """a, b … z, aa, ab …"""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


# ---- dates ------------------------------------------------------------------------------------------------------
MONTHS = list(month_name)[1:]
_DAY = r"(?P<{0}>\d{{1,2}})\s?(?:st|nd|rd|th)?"
_MONTH = "(?:" + "|".join(MONTHS) + "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
_RANGE = r"\s*(?:–|—|-|to|and|&)\s*"
# A day with a year of its own before «and» is a date of its own.
_WHOLE = rf"\s+(?P<month>{_MONTH})\.?,?(?:\s+(?P<first_year>\d{{4}})(?!\s*(?:and|&)))?"
DATE = re.compile(
    rf"(?<![\d/.])(?:"
    rf"{_DAY.format('day')}(?:\s+of)?(?:{_WHOLE})?"
    rf"{_RANGE}{_DAY.format('last_day')}(?:\s+of)?\s+(?P<last_month>{_MONTH})\b\.?,?(?:\s+(?P<last_year>\d{{4}}))?"
    rf"|{_DAY.format('one_day')}(?:\s+of)?\s+(?P<one_month>{_MONTH})\b\.?,?(?:\s+(?P<one_year>\d{{4}}))?"
    rf"|(?P<in_day>\d{{1,2}})[/.](?P<in_month>\d{{1,2}})[/.](?P<in_year>\d{{4}}|\d{{2}})"
    rf"|\b(?P<only_month>{_MONTH})\.?,?\s+(?P<only_year>\d{{4}})"
    rf")(?![\d])"
)


class PrintedDate(NamedTuple):
    """A date as printed. `day` is the (first) day it names, or None: then `missing` says why, «day» (a month alone),
    «year», or «nowhere» for a day that does not exist, such as 31 June."""

    words: str
    day: date | None
    missing: str = ""
    month: int = 0
    month_day: int = 0


def find_dates(text: str) -> list[PrintedDate]:
    """The dates in a text, in order, by British custom: the day stands before the month."""
    return [_read(match) for match in DATE.finditer(" ".join(text.split()))]


def _read(match: re.Match[str]) -> PrintedDate:
    found = match.groupdict()
    words = match.group(0).rstrip(" ,.")
    if found["only_month"]:
        return PrintedDate(words, None, "day", month_number(found["only_month"]))
    if found["in_day"]:
        century = 2000 if len(found["in_year"]) == 2 else 0
        return _made(words, int(found["in_day"]), int(found["in_month"]), century + int(found["in_year"]))
    if found["one_day"]:
        printed_year = int(found["one_year"]) if found["one_year"] else None
        return _made(words, int(found["one_day"]), month_number(found["one_month"]), printed_year)
    last_month = month_number(found["last_month"])
    month = month_number(found["month"]) if found["month"] else last_month
    year = int(found["first_year"] or found["last_year"] or 0) or None
    if year and not found["first_year"] and month > last_month:
        year -= 1  # «31 December – 2 January 2016» began the year before
    first = _made(words, int(found["day"]), month, year)
    last_year = int(found["last_year"]) if found["last_year"] else None
    last = _made(words, int(found["last_day"]), last_month, last_year)
    return last if last.missing == "nowhere" and not first.missing else first


def _made(words: str, day: int, month: int, year: int | None) -> PrintedDate:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return PrintedDate(words, None, "nowhere", month, day)
    if year is None:
        longest = monthrange(2024, month)[1]
        return PrintedDate(words, None, "year" if day <= longest else "nowhere", month, day)
    try:
        return PrintedDate(words, date(year, month, day), "", month, day)
    except ValueError:
        return PrintedDate(words, None, "nowhere", month, day)


def month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def same_day_after(day: int, month: int, after: date) -> date | None:
    """The first such day after `after`: 18 June after 26 November 2012 is 18 June 2013; 29 February waits for a leap
    year; 31 June never comes."""
    for year in range(after.year, after.year + 9):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate > after:
            return candidate
    return None
