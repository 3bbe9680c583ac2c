"""Old Quarry: few actions, and they work."""

from demo.days import Back, End
from demo.stories import (
    AMBER,
    BLUE,
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

MIRIAM, UNA, WALTER, ROSA = "Miriam Stead", "Una Calder", "Walter Inskip", "Rosa Delaney"

# fmt: off
SCHOOL = SchoolStory(
    urn="990105", name="Old Quarry Infant School", phase="primary", roll=174, address="Quarry Road, Westmarch",
    joined=Back(6, 0.2), plan="Plan after inspection",
    people=[
        PersonStory(MIRIAM, "headteacher", "Headteacher", signs_in=True),
        PersonStory(UNA, "senior_leader", "Assistant headteacher", signs_in=True),
        PersonStory(WALTER, "chair", "Chair of governors"),
        PersonStory(ROSA, "governor", "Parent governor"),
    ],
    inspections=[
        InspectionStory(
            letter="report", visited=Back(7, 0.3), published=Back(7, 0.9), added=Back(6, 0.3),
            inspector="C. Ravensworth", weak=["teaching", "achievement"],
            words={
                "strength": "Children settle within days and love coming to school.",
                "context": "Leaders knew what was amiss before inspectors came, and had begun to change it.",
            },
            points=[
                (
                    "Handwriting and spelling hold pupils back when they write. Leaders should help them by:",
                    "teaching how letters are formed from the first weeks on",
                    "choosing the few spelling rules that matter most.",
                ),
                ("Pupils’ sense of number is not secure by the end of Year 2. Leaders should see that it is built step by step from Reception.",),
            ],
        ),
    ],
    areas=[
        AreaStory(
            "Handwriting and spelling", UNA, ROSA, added=Back(6, 0.4), point=1,
            intended="Four in five pupils of Year 2 form all letters well and spell the words taught.",
            subject="achievement",
            notes=[
                NoteStory(Back(4, 0.6), UNA, "Three in five.", impact=AMBER),
                NoteStory(Back(2, 0.6), UNA, "Seven in ten.", impact=GREEN),
                NoteStory(Back(0, 0.4), MIRIAM, impact=BLUE,
                          text="Four in five for a second half-term, without anybody being reminded."),
            ],
            actions=[
                ActionStory(
                    "Letter formation daily from the first week", UNA, added=Back(6, 0.5), starts=Back(5, 0.1),
                    due=Back(4, 0.5),
                    notes=[
                        NoteStory(Back(4, 0.4), UNA, "Daily in all six classes.", activity=DONE),
                        NoteStory(Back(2, 0.5), MIRIAM, impact=GREEN,
                                  text="Books of all classes read: it shows in every one."),
                    ],
                ),
                ActionStory(
                    "Twelve spelling rules, four a term", UNA, added=Back(6, 0.5), starts=Back(5, 0.1),
                    due=Back(1, 0.6),
                    notes=[
                        NoteStory(Back(4, 0.5), UNA, "Rules chosen; eight taught.", activity=UNDER_WAY),
                        NoteStory(Back(1, 0.5), UNA, "All twelve taught.", activity=DONE),
                        NoteStory(Back(0, 0.3), MIRIAM, "Spelled as taught in 17 books of 20.", impact=GREEN),
                    ],
                ),
            ],
        ),
        AreaStory(
            "A secure sense of number", MIRIAM, WALTER, added=Back(6, 0.4), point=2,
            intended="Every class checks the same ten things at the end of each half-term.", subject="achievement",
            notes=[
                NoteStory(Back(4, 0.6), MIRIAM, "Checks are written. Reception has begun.", impact=AMBER),
                NoteStory(Back(1, 0.6), MIRIAM, "Nine in ten pupils of Year 1 manage eight of the ten.", impact=GREEN),
                NoteStory(Back(0, 0.5), MIRIAM, "The same, with a new Year 1.", impact=GREEN),
            ],
            actions=[
                ActionStory(
                    "Ten things to check each half-term", MIRIAM, added=Back(6, 0.5), starts=Back(5, 0.2),
                    due=Back(4, 0.8), review=End(0), rhythm="half_term",
                    notes=[
                        NoteStory(Back(4, 0.7), MIRIAM, "Used in all classes.", activity=DONE),
                        NoteStory(Back(2, 0.6), UNA, "Teachers change their plans by them.", impact=GREEN, review=True),
                    ],
                ),
                ActionStory(
                    "Number games for home", UNA, added=Back(2, 0.4), starts=Back(1, 0.2), due=End(0),
                    notes=[
                        NoteStory(Back(1, 0.7), UNA, "Forty bags packed, lent for a week each.", activity=UNDER_WAY),
                    ],
                ),
            ],
        ),
    ],
)
