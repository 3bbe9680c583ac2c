"""The forms of meetings: when they are, who came, what was minuted, and the plan agreed."""

import re
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from governance.board.models import Committee
from governance.meetings.models import Attendance, Meeting
from governance.meetings.workflow import no_school
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.models import Person
from schools.web.forms import CairnForm, Choice, Day, LongText, Text, TickBox
from schools.web.forms.pupil_data import WarnsOfPupils

FULL_BOARD = "full"
TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*(am|pm)?", re.ASCII | re.I)


class Clock(Text):
    """A time of day as people type it: 18:00, 6pm, 6.30 pm."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=20, widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}), **kwargs
        )

    def clean(self, value: Any) -> time | None:
        text = super().clean(value)
        if not text:
            return None
        found = TIME.fullmatch(text)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        half = (found[3] or "").lower() if found else ""
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        elif half:
            hour = 99
        if hour > 23 or minute > 59:
            raise ValidationError("Enter the time as 18:00 or 6pm", code="invalid")
        return time(hour, minute)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.clean(data) != initial
        except ValidationError:
            return True


class MeetingForm(CairnForm):
    """When and where a group meets. A day without school is asked about: the nearest school day is offered, and the day
    itself may be meant."""

    submit = "Save meeting"
    group = Choice(label="Who meets?", noun="who meets")
    held_on = Day(label="Date", noun="the date")
    day_choice = Choice(label="Which day?", noun="which day", required=False)
    starts_at = Clock(
        label="Starts at", noun="the time", required=False, hint="Such as 18:00 or 6pm. May stay empty."
    )
    place = Text(
        label="Place",
        noun="the place",
        required=False,
        hint="Such as School library, or a video call. May stay empty.",
    )

    def __init__(
        self,
        *args: Any,
        committees: list[Committee],
        calendar: SchoolCalendar,
        stands: date | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.calendar, self.stands = calendar, stands
        self.committees = {str(committee.pk): committee for committee in committees}
        self.fields["group"].choices = [
            (FULL_BOARD, "Full governing board"),
            *((pk, each.name) for pk, each in self.committees.items()),
        ]
        if not committees:
            del self.fields["group"]
        self.asked = self._to_ask()
        if self.asked is None:
            del self.fields["day_choice"]
        else:
            near = self.calendar.nearest_school_day(self.asked)
            self.fields["day_choice"].choices = [
                (near.isoformat(), f"{dates.day_words(near, beside=self.asked)}, the nearest school day"),
                (self.asked.isoformat(), f"{dates.day_words(self.asked, beside=self.asked)}, all the same"),
            ]

    def _to_ask(self) -> date | None:
        """The day that was sent, if there is no school on it and it is not the one that stands already."""
        if not self.is_bound:
            return None
        box = self.fields["held_on"]
        try:
            day = box.clean(box.widget.value_from_datadict(self.data, self.files, self.add_prefix("held_on")))
        except ValidationError:
            return None
        return day if day and day != self.stands and not self.calendar.is_school_day(day) else None

    def clean_day_choice(self) -> str | None:
        chosen = self.cleaned_data.get("day_choice")
        if not chosen and self.asked:
            raise ValidationError(f"{no_school(self.calendar, self.asked)}. Choose the day you mean")
        return chosen

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = data.pop("day_choice", "")
        if chosen:
            data["held_on"] = date.fromisoformat(chosen)
        data["in_holiday"] = True  # asked about above, or the day that stands already
        data["committee"] = self.committees.get(data.pop("group", ""))
        return data

    @staticmethod
    def from_object(row: Meeting) -> dict:
        return {
            "group": str(row.committee_id or FULL_BOARD),
            "held_on": row.held_on,
            "starts_at": row.starts_at,
            "place": row.place,
        }


class AttendanceForm(CairnForm):
    """Everybody of the group on one page."""

    submit = "Save attendance"

    def __init__(self, *args: Any, people: list[Person], only_apologies: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [
            (str(s.value), str(s.label))
            for s in Attendance.State
            if not only_apologies or s == Attendance.State.APOLOGIES
        ]
        self.people = {f"p{person.pk}": person for person in people}
        for name, person in self.people.items():
            # The group may choose nothing yet: «Not known» is a choice, so that a slip can be taken back.
            self.fields[name] = Choice(
                label=person.name, noun=f"whether {person.name} came", required=False,
                choices=[*choices, ("", "Not known")],
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        states = {person: data.pop(name, "") for name, person in self.people.items()}
        return data | {"states": states}

    def from_object(self, row: Meeting) -> dict:
        states = dict(row.attendance.values_list("person", "state"))
        return {name: states.get(person.pk, "") for name, person in self.people.items()}


class MinuteForm(WarnsOfPupils, CairnForm):
    """An item of the minutes."""

    submit = "Save minute"
    reference = Text(
        label="Reference", noun="the reference", max_length=40, hint="As in the minutes, such as 6.2."
    )
    text = LongText(
        label="What was minuted",
        noun="what was minuted",
        rows=8,
        hint="Questions that challenged: who asked why, and what was answered.",
    )
    confidential = TickBox(
        label="This belongs to the confidential part",
        hint="Kept apart: only the board and the headteacher can read it. It is in no pack and no export.",
    )


class PlanAgreeForm(CairnForm):
    """The board agreed the plan. `seen` says which plan was on the page."""

    submit = "Agree this plan"
    minute_reference = Text(
        label="Minute reference",
        noun="the minute reference",
        max_length=40,
        required=False,
        hint="Such as 6.2. May stay empty until the minutes are written.",
    )

    def __init__(self, *args: Any, seen: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"] = forms.CharField(
            required=False, initial=seen, widget=forms.HiddenInput(attrs={"id": False})
        )

    def look_again(self, seen: str) -> None:
        """The plan on the page is the new one now."""
        self.data = self.data.copy()
        self.data["seen"] = seen
