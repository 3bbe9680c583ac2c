"""Dunnock Lane: a report has come, its points are marked, and the plan is still to be made."""

from demo.days import Ago, Back
from demo.stories import InspectionStory, PersonStory, SchoolStory

# fmt: off
SCHOOL = SchoolStory(
    urn="990102", name="Dunnock Lane Primary School", phase="primary", roll=208, address="Dunnock Lane, Westmarch",
    joined=Ago(6), terms_checked=False,
    people=[
        PersonStory("Sanjay Mistry", "headteacher", "Headteacher", account="another_headteacher"),
        PersonStory("Alice Renshaw", "senior_leader", "Deputy headteacher"),
        PersonStory("Ben Ashdown", "senior_leader", "Early years leader"),
        PersonStory("Gwen Holloway", "chair", "Chair of governors"),
        PersonStory("Peter Marsden", "governor", "Parent governor"),
    ],
    inspections=[
        InspectionStory(
            letter="dunnock-lane-report", visited=Back(1, 0.6), published=Ago(8), added=Ago(4), inspector="D. Wexcombe",
            weak=["teaching", "attendance", "leadership"], marked=[Ago(3)],
        ),
    ],
)
