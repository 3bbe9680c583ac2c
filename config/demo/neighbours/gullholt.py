"""Gullholt Academy: an academy that asked the authority in, and has said nothing for weeks."""

from config.demo.days import Days
from config.demo.letters import points
from config.demo.script import AMBER, DONE, UNDER_WAY, Aim, Deed, Place, Said, Visit, Who


def gullholt(d: Days) -> Place:
    head, deputy = "Frances Tolley", "Neil Garside"
    first, last = d.two_days(7, 0.6)
    return Place(
        urn="990104",
        name="Gullholt Academy",
        phase="primary",
        roll=415,
        address="Gullholt Rise, Westmarch",
        joined=d.back(6, 0.3),
        basis="commissioned",
        plan="Improvement plan",
        people=[
            Who(head, "headteacher", "Principal", signs_in=True),
            Who(deputy, "senior_leader", "Vice-principal"),
            Who("Olive Drayton", "chair", "Chair of the local board"),
            Who("Kit Lowther", "governor", "Member of the local board"),
        ],
        visits=[
            Visit(
                letter="report",
                starts=first,
                ends=last,
                published=d.back(6, 0.2),
                added=d.back(6, 0.4),
                inspector="P. Yarrow",
                weak=["teaching", "leadership"],
                words={
                    "strength": "Pupils speak well and listen to one another.",
                    "context": "The trust has supported the school with staff, and has not always looked at what came of it.",
                    "areas": points(
                        (
                            "Pupils remember too little of what they learn in science and geography. Leaders should say what is to be remembered, and check that it is.",
                        ),
                        (
                            "Pupils with special educational needs wait too long for the help that is planned for them. Leaders should see that it starts in time.",
                        ),
                    ),
                },
            )
        ],
        aims=[
            Aim(
                "Remembering more in science and geography",
                deputy,
                "Kit Lowther",
                d.back(6, 0.5),
                1,
                "In each unit, pupils can answer eight of ten questions a term later.",
                ratings=[
                    Said(d.back(4, 0.6), head, "Questions are written for half of the units.", impact=AMBER),
                    Said(d.ago(38), head, "Five of ten, a term later. It was four.", impact=AMBER),
                ],
                deeds=[
                    Deed(
                        "Say what is to be remembered in each unit",
                        deputy,
                        d.back(6, 0.6),
                        d.back(5, 0.2),
                        d.back(3, 0.5),
                        notes=[
                            Said(d.back(4, 0.4), head, "Science is written.", activity=UNDER_WAY),
                            Said(d.back(3, 0.6), head, "Geography too.", activity=DONE),
                            Said(
                                d.back(2, 0.5),
                                head,
                                "Teachers use the lists to plan. Pupils have not seen them.",
                                impact=AMBER,
                            ),
                        ],
                    ),
                    Deed(
                        "Ten questions a term later",
                        deputy,
                        d.back(4, 0.5),
                        d.back(3, 0.2),
                        d.ago(20),
                        d.ago(11),
                        "term",
                        notes=[
                            Said(d.back(2, 0.4), head, "Asked in Years 3 and 5.", activity=UNDER_WAY),
                        ],
                    ),
                ],
            ),
            Aim(
                "Help that starts in time",
                deputy,
                "Olive Drayton",
                d.back(6, 0.5),
                2,
                "What is planned for a pupil begins within two weeks.",
                ratings=[
                    Said(d.back(4, 0.6), head, "Five weeks on average.", impact=AMBER),
                    Said(d.ago(36), head, "Four weeks.", impact=AMBER),
                ],
                deeds=[
                    Deed(
                        "A list of what was promised, and when it began",
                        deputy,
                        d.back(6, 0.6),
                        d.back(5, 0.2),
                        d.back(4, 0.5),
                        notes=[
                            Said(d.back(4, 0.5), head, "Kept by the office, read on Mondays.", activity=DONE),
                        ],
                    ),
                    Deed(
                        "Train six assistants",
                        deputy,
                        d.back(4, 0.5),
                        d.back(3, 0.2),
                        d.ago(15),
                        cost="1500",
                        notes=[
                            Said(
                                d.ago(32), head, "Two of six trained. The trainer is ill.", activity=UNDER_WAY
                            ),
                        ],
                    ),
                    Deed(
                        "Meet parents within a week of each plan",
                        head,
                        d.back(3, 0.5),
                        d.back(2, 0.2),
                        d.ago(12),
                    ),
                ],
            ),
        ],
    )
