"""What Cairn reminds people of: which day, of what, and whom. Nothing here asks the clock or sends anything.

A subject is a module beside its noun: `SUBJECT` and `KINDS`, which rows may want telling on a day (`rows_on`) or are told of
in these notices (`rows_of`), who is `told` what of one of them on a day, and `why_not`. This engine asks `told` twice: for
what is due, and for what is about to be sent. So what is sent is what would be due at that moment.

    due(subjects, on)                 every reason to write to somebody on the day
    describe(subjects, notices, on)   how each reads now, or why nobody need be told any more
"""

from schools.reminders.days import DAY, STILL_NEWS, nearest
from schools.reminders.engine import Subject, describe, due
from schools.reminders.kinds import NO_NEWS, Kind, Told, no_more, words
from schools.reminders.people import People

__all__ = [
    "DAY",
    "NO_NEWS",
    "STILL_NEWS",
    "Kind",
    "People",
    "Subject",
    "Told",
    "describe",
    "due",
    "nearest",
    "no_more",
    "words",
]
