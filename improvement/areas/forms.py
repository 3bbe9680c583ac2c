"""Forms for areas for improvement, and for the points of a letter that become areas."""

from typing import Any

from improvement.areas.models import AreaForImprovement
from improvement.inspections.models import EvaluationArea, Finding, Framework
from schools.models import Person, School
from schools.people.models import GOVERNOR_ROLES, STAFF_ROLES
from schools.web.forms import CairnForm, Choice, LongText, PersonChoice, Pick, Text, Ticks

WHOLE_BOARD = "whole_board"


class AreaForm(CairnForm):
    """An area: what it is, who answers for it, who follows it."""

    submit = "Save area"

    title = Text(label="Area for improvement", noun="the area", hint="A few words everybody will use for it.")
    detail = LongText(label="Sub-points", required=False, rows=4, hint="One on each line.")
    intended_impact = LongText(
        label="What will be different for pupils?",
        required=False,
        rows=3,
        hint="By when, and how anyone could tell.",
    )
    leader = PersonChoice(
        label="Accountable leader",
        noun="a leader",
        required=False,
        empty_label="Nobody yet",
        hint="The one senior leader who answers for it.",
    )
    link_governor = Pick(
        label="Link governor", noun="a governor", required=False, hint="Who follows it for the board."
    )
    second_person = PersonChoice(
        label="Second person",
        noun="a second person",
        required=False,
        empty_label="The headteacher",
        hint="Told when something here stays overdue.",
    )
    evaluation_area = Pick(label="What Ofsted would call it", noun="the evaluation area", required=False)

    def __init__(self, *args: Any, school: School, framework: Framework | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.school = school
        people = Person.objects.filter(school=school)
        follows = self.initial.get("link_governor")
        governors = people.in_roles(GOVERNOR_ROLES).with_holder(None if follows == WHOLE_BOARD else follows)
        self.governors = {str(person.pk): person for person in governors}
        for name in ("leader", "second_person"):
            holder = getattr(self.initial.get(name), "pk", None)
            self.fields[name].queryset = people.in_roles(STAFF_ROLES).with_holder(holder)
        self.fields["link_governor"].choices = [
            ("", "Nobody yet"),
            (WHOLE_BOARD, "The whole board"),
            *((pk, str(person)) for pk, person in self.governors.items()),
        ]
        self.areas = (
            {str(area.pk): area for area in EvaluationArea.objects.filter(framework=framework)}
            if framework
            else {}
        )
        self.fields["evaluation_area"].choices = [
            ("", "Not linked"),
            *((pk, str(area)) for pk, area in self.areas.items()),
        ]

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        governor = data.pop("link_governor", "")
        data["whole_board"] = governor == WHOLE_BOARD
        data["link_governor"] = self.governors.get(governor)
        data["evaluation_area"] = self.areas.get(data.pop("evaluation_area", ""))
        return data

    @staticmethod
    def from_object(area: AreaForImprovement) -> dict:
        names = ("title", "detail", "intended_impact", "leader", "second_person")
        governor = (
            WHOLE_BOARD if area.whole_board else (area.link_governor_id and str(area.link_governor_id)) or ""
        )
        evaluation = str(area.evaluation_area_id) if area.evaluation_area_id else ""
        return {name: getattr(area, name) for name in names} | {
            "link_governor": governor,
            "evaluation_area": evaluation,
        }


EACH, SPLIT, JOIN = "each", "split", "join"


class AreaFromFindingsForm(CairnForm):
    """Which printed points become areas, and how: each of them one, its parts areas of their own, or all of them one."""

    submit = "Make areas of these"
    findings = Ticks(label="Points to take on", noun="at least one point")
    how = Choice(
        label="How many areas?",
        noun="how many areas",
        choices=[
            (EACH, "One for each point, with its parts as sub-points"),
            (SPLIT, "One for each part"),
            (JOIN, "One for all of them together"),
        ],
        hints={
            SPLIT: "A point without parts stays one area.",
            JOIN: "Named after the first; the others become its sub-points.",
        },
        initial=EACH,
        required=False,
    )

    def __init__(self, *args: Any, findings: list[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_pk = {str(finding.pk): finding for finding in findings}
        self.fields["findings"].choices = [(pk, finding.verbatim) for pk, finding in self.by_pk.items()]

    def clean_how(self) -> str:
        return self.cleaned_data["how"] or EACH

    def clean_findings(self) -> list[Finding]:
        return [self.by_pk[pk] for pk in self.cleaned_data["findings"]]
