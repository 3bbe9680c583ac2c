"""When somebody's time on the board runs out. Pure: no row, no clock.

ends_words(date(2027, 1, 6), on=today)      «Ends on 6 January 2027, in 6 weeks»
"""

from datetime import date, timedelta

from schools.days import dates

# Long enough to hold a parent election, or for whoever appoints to find somebody.
SOON = timedelta(weeks=12)


def ends_soon(ends_on: date | None, on: date) -> bool:
    """Does a term of office that runs today end within twelve weeks?"""
    return ends_on is not None and on <= ends_on <= on + SOON


def ends_words(ends_on: date, on: date) -> str:
    """That it ends, and in how long."""
    return f"Ends on {dates.short_day(ends_on, beside=on)}, {in_words(ends_on, on)}"


def in_words(day: date, on: date) -> str:
    """«today», «tomorrow», «in 5 days», «in 6 weeks», and for what is past «3 weeks ago»."""
    days = (day - on).days
    if days in (-1, 0, 1):
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[days]
    count = abs(days)
    words = f"{count} days" if count < 14 else f"{count // 7} weeks"
    return f"in {words}" if days > 0 else f"{words} ago"


def term_words(starts_on: date, ends_on: date | None, on: date) -> str:
    """«1 September 2024 to 31 August 2028», «since 1 September 2024», «from 4 January»."""
    start = dates.short_day(starts_on, beside=on)
    if ends_on:
        return f"{start} to {dates.short_day(ends_on, beside=on)}"
    return f"{'since' if starts_on <= on else 'from'} {start}"
