"""Until when, and why, somebody is not reminded of an action."""

from datetime import date, timedelta

from improvement.workflow.snoozes import LONGEST
from schools import dates
from schools.calendar import SchoolCalendar
from schools.forms import CairnForm, Choice, Text

WEEK = timedelta(days=7)


def days_to_choose(calendar: SchoolCalendar, on: date) -> list[tuple[str, str]]:
    """School days on which one may be reminded again, each with its words, the nearest first."""
    monday = dates.monday_of(on) + WEEK
    wished = [("Next week", monday), ("In two weeks", monday + WEEK), ("In four weeks", on + LONGEST)]
    found: dict[date, str] = {}
    for words, day in wished:
        school_day = (
            calendar.nearest_school_day(day) if words == "In four weeks" else calendar.next_school_day(day)
        )
        if on < school_day <= on + LONGEST and school_day not in found:
            found[school_day] = words
    return [
        (day.isoformat(), f"{words}: {dates.day_words(day, beside=on)}")
        for day, words in sorted(found.items())
    ]


class SnoozeForm(CairnForm):
    submit = "Put it off"
    until = Choice(label="When shall we remind you again?", noun="the day")
    reason = Text(
        label="Why not now?",
        noun="the reason",
        max_length=200,
        hint="A few words; whoever may write notes here can read them: “Waits for the trainer’s second visit.”",
    )

    def __init__(self, *args, calendar: SchoolCalendar, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until"].choices = days_to_choose(calendar, on)

    def clean_until(self):
        return date.fromisoformat(self.cleaned_data["until"])
