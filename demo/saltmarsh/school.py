"""The school, its people and the inspections that began it all; the rest is told beside it."""

from demo.days import Ago, Ahead, Back, YearBefore
from demo.saltmarsh import feedback, governance, mathematics, reading, writing
from demo.saltmarsh.adviser import ADVISER_VISITS, CHECKS, REQUESTS
from demo.saltmarsh.board import BOARD
from demo.saltmarsh.challenges import CHALLENGES
from demo.saltmarsh.evidence import EVIDENCE
from demo.saltmarsh.measures import CRITERIA, MEASURES
from demo.saltmarsh.monitoring import CONTEXT, MONITORING
from demo.saltmarsh.names import (
    ANJALI,
    BETH,
    CATHERINE,
    DEREK,
    FARAH,
    GRACE,
    IMRAN,
    JOAN,
    JOSH,
    LEAH,
    MARCUS,
    MARTIN,
    NADIA,
    OWEN,
    PRIYA,
    RHIAN,
    SIAN,
    TOM,
)
from demo.saltmarsh.visits import VISITS
from demo.stories import BodyStory, InspectionStory, PersonStory, SchoolStory

# fmt: off
PEOPLE = [
    PersonStory(CATHERINE, "headteacher", "Headteacher", account="headteacher"),
    PersonStory(PRIYA, "plan_editor", "Headteacher’s assistant", account="plan_editor"),
    PersonStory(IMRAN, "senior_leader", "Deputy headteacher", account="senior_leader"),
    PersonStory(LEAH, "senior_leader", "Assistant headteacher", signs_in=True),
    PersonStory(TOM, "senior_leader", "English leader", signs_in=True),
    PersonStory(GRACE, "senior_leader", "Reading leader", signs_in=True),
    PersonStory(JOSH, "staff", "Year 5 leader", account="staff"),
    PersonStory(NADIA, "staff", "Year 6 leader"),
    PersonStory(MARCUS, "staff", "Year 3 leader"),
    PersonStory(RHIAN, "staff", "Year 4 leader", leaves=Back(2, 1.0)),
    PersonStory(SIAN, "staff", "Teaching assistant and librarian"),
    PersonStory(DEREK, "chair", "Chair of governors", account="chair"),
    PersonStory(ANJALI, "governor", "Parent governor", account="governor"),
    PersonStory(JOAN, "governor", "Vice-chair", signs_in=True),
    PersonStory(MARTIN, "governor", "Authority governor"),
    PersonStory(OWEN, "governor", "Co-opted governor"),
    PersonStory(FARAH, "governor", "Co-opted governor", signs_in=True),
    PersonStory(BETH, "clerk", "Clerk to the governors", account="clerk"),
]

INSPECTIONS = [
    InspectionStory(
        letter="saltmarsh-report", visited=Back(6, 0.5), published=Back(5, 0.15), added=Back(5, 0.3),
        inspector="M. Tarrant", weak=["teaching", "achievement", "leadership"],
    ),
    InspectionStory(
        letter="saltmarsh-letter", visited=Back(3, 0.5), published=Back(3, 0.8), added=Back(3, 0.9),
        inspector="A. Lindqvist", kind="monitoring",
        words={"impossible_day": YearBefore(Ahead(17)), "possible_day": Ahead(10)},
        progress="Leaders are taking effective action on what that inspection asked for.",
        by=PRIYA, marked=[Back(3, 0.91), Ago(4)],
    ),
]

SCHOOL = SchoolStory(
    urn="990101", name="Saltmarsh Junior School", phase="primary", roll=352, address="Causeway Road, Saltmarsh",
    joined=Back(5, 0.2), plan="Plan after inspection",
    bodies=[
        BodyStory("trust", "Fenland Reading Trust", "commissioned", accepted=Back(2, 0.5)),
        BodyStory("diocese", "Diocese of Merrow", "diocese", asked=Ago(6)),
    ],
    people=PEOPLE,
    inspections=INSPECTIONS,
    areas=[writing.AREA, mathematics.AREA, feedback.AREA, reading.AREA, governance.AREA],
    measures=MEASURES,
    criteria=CRITERIA,
    context=CONTEXT,
    monitoring=MONITORING,
    evidence=EVIDENCE,
    board=BOARD,
    challenges=CHALLENGES,
    visits=VISITS,
    checks=CHECKS,
    requests=REQUESTS,
    adviser_visits=ADVISER_VISITS,
)
