"""Area 4: steady, with much that nobody has looked at yet."""

from demo.days import Ago, Ahead, Back, End
from demo.saltmarsh.names import CATHERINE, GRACE, LEAH, MARCUS, NADIA, OWEN, READING, SIAN
from demo.stories import AMBER, DONE, GREEN, UNDER_WAY, ActionStory, AreaStory, NoteStory

READING_CHECKS = "Reading checks every half-term"
VOLUNTEERS = "Reading volunteers, three afternoons a week"
FLUENCY = "Fluency practice every day in Years 3 and 4"

# fmt: off
ACTIONS = [
    ActionStory(
        READING_CHECKS, GRACE, added=Back(5, 0.5), starts=Back(5, 0.6), due=Back(4, 0.5), review=End(1), rhythm="term",
        resources="One day of cover each half-term",
        notes=[
            NoteStory(Back(4, 0.2), GRACE, activity=UNDER_WAY,
                      text="First checks: of 96 pupils, 38 stumble over words they were thought to know."),
            NoteStory(Back(4, 0.45), GRACE, "Checks done twice and planned for the year.", activity=DONE),
            NoteStory(Back(3, 0.55), LEAH, impact=GREEN, review=True,
                      text="Teachers use them: in 10 of 12 classes the groups were changed within a week."),
            NoteStory(Back(1, 0.64), CATHERINE, "Sixth round of checks. Still read, still acted on.", review=True),
        ],
    ),
    ActionStory(
        VOLUNTEERS, GRACE, added=Back(2, 0.3), starts=Back(1, 0.1), due=Back(0, 0.5), review=Ahead(3),
        rhythm="half_term", detail="Twelve volunteers, each with the same four pupils.",
        steps=[
            ("Find and check twelve volunteers", Back(1, 0.3)),
            ("An hour of training", Back(1, 0.5)),
            ("Start in Years 5 and 6", Back(1, 0.61)),
            ("Start in Years 3 and 4", Ago(1)),
        ],
        notes=[
            NoteStory(Back(1, 0.61), GRACE, activity=UNDER_WAY,
                      text="Nine volunteers hear pupils in Years 5 and 6. Three more wait for their checks."),
            NoteStory(Ago(1), GRACE, activity=DONE,
                      text="All twelve have begun. The register shows 41 pupils heard three times last week."),
        ],
    ),
    ActionStory(
        FLUENCY, MARCUS, added=Back(5, 0.6), starts=Back(4, 0.5), due=Back(3, 0.5), review=Ahead(11),
        rhythm="half_term",
        notes=[
            NoteStory(Back(3, 0.2), GRACE, activity=UNDER_WAY,
                      text="Begun in Year 3: one page, read four times in the week."),
            NoteStory(Back(3, 0.5), GRACE, "Daily in all six classes of Years 3 and 4.", activity=DONE),
            NoteStory(Back(2, 0.5), CATHERINE, impact=AMBER, review=True,
                      text="Pace is up in both years. Expression is not, and it was the point."),
            NoteStory(Back(1, 0.5), GRACE, review=True,
                      text="Teachers now read the page aloud first. Some pupils have begun to copy how."),
        ],
    ),
    ActionStory(
        "Books that match what pupils can read", GRACE, added=Back(4, 0.4), starts=Back(3, 0.4), due=Back(2, 0.7),
        resources="240 books, part of them from the library service", cost="1800",
        notes=[
            NoteStory(Back(3, 0.8), GRACE, activity=UNDER_WAY,
                      text="Ordered with pupils in the room: they threw out half of my list."),
            NoteStory(Back(2, 0.6), GRACE, activity=DONE,
                      text="Shelved by what pupils can read, and borrowed from the first day."),
            NoteStory(Back(1, 0.4), LEAH, impact=AMBER,
                      text="Right books in Years 3 and 4. In Years 5 and 6 a third still carry one that is too hard."),
        ],
    ),
    ActionStory(
        "Library open before school", SIAN, added=Back(2, 0.4), starts=Back(1, 0.1), due=Back(1, 0.5),
        notes=[
            NoteStory(Back(1, 0.45), GRACE, activity=DONE,
                      text="Open from 8.15 every morning. About 25 pupils come, a third of them from the group."),
        ],
    ),
    ActionStory(
        "Phonics catch-up for Year 3", MARCUS, added=Back(1, 0.2), starts=Back(1, 0.3), due=End(1), review=Ahead(6),
        rhythm="weeks", weeks=6,
        notes=[
            NoteStory(Back(1, 0.65), GRACE, activity=UNDER_WAY,
                      text="Fourteen pupils, four mornings a week, with the infant school’s materials."),
            NoteStory(Ago(5), GRACE, "Six of the 14 know all the sounds taught so far; at the start none did."),
        ],
    ),
    ActionStory(
        "Reading mornings for families", GRACE, added=Back(2, 0.6), starts=Back(1, 0.4), due=End(1),
        steps=[
            ("Ask parents which morning suits", Back(1, 0.7)),
            ("First morning, Year 3", None),
            ("One for each year", None),
        ],
        notes=[
            NoteStory(Back(1, 0.7), GRACE, activity=UNDER_WAY,
                      text="58 families answered. Fridays, straight after the register."),
        ],
    ),
    ActionStory("Class texts that pupils help to choose", NADIA, added=Back(1, 0.76), starts=End(0), due=End(2)),
    ActionStory(
        "Reading software for home", GRACE, added=Back(4, 0.5), starts=Back(3, 0.2), due=Back(1, 0.5), cost="2100",
        notes=[
            NoteStory(Back(3, 0.6), GRACE, activity=UNDER_WAY,
                      text="A month free of charge for Year 4, to see who uses it."),
        ],
        stopped=(
            Back(2, 0.3),
            "Fewer than a third of families in the group could use it at home, and none of them more than twice. The money goes to books instead.",
        ),
    ),
]

AREA = AreaStory(
    READING, GRACE, OWEN, added=Back(5, 0.38), point=4,
    intended="By the end of the school year 56% of disadvantaged pupils read at the expected standard, up from 41%, and each of them is heard by an adult three times a week.",
    subject="achievement", second=CATHERINE,
    notes=[
        NoteStory(Back(4, 0.6), GRACE, impact=AMBER,
                  text="43%, from 41%. We know the gaps of every pupil now, which we did not before."),
        NoteStory(Back(3, 0.6), GRACE, impact=AMBER,
                  text="45%, as planned. Fluency practice has begun; the books were the wrong ones for a third of the group."),
        NoteStory(Back(2, 0.6), CATHERINE, impact=AMBER,
                  text="46% against 48%. Years 3 and 4 move, Years 5 and 6 stand still."),
        NoteStory(Back(1, 0.55), GRACE, "47%. Volunteers have started; too early to see what they do.", impact=AMBER),
        NoteStory(Back(0, 0.55), GRACE, impact=AMBER, text="49% against 52%. It moves, and too slowly.",
                  why="Both figures rise every term, and the volunteers began after they were counted."),
    ],
    actions=ACTIONS,
)
