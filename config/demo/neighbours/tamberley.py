"""Tamberley: nearly out."""

from config.demo.days import Days
from config.demo.letters import points
from config.demo.script import AMBER, BLUE, DONE, GREEN, UNDER_WAY, Aim, Deed, Place, Said, Visit, Who


def tamberley(d: Days) -> Place:
    head, lead = "Hugh Calloway", "Delia Wren"
    first, last = d.two_days(8, 0.4)
    return Place(
        urn="990106",
        name="Tamberley Primary School",
        phase="primary",
        roll=420,
        address="Church Walk, Tamberley",
        joined=d.back(7, 0.2),
        plan="Plan after inspection",
        people=[
            Who(head, "headteacher", "Headteacher", signs_in=True),
            Who(lead, "senior_leader", "Mathematics leader", signs_in=True),
            Who("Jonas Peverell", "chair", "Chair of governors"),
            Who("Shirin Azari", "governor", "Parent governor"),
        ],
        visits=[
            Visit(
                letter="report",
                starts=first,
                ends=last,
                published=d.back(8, 0.95),
                added=d.back(7, 0.3),
                inspector="L. Hartnell",
                weak=["teaching"],
                words={
                    "strength": "Pupils are eager, and take pride in helping to run the school.",
                    "context": "Teaching has improved in most subjects, and is uneven in a few.",
                    "areas": points(
                        (
                            "Work in mathematics is sometimes too easy for pupils who learn fast. Leaders should see that they are stretched.",
                        ),
                        (
                            "Teachers who are new to the school need more help to teach the curriculum as it is meant. Leaders should plan this help before they begin.",
                        ),
                        (
                            "Some families do not know how they can help at home. Leaders should tell them in ways that reach them.",
                        ),
                    ),
                },
            )
        ],
        aims=[
            Aim(
                "Stretching pupils in mathematics",
                lead,
                "Shirin Azari",
                d.back(7, 0.4),
                1,
                "A harder task is ready in every lesson, and used.",
                subject="achievement",
                ratings=[
                    Said(d.back(5, 0.5), lead, "In half the lessons seen.", impact=AMBER),
                    Said(d.back(3, 0.5), lead, "In nearly all.", impact=GREEN),
                    Said(
                        d.back(1, 0.5),
                        head,
                        "In all lessons seen since last year, by every teacher.",
                        impact=BLUE,
                    ),
                ],
                deeds=[
                    Deed(
                        "A harder task in every lesson",
                        lead,
                        d.back(7, 0.5),
                        d.back(6, 0.1),
                        d.back(4, 0.5),
                        notes=[
                            Said(d.back(5, 0.6), lead, "Ready in Years 3 to 6.", activity=UNDER_WAY),
                            Said(d.back(4, 0.5), lead, "Ready in all year groups.", activity=DONE),
                            Said(d.back(2, 0.5), head, "Pupils ask for it by name.", impact=BLUE),
                        ],
                    ),
                    Deed(
                        "Plan one unit a term with the secondary school",
                        lead,
                        d.back(6, 0.3),
                        d.back(5, 0.2),
                        d.back(2, 0.8),
                        notes=[
                            Said(d.back(2, 0.7), lead, "Three units planned and taught.", activity=DONE),
                            Said(
                                d.back(1, 0.4),
                                head,
                                "Books of Year 6 go further than they ever did.",
                                impact=GREEN,
                            ),
                        ],
                    ),
                ],
            ),
            Aim(
                "A good start for new teachers",
                head,
                "Jonas Peverell",
                d.back(7, 0.4),
                2,
                "Each new teacher has a partner, and sees three lessons before teaching the first.",
                subject="leadership",
                ratings=[
                    Said(
                        d.back(5, 0.5),
                        head,
                        "Partners are named; lessons were seen by two of four.",
                        impact=AMBER,
                    ),
                    Said(
                        d.back(2, 0.5),
                        head,
                        "All four say they would have been lost without it.",
                        impact=GREEN,
                    ),
                    Said(d.back(0, 0.3), head, "It ran by itself this year.", impact=BLUE),
                ],
                deeds=[
                    Deed(
                        "A partner for each new teacher",
                        head,
                        d.back(7, 0.5),
                        d.back(6, 0.2),
                        d.back(5, 0.8),
                        notes=[
                            Said(d.back(5, 0.7), head, "Four of four.", activity=DONE),
                            Said(d.back(3, 0.5), lead, "They meet weekly and say what for.", impact=GREEN),
                        ],
                    ),
                    Deed(
                        "Three lessons seen before the first one taught",
                        head,
                        d.back(6, 0.3),
                        d.back(5, 0.2),
                        d.back(2, 0.9),
                        notes=[
                            Said(d.back(2, 0.8), head, "Done for all who joined.", activity=DONE),
                            Said(
                                d.back(0, 0.2),
                                lead,
                                "Lessons of new teachers can no longer be told from those of others.",
                                impact=GREEN,
                            ),
                        ],
                    ),
                ],
            ),
            Aim(
                "Families who help at home",
                lead,
                "Shirin Azari",
                d.back(7, 0.4),
                3,
                "Nine in ten families say that they know how to help.",
                ratings=[
                    Said(d.back(5, 0.5), head, "Six in ten.", impact=AMBER),
                    Said(d.back(2, 0.6), head, "Eight in ten.", impact=GREEN),
                    Said(d.back(0, 0.5), head, "Nine in ten, of 260 who answered.", impact=GREEN),
                ],
                deeds=[
                    Deed(
                        "Short films instead of letters",
                        lead,
                        d.back(6, 0.3),
                        d.back(5, 0.3),
                        d.back(3, 0.5),
                        notes=[
                            Said(d.back(3, 0.4), lead, "Eleven films, two minutes each.", activity=DONE),
                            Said(d.back(1, 0.5), head, "Watched by 300 families on average.", impact=GREEN),
                        ],
                    ),
                    Deed(
                        "Ask families again",
                        lead,
                        d.back(1, 0.4),
                        d.back(1, 0.6),
                        d.end(0),
                        d.end(0),
                        "term",
                        notes=[
                            Said(
                                d.back(0, 0.5),
                                lead,
                                "260 answers so far; a reminder goes out.",
                                activity=UNDER_WAY,
                            ),
                        ],
                    ),
                ],
            ),
        ],
    )
