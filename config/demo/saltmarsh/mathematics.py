"""Area 2: much is done, and it does not work yet."""

from config.demo.days import Days
from config.demo.script import AMBER, DONE, GREEN, RED, UNDER_WAY, Aim, Deed, Said

IMRAN, JOSH, NADIA, HEAD, LEAH = (
    "Imran Sheikh",
    "Josh Ellery",
    "Nadia Corrin",
    "Catherine Hallam",
    "Leah Whitlock",
)


def mathematics(d: Days) -> Aim:
    return Aim(
        title="Mathematics in Years 5 and 6",
        leader=IMRAN,
        governor="Anjali Foss",
        second=HEAD,
        added=d.back(5, 0.36),
        point=2,
        subject="achievement",
        intended="By the end of the school year 70% of Year 5 and 74% of Year 6 work at the expected standard, and "
        "reasoning is seen every week in all six classes.",
        ratings=[
            Said(
                d.back(4, 0.55),
                IMRAN,
                "Reasoning is taught weekly in one class of six. The policy is written and the textbooks chosen.",
                impact=AMBER,
            ),
            Said(
                d.back(3, 0.55),
                IMRAN,
                "Three classes of six. Catch-up in Year 6 works; Year 5 has not moved.",
                impact=AMBER,
            ),
            Said(
                d.back(2, 0.55),
                HEAD,
                "Year 6 met its figure, Year 5 missed by three points. Too soon to call it either way.",
                impact=AMBER,
            ),
            Said(
                d.back(1, 0.55),
                IMRAN,
                "Four classes of six. The coach works with the two where we don’t see it.",
                impact=AMBER,
            ),
            Said(
                d.back(0, 0.6),
                HEAD,
                "Year 5 missed again, and by more: 57% against 64% planned. The lessons are in place; the books don’t show it yet.",
                impact=RED,
            ),
        ],
        deeds=[_reasoning(d), _policy(d), _catch_up(d), _planning(d), _coaching(d), *_smaller(d)],
    )


def _reasoning(d: Days) -> Deed:
    return Deed(
        "Weekly reasoning lessons in Years 5 and 6",
        owner=IMRAN,
        added=d.back(5, 0.45),
        starts=d.back(5, 0.6),
        due=d.back(2, 0.3),
        review=d.ago(6),
        rhythm="half_term",
        detail="One lesson a week in which pupils explain, compare and correct ways to an answer.",
        resources="The authority’s reasoning tasks, printed for each class",
        steps=[
            ("Choose a task for each week of the year", d.back(4, 0.2)),
            ("Teach one lesson together in each class", d.back(3, 0.5)),
            ("All six classes teach it every week", d.back(2, 0.3)),
            ("Read 18 books for signs of it", d.back(1, 0.2)),
        ],
        notes=[
            Said(
                d.back(4, 0.2),
                IMRAN,
                "Tasks chosen to the end of the year. 6A has begun.",
                activity=UNDER_WAY,
            ),
            Said(
                d.back(3, 0.5),
                IMRAN,
                "Taught together once in each class. Three classes go on by themselves.",
                review=True,
            ),
            Said(d.back(2, 0.3), IMRAN, "In the timetable of all six classes now.", activity=DONE),
            Said(
                d.back(2, 0.5),
                HEAD,
                "Pupils enjoy the lessons and say so. In two classes’ books there is one explained answer in half a term.",
                impact=AMBER,
                review=True,
            ),
            Said(
                d.back(1, 0.2),
                IMRAN,
                "18 books read: reasoning seen in four classes of six, in two of them only on lesson days.",
            ),
            Said(
                d.back(1, 0.5),
                HEAD,
                "Six classes teach it and four show it. What pupils can do has not changed in Year 5.",
                impact=RED,
                review=True,
            ),
        ],
    )


def _policy(d: Days) -> Deed:
    return Deed(
        "One calculation policy, Years 3 to 6",
        owner=IMRAN,
        added=d.back(5, 0.45),
        starts=d.back(5, 0.5),
        due=d.back(4, 0.7),
        steps=[
            ("Draft it with the year leaders", d.back(4, 0.15)),
            ("Agree it in a staff meeting", d.back(4, 0.45)),
            ("Explain it to parents", d.back(4, 0.65)),
        ],
        notes=[
            Said(
                d.back(4, 0.15),
                IMRAN,
                "Draft ready. Year 3 and Year 5 taught subtraction in ways that did not meet.",
                activity=UNDER_WAY,
            ),
            Said(
                d.back(4, 0.65),
                IMRAN,
                "Agreed, printed, on every classroom wall, and sent home.",
                activity=DONE,
            ),
            Said(
                d.back(2, 0.2),
                LEAH,
                "24 books from four year groups: the same methods in 22. Robert Kelso saw the same in lessons.",
                impact=GREEN,
            ),
        ],
    )


