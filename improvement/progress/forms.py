"""Forms for the progress notes of areas and actions."""

from datetime import date
from typing import Any

from improvement.actions.forms import OTHER_DAY
from improvement.actions.models import Action
from improvement.actions.states import ACTIVITY
from improvement.areas.models import Activity, AreaForImprovement, Impact
from improvement.progress.notes import NO_FURTHER
from improvement.progress.rating import Suggestion
from schools.days.calendar import SchoolCalendar
from schools.web.forms import CairnForm, Choice, Day, LongText, Pick, TickBox
from schools.web.forms.pupil_data import WarnsOfPupils


class AreaNoteForm(WarnsOfPupils, CairnForm):
    """What has changed for pupils in an area, and how it is rated by those who may."""

    submit = "Save note"
    HINTS = {
        "red": "Unlikely to reach the target without major help",
        "amber": "At risk, but reachable with timely action",
        "green": "Likely to reach this term’s target and the final one",
        "blue": "Reached, and lasting without extra effort",
    }

    text = LongText(
        label="What has changed for pupils?",
        noun="what has changed",
        hint="What you saw, and how you know. No pupils’ names.",
    )
    impact = Choice(
        label="Your rating of impact", noun="the rating", signs="rating", required=False, hints=HINTS
    )
    why_different = LongText(
        label="If you rate it differently, why?", noun="why you rate it differently", required=False, rows=2, max_length=1000,
        hint="It stands beside the rating wherever the rating is shown.",
    )  # fmt: skip
    looked_through = ("text", "why_different")

    def __init__(
        self,
        *args: Any,
        area: AreaForImprovement,
        may_rate: bool,
        suggestion: Suggestion | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.suggestion, words = suggestion, area.school.rating_words
        if not may_rate or not suggestion:
            del self.fields["why_different"]
        if may_rate:
            self.fields["impact"].choices = [(value, words[value]) for value in Impact.RATED]
        else:
            del self.fields["impact"]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        differs = "why_different" in self.fields and self.suggestion.differs(data.get("impact"))
        if differs and not data.get("why_different") and "why_different" not in self.errors:
            self.add_error("why_different", "Say why you rate it differently from what the figures suggest")
        return data


class ActionNoteForm(WarnsOfPupils, CairnForm):
    """What happened, was it carried out, is it working, is this the review. Without `may_rate` nobody is asked
    whether it works: the owner does not say that."""

    submit = "Save update"

    text = LongText(
        label="What has happened?",
        noun="what has happened",
        hint="What you saw, and what it showed. No pupils’ names.",
        rows=4,
    )
    activity = Choice(label="Carried out?", noun="whether it was carried out", signs="activity")
    impact = Choice(label="Is it working?", noun="whether it is working", signs="rating", required=False)
    is_review = TickBox(label="This is the review")
    next_review = Pick(label="Next review", noun="the next review", required=False)
    other_day = Day(label="Other review date", noun="the review date", required=False)

    def __init__(
        self, *args: Any, action: Action, on: date, may_rate: bool, short: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, row=action, **kwargs)
        now = Activity(action.activity)
        allowed = {now, *ACTIVITY[now]} - {Activity.STOPPED}
        self.fields["activity"].choices = [
            (value, label) for value, label in Activity.choices if value in allowed
        ]
        if may_rate:
            words = action.school.rating_words
            self.fields["impact"].choices = [
                ("", "Too early to say"),
                *((v, words[v]) for v in Impact.RATED),
            ]
        else:
            del self.fields["impact"]
        choices = SchoolCalendar.of(action.school).review_choices(on, action.rhythm, action.rhythm_weeks)
        options = [(day.isoformat(), label) for day, label in choices]
        # The empty choice stands first: what is chosen is then chosen on purpose.
        first = ("", options.pop(0)[1]) if action.rhythm else ("", "Choose a day")
        self.fields["next_review"].choices = [first, *options, (NO_FURTHER, "No further review")]
        if short:
            del self.fields["other_day"]
        else:
            self.fields["next_review"].choices.insert(-1, (OTHER_DAY, "Another date, given below"))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        picked, other = data.pop("next_review", ""), data.pop("other_day", None)
        if (picked or other) and not data.get("is_review"):
            self.add_error("is_review", "Tick “This is the review” too, or leave the next review as it is")
        if other and picked not in ("", OTHER_DAY):
            self.add_error("other_day", "Choose one of those offered, or give another date: not both")
        if picked == OTHER_DAY and not other and "other_day" not in self.errors and data.get("is_review"):
            self.add_error("other_day", "Give the other review date, or choose one of those offered")
        data["next_review"] = self._day(picked, other)
        return data

    def _day(self, picked: str, other: date | None) -> date | str | None:
        if picked == OTHER_DAY or (other and not picked):
            return other
        return picked if picked in ("", NO_FURTHER) else date.fromisoformat(picked)

    @staticmethod
    def from_object(action: Action) -> dict:
        return {"activity": action.activity, "impact": action.impact}
