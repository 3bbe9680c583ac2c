"""Beckenholt: in a category of concern, with most still to do."""

from config.demo.days import Days
from config.demo.letters import points
from config.demo.script import AMBER, DONE, GREEN, RED, UNDER_WAY, Aim, Deed, Place, Said, Visit, Who


def beckenholt(d: Days) -> Place:
    head, behaviour, english = "Ruth Ansell", "Calum Frayne", "Hetty Moss"
    first, last = d.two_days(3, 0.4)
    return Place(
        urn="990103",
        name="Beckenholt Primary School",
        phase="primary",
        roll=301,
        address="Mill Bank, Beckenholt",
        joined=d.back(2, 0.2),
        plan="Recovery plan",
        people=[
            Who(head, "headteacher", "Headteacher", signs_in=True),
            Who(behaviour, "senior_leader", "Deputy headteacher"),
            Who(english, "senior_leader", "English leader"),
            Who("Sidney Orme", "chair", "Chair of governors"),
            Who("Tamsin Pike", "governor", "Staff governor"),
        ],
        visits=[
            Visit(
                letter="report",
                starts=first,
                ends=last,
                published=d.back(3, 0.95),
                added=d.back(2, 0.25),
                inspector="J. Holbeck",
                weak=["teaching", "achievement", "leadership", "attendance"],
                concern=True,
                words={
                    "strength": "Adults in the nursery talk and play with children all day long.",
                    "context": "Leaders have changed often. Too much of what was begun was not brought to its end.",
                    "areas": points(
                        (
                            "Phonics is not taught well enough for pupils to become fluent readers. Leaders should see to it by:",
                            "making sure that every adult who teaches reading has been trained",
                            "giving pupils books with the sounds they know.",
                        ),
                        (
                            "Lessons are too often disturbed, and pupils do not always feel heard when they say so. Leaders should put this right without delay.",
                        ),
                        (
                            "Those responsible for the school do not know well enough how it is doing. They should check what they are told.",
                        ),
                    ),
                },
            )
        ],
        aims=[
            Aim(
                "Early reading",
                english,
                "Tamsin Pike",
                d.back(2, 0.3),
                1,
                "Nine in ten pupils of Year 1 know the sounds taught so far.",
                subject="achievement",
                ratings=[
                    Said(
                        d.back(2, 0.8),
                        head,
                        "Half the adults are trained. Groups are still too large.",
                        impact=RED,
                    ),
                    Said(
                        d.back(1, 0.6),
                        head,
                        "All trained. 54% of Year 1 know the sounds taught so far.",
                        impact=AMBER,
                    ),
                    Said(d.back(0, 0.5), head, "63%. The books match the sounds at last.", impact=AMBER),
                ],
                deeds=[
                    Deed(
                        "Train every adult who teaches reading",
                        english,
                        d.back(2, 0.35),
                        d.back(2, 0.4),
                        d.back(1, 0.3),
                        notes=[
                            Said(d.back(2, 0.7), head, "Eleven of 22 trained.", activity=UNDER_WAY),
                            Said(
                                d.back(1, 0.3),
                                head,
                                "All 22 trained, lunchtime staff among them.",
                                activity=DONE,
                            ),
                            Said(
                                d.back(1, 0.7),
                                head,
                                "Seen in eleven groups: the same routine in nine.",
                                impact=GREEN,
                            ),
                        ],
                    ),
                    Deed(
                        "Books with the sounds pupils know",
                        english,
                        d.back(2, 0.35),
                        d.back(1, 0.1),
                        d.back(1, 0.8),
                        cost="3200",
                        notes=[
                            Said(d.back(1, 0.75), head, "On the shelves, sorted by sound.", activity=DONE),
                        ],
                    ),
                    Deed(
                        "Smaller groups three times a week",
                        english,
                        d.back(1, 0.3),
                        d.back(1, 0.5),
                        d.end(0),
                        d.ahead(7),
                        "half_term",
                        notes=[
                            Said(
                                d.back(1, 0.7), head, "Running in Reception and Year 1.", activity=UNDER_WAY
                            ),
                        ],
                    ),
                ],
            ),
            Aim(
                "Calm lessons",
                behaviour,
                "Sidney Orme",
                d.back(2, 0.3),
                2,
                "No more than one lesson in 20 is disturbed, and every pupil can name an adult who would act.",
                ratings=[
                    Said(
                        d.back(2, 0.8),
                        head,
                        "One lesson in four is disturbed. We now count, which we did not.",
                        impact=RED,
                    ),
                    Said(d.back(1, 0.6), head, "One in six.", impact=AMBER),
                    Said(
                        d.back(0, 0.6),
                        head,
                        "One in five again, most of it in two year groups with new teachers.",
                        impact=RED,
                    ),
                ],
                deeds=[
                    Deed(
                        "One set of expectations in every room",
                        behaviour,
                        d.back(2, 0.35),
                        d.back(2, 0.4),
                        d.back(2, 0.9),
                        d.ahead(2),
                        "half_term",
                        notes=[
                            Said(d.back(2, 0.85), head, "Written with pupils, on every wall.", activity=DONE),
                            Said(
                                d.back(1, 0.6),
                                head,
                                "Used the same way in nine rooms of twelve.",
                                impact=AMBER,
                                review=True,
                            ),
                        ],
                    ),
                    Deed(
                        "A senior leader on call all day",
                        behaviour,
                        d.back(2, 0.4),
                        d.back(1, 0.1),
                        d.back(1, 0.3),
                        d.ago(4),
                        "half_term",
                        notes=[
                            Said(
                                d.back(1, 0.25),
                                head,
                                "In place. Called nine times a day on average.",
                                activity=DONE,
                            ),
                        ],
                    ),
                    Deed(
                        "Talk with each family of the pupils who disturb most",
                        behaviour,
                        d.back(1, 0.4),
                        d.back(1, 0.6),
                        d.ago(5),
                        notes=[
                            Said(d.back(1, 0.75), head, "Seven of 16 families met.", activity=UNDER_WAY),
                        ],
                    ),
                ],
            ),
            Aim(
                "Those who lead know how it is going",
                head,
                "Sidney Orme",
                d.back(2, 0.3),
                3,
                "Governors and leaders see the same figures each half-term, and check one of them in classrooms.",
                subject="leadership",
                ratings=[
                    Said(
                        d.back(1, 0.65),
                        head,
                        "Figures come on time. Nobody has checked one in a classroom yet.",
                        impact=RED,
                    ),
                    Said(
                        d.back(0, 0.5),
                        head,
                        "Two governors checked two figures in classrooms, and both were wrong.",
                        impact=RED,
                    ),
                ],
                deeds=[
                    Deed(
                        "A page of figures each half-term",
                        head,
                        d.back(2, 0.4),
                        d.back(2, 0.5),
                        d.back(1, 0.4),
                        notes=[
                            Said(d.back(1, 0.35), head, "First page sent to all governors.", activity=DONE),
                        ],
                    ),
                    Deed(
                        "Governors check one figure in classrooms each half-term",
                        head,
                        d.back(1, 0.5),
                        d.back(1, 0.6),
                        d.end(2),
                        d.end(0),
                        "half_term",
                        notes=[
                            Said(
                                d.back(0, 0.4), head, "Two governors came on one morning.", activity=UNDER_WAY
                            ),
                        ],
                    ),
                ],
            ),
        ],
    )
