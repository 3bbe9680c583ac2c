"""What Saltmarsh looked at over three terms, of every kind: seen, counted, asked; and what is planned and was missed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from config.demo.days import Days

HEAD, IMRAN, LEAH, TOM, GRACE = (
    "Catherine Hallam",
    "Imran Sheikh",
    "Leah Whitlock",
    "Tom Penhale",
    "Grace Adeyemi",
)
WRITING, MATHS, FEEDBACK, READING, GOVERNANCE = (
    "Writing at greater depth",
    "Mathematics in Years 5 and 6",
    "Marking and feedback",
    "Reading for disadvantaged pupils",
    "Governance",
)


@dataclass(frozen=True)
class Look:
    """An act of monitoring: recorded on `on`, or only planned for `planned`. Those of a `series` are planned with its
    rhythm: the first plans itself, each record the next. `by` looked; `entered` is who wrote it down."""

    kind: str
    by: str
    focus: str
    aims: Sequence[str] = ()
    deeds: Sequence[str] = ()
    on: date | None = None
    planned: date | None = None
    planned_at: date | None = None
    series: str = ""
    rhythm: str = ""
    entered: str = ""
    says: str = ""
    details: Mapping = field(default_factory=dict)
    sample: str = ""
    strengths: str = ""
    to_develop: str = ""
    follow_up: str = ""


def looks(d: Days) -> list[Look]:
    return [*_writing(d), *_mathematics(d), *_feedback(d), *_reading(d), *_governance(d), *_to_come(d)]


def _writing(d: Days) -> list[Look]:
    return [
        Look(
            "lesson_visit",
            HEAD,
            "Do teachers say what is missing from a piece?",
            [WRITING],
            ["Two staff meetings on greater depth"],
            on=d.back(3, 0.4),
            says="green",
            details={
                "lessons": 8,
                "seen": 7,
                "years": "Two lessons in each year group",
                "subject": "English",
            },
            strengths="In seven lessons of eight the same three things were named, in words pupils used afterwards.",
            to_develop="In one class the teacher names them and pupils do not.",
        ),
        Look(
            "work_scrutiny",
            HEAD,
            "Is the last version better than the draft?",
            [WRITING],
            ["A longer piece of writing in every unit"],
            on=d.back(3, 0.5),
            says="amber",
            details={
                "subject": "English",
                "years": "Years 3 to 6",
                "high": 8,
                "middle": 8,
                "low": 8,
                "seen": 9,
                "policy": "partly",
            },
            strengths="Every book holds a long piece.",
            to_develop="In 15 of 24 the fair copy is the first draft again.",
            follow_up="Tom shows two drafted pieces at the next staff meeting.",
        ),
        Look(
            "work_scrutiny",
            HEAD,
            "Is the last version better than the draft?",
            [WRITING],
            ["A longer piece of writing in every unit", "Word lists made with pupils for each unit"],
            on=d.back(2, 0.25),
            says="green",
            details={
                "subject": "English",
                "years": "Years 3 to 6",
                "high": 8,
                "middle": 8,
                "low": 8,
                "disadvantaged": 7,
                "seen": 20,
                "policy": "yes",
            },
            strengths="Something real was improved in 20 of 24, in every year group. Words from the lists turn up in later units.",
            to_develop="Years 3 and 4 still improve spelling first.",
        ),
        Look(
            "external_review",
            TOM,
            "Do we judge greater depth as our partners do?",
            [WRITING],
            ["Shared moderation each half-term", "Model texts for each year group"],
            on=d.back(2, 0.2),
            says="green",
            details={
                "reviewer": "English leads of Tamberley and Old Quarry",
                "scope": "18 pieces of Year 6",
                "judgement": "The order of the pieces is the same in all three schools; five had been judged too generously.",
                "recommendations": "Harder models for the strongest writers.",
            },
            strengths="The same books in the same order.",
        ),
        Look(
            "interview",
            LEAH,
            "Whom do you write for?",
            [WRITING],
            ["Writing journals in Years 5 and 6", "Grammar taught inside writing lessons"],
            on=d.back(1, 0.3),
            says="green",
            details={
                "spoken_to": 12,
                "group": "Two pupils from each class of Years 5 and 6",
                "questions": "Who reads what you write? What did you change, and why?",
                "themes": "All of them name a reader. The quiet ones say the journal is where they write most.",
            },
            strengths="Sentences are changed for the reader, not for the teacher.",
        ),
        Look(
            "data_review",
            TOM,
            "How many of Year 6 write at greater depth?",
            [WRITING],
            on=d.back(0, 0.4),
            says="green",
            details={
                "figures": "This term’s teacher assessment of writing, Year 6",
                "pupils": 88,
                "show": "15% at greater depth; the plan was 14%.",
            },
            strengths="Every class has moved.",
        ),
    ]


def _mathematics(d: Days) -> list[Look]:
    reasoning = "Weekly reasoning lessons in Years 5 and 6"
    return [
        Look(
            "work_scrutiny", IMRAN, "Do pupils explain an answer in writing?", [MATHS], [reasoning],
            on=d.back(3, 0.3), series="books", rhythm="half_term", says="red",
            details={"subject": "Mathematics", "years": "Years 5 and 6", "high": 6, "middle": 6, "low": 6, "seen": 5, "policy": "no"},
            to_develop="An explained answer in five of 18 books, nearly all of them in one class.",
        ),
        Look(
            "work_scrutiny", IMRAN, "Do pupils explain an answer in writing?", [MATHS], [reasoning],
            on=d.back(2, 0.4), series="books", says="amber",
            details={"subject": "Mathematics", "years": "Years 5 and 6", "high": 6, "middle": 6, "low": 6, "seen": 9, "policy": "partly"},
            strengths="Year 6 explains without being asked.",
            to_develop="Year 5 explains on lesson days only.",
        ),
        Look(
            "work_scrutiny", IMRAN, "Do pupils explain an answer in writing?", [MATHS], [reasoning],
            on=d.back(1, 0.2), series="books", says="red",
            details={"subject": "Mathematics", "years": "Years 5 and 6", "high": 6, "middle": 6, "low": 6, "disadvantaged": 6, "seen": 10, "policy": "partly"},
            strengths="Four classes of six show it.",
            to_develop="In 5C and 6B there is one explained answer in half a term.",
            follow_up="The coach works with both classes before the next look.",
        ),
        Look(
            "work_scrutiny", LEAH, "Are the same methods taught in every year?", [MATHS], ["One calculation policy, Years 3 to 6"],
            on=d.back(2, 0.15), says="green",
            details={"subject": "Mathematics", "years": "Years 3 to 6", "high": 8, "middle": 8, "low": 8, "seen": 22, "policy": "yes"},
            strengths="The same methods in 22 of 24 books.",
        ),
        Look(
            "pupil_progress_review", IMRAN, "Who in Year 6 is behind, and what do they get?", [MATHS], ["Same-week catch-up for Year 6"],
            on=d.back(3, 0.6), says="green",
            details={"reviewed": 88, "behind": 14, "supported": 14, "support": "Same-week catch-up, three half-hours", "next_check": d.back(2, 0.6).isoformat(), "years": "Year 6"},
            strengths="Eleven of the 14 closed their gap within six weeks.",
        ),
        Look(
            "pupil_survey", IMRAN, "What do pupils say of reasoning lessons?", [MATHS], [reasoning],
            on=d.back(1, 0.6), says="green",
            details={"asked": 176, "answered": 121, "question": "Do these lessons make you think harder?", "agreed": 104, "before": 71, "themes": "They like talking about wrong answers."},
            strengths="Six in seven say yes.",
            to_develop="Fifty-five did not answer.",
        ),
        Look(
            "learning_walk", HEAD, "Is reasoning taught when it is timetabled?", [MATHS], [reasoning, "Coaching from Tamberley Primary"],
            on=d.back(0, 0.2), says="amber",
            details={"classes": 6, "seen": 4, "years": "5A to 6C", "joint_with": "The adviser"},
            strengths="In four classes pupils correct one another.",
            to_develop="Two run out of time before the talk begins.",
        ),
        Look(
            "data_review", HEAD, "Year 5 and Year 6 against plan", [MATHS],
            on=d.back(0, 0.5), says="red",
            details={"figures": "This half-term’s assessment, Years 5 and 6", "pupils": 176, "show": "Year 5: 57% against 64% planned. Year 6 as planned."},
            to_develop="Year 5 has not moved for two terms.",
            follow_up="Robert Kelso looks at Year 5 on his next visit.",
        ),
    ]  # fmt: skip


def _feedback(d: Days) -> list[Look]:
    return [
        Look(
            "learning_walk", TOM, "Do teachers stop and let pupils change their work?", [FEEDBACK], ["Training: feedback in the lesson, not after it"],
            on=d.back(1, 0.3), says="green",
            details={"classes": 12, "seen": 10, "years": "All year groups"},
            strengths="Seen in ten of 12: one book is shown, and everybody changes theirs.",
        ),
        Look(
            "work_scrutiny", HEAD, "Do pupils act on the codes?", [FEEDBACK], ["Agreed marking codes in every class"],
            on=d.back(1, 0.4), says="green",
            details={"subject": "English and mathematics", "years": "All 12 classes", "high": 12, "middle": 12, "low": 12, "send": 5, "seen": 29, "policy": "yes"},
            strengths="Pupils act on the codes in 29 of 36 books; it was half of them before.",
        ),
        Look(
            "staff_survey", LEAH, "Does marking leave time for planning?", [FEEDBACK],
            on=d.back(2, 0.7), says="amber",
            details={"asked": 31, "answered": 27, "question": "Do the codes save you time?", "agreed": 16, "themes": "Quicker in English, slower in mathematics."},
            to_develop="Year 3 finds eight codes too many.",
        ),
    ]  # fmt: skip


def _reading(d: Days) -> list[Look]:
    checks = "Reading checks every half-term"
    return [
        Look(
            "lesson_visit", LEAH, "Are groups changed after the checks?", [READING], [checks],
            on=d.back(3, 0.45), says="green",
            details={"lessons": 12, "seen": 10, "years": "All 12 classes", "subject": "Reading"},
            strengths="In ten of 12 the groups were changed within a week.",
        ),
        Look(
            "pupil_progress_review", GRACE, "Which disadvantaged pupils are behind in reading?", [READING], [checks],
            on=d.back(1, 0.5), says="amber",
            details={"reviewed": 96, "behind": 47, "supported": 41, "support": "Heard by a volunteer three times a week, or phonics catch-up", "next_check": d.back(0, 0.1).isoformat() if d.back(0, 0.1) > d.back(1, 0.5) else None, "years": "Years 3 to 6"},
            strengths="Everybody who is behind is known.",
            to_develop="Six of them had no support at all.",
            follow_up="Grace finds a volunteer for each of the six.",
        ),
        Look(
            "parent_survey", GRACE, "Do families read together?", [READING],
            on=d.back(1, 0.65), says="amber",
            details={"asked": 96, "answered": 58, "question": "Did you read together three times last week?", "agreed": 27, "themes": "Fridays suit most for a morning at school."},
        ),
    ]  # fmt: skip


def _governance(d: Days) -> list[Look]:
    return [
        Look(
            "external_review", HEAD, "How well does the board work?", [GOVERNANCE], ["External review of governance", "Training: questions that test progress"],
            on=d.back(1, 0.4), says="green",
            details={"reviewer": "A national leader of governance, from another authority", "scope": "Papers of a year, a meeting, nine conversations", "judgement": "The board knows its school and has begun to test what it is told.", "recommendations": "Nine, six of them on meetings."},
            strengths="Questions go back to books and figures.",
            to_develop="Nobody is ready for two of six key roles.",
        ),
        Look(
            "interview", IMRAN, "What do governors ask that they did not ask before?", [GOVERNANCE], ["Training: questions that test progress"],
            on=d.back(0, 0.25), says="green",
            details={"spoken_to": 5, "group": "The five who lead an area", "questions": "Which question changed what you do?", "themes": "Every one of them could name one."},
        ),
    ]  # fmt: skip


def _to_come(d: Days) -> list[Look]:
    return [
        Look("pupil_survey", LEAH, "What helps you improve?", [FEEDBACK], planned=d.ago(4), planned_at=d.back(1, 0.6), sample="Every pupil of Years 4 and 6"),
        Look("lesson_visit", GRACE, "Are volunteers heard to teach, or only to listen?", [READING], ["Reading volunteers, three afternoons a week"], planned=d.ahead(5), planned_at=d.ago(2), sample="Four afternoons"),
        Look("external_review", HEAD, "Year 5 mathematics", [MATHS], planned=d.ahead(12), planned_at=d.ago(1), sample="Adviser’s visit: three lessons, 12 books"),
        Look("learning_walk", HEAD, "Is there time to act on feedback?", [FEEDBACK], ["Time in lessons to act on feedback"], planned=d.ahead(9), planned_at=d.ago(3), rhythm="half_term", sample="All 12 classes, ten minutes each"),
    ]  # fmt: skip


CONTEXT = [
    (
        5,
        0.7,
        "Two of the three Year 5 classes changed teacher within a week. The figures of that term are of new classes.",
    ),
    (
        2,
        0.95,
        "The Year 4 leader left at the end of term. Year 4 was led by the deputy until the next one came.",
    ),
]


def context(d: Days) -> list[tuple[date, str]]:
    return [(d.back(halves, part), text) for halves, part, text in CONTEXT]
