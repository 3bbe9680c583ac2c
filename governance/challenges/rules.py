"""What holds for every challenge: by when it is to be answered, and where it stands. Pure: nothing here asks the database."""

from datetime import date, timedelta

from governance.challenges.models import Challenge
from schools.days.calendar import SchoolCalendar

State = Challenge.State
SCHOOL_DAYS = 10
LEAST = 3  # school days: sooner is no time to look and to write
DAY = timedelta(days=1)

WAITING = {State.ASKED, State.ASKED_AGAIN}
# The three parts of the log, by the name they have in an address.
PARTS = {
    "waiting": ("Waiting for an answer", WAITING),
    "answered": ("Answered, not yet settled", {State.ANSWERED}),
    "settled": ("Settled", {State.SATISFIED}),
}


def answer_by(calendar: SchoolCalendar, on: date, next_meeting: date | None = None) -> date:
    """The usual day for an answer: ten school days on, or the last school day before the next meeting if that is
    sooner and still leaves time to answer."""
    usual = on
    for _ in range(SCHOOL_DAYS):
        usual = calendar.next_school_day(usual + DAY)
    if next_meeting is None or next_meeting <= on:
        return usual
    before = calendar.previous_school_day(next_meeting - DAY)
    return before if before < usual and calendar.school_days_between(on, before) >= LEAST else usual


def part_of(state: str) -> str:
    """Which part of the log a challenge in this state stands in."""
    return next(name for name, (_, states) in PARTS.items() if state in states)
