"""Tamberley: nearly out."""

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

HUGH, DELIA, JONAS, SHIRIN = "Hugh Calloway", "Delia Wren", "Jonas Peverell", "Shirin Azari"

# fmt: off
SCHOOL = SchoolStory(
    urn="990106", name="Tamberley Primary School", phase="primary", roll=420, address="Church Walk, Tamberley",
    joined=Back(7, 0.2), plan="Plan after inspection",
    people=[
        PersonStory(HUGH, "headteacher", "Headteacher", signs_in=True),
        PersonStory(DELIA, "senior_leader", "Mathematics leader", signs_in=True),
        PersonStory(JONAS, "chair", "Chair of governors"),
        PersonStory(SHIRIN, "governor", "Parent governor"),
    ],
    inspections=[
        InspectionStory(
            letter="report", visited=Back(8, 0.4), published=Back(8, 0.95), added=Back(7, 0.3), inspector="L. Hartnell",
            weak=["teaching"],
            words={
                "strength": "Pupils are eager, and take pride in helping to run the school.",
                "context": "Teaching has improved in most subjects, and is uneven in a few.",
            },
            points=[
                ("Work in mathematics is sometimes too easy for pupils who learn fast. Leaders should see that they are stretched.",),
                ("Teachers who are new to the school need more help to teach the curriculum as it is meant. Leaders should plan this help before they begin.",),
                ("Some families do not know how they can help at home. Leaders should tell them in ways that reach them.",),
            ],
        ),
    ],
    areas=[
        AreaStory(
            "Stretching pupils in mathematics", DELIA, SHIRIN, added=Back(7, 0.4), point=1,
            intended="A harder task is ready in every lesson, and used.", subject="achievement",
            notes=[
                NoteStory(Back(5, 0.5), DELIA, "In half the lessons seen.", impact=AMBER),
                NoteStory(Back(3, 0.5), DELIA, "In nearly all.", impact=GREEN),
                NoteStory(Back(1, 0.5), HUGH, "In all lessons seen since last year, by every teacher.", impact=BLUE),
            ],
            actions=[
                ActionStory(
                    "A harder task in every lesson", DELIA, added=Back(7, 0.5), starts=Back(6, 0.1), due=Back(4, 0.5),
                    notes=[
                        NoteStory(Back(5, 0.6), DELIA, "Ready in Years 3 to 6.", activity=UNDER_WAY),
                        NoteStory(Back(4, 0.5), DELIA, "Ready in all year groups.", activity=DONE),
                        NoteStory(Back(2, 0.5), HUGH, "Pupils ask for it by name.", impact=BLUE),
                    ],
                ),
                ActionStory(
                    "Plan one unit a term with the secondary school", DELIA, added=Back(6, 0.3), starts=Back(5, 0.2),
                    due=Back(2, 0.8),
                    notes=[
                        NoteStory(Back(2, 0.7), DELIA, "Three units planned and taught.", activity=DONE),
                        NoteStory(Back(1, 0.4), HUGH, "Books of Year 6 go further than they ever did.", impact=GREEN),
                    ],
                ),
            ],
        ),
        AreaStory(
            "A good start for new teachers", HUGH, JONAS, added=Back(7, 0.4), point=2,
            intended="Each new teacher has a partner, and sees three lessons before teaching the first.",
            subject="leadership",
            notes=[
                NoteStory(Back(5, 0.5), HUGH, "Partners are named; lessons were seen by two of four.", impact=AMBER),
                NoteStory(Back(2, 0.5), HUGH, "All four say they would have been lost without it.", impact=GREEN),
                NoteStory(Back(0, 0.3), HUGH, "It ran by itself this year.", impact=BLUE),
            ],
            actions=[
                ActionStory(
                    "A partner for each new teacher", HUGH, added=Back(7, 0.5), starts=Back(6, 0.2), due=Back(5, 0.8),
                    notes=[
                        NoteStory(Back(5, 0.7), HUGH, "Four of four.", activity=DONE),
                        NoteStory(Back(3, 0.5), DELIA, "They meet weekly and say what for.", impact=GREEN),
                    ],
                ),
                ActionStory(
                    "Three lessons seen before the first one taught", HUGH, added=Back(6, 0.3), starts=Back(5, 0.2),
                    due=Back(2, 0.9),
                    notes=[
                        NoteStory(Back(2, 0.8), HUGH, "Done for all who joined.", activity=DONE),
                        NoteStory(Back(0, 0.2), DELIA, impact=GREEN,
                                  text="Lessons of new teachers can no longer be told from those of others."),
                    ],
                ),
            ],
        ),
        AreaStory(
            "Families who help at home", DELIA, SHIRIN, added=Back(7, 0.4), point=3,
            intended="Nine in ten families say that they know how to help.",
            notes=[
                NoteStory(Back(5, 0.5), HUGH, "Six in ten.", impact=AMBER),
                NoteStory(Back(2, 0.6), HUGH, "Eight in ten.", impact=GREEN),
                NoteStory(Back(0, 0.5), HUGH, "Nine in ten, of 260 who answered.", impact=GREEN),
            ],
            actions=[
                ActionStory(
                    "Short films instead of letters", DELIA, added=Back(6, 0.3), starts=Back(5, 0.3), due=Back(3, 0.5),
                    notes=[
                        NoteStory(Back(3, 0.4), DELIA, "Eleven films, two minutes each.", activity=DONE),
                        NoteStory(Back(1, 0.5), HUGH, "Watched by 300 families on average.", impact=GREEN),
                    ],
                ),
                ActionStory(
                    "Ask families again", DELIA, added=Back(1, 0.4), starts=Back(1, 0.6), due=End(0), review=End(0),
                    rhythm="term",
                    notes=[
                        NoteStory(Back(0, 0.5), DELIA, "260 answers so far; a reminder goes out.", activity=UNDER_WAY),
                    ],
                ),
            ],
        ),
    ],
)
