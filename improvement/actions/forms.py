"""Forms for actions: edit, stop, put off, begin with."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from improvement.actions.models import Action, Rhythm
from improvement.actions.snoozes import LONGEST
from improvement.actions.starters import ActionStarter
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.models import Person, School
from schools.web.forms import (
    CairnForm,
    Choice,
    Day,
    LongText,
    PersonChoice,
    Pick,
    Pounds,
    Text,
    Ticks,
    WholeNumber,
)

OTHER_DAY = "other"
POINT = "What you choose here takes the place of the date above."


class ActionForm(CairnForm):
    """An action and its steps. The owner is anyone the school names: governors own actions too. One who has left
    stays the owner until another is chosen."""

    submit = "Save action"

    title = Text(
        label="What will be done?",
        noun="what will be done",
        hint="One step, in a few words. It stands in the plan.",
    )
    detail = LongText(label="More about it", required=False, rows=3)
    owner = PersonChoice(
        label="Owner",
        noun="an owner",
        required=False,
        empty_label="Nobody yet",
        hint="Who carries it out, or sees that it is.",
    )
    starts_on = Day(label="Starts", noun="the start date", required=False)
    due_on = Day(label="Due", noun="the due date", required=False, hint="When it is to be done by.")
    due_point = Pick(label="Or a point of the school year", noun="the point", required=False, hint=POINT)
    review_on = Day(
        label="First or next review",
        noun="the review date",
        required=False,
        hint="When somebody asks whether it is working.",
    )
    review_point = Pick(label="Or a point of the school year", noun="the point", required=False, hint=POINT)
    rhythm = Choice(label="How often it is reviewed", choices=Rhythm.choices, required=False)
    rhythm_weeks = WholeNumber(
        label="How many weeks?",
        noun="the number of weeks",
        required=False,
        least=1,
        most=26,
        hint="Only for every so many weeks.",
    )
    steps = LongText(
        label="Steps",
        required=False,
        rows=4,
        hint="One on each line. A step that is there already keeps its tick.",
    )
    resources = Text(
        label="Resources", required=False, max_length=300, hint="Time, people or things it needs."
    )
    cost = Pounds(label="Cost in pounds", noun="the cost", required=False, most=999_999)

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calendar = SchoolCalendar.of(school)
        self.points = [(day.isoformat(), words) for day, words in self.calendar.points(dates.today())]
        for field in ("due_point", "review_point"):
            self.fields[field].choices = [("", "As given above"), *self.points]
        if self.is_bound:  # the school days offered beside a day without school are choices too
            given = str(self.data.get(self.add_prefix("review_point")) or "")
            if given not in dict(self.points) and (offered := self._offered(given)):
                self.fields["review_point"].choices.append(offered)
        owner = getattr(self.initial.get("owner"), "pk", None)
        self.fields["owner"].queryset = Person.objects.filter(school=school).current().with_holder(owner)

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if (
            data.get("rhythm") == Rhythm.WEEKS
            and not data.get("rhythm_weeks")
            and "rhythm_weeks" not in self.errors
        ):
            self.add_error("rhythm_weeks", "Enter how many weeks lie between two reviews")
        if data.get("rhythm") != Rhythm.WEEKS:
            data["rhythm_weeks"] = None
        for field in ("due", "review"):
            if point := data.pop(f"{field}_point", ""):
                data[f"{field}_on"] = date.fromisoformat(point)
                self.errors.pop(f"{field}_on", None)
        for field in ("due_on", "review_on"):
            if data.get("starts_on") and data.get(field) and data[field] < data["starts_on"]:
                name = "due" if field == "due_on" else "review"
                self.add_error(field, f"The {name} date is before the start. Change one of them")
        if "review_on" not in self.errors:
            self._offer_school_days(data.get("review_on"))
        data["steps"] = [line.strip() for line in data.get("steps", "").split("\n") if line.strip()]
        if any(len(step) > 300 for step in data["steps"]):
            self.add_error(
                "steps", "A step can have 300 characters. Shorten the longest, or put it into “More about it”"
            )
        return data

    def _offer_school_days(self, day: date | None) -> None:
        """A review on a day without school is put to the person again, with the school days on either side to choose."""
        if day is None or day == self.initial.get("review_on") or self.calendar.is_school_day(day):
            return
        words = dates.day_words(day, beside=dates.today())
        self.add_error(
            "review_on",
            f"{words} is no school day ({self.calendar.holiday_words(day)}). Choose a school day beside it, below, or enter another",
        )
        near = (self.calendar.previous_school_day(day), self.calendar.next_school_day(day))
        offered = [self._offered(each.isoformat()) for each in near if each >= dates.today()]
        self.fields["review_point"].choices = [("", "As given above"), *filter(None, offered), *self.points]

    def _offered(self, given: str) -> tuple[str, str] | None:
        """A school day as a choice; None for anything else."""
        try:
            day = date.fromisoformat(given)
        except ValueError:
            return None
        if not self.calendar.is_school_day(day):
            return None
        return given, f"The school day {dates.day_words(day, beside=dates.today())}"

    @staticmethod
    def from_object(action: Action) -> dict:
        names = (
            "title",
            "detail",
            "owner",
            "starts_on",
            "due_on",
            "review_on",
            "rhythm",
            "rhythm_weeks",
            "resources",
            "cost",
        )
        steps = action.steps.filter(removed_at=None).values_list("text", flat=True)
        return {name: getattr(action, name) for name in names} | {"steps": "\n".join(steps)}


class ActionStopForm(CairnForm):
    """Why an action is stopped."""

    submit = "Stop this action"
    because = LongText(
        label="Why is it being stopped?",
        noun="why it is being stopped",
        rows=3,
        max_length=500,
        hint="Governors and the inspector will read this.",
    )

    @staticmethod
    def from_object(action: Action) -> dict:
        return {"because": action.stopped_because}


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

    def __init__(self, *args: Any, calendar: SchoolCalendar, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].choices = days_to_choose(calendar, on)

    def clean_until(self) -> date:
        return date.fromisoformat(self.cleaned_data["until"])


class StartersForm(CairnForm):
    """Actions to begin with. None is ticked beforehand."""

    submit = "Add what I ticked"
    starters = Ticks(label="Actions to begin with", noun="at least one action")

    def __init__(self, *args: Any, starters: Iterable[ActionStarter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {starter.key: starter for starter in starters}
        several = len({starter.family for starter in starters}) > 1
        self.fields["starters"].choices = [
            (key, f"{starter.family}: {starter.title}" if several else starter.title)
            for key, starter in self.by_key.items()
        ]
        self.fields["starters"].widget.hints = {key: each.detail for key, each in self.by_key.items()}

    def clean_starters(self) -> list[ActionStarter]:
        return [self.by_key[key] for key in self.cleaned_data["starters"]]
