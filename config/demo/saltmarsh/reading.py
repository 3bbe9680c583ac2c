"""Area 4: steady, with much that nobody has looked at yet."""

from config.demo.days import Days
from config.demo.script import AMBER, DONE, GREEN, UNDER_WAY, Aim, Deed, Said

GRACE, MARCUS, SIAN, HEAD, LEAH = (
    "Grace Adeyemi",
    "Marcus Thwaite",
    "Sian Povey",
    "Catherine Hallam",
    "Leah Whitlock",
)


def reading(d: Days) -> Aim:
    return Aim(
        title="Reading for disadvantaged pupils",
        leader=GRACE,
        governor="Owen Tredwell",
        second=HEAD,
        added=d.back(5, 0.38),
        point=4,
        subject="achievement",
        intended="By the end of the school year 56% of disadvantaged pupils read at the expected standard, up from 41%, and "
        "each of them is heard by an adult three times a week.",
        ratings=[
            Said(
                d.back(4, 0.6),
                GRACE,
                "43%, from 41%. We know the gaps of every pupil now, which we did not before.",
                impact=AMBER,
            ),
            Said(
                d.back(3, 0.6),
                GRACE,
                "45%, as planned. Fluency practice has begun; the books were the wrong ones for a third of the group.",
                impact=AMBER,
            ),
            Said(
                d.back(2, 0.6),
                HEAD,
                "46% against 48%. Years 3 and 4 move, Years 5 and 6 stand still.",
                impact=AMBER,
            ),
            Said(
                d.back(1, 0.55),
                GRACE,
                "47%. Volunteers have started; too early to see what they do.",
                impact=AMBER,
            ),
            Said(
                d.back(0, 0.55),
                GRACE,
                "49% against 52%. It moves, and too slowly.",
                impact=AMBER,
                why="Both figures rise every term, and the volunteers began after they were counted.",
            ),
        ],
        deeds=[_checks(d), _volunteers(d), _fluency(d), _books(d), *_others(d)],
    )


def _checks(d: Days) -> Deed:
    return Deed(
        "Reading checks every half-term",
        owner=GRACE,
        added=d.back(5, 0.5),
        starts=d.back(5, 0.6),
        due=d.back(4, 0.5),
        review=d.end(1),
        rhythm="term",
        resources="One day of cover each half-term",
        notes=[
            Said(
                d.back(4, 0.2),
                GRACE,
                "First checks: of 96 pupils, 38 stumble over words they were thought to know.",
                activity=UNDER_WAY,
            ),
            Said(d.back(4, 0.45), GRACE, "Checks done twice and planned for the year.", activity=DONE),
            Said(
                d.back(3, 0.55),
                LEAH,
                "Teachers use them: in 10 of 12 classes the groups were changed within a week.",
                impact=GREEN,
                review=True,
            ),
            Said(d.back(1, 0.64), HEAD, "Sixth round of checks. Still read, still acted on.", review=True),
        ],
    )


def _volunteers(d: Days) -> Deed:
    return Deed(
        "Reading volunteers, three afternoons a week",
        owner=GRACE,
        added=d.back(2, 0.3),
        starts=d.back(1, 0.1),
        due=d.back(0, 0.5),
        review=d.ahead(3),
        rhythm="half_term",
        detail="Twelve volunteers, each with the same four pupils.",
        steps=[
            ("Find and check twelve volunteers", d.back(1, 0.3)),
            ("An hour of training", d.back(1, 0.5)),
            ("Start in Years 5 and 6", d.back(1, 0.61)),
            ("Start in Years 3 and 4", d.ago(1)),
        ],
        notes=[
            Said(
                d.back(1, 0.61),
                GRACE,
                "Nine volunteers hear pupils in Years 5 and 6. Three more wait for their checks.",
                activity=UNDER_WAY,
            ),
            Said(
                d.ago(1),
                GRACE,
                "All twelve have begun. The register shows 41 pupils heard three times last week.",
                activity=DONE,
            ),
        ],
    )


