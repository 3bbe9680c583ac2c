"""Gullholt Academy: an academy that asked the authority in, and has said nothing for weeks."""

from demo.days import Ago, Back
from demo.stories import (
    AMBER,
    DONE,
    UNDER_WAY,
    ActionStory,
    AreaStory,
    InspectionStory,
    NoteStory,
    PersonStory,
    SchoolStory,
)

FRANCES, NEIL, OLIVE, KIT = "Frances Tolley", "Neil Garside", "Olive Drayton", "Kit Lowther"

# fmt: off
SCHOOL = SchoolStory(
    urn="990104", name="Gullholt Academy", phase="primary", roll=415, address="Gullholt Rise, Westmarch",
    joined=Back(6, 0.3), plan="Improvement plan", basis="commissioned",
    people=[
        PersonStory(FRANCES, "headteacher", "Principal", signs_in=True),
        PersonStory(NEIL, "senior_leader", "Vice-principal"),
        PersonStory(OLIVE, "chair", "Chair of the local board"),
        PersonStory(KIT, "governor", "Member of the local board"),
    ],
    inspections=[
        InspectionStory(
            letter="report", visited=Back(7, 0.6), published=Back(6, 0.2), added=Back(6, 0.4), inspector="P. Yarrow",
            weak=["teaching", "leadership"],
            words={
                "strength": "Pupils speak well and listen to one another.",
                "context": "The trust has supported the school with staff, and has not always looked at what came of it.",
            },
            points=[
                ("Pupils remember too little of what they learn in science and geography. Leaders should say what is to be remembered, and check that it is.",),
                ("Pupils with special educational needs wait too long for the help that is planned for them. Leaders should see that it starts in time.",),
            ],
        ),
    ],
    areas=[
        AreaStory(
            "Remembering more in science and geography", NEIL, KIT, added=Back(6, 0.5), point=1,
            intended="In each unit, pupils can answer eight of ten questions a term later.",
            notes=[
                NoteStory(Back(4, 0.6), FRANCES, "Questions are written for half of the units.", impact=AMBER),
                NoteStory(Ago(38), FRANCES, "Five of ten, a term later. It was four.", impact=AMBER),
            ],
            actions=[
                ActionStory(
                    "Say what is to be remembered in each unit", NEIL, added=Back(6, 0.6), starts=Back(5, 0.2),
                    due=Back(3, 0.5),
                    notes=[
                        NoteStory(Back(4, 0.4), FRANCES, "Science is written.", activity=UNDER_WAY),
                        NoteStory(Back(3, 0.6), FRANCES, "Geography too.", activity=DONE),
                        NoteStory(Back(2, 0.5), FRANCES, impact=AMBER,
                                  text="Teachers use the lists to plan. Pupils have not seen them."),
                    ],
                ),
                ActionStory(
                    "Ten questions a term later", NEIL, added=Back(4, 0.5), starts=Back(3, 0.2), due=Ago(20),
                    review=Ago(11), rhythm="term",
                    notes=[
                        NoteStory(Back(2, 0.4), FRANCES, "Asked in Years 3 and 5.", activity=UNDER_WAY),
                    ],
                ),
            ],
        ),
        AreaStory(
            "Help that starts in time", NEIL, OLIVE, added=Back(6, 0.5), point=2,
            intended="What is planned for a pupil begins within two weeks.",
            notes=[
                NoteStory(Back(4, 0.6), FRANCES, "Five weeks on average.", impact=AMBER),
                NoteStory(Ago(36), FRANCES, "Four weeks.", impact=AMBER),
            ],
            actions=[
                ActionStory(
                    "A list of what was promised, and when it began", NEIL, added=Back(6, 0.6), starts=Back(5, 0.2),
                    due=Back(4, 0.5),
                    notes=[
                        NoteStory(Back(4, 0.5), FRANCES, "Kept by the office, read on Mondays.", activity=DONE),
                    ],
                ),
                ActionStory(
                    "Train six assistants", NEIL, added=Back(4, 0.5), starts=Back(3, 0.2), due=Ago(15), cost="1500",
                    notes=[
                        NoteStory(Ago(32), FRANCES, "Two of six trained. The trainer is ill.", activity=UNDER_WAY),
                    ],
                ),
                ActionStory(
                    "Meet parents within a week of each plan", FRANCES, added=Back(3, 0.5), starts=Back(2, 0.2),
                    due=Ago(12),
                ),
            ],
        ),
    ],
)
