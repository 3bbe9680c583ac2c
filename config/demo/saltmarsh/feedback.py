"""Area 3: in place almost everywhere; whether it helps, nobody has asked."""

from config.demo.days import Days
from config.demo.script import AMBER, DONE, GREEN, RED, UNDER_WAY, Aim, Deed, Said

LEAH, MARCUS, HEAD, IMRAN, TOM = (
    "Leah Whitlock",
    "Marcus Thwaite",
    "Catherine Hallam",
    "Imran Sheikh",
    "Tom Penhale",
)


def feedback(d: Days) -> Aim:
    return Aim(
        title="Marking and feedback",
        leader=LEAH,
        governor="Martin Ebdon",
        second=IMRAN,
        added=d.back(5, 0.37),
        point=3,
        intended="In all 12 classes pupils can say what to do next in writing and mathematics, and there is time in the "
        "lesson to do it.",
        ratings=[
            Said(
                d.back(4, 0.5),
                LEAH,
                "Three classes of 12 mark as we agreed. The codes are new to everybody else.",
                impact=RED,
            ),
            Said(
                d.back(3, 0.5),
                LEAH,
                "Five of 12, seven were planned. Teachers know the codes; the time to act on them is missing.",
                impact=RED,
            ),
            Said(
                d.back(2, 0.5),
                LEAH,
                "Seven of 12. Time to act on feedback now stands in every timetable.",
                impact=AMBER,
            ),
            Said(
                d.back(1, 0.58),
                HEAD,
                "Eight of 12. The four classes left are known and are being helped.",
                impact=AMBER,
            ),
            Said(
                d.back(0, 0.4),
                LEAH,
                "Nine of 12, as planned. No pupil has been asked for two terms whether it helps, so it stays where it is.",
                impact=AMBER,
                why="The classes do as agreed. Whether it helps pupils, nobody has asked them.",
            ),
        ],
        deeds=[_codes(d), _time(d), *_others(d)],
    )


def _codes(d: Days) -> Deed:
    return Deed(
        "Agreed marking codes in every class",
        owner=LEAH,
        added=d.back(5, 0.5),
        starts=d.back(5, 0.6),
        due=d.back(3, 0.5),
        review=d.ahead(1),
        rhythm="half_term",
        detail="Eight codes, the same in every subject, on a card in each pupil’s tray.",
        resources="Cards for 352 pupils",
        cost="85",
        steps=[
            ("Agree the codes in a staff meeting", d.back(4, 0.15)),
            ("Print the cards", d.back(4, 0.3)),
            ("Every class uses them in writing", d.back(3, 0.4)),
            ("Every class uses them in mathematics", d.back(2, 0.5)),
        ],
        notes=[
            Said(d.back(4, 0.3), LEAH, "Codes agreed and cards printed.", activity=UNDER_WAY),
            Said(
                d.back(3, 0.45),
                LEAH,
                "In use in all 12 classes for writing, in five for mathematics as well.",
                activity=DONE,
            ),
            Said(
                d.back(2, 0.5),
                HEAD,
                "36 books: the codes are in all of them, and pupils act on them in about half.",
                impact=AMBER,
                review=True,
            ),
            Said(
                d.back(1, 0.5),
                HEAD,
                "36 books again: pupils act on the codes in 29. That is a real change.",
                impact=GREEN,
                review=True,
            ),
        ],
    )


def _time(d: Days) -> Deed:
    return Deed(
        "Time in lessons to act on feedback",
        owner=LEAH,
        added=d.back(5, 0.5),
        starts=d.back(4, 0.4),
        due=d.back(2, 0.4),
        review=d.ahead(9),
        rhythm="half_term",
        notes=[
            Said(
                d.back(3, 0.2),
                LEAH,
                "Ten minutes at the start of writing lessons in Years 3 and 4.",
                activity=UNDER_WAY,
            ),
            Said(d.back(2, 0.35), LEAH, "In every timetable, for writing and mathematics.", activity=DONE),
            Said(
                d.back(1, 0.45),
                IMRAN,
                "It is in the timetable and is the first thing to go when a lesson runs late: held in 14 of 22 lessons seen.",
                impact=AMBER,
                review=True,
            ),
        ],
    )


def _others(d: Days) -> list[Deed]:
    return [
        Deed(
            "Training: feedback in the lesson, not after it",
            owner=LEAH,
            added=d.back(4, 0.2),
            starts=d.back(3, 0.1),
            due=d.back(2, 0.6),
            resources="Three staff meetings",
            notes=[
                Said(
                    d.back(3, 0.3),
                    LEAH,
                    "First of three meetings. Two teachers showed films of their own lessons.",
                    activity=UNDER_WAY,
                ),
                Said(
                    d.back(2, 0.55),
                    LEAH,
                    "All three held; teaching assistants came to the last two.",
                    activity=DONE,
                ),
                Said(
                    d.back(1, 0.35),
                    TOM,
                    "Seen in ten lessons of 12: teachers stop, show one book and let pupils change theirs.",
                    impact=GREEN,
                ),
            ],
        ),
        Deed(
            "Book looks by year leaders, each half-term",
            owner=MARCUS,
            added=d.back(4, 0.4),
            starts=d.back(3, 0.3),
            due=d.back(2, 0.8),
            review=d.end(0),
            rhythm="half_term",
            notes=[
                Said(
                    d.back(2, 0.2),
                    LEAH,
                    "Years 3, 4 and 6 have done their first. Year 5 had nobody free.",
                    activity=UNDER_WAY,
                ),
                Said(d.back(2, 0.75), LEAH, "All four year leaders have done one.", activity=DONE),
                Said(
                    d.back(1, 0.7),
                    HEAD,
                    "They find what we find, and write it down kindly. Little changes in the next look.",
                    impact=AMBER,
                    review=True,
                ),
            ],
        ),
        Deed(
            "A short guide for teaching assistants",
            owner="Sian Povey",
            added=d.back(2, 0.5),
            starts=d.back(1, 0.1),
            due=d.back(1, 0.9),
            notes=[
                Said(
                    d.back(1, 0.75),
                    LEAH,
                    "Two pages, written by the assistants themselves, and used since Monday.",
                    activity=DONE,
                ),
            ],
        ),
        Deed(
            "Ask pupils what helps them improve",
            owner=LEAH,
            added=d.back(1, 0.74),
            starts=d.ago(14),
            due=d.ago(3),
            detail="Two questions to every pupil in Years 4 and 6, then eight short talks.",
        ),
        Deed(
            "Feedback in science and history",
            owner=IMRAN,
            added=d.back(2, 0.6),
            starts=d.back(1, 0.4),
            due=d.end(1),
            review=d.end(0),
            rhythm="half_term",
            steps=[
                ("Agree what is marked, and what is not", d.back(1, 0.7)),
                ("Try it in Years 4 and 5", None),
            ],
            notes=[
                Said(
                    d.back(1, 0.7),
                    IMRAN,
                    "Agreed with the two subject leaders: one piece a unit, marked for its history or its science.",
                    activity=UNDER_WAY,
                ),
                Said(
                    d.ago(2),
                    IMRAN,
                    "Tried in one class of Year 4. Pupils read every word, because it was short.",
                ),
            ],
        ),
    ]
