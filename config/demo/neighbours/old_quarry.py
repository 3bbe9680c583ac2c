"""Old Quarry: few actions, and they work."""

from config.demo.days import Days
from config.demo.letters import points
from config.demo.script import AMBER, BLUE, DONE, GREEN, UNDER_WAY, Aim, Deed, Place, Said, Visit, Who


def old_quarry(d: Days) -> Place:
    head, lead = "Miriam Stead", "Una Calder"
    first, last = d.two_days(7, 0.3)
    return Place(
        urn="990105",
        name="Old Quarry Infant School",
        phase="primary",
        roll=174,
        address="Quarry Road, Westmarch",
        joined=d.back(6, 0.2),
        plan="Plan after inspection",
        people=[
            Who(head, "headteacher", "Headteacher", signs_in=True),
            Who(lead, "senior_leader", "Assistant headteacher", signs_in=True),
            Who("Walter Inskip", "chair", "Chair of governors"),
            Who("Rosa Delaney", "governor", "Parent governor"),
        ],
        visits=[
            Visit(
                letter="report",
                starts=first,
                ends=last,
                published=d.back(7, 0.9),
                added=d.back(6, 0.3),
                inspector="C. Ravensworth",
                weak=["teaching", "achievement"],
                words={
                    "strength": "Children settle within days and love coming to school.",
                    "context": "Leaders knew what was amiss before inspectors came, and had begun to change it.",
                    "areas": points(
                        (
                            "Handwriting and spelling hold pupils back when they write. Leaders should help them by:",
                            "teaching how letters are formed from the first weeks on",
                            "choosing the few spelling rules that matter most.",
                        ),
                        (
                            "Pupils’ sense of number is not secure by the end of Year 2. Leaders should see that it is built step by step from Reception.",
                        ),
                    ),
                },
            )
        ],
        aims=[
            Aim(
                "Handwriting and spelling",
                lead,
                "Rosa Delaney",
                d.back(6, 0.4),
                1,
                "Four in five pupils of Year 2 form all letters well and spell the words taught.",
                subject="achievement",
                ratings=[
                    Said(d.back(4, 0.6), lead, "Three in five.", impact=AMBER),
                    Said(d.back(2, 0.6), lead, "Seven in ten.", impact=GREEN),
                    Said(
                        d.back(0, 0.4),
                        head,
                        "Four in five for a second half-term, without anybody being reminded.",
                        impact=BLUE,
                    ),
                ],
                deeds=[
                    Deed(
                        "Letter formation daily from the first week",
                        lead,
                        d.back(6, 0.5),
                        d.back(5, 0.1),
                        d.back(4, 0.5),
                        notes=[
                            Said(d.back(4, 0.4), lead, "Daily in all six classes.", activity=DONE),
                            Said(
                                d.back(2, 0.5),
                                head,
                                "Books of all classes read: it shows in every one.",
                                impact=GREEN,
                            ),
                        ],
                    ),
                    Deed(
                        "Twelve spelling rules, four a term",
                        lead,
                        d.back(6, 0.5),
                        d.back(5, 0.1),
                        d.back(1, 0.6),
                        notes=[
                            Said(d.back(4, 0.5), lead, "Rules chosen; eight taught.", activity=UNDER_WAY),
                            Said(d.back(1, 0.5), lead, "All twelve taught.", activity=DONE),
                            Said(d.back(0, 0.3), head, "Spelled as taught in 17 books of 20.", impact=GREEN),
                        ],
                    ),
                ],
            ),
            Aim(
                "A secure sense of number",
                head,
                "Walter Inskip",
                d.back(6, 0.4),
                2,
                "Every class checks the same ten things at the end of each half-term.",
                subject="achievement",
                ratings=[
                    Said(d.back(4, 0.6), head, "Checks are written. Reception has begun.", impact=AMBER),
                    Said(
                        d.back(1, 0.6),
                        head,
                        "Nine in ten pupils of Year 1 manage eight of the ten.",
                        impact=GREEN,
                    ),
                    Said(d.back(0, 0.5), head, "The same, with a new Year 1.", impact=GREEN),
                ],
                deeds=[
                    Deed(
                        "Ten things to check each half-term",
                        head,
                        d.back(6, 0.5),
                        d.back(5, 0.2),
                        d.back(4, 0.8),
                        d.end(0),
                        "half_term",
                        notes=[
                            Said(d.back(4, 0.7), head, "Used in all classes.", activity=DONE),
                            Said(
                                d.back(2, 0.6),
                                lead,
                                "Teachers change their plans by them.",
                                impact=GREEN,
                                review=True,
                            ),
                        ],
                    ),
                    Deed(
                        "Number games for home",
                        lead,
                        d.back(2, 0.4),
                        d.back(1, 0.2),
                        d.end(0),
                        notes=[
                            Said(
                                d.back(1, 0.7),
                                lead,
                                "Forty bags packed, lent for a week each.",
                                activity=UNDER_WAY,
                            ),
                        ],
                    ),
                ],
            ),
        ],
    )
