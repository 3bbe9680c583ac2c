"""Forms of governors' visits: what is planned, what was seen, the leader's comment, and the way to the board."""

from collections.abc import Iterable, Sequence
from typing import Any

from governance.meetings.forms import Clock
from governance.meetings.models import Meeting
from governance.visits import words as visit_words
from governance.visits.models import Visit
from improvement.models import Action, AreaForImprovement
from schools.models import Person, School
from schools.people.models import GOVERNOR_ROLES, STAFF_ROLES
from schools.web.forms import CairnForm, Choice, Day, LongText, PersonChoice, Pick, Text, Ticks
from schools.web.forms.pupil_data import WarnsOfPupils

JUDGING = "judging"
SEEN = [
    ("green", "Yes"),
    ("amber", "In part"),
    ("red", "Not yet"),
    ("", "The visit was not about that"),
]


class WarnsOfJudging(CairnForm):
    """A form whose words are looked through for what would make an inspection of a visit: it warns once and lets the
    person choose. Goes before WarnsOfPupils among the bases; `names` are the school's staff."""

    names: Iterable[str] = ()
    looked_through: tuple[str, ...] = ()

    def __init__(self, *args: Any, names: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names
        if self.is_bound:
            self.fields[JUDGING] = Choice(
                label="This reads like an inspection",
                noun="what to do",
                choices=list(visit_words.CHOICES.items()),
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        chosen = data.pop(JUDGING, "")
        words = visit_words.seen((str(data.get(name) or "") for name in self.looked_through), self.names)
        if chosen == visit_words.KEEP and words:
            return data
        if words:
            self.data = self.data.copy()
            self.data[self.add_prefix(JUDGING)] = visit_words.CHANGE
            if JUDGING not in self.errors:
                self.add_error(JUDGING, words)
        elif not self.errors or not chosen:
            del self.fields[JUDGING]
        return data


class VisitPlanForm(WarnsOfJudging, WarnsOfPupils, CairnForm):
    """A visit to come, agreed with the leader; or one that was made already. Only those who keep the board's papers
    (`keeps`) say which governor it is."""

    submit = "Plan visit"
    looked_through = ("purpose",)

    governor = PersonChoice(label="Who visits?", noun="who visits", empty_label="Choose a governor")
    day = Day(
        label="Day of the visit",
        noun="the day of the visit",
        hint="A school day, arranged with the leader. A day that is past if the visit has been made.",
    )
    starts_at = Clock(label="Starts at", noun="the time", required=False, hint="Such as 9:30 or 1pm.")
    purpose = LongText(
        label="Purpose, agreed beforehand",
        noun="the purpose",
        rows=3,
        max_length=1000,
        hint="What the plan says should be happening, and where you will see it: “To see how reasoning lessons run in "
        "Year 5, and hear from pupils what helps them.” How well somebody teaches is for leaders to judge.",
    )
    areas = Ticks(label="Areas it looks at", noun="an area", required=False)
    actions = Ticks(label="Actions it looks at", noun="an action", required=False)
    agreed_with = PersonChoice(
        label="Agreed with",
        noun="whom it was agreed with",
        required=False,
        empty_label="Nobody yet",
        hint="The leader who expects you.",
    )
    agreed_on = Day(
        label="Agreed on", noun="the day it was agreed", required=False, hint="Today if left empty."
    )

    def __init__(
        self,
        *args: Any,
        school: School,
        areas: Sequence[AreaForImprovement],
        actions: Sequence[Action],
        keeps: bool,
        row: Visit | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.areas_by_pk = {str(area.pk): area for area in areas}
        self.actions_by_pk = {str(action.pk): action for action in actions}
        self.fields["areas"].choices = [(pk, area.title) for pk, area in self.areas_by_pk.items()]
        self.fields["actions"].choices = [(pk, action.title) for pk, action in self.actions_by_pk.items()]
        self.fields["actions"].widget.hints = {pk: row.area.title for pk, row in self.actions_by_pk.items()}
        for name in ("areas", "actions"):
            if not self.fields[name].choices:
                del self.fields[name]
        people = Person.objects.filter(school=school)
        staff = people.in_roles(STAFF_ROLES).with_holder(row.agreed_with_id if row else None)
        self.fields["agreed_with"].queryset = staff
        if keeps:
            governors = people.in_roles(GOVERNOR_ROLES).with_holder(row.activity.by_id if row else None)
            self.fields["governor"].queryset = governors
        else:
            del self.fields["governor"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["areas"] = [self.areas_by_pk[pk] for pk in data.get("areas", [])]
        data["actions"] = [self.actions_by_pk[pk] for pk in data.get("actions", [])]
        first = next((name for name in ("areas", "actions") if name in self.fields), None)
        if not data["areas"] and not data["actions"] and not {"areas", "actions"} & set(self.errors):
            self.add_error(first, "Choose at least one area or action that the visit looks at")
        return data

    def from_object(self, row: Visit) -> dict:
        return {
            "governor": row.activity.by,
            "day": row.day,
            "starts_at": row.starts_at,
            "purpose": row.purpose,
            "areas": [str(area.pk) for area in row.activity.areas.all()],
            "actions": [str(action.pk) for action in row.activity.actions.all()],
            "agreed_with": row.agreed_with,
            "agreed_on": row.agreed_on,
        }


class VisitRecordForm(WarnsOfJudging, WarnsOfPupils, CairnForm):
    """What was seen, heard and read."""

    submit = "Save record"
    looked_through = (
        "who_was_met",
        "seen",
        "evidence_of_impact",
        "questions",
        "strengths",
        "to_develop",
        "follow_up",
    )

    done_on = Day(label="When was it?", noun="the day")
    who_was_met = Text(
        label="Who was met, by role",
        noun="who was met",
        required=False,
        max_length=300,
        hint="The mathematics leader, six pupils of Year 6. Never a pupil’s name.",
    )
    # Django takes the fields off the class, so the method of this name stays what it is.
    seen = LongText(  # type: ignore[assignment]
        label="What was seen, heard and read",
        noun="what was seen",
        rows=5,
        hint="What pupils did and said, what you read. By class or role, and without a verdict on anybody’s teaching.",
    )
    impact = Choice(
        label="Was what the plan says seen happening?",
        noun="whether it was seen happening",
        required=False,
        choices=SEEN,
        hints={"green": "On the day and in the places you looked."},
    )
    evidence_of_impact = LongText(
        label="Evidence of impact",
        required=False,
        rows=3,
        hint="What is different for pupils, and how that could be seen.",
    )
    questions = LongText(
        label="Questions asked, and the answers",
        required=False,
        rows=4,
        hint="“A governor questioned why …” and what the answer was.",
    )
    strengths = LongText(label="Strengths", required=False, rows=3)
    to_develop = LongText(
        label="Concerns",
        noun="the concerns",
        required=False,
        rows=3,
        hint="About the work and what it changes, never about how somebody does their job: that goes to the "
        "headteacher, in person.",
    )
    follow_up = LongText(label="Agreed follow-up", noun="the follow-up", required=False, rows=2)
    follow_up_by = PersonChoice(
        label="By whom", noun="who follows it up", required=False, empty_label="Nobody in particular"
    )
    follow_up_on = Day(label="By when", noun="the day of the follow-up", required=False)

    def __init__(self, *args: Any, school: School, row: Visit, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        people = Person.objects.filter(school=school).current().with_holder(row.follow_up_by_id)
        self.fields["follow_up_by"].queryset = people

    def from_object(self, row: Visit) -> dict:
        own = ("who_was_met", "seen", "evidence_of_impact", "questions", "follow_up_by", "follow_up_on")
        of_activity = ("done_on", "impact", "strengths", "to_develop", "follow_up")
        return {name: getattr(row, name) for name in own} | {
            name: getattr(row.activity, name) for name in of_activity
        }


class VisitCommentForm(WarnsOfPupils, CairnForm):
    """What the leader says to it."""

    submit = "Save comment"
    looked_through = ("comment",)
    comment = LongText(
        label="Your comment",
        noun="the comment",
        rows=4,
        max_length=3000,
        hint="Is it right as it stands, and what do you take from it? The record itself stays the governor’s.",
    )


class VisitToBoardForm(CairnForm):
    """At which meeting the board hears of it."""

    submit = "Save"
    meeting = Pick(label="Meeting", noun="the meeting", required=False)
    minute_reference = Text(
        label="Minute",
        noun="the minute",
        required=False,
        max_length=40,
        hint="Its number in the minutes, such as 6.1. Leave it empty until there is one.",
    )

    def __init__(self, *args: Any, meetings: Sequence[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = {str(meeting.pk): meeting for meeting in meetings}
        self.fields["meeting"].choices = [
            ("", "None yet"),
            *((pk, str(meeting)) for pk, meeting in self.meetings.items()),
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["meeting"] = self.meetings.get(data.get("meeting") or "")
        return data

    def from_object(self, row: Visit) -> dict:
        return {"meeting": str(row.meeting_id or ""), "minute_reference": row.minute_reference}