def _fluency(d: Days) -> Deed:
    return Deed(
        "Fluency practice every day in Years 3 and 4",
        owner=MARCUS,
        added=d.back(5, 0.6),
        starts=d.back(4, 0.5),
        due=d.back(3, 0.5),
        review=d.ahead(11),
        rhythm="half_term",
        notes=[
            Said(
                d.back(3, 0.2),
                GRACE,
                "Begun in Year 3: one page, read four times in the week.",
                activity=UNDER_WAY,
            ),
            Said(d.back(3, 0.5), GRACE, "Daily in all six classes of Years 3 and 4.", activity=DONE),
            Said(
                d.back(2, 0.5),
                HEAD,
                "Pace is up in both years. Expression is not, and it was the point.",
                impact=AMBER,
                review=True,
            ),
            Said(
                d.back(1, 0.5),
                GRACE,
                "Teachers now read the page aloud first. Some pupils have begun to copy how.",
                review=True,
            ),
        ],
    )


def _books(d: Days) -> Deed:
    return Deed(
        "Books that match what pupils can read",
        owner=GRACE,
        added=d.back(4, 0.4),
        starts=d.back(3, 0.4),
        due=d.back(2, 0.7),
        cost="1800",
        resources="240 books, part of them from the library service",
        notes=[
            Said(
                d.back(3, 0.8),
                GRACE,
                "Ordered with pupils in the room: they threw out half of my list.",
                activity=UNDER_WAY,
            ),
            Said(
                d.back(2, 0.6),
                GRACE,
                "Shelved by what pupils can read, and borrowed from the first day.",
                activity=DONE,
            ),
            Said(
                d.back(1, 0.4),
                LEAH,
                "Right books in Years 3 and 4. In Years 5 and 6 a third still carry one that is too hard.",
                impact=AMBER,
            ),
        ],
    )


def _others(d: Days) -> list[Deed]:
    return [
        Deed(
            "Library open before school",
            owner=SIAN,
            added=d.back(2, 0.4),
            starts=d.back(1, 0.1),
            due=d.back(1, 0.5),
            notes=[
                Said(
                    d.back(1, 0.45),
                    GRACE,
                    "Open from 8.15 every morning. About 25 pupils come, a third of them from the group.",
                    activity=DONE,
                ),
            ],
        ),
        Deed(
            "Phonics catch-up for Year 3",
            owner=MARCUS,
            added=d.back(1, 0.2),
            starts=d.back(1, 0.3),
            due=d.end(1),
            review=d.ahead(6),
            rhythm="weeks",
            weeks=6,
            notes=[
                Said(
                    d.back(1, 0.65),
                    GRACE,
                    "Fourteen pupils, four mornings a week, with the infant school’s materials.",
                    activity=UNDER_WAY,
                ),
                Said(
                    d.ago(5),
                    GRACE,
                    "Six of the 14 know all the sounds taught so far; at the start none did.",
                ),
            ],
        ),
        Deed(
            "Reading mornings for families",
            owner=GRACE,
            added=d.back(2, 0.6),
            starts=d.back(1, 0.4),
            due=d.end(1),
            steps=[
                ("Ask parents which morning suits", d.back(1, 0.7)),
                ("First morning, Year 3", None),
                ("One for each year", None),
            ],
            notes=[
                Said(
                    d.back(1, 0.7),
                    GRACE,
                    "58 families answered. Fridays, straight after the register.",
                    activity=UNDER_WAY,
                ),
            ],
        ),
        Deed(
            "Class texts that pupils help to choose",
            owner="Nadia Corrin",
            added=d.back(1, 0.76),
            starts=d.end(0),
            due=d.end(2),
        ),
        Deed(
            "Reading software for home",
            owner=GRACE,
            added=d.back(4, 0.5),
            starts=d.back(3, 0.2),
            due=d.back(1, 0.5),
            cost="2100",
            notes=[
                Said(
                    d.back(3, 0.6),
                    GRACE,
                    "A month free of charge for Year 4, to see who uses it.",
                    activity=UNDER_WAY,
                ),
            ],
            stopped=(
                d.back(2, 0.3),
                "Fewer than a third of families in the group could use it at home, and none of them more than twice. "
                "The money goes to books instead.",
            ),
        ),
    ]
