"""Forms of the challenge log: ask, answer, say whether it is enough."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from governance.challenges.models import Challenge
from governance.meetings.models import Meeting
from improvement.models import Action, AreaForImprovement, Evidence
from schools.models import Person, School
from schools.people.models import GOVERNOR_ROLES, STAFF_ROLES
from schools.web.forms import CairnForm, Choice, Day, LongText, PersonChoice, Pick, Text, Ticks
from schools.web.forms.pupil_data import WarnsOfPupils

SATISFIED, AGAIN = "satisfied", "again"
OUTCOMES = {SATISFIED: "Satisfied", AGAIN: "Ask again"}
QUESTION_HINT = (
    "“Are the lessons happening?” asks for information. “What has changed for pupils because of them, and how do you "
    "know?” challenges: it asks what difference something makes, and what will be done if it makes none."
)
MINUTE: dict[str, Any] = {
    "label": "Minute",
    "noun": "the minute",
    "required": False,
    "max_length": 40,
    "hint": "Its number in the minutes, such as 7.2.",
}


@dataclass(frozen=True)
class Places:
    """What a question of this school may be about, and the meetings it may be minuted in."""

    areas: Sequence[AreaForImprovement]
    actions: Sequence[Action]
    meetings: Sequence[Meeting] = ()

    def choices(self) -> list[tuple[str, str]]:
        """The plan as a whole, then each area with its actions."""
        found = [("", "The plan as a whole")]
        for area in self.areas:
            found.append((f"area-{area.pk}", area.title))
            found += [
                (f"action-{action.pk}", f"{area.title}: {action.title}")
                for action in self.actions
                if action.area_id == area.pk
            ]
        return found

    def chosen(self, value: str) -> dict:
        """The area and action that a choice stands for."""
        kind, _, pk = value.partition("-")
        action = next((row for row in self.actions if kind == "action" and str(row.pk) == pk), None)
        area = next((row for row in self.areas if kind == "area" and str(row.pk) == pk), None)
        return {"area": action.area if action else area, "action": action}


class ChallengeForm(WarnsOfPupils, CairnForm):
    """A question. Only those who keep the board's papers (`keeps`) say who asked it, when, and where it is minuted; once
    `row` is answered, the question itself stays as it was put."""

    submit = "Ask this"
    looked_through = ("question", "figure", "what_changed")

    asked_by = PersonChoice(label="Who asks?", noun="who asks", empty_label="Choose a governor")
    question = LongText(label="Question", noun="the question", rows=4, max_length=2000, hint=QUESTION_HINT)
    figure = Text(
        label="The figure it comes from",
        noun="the figure",
        required=False,
        max_length=300,
        hint="Such as: 57% against 64% planned in Year 5, second term missed.",
    )
    about = Pick(label="About", noun="what it is about", required=False)
    asked_of = PersonChoice(label="Asked of", noun="who is asked")
    asked_on = Day(label="Asked on", noun="the day it was asked")
    answer_by = Day(
        label="Answer by",
        noun="the day of the answer",
        hint="Ten school days, or the last one before the next meeting, unless you say otherwise.",
    )
    meeting = Pick(label="Asked at", noun="the meeting", required=False)
    minute_reference = Text(**MINUTE)
    what_changed = LongText(
        label="What changed because of it", noun="what changed", rows=3, max_length=2000, required=False
    )

    def __init__(
        self,
        *args: Any,
        school: School,
        places: Places,
        keeps: bool,
        row: Challenge | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.places = places
        self.fields["about"].choices = places.choices()
        people = Person.objects.filter(school=school)
        self.fields["asked_by"].queryset = people.in_roles(GOVERNOR_ROLES)
        self.fields["asked_of"].queryset = people.in_roles(STAFF_ROLES).with_holder(
            row.asked_of_id if row else None
        )
        self.fields["meeting"].choices = [
            ("", "Not at a meeting"),
            *((str(meeting.pk), str(meeting)) for meeting in places.meetings),
        ]
        unwanted = set()
        if not keeps:
            unwanted |= {"asked_by", "asked_on", "meeting", "minute_reference"}
        if row is None or row.state != Challenge.State.SATISFIED:
            unwanted.add("what_changed")
        if row is not None:
            unwanted |= {"asked_by", "asked_on"}
            if row.state != Challenge.State.ASKED:
                unwanted |= {"question", "asked_of"}
            if row.state in (Challenge.State.ANSWERED, Challenge.State.SATISFIED):
                unwanted.add("answer_by")
        for name in unwanted:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data |= self.places.chosen(data.pop("about", ""))
        if "meeting" in self.fields:
            data["meeting"] = next(
                (row for row in self.places.meetings if str(row.pk) == data.get("meeting")), None
            )
        return data

    def from_object(self, row: Challenge) -> dict:
        about = f"action-{row.action_id}" if row.action_id else (f"area-{row.area_id}" if row.area_id else "")
        names = ("question", "figure", "asked_of", "answer_by", "minute_reference", "what_changed")
        values = {name: getattr(row, name) for name in names if name in self.fields}
        values["about"] = about
        if "meeting" in self.fields:
            values["meeting"] = str(row.meeting_id or "")
        return values


class AnswerForm(WarnsOfPupils, CairnForm):
    """An answer, with items of the library. `hints` says of each what it is, and whether governors can open it."""

    submit = "Save answer"
    looked_through = ("text",)

    text = LongText(
        label="Answer",
        noun="the answer",
        rows=6,
        hint="What changed for pupils, how you know, and what you do next. Counts, never pupils’ names.",
    )
    evidence = Ticks(label="Evidence from the library", noun="the evidence", required=False)

    def __init__(
        self, *args: Any, items: Iterable[Evidence] = (), hints: dict[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for item in items}
        self.fields["evidence"].choices = [(pk, item.title) for pk, item in self.items.items()]
        self.fields["evidence"].widget.hints = hints or {}
        if not self.items:
            del self.fields["evidence"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["evidence"] = [self.items[pk] for pk in data.get("evidence", [])]
        return data

    def from_object(self, row: Challenge) -> dict:
        """An answer adds to what stands, so there is nothing of its own to begin from."""
        return {}


class SettleForm(WarnsOfPupils, CairnForm):
    """Whether the answer is enough; if not, the next question."""

    submit = "Save"
    looked_through = ("what_changed", "question")

    outcome = Choice(
        label="Is this answered well enough?",
        noun="whether it is answered",
        choices=list(OUTCOMES.items()),
        hints={
            SATISFIED: "You know what changed and how it is known, or what will be done.",
            AGAIN: "You ask the next question, and it stays open.",
        },
    )
    what_changed = LongText(
        label="What changed because of it?",
        noun="what changed",
        rows=3,
        max_length=2000,
        required=False,
        hint="If you are satisfied. Leave it empty if nothing has changed yet.",
    )
    question = LongText(
        label="The next question",
        noun="the next question",
        rows=3,
        max_length=2000,
        required=False,
        hint="If you ask again: what does the answer leave open?",
    )
    answer_by = Day(label="Answer by", noun="the day of the answer", required=False, hint="If you ask again.")
    minute_reference = Text(**MINUTE)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("outcome") == AGAIN:
            if not data.get("question") and "question" not in self.errors:
                self.add_error("question", "Write the next question")
            if not data.get("answer_by") and "answer_by" not in self.errors:
                self.add_error("answer_by", "Enter the day by which you want the answer")
        return data

    def from_object(self, row: Challenge) -> dict:
        return {}
