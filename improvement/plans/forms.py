"""The form for a plan."""

from typing import Any

from improvement.plans.models import ActionPlan
from schools.web.forms import CairnForm, Day, Text


class PlanForm(CairnForm):
    """A plan's name and the time it is for."""

    submit = "Save plan"
    title = Text(label="Name of the plan", noun="the name of the plan")
    starts_on = Day(label="Starts", noun="the start date")
    ends_on = Day(label="Ends", noun="the end date")

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] <= data["starts_on"]:
            self.add_error("ends_on", "The plan ends before it starts. Change one of the dates")
        return data

    @staticmethod
    def from_object(plan: ActionPlan) -> dict:
        return {"title": plan.title, "starts_on": plan.starts_on, "ends_on": plan.ends_on}