def _catch_up(d: Days) -> Deed:
    return Deed(
        "Same-week catch-up for Year 6",
        owner=NADIA,
        added=d.back(5, 0.55),
        starts=d.back(4, 0.1),
        due=d.back(4, 0.8),
        review=d.end(1),
        rhythm="term",
        detail="Who did not follow on Monday is taught it again by Thursday, in a group of five or six.",
        resources="Two teaching assistants, three half-hours a week",
        notes=[
            Said(d.back(4, 0.3), IMRAN, "Running in 6A and 6B.", activity=UNDER_WAY),
            Said(d.back(4, 0.75), IMRAN, "Running in all three Year 6 classes.", activity=DONE),
            Said(
                d.back(3, 0.65),
                IMRAN,
                "Scores at entry and six weeks later, 14 pupils: 11 had closed their gap.",
                impact=GREEN,
                review=True,
            ),
            Said(
                d.back(1, 0.68),
                HEAD,
                "Still working with the new groups. Three pupils changed group after a governor’s question.",
                review=True,
            ),
        ],
    )


def _planning(d: Days) -> Deed:
    return Deed(
        "Planning mathematics together on Tuesdays",
        owner=NADIA,
        added=d.back(5, 0.55),
        starts=d.back(4, 0.1),
        due=d.back(4, 0.6),
        review=d.end(1),
        rhythm="term",
        notes=[
            Said(
                d.back(4, 0.6), IMRAN, "Both year groups plan together, an hour every Tuesday.", activity=DONE
            ),
            Said(
                d.back(3, 0.6),
                HEAD,
                "Plans have grown alike. Teachers like it; what is taught has not yet grown harder.",
                impact=AMBER,
            ),
            Said(
                d.back(1, 0.65),
                IMRAN,
                "We now begin with last week’s books instead of next week’s pages. Better talk, same results so far.",
                review=True,
            ),
        ],
    )


def _coaching(d: Days) -> Deed:
    return Deed(
        "Coaching from Tamberley Primary",
        owner=IMRAN,
        added=d.back(4, 0.2),
        starts=d.back(3, 0.2),
        due=d.back(1, 0.9),
        review=d.ahead(12),
        weeks=6,
        rhythm="weeks",
        resources="Six days of Tamberley’s mathematics lead",
        cost="2400",
        steps=[
            ("First two days, all six classes", d.back(3, 0.5)),
            ("Two days with 5A and 5C", d.back(2, 0.6)),
            ("Two days with 5C and 6B", d.back(1, 0.8)),
        ],
        notes=[
            Said(
                d.back(3, 0.5),
                IMRAN,
                "Two of the six days. She taught, we watched, then the other way round.",
                activity=UNDER_WAY,
            ),
            Said(
                d.back(2, 0.65),
                IMRAN,
                "Four days of six. 5A asks better questions than before.",
            ),
            Said(
                d.back(1, 0.7),
                HEAD,
                "All six days held by the end of next week. Two classes of four have moved; the other two know what to do and run out of time.",
                impact=AMBER,
                review=True,
            ),
            Said(d.back(1, 0.85), IMRAN, "Last two days held.", activity=DONE),
        ],
    )


def _smaller(d: Days) -> list[Deed]:
    return [
        Deed(
            "Ten minutes of number facts a day",
            owner=JOSH,
            added=d.back(3, 0.5),
            starts=d.back(2, 0.1),
            due=d.back(1, 0.8),
            notes=[
                Said(
                    d.back(2, 0.4),
                    JOSH,
                    "Daily in Year 5. Year 6 starts after half-term.",
                    activity=UNDER_WAY,
                ),
                Said(
                    d.back(1, 0.7),
                    JOSH,
                    "Daily in all six classes, straight after registration.",
                    activity=DONE,
                ),
            ],
        ),
        Deed(
            "New textbooks for Year 5",
            owner=JOSH,
            added=d.back(3, 0.5),
            starts=d.back(2, 0.2),
            due=d.back(1, 0.5),
            resources="62 copies",
            cost="1140",
            notes=[
                Said(d.back(2, 0.8), JOSH, "Ordered, three weeks later than planned.", activity=UNDER_WAY),
                Said(d.back(1, 0.45), JOSH, "Here and in use in 5A, 5B and 5C.", activity=DONE),
            ],
        ),
        Deed(
            "A mathematics morning for parents",
            owner=JOSH,
            added=d.back(2, 0.6),
            starts=d.back(1, 0.3),
            due=d.ago(9),
            notes=[
                Said(
                    d.back(1, 0.75),
                    JOSH,
                    "Invitation written. The hall was taken on the day we wanted; asking for another.",
                    activity=UNDER_WAY,
                ),
            ],
            steps=[
                ("Write to families in Years 5 and 6", d.back(1, 0.75)),
                ("Choose three lessons to watch", None),
                ("Ask afterwards what they will try at home", None),
            ],
        ),
        Deed(
            "Moderate with two schools",
            owner=IMRAN,
            added=d.back(1, 0.8),
            starts=d.ahead(4),
            due=d.end(1),
            detail="Put our Year 5 and 6 assessments beside those of Tamberley and Old Quarry.",
        ),
    ]
