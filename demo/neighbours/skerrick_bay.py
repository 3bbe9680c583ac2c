"""Skerrick Bay: of the other authority, so nobody in Westmarch may see it."""

from demo.days import Ahead, Back, End
from demo.stories import (
    AMBER,
    DONE,
    GREEN,
    UNDER_WAY,
    ActionStory,
    AreaStory,
    InspectionStory,
    NoteStory,
    PersonStory,
    SchoolStory,
)

NERYS, BRAM, EDIE = "Nerys Vaughan", "Bram Leyland", "Edie Crask"

# fmt: off
SCHOOL = SchoolStory(
    urn="990107", name="Skerrick Bay Primary School", phase="primary", roll=96, address="Harbour Road, Skerrick Bay",
    joined=Back(3, 0.3), plan="Plan after inspection",
    people=[
        PersonStory(NERYS, "headteacher", "Headteacher", signs_in=True),
        PersonStory(BRAM, "senior_leader", "Deputy headteacher"),
        PersonStory(EDIE, "chair", "Chair of governors"),
    ],
    inspections=[
        InspectionStory(
            letter="report", visited=Back(4, 0.5), published=Back(3, 0.2), added=Back(3, 0.4), inspector="V. Ormerod",
            weak=["achievement"],
            words={
                "strength": "In this small school everybody knows everybody, and pupils feel safe.",
                "context": "Classes of two years are taught well in the morning, and less well in the afternoon.",
            },
            points=[
                ("Pupils in mixed classes do not always get work that fits their year. Leaders should see that it does.",),
            ],
        ),
    ],
    areas=[
        AreaStory(
            "Work that fits each year in mixed classes", BRAM, EDIE, added=Back(3, 0.5), point=1,
            intended="Afternoon lessons have work for both years, in every class.",
            notes=[
                NoteStory(Back(2, 0.5), NERYS, "In two classes of four.", impact=AMBER),
                NoteStory(Back(0, 0.4), NERYS, "In three.", impact=GREEN),
            ],
            actions=[
                ActionStory(
                    "A two-year plan for each subject", BRAM, added=Back(3, 0.6), starts=Back(2, 0.2), due=Back(1, 0.5),
                    notes=[
                        NoteStory(Back(2, 0.7), NERYS, "Six subjects planned.", activity=UNDER_WAY),
                        NoteStory(Back(1, 0.5), NERYS, "All planned.", activity=DONE),
                        NoteStory(Back(0, 0.4), NERYS, "Taught from in three classes of four.", impact=GREEN),
                    ],
                ),
                ActionStory(
                    "Visit two schools with mixed classes", BRAM, added=Back(1, 0.5), starts=Back(1, 0.6), due=End(0),
                    review=Ahead(9), rhythm="half_term",
                ),
            ],
        ),
    ],
)
