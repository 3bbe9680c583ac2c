"""Beckenholt: in a category of concern, with most still to do."""

from demo.days import Ago, Ahead, Back, End
from demo.stories import (
    AMBER,
    DONE,
    GREEN,
    RED,
    UNDER_WAY,
    ActionStory,
    AreaStory,
    InspectionStory,
    NoteStory,
    PersonStory,
    SchoolStory,
)

RUTH, CALUM, HETTY, SIDNEY, TAMSIN = "Ruth Ansell", "Calum Frayne", "Hetty Moss", "Sidney Orme", "Tamsin Pike"

# fmt: off
SCHOOL = SchoolStory(
    urn="990103", name="Beckenholt Primary School", phase="primary", roll=301, address="Mill Bank, Beckenholt",
    joined=Back(2, 0.2), plan="Recovery plan",
    people=[
        PersonStory(RUTH, "headteacher", "Headteacher", signs_in=True),
        PersonStory(CALUM, "senior_leader", "Deputy headteacher"),
        PersonStory(HETTY, "senior_leader", "English leader"),
        PersonStory(SIDNEY, "chair", "Chair of governors"),
        PersonStory(TAMSIN, "governor", "Staff governor"),
    ],
    inspections=[
        InspectionStory(
            letter="report", visited=Back(3, 0.4), published=Back(3, 0.95), added=Back(2, 0.25), inspector="J. Holbeck",
            weak=["teaching", "achievement", "leadership", "attendance"],
            words={
                "strength": "Adults in the nursery talk and play with children all day long.",
                "context": "Leaders have changed often. Too much of what was begun was not brought to its end.",
            },
            points=[
                (
                    "Phonics is not taught well enough for pupils to become fluent readers. Leaders should see to it by:",
                    "making sure that every adult who teaches reading has been trained",
                    "giving pupils books with the sounds they know.",
                ),
                ("Lessons are too often disturbed, and pupils do not always feel heard when they say so. Leaders should put this right without delay.",),
                ("Those responsible for the school do not know well enough how it is doing. They should check what they are told.",),
            ],
            concern=True,
        ),
    ],
    areas=[
        AreaStory(
            "Early reading", HETTY, TAMSIN, added=Back(2, 0.3), point=1,
            intended="Nine in ten pupils of Year 1 know the sounds taught so far.", subject="achievement",
            notes=[
                NoteStory(Back(2, 0.8), RUTH, "Half the adults are trained. Groups are still too large.", impact=RED),
                NoteStory(Back(1, 0.6), RUTH, impact=AMBER,
                          text="All trained. 54% of Year 1 know the sounds taught so far."),
                NoteStory(Back(0, 0.5), RUTH, "63%. The books match the sounds at last.", impact=AMBER),
            ],
            actions=[
                ActionStory(
                    "Train every adult who teaches reading", HETTY, added=Back(2, 0.35), starts=Back(2, 0.4),
                    due=Back(1, 0.3),
                    notes=[
                        NoteStory(Back(2, 0.7), RUTH, "Eleven of 22 trained.", activity=UNDER_WAY),
                        NoteStory(Back(1, 0.3), RUTH, "All 22 trained, lunchtime staff among them.", activity=DONE),
                        NoteStory(Back(1, 0.7), RUTH, "Seen in eleven groups: the same routine in nine.", impact=GREEN),
                    ],
                ),
                ActionStory(
                    "Books with the sounds pupils know", HETTY, added=Back(2, 0.35), starts=Back(1, 0.1),
                    due=Back(1, 0.8), cost="3200",
                    notes=[
                        NoteStory(Back(1, 0.75), RUTH, "On the shelves, sorted by sound.", activity=DONE),
                    ],
                ),
                ActionStory(
                    "Smaller groups three times a week", HETTY, added=Back(1, 0.3), starts=Back(1, 0.5), due=End(0),
                    review=Ahead(7), rhythm="half_term",
                    notes=[
                        NoteStory(Back(1, 0.7), RUTH, "Running in Reception and Year 1.", activity=UNDER_WAY),
                    ],
                ),
            ],
        ),
        AreaStory(
            "Calm lessons", CALUM, SIDNEY, added=Back(2, 0.3), point=2,
            intended="No more than one lesson in 20 is disturbed, and every pupil can name an adult who would act.",
            notes=[
                NoteStory(Back(2, 0.8), RUTH, impact=RED,
                          text="One lesson in four is disturbed. We now count, which we did not."),
                NoteStory(Back(1, 0.6), RUTH, "One in six.", impact=AMBER),
                NoteStory(Back(0, 0.6), RUTH, impact=RED,
                          text="One in five again, most of it in two year groups with new teachers."),
            ],
            actions=[
                ActionStory(
                    "One set of expectations in every room", CALUM, added=Back(2, 0.35), starts=Back(2, 0.4),
                    due=Back(2, 0.9), review=Ahead(2), rhythm="half_term",
                    notes=[
                        NoteStory(Back(2, 0.85), RUTH, "Written with pupils, on every wall.", activity=DONE),
                        NoteStory(Back(1, 0.6), RUTH, impact=AMBER, review=True,
                                  text="Used the same way in nine rooms of twelve."),
                    ],
                ),
                ActionStory(
                    "A senior leader on call all day", CALUM, added=Back(2, 0.4), starts=Back(1, 0.1), due=Back(1, 0.3),
                    review=Ago(4), rhythm="half_term",
                    notes=[
                        NoteStory(Back(1, 0.25), RUTH, "In place. Called nine times a day on average.", activity=DONE),
                    ],
                ),
                ActionStory(
                    "Talk with each family of the pupils who disturb most", CALUM, added=Back(1, 0.4),
                    starts=Back(1, 0.6), due=Ago(5),
                    notes=[
                        NoteStory(Back(1, 0.75), RUTH, "Seven of 16 families met.", activity=UNDER_WAY),
                    ],
                ),
            ],
        ),
        AreaStory(
            "Those who lead know how it is going", RUTH, SIDNEY, added=Back(2, 0.3), point=3,
            intended="Governors and leaders see the same figures each half-term, and check one of them in classrooms.",
            subject="leadership",
            notes=[
                NoteStory(Back(1, 0.65), RUTH, impact=RED,
                          text="Figures come on time. Nobody has checked one in a classroom yet."),
                NoteStory(Back(0, 0.5), RUTH, impact=RED,
                          text="Two governors checked two figures in classrooms, and both were wrong."),
            ],
            actions=[
                ActionStory(
                    "A page of figures each half-term", RUTH, added=Back(2, 0.4), starts=Back(2, 0.5), due=Back(1, 0.4),
                    notes=[
                        NoteStory(Back(1, 0.35), RUTH, "First page sent to all governors.", activity=DONE),
                    ],
                ),
                ActionStory(
                    "Governors check one figure in classrooms each half-term", RUTH, added=Back(1, 0.5),
                    starts=Back(1, 0.6), due=End(2), review=End(0), rhythm="half_term",
                    notes=[
                        NoteStory(Back(0, 0.4), RUTH, "Two governors came on one morning.", activity=UNDER_WAY),
                    ],
                ),
            ],
        ),
    ],
)
