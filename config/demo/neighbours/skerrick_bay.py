"""Skerrick Bay: of the other authority, so nobody in Westmarch may see it."""

from config.demo.days import Days
from config.demo.letters import points
from config.demo.script import AMBER, DONE, GREEN, UNDER_WAY, Aim, Deed, Place, Said, Visit, Who


def skerrick_bay(d: Days) -> Place:
    head = "Nerys Vaughan"
    first, last = d.two_days(4, 0.5)
    return Place(
        urn="990107",
        name="Skerrick Bay Primary School",
        phase="primary",
        roll=96,
        address="Harbour Road, Skerrick Bay",
        joined=d.back(3, 0.3),
        plan="Plan after inspection",
        people=[
            Who(head, "headteacher", "Headteacher", signs_in=True),
            Who("Bram Leyland", "senior_leader", "Deputy headteacher"),
            Who("Edie Crask", "chair", "Chair of governors"),
        ],
        visits=[
            Visit(
                letter="report",
                starts=first,
                ends=last,
                published=d.back(3, 0.2),
                added=d.back(3, 0.4),
                inspector="V. Ormerod",
                weak=["achievement"],
                words={
                    "strength": "In this small school everybody knows everybody, and pupils feel safe.",
                    "context": "Classes of two years are taught well in the morning, and less well in the afternoon.",
                    "areas": points(
                        (
                            "Pupils in mixed classes do not always get work that fits their year. Leaders should see that it does.",
                        ),
                    ),
                },
            )
        ],
        aims=[
            Aim(
                "Work that fits each year in mixed classes",
                "Bram Leyland",
                "Edie Crask",
                d.back(3, 0.5),
                1,
                "Afternoon lessons have work for both years, in every class.",
                ratings=[
                    Said(d.back(2, 0.5), head, "In two classes of four.", impact=AMBER),
                    Said(d.back(0, 0.4), head, "In three.", impact=GREEN),
                ],
                deeds=[
                    Deed(
                        "A two-year plan for each subject",
                        "Bram Leyland",
                        d.back(3, 0.6),
                        d.back(2, 0.2),
                        d.back(1, 0.5),
                        notes=[
                            Said(d.back(2, 0.7), head, "Six subjects planned.", activity=UNDER_WAY),
                            Said(d.back(1, 0.5), head, "All planned.", activity=DONE),
                            Said(d.back(0, 0.4), head, "Taught from in three classes of four.", impact=GREEN),
                        ],
                    ),
                    Deed(
                        "Visit two schools with mixed classes",
                        "Bram Leyland",
                        d.back(1, 0.5),
                        d.back(1, 0.6),
                        d.end(0),
                        d.ahead(9),
                        "half_term",
                    ),
                ],
            ),
        ],
    )
