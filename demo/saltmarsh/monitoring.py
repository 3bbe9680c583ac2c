"""What Saltmarsh looked at over three terms, of every kind: seen, counted, asked; and what is planned and was missed."""

from demo.days import Ago, Ahead, Back
from demo.saltmarsh.feedback import CODES, FEEDBACK_TRAINING, TIME_TO_ACT
from demo.saltmarsh.governance import GOVERNANCE_REVIEW, QUESTION_TRAINING
from demo.saltmarsh.mathematics import CALCULATION, CATCH_UP, COACHING, REASONING
from demo.saltmarsh.names import (
    CATHERINE,
    FEEDBACK,
    GOVERNANCE,
    GRACE,
    IMRAN,
    LEAH,
    MATHEMATICS,
    READING,
    TOM,
    WRITING,
)
from demo.saltmarsh.reading import READING_CHECKS, VOLUNTEERS
from demo.saltmarsh.writing import (
    GRAMMAR,
    JOURNALS,
    LONGER_PIECES,
    MODEL_TEXTS,
    MODERATION,
    STAFF_MEETINGS,
    WORD_LISTS,
)
from demo.stories import AMBER, GREEN, RED, MonitoringStory

# fmt: off
WRITING_SEEN = [
    MonitoringStory(
        "lesson_visit", CATHERINE, "Do teachers say what is missing from a piece?", areas=[WRITING],
        actions=[STAFF_MEETINGS], on=Back(3, 0.4), impact=GREEN,
        details={"lessons": 8, "seen": 7, "years": "Two lessons in each year group", "subject": "English"},
        strengths="In seven lessons of eight the same three things were named, in words pupils used afterwards.",
        to_develop="In one class the teacher names them and pupils do not.",
    ),
    MonitoringStory(
        "work_scrutiny", CATHERINE, "Is the last version better than the draft?", areas=[WRITING],
        actions=[LONGER_PIECES], on=Back(3, 0.5), impact=AMBER,
        details={
            "subject": "English", "years": "Years 3 to 6", "high": 8, "middle": 8, "low": 8, "seen": 9,
            "policy": "partly",
        },
        strengths="Every book holds a long piece.", to_develop="In 15 of 24 the fair copy is the first draft again.",
        follow_up="Tom shows two drafted pieces at the next staff meeting.",
    ),
    MonitoringStory(
        "work_scrutiny", CATHERINE, "Is the last version better than the draft?", areas=[WRITING],
        actions=[LONGER_PIECES, WORD_LISTS], on=Back(2, 0.25), impact=GREEN,
        details={
            "subject": "English", "years": "Years 3 to 6", "high": 8, "middle": 8, "low": 8, "disadvantaged": 7,
            "seen": 20, "policy": "yes",
        },
        strengths="Something real was improved in 20 of 24, in every year group. Words from the lists turn up in later units.",
        to_develop="Years 3 and 4 still improve spelling first.",
    ),
    MonitoringStory(
        "external_review", TOM, "Do we judge greater depth as our partners do?", areas=[WRITING],
        actions=[MODERATION, MODEL_TEXTS], on=Back(2, 0.2), impact=GREEN,
        details={
            "reviewer": "English leads of Tamberley and Old Quarry", "scope": "18 pieces of Year 6",
            "judgement": "The order of the pieces is the same in all three schools; five had been judged too generously.",
            "recommendations": "Harder models for the strongest writers.",
        },
        strengths="The same books in the same order.",
    ),
    MonitoringStory(
        "interview", LEAH, "Whom do you write for?", areas=[WRITING], actions=[JOURNALS, GRAMMAR], on=Back(1, 0.3),
        impact=GREEN,
        details={
            "spoken_to": 12, "group": "Two pupils from each class of Years 5 and 6",
            "questions": "Who reads what you write? What did you change, and why?",
            "themes": "All of them name a reader. The quiet ones say the journal is where they write most.",
        },
        strengths="Sentences are changed for the reader, not for the teacher.",
    ),
    MonitoringStory(
        "data_review", TOM, "How many of Year 6 write at greater depth?", areas=[WRITING], on=Back(0, 0.4),
        impact=GREEN,
        details={
            "figures": "This term’s teacher assessment of writing, Year 6", "pupils": 88,
            "show": "15% at greater depth; the plan was 14%.",
        },
        strengths="Every class has moved.",
    ),
]

MATHEMATICS_SEEN = [
    MonitoringStory(
        "work_scrutiny", IMRAN, "Do pupils explain an answer in writing?", areas=[MATHEMATICS], actions=[REASONING],
        on=Back(3, 0.3), series="books", rhythm="half_term", impact=RED,
        details={
            "subject": "Mathematics", "years": "Years 5 and 6", "high": 6, "middle": 6, "low": 6, "seen": 5,
            "policy": "no",
        },
        to_develop="An explained answer in five of 18 books, nearly all of them in one class.",
    ),
    MonitoringStory(
        "work_scrutiny", IMRAN, "Do pupils explain an answer in writing?", areas=[MATHEMATICS], actions=[REASONING],
        on=Back(2, 0.4), series="books", impact=AMBER,
        details={
            "subject": "Mathematics", "years": "Years 5 and 6", "high": 6, "middle": 6, "low": 6, "seen": 9,
            "policy": "partly",
        },
        strengths="Year 6 explains without being asked.", to_develop="Year 5 explains on lesson days only.",
    ),
    MonitoringStory(
        "work_scrutiny", IMRAN, "Do pupils explain an answer in writing?", areas=[MATHEMATICS], actions=[REASONING],
        on=Back(1, 0.2), series="books", impact=RED,
        details={
            "subject": "Mathematics", "years": "Years 5 and 6", "high": 6, "middle": 6, "low": 6, "disadvantaged": 6,
            "seen": 10, "policy": "partly",
        },
        strengths="Four classes of six show it.",
        to_develop="In 5C and 6B there is one explained answer in half a term.",
        follow_up="The coach works with both classes before the next look.",
    ),
    MonitoringStory(
        "work_scrutiny", LEAH, "Are the same methods taught in every year?", areas=[MATHEMATICS], actions=[CALCULATION],
        on=Back(2, 0.15), impact=GREEN,
        details={
            "subject": "Mathematics", "years": "Years 3 to 6", "high": 8, "middle": 8, "low": 8, "seen": 22,
            "policy": "yes",
        },
        strengths="The same methods in 22 of 24 books.",
    ),
    MonitoringStory(
        "pupil_progress_review", IMRAN, "Who in Year 6 is behind, and what do they get?", areas=[MATHEMATICS],
        actions=[CATCH_UP], on=Back(3, 0.6), impact=GREEN,
        details={
            "reviewed": 88, "behind": 14, "supported": 14, "support": "Same-week catch-up, three half-hours",
            "next_check": Back(2, 0.6), "years": "Year 6",
        },
        strengths="Eleven of the 14 closed their gap within six weeks.",
    ),
    MonitoringStory(
        "pupil_survey", IMRAN, "What do pupils say of reasoning lessons?", areas=[MATHEMATICS], actions=[REASONING],
        on=Back(1, 0.6), impact=GREEN,
        details={
            "asked": 176, "answered": 121, "question": "Do these lessons make you think harder?", "agreed": 104,
            "before": 71, "themes": "They like talking about wrong answers.",
        },
        strengths="Six in seven say yes.", to_develop="Fifty-five did not answer.",
    ),
    MonitoringStory(
        "learning_walk", CATHERINE, "Is reasoning taught when it is timetabled?", areas=[MATHEMATICS],
        actions=[REASONING, COACHING], on=Back(0, 0.2), impact=AMBER,
        details={"classes": 6, "seen": 4, "years": "5A to 6C", "joint_with": "The adviser"},
        strengths="In four classes pupils correct one another.",
        to_develop="Two run out of time before the talk begins.",
    ),
    MonitoringStory(
        "data_review", CATHERINE, "Year 5 and Year 6 against plan", areas=[MATHEMATICS], on=Back(0, 0.5), impact=RED,
        details={
            "figures": "This half-term’s assessment, Years 5 and 6", "pupils": 176,
            "show": "Year 5: 57% against 64% planned. Year 6 as planned.",
        },
        to_develop="Year 5 has not moved for two terms.", follow_up="Robert Kelso looks at Year 5 on his next visit.",
    ),
]

FEEDBACK_SEEN = [
    MonitoringStory(
        "learning_walk", TOM, "Do teachers stop and let pupils change their work?", areas=[FEEDBACK],
        actions=[FEEDBACK_TRAINING], on=Back(1, 0.3), impact=GREEN,
        details={"classes": 12, "seen": 10, "years": "All year groups"},
        strengths="Seen in ten of 12: one book is shown, and everybody changes theirs.",
    ),
    MonitoringStory(
        "work_scrutiny", CATHERINE, "Do pupils act on the codes?", areas=[FEEDBACK], actions=[CODES], on=Back(1, 0.4),
        impact=GREEN,
        details={
            "subject": "English and mathematics", "years": "All 12 classes", "high": 12, "middle": 12, "low": 12,
            "send": 5, "seen": 29, "policy": "yes",
        },
        strengths="Pupils act on the codes in 29 of 36 books; it was half of them before.",
    ),
    MonitoringStory(
        "staff_survey", LEAH, "Does marking leave time for planning?", areas=[FEEDBACK], on=Back(2, 0.7), impact=AMBER,
        details={
            "asked": 31, "answered": 27, "question": "Do the codes save you time?", "agreed": 16,
            "themes": "Quicker in English, slower in mathematics.",
        },
        to_develop="Year 3 finds eight codes too many.",
    ),
]

READING_SEEN = [
    MonitoringStory(
        "lesson_visit", LEAH, "Are groups changed after the checks?", areas=[READING], actions=[READING_CHECKS],
        on=Back(3, 0.45), impact=GREEN,
        details={"lessons": 12, "seen": 10, "years": "All 12 classes", "subject": "Reading"},
        strengths="In ten of 12 the groups were changed within a week.",
    ),
    MonitoringStory(
        "pupil_progress_review", GRACE, "Which disadvantaged pupils are behind in reading?", areas=[READING],
        actions=[READING_CHECKS], on=Back(1, 0.5), impact=AMBER,
        details={
            "reviewed": 96, "behind": 47, "supported": 41,
            "support": "Heard by a volunteer three times a week, or phonics catch-up", "next_check": Back(0, 0.1),
            "years": "Years 3 to 6",
        },
        strengths="Everybody who is behind is known.", to_develop="Six of them had no support at all.",
        follow_up="Grace finds a volunteer for each of the six.",
    ),
    MonitoringStory(
        "parent_survey", GRACE, "Do families read together?", areas=[READING], on=Back(1, 0.65), impact=AMBER,
        details={
            "asked": 96, "answered": 58, "question": "Did you read together three times last week?", "agreed": 27,
            "themes": "Fridays suit most for a morning at school.",
        },
    ),
]

GOVERNANCE_SEEN = [
    MonitoringStory(
        "external_review", CATHERINE, "How well does the board work?", areas=[GOVERNANCE],
        actions=[GOVERNANCE_REVIEW, QUESTION_TRAINING], on=Back(1, 0.4), impact=GREEN,
        details={
            "reviewer": "A national leader of governance, from another authority",
            "scope": "Papers of a year, a meeting, nine conversations",
            "judgement": "The board knows its school and has begun to test what it is told.",
            "recommendations": "Nine, six of them on meetings.",
        },
        strengths="Questions go back to books and figures.", to_develop="Nobody is ready for two of six key roles.",
    ),
    MonitoringStory(
        "interview", IMRAN, "What do governors ask that they did not ask before?", areas=[GOVERNANCE],
        actions=[QUESTION_TRAINING], on=Back(0, 0.25), impact=GREEN,
        details={
            "spoken_to": 5, "group": "The five who lead an area", "questions": "Which question changed what you do?",
            "themes": "Every one of them could name one.",
        },
    ),
]

TO_COME = [
    MonitoringStory(
        "pupil_survey", LEAH, "What helps you improve?", areas=[FEEDBACK], planned=Ago(4), planned_at=Back(1, 0.6),
        sample="Every pupil of Years 4 and 6",
    ),
    MonitoringStory(
        "lesson_visit", GRACE, "Are volunteers heard to teach, or only to listen?", areas=[READING],
        actions=[VOLUNTEERS], planned=Ahead(5), planned_at=Ago(2), sample="Four afternoons",
    ),
    MonitoringStory(
        "external_review", CATHERINE, "Year 5 mathematics", areas=[MATHEMATICS], planned=Ahead(12), planned_at=Ago(1),
        sample="Adviser’s visit: three lessons, 12 books",
    ),
    MonitoringStory(
        "learning_walk", CATHERINE, "Is there time to act on feedback?", areas=[FEEDBACK], actions=[TIME_TO_ACT],
        planned=Ahead(9), planned_at=Ago(3), rhythm="half_term", sample="All 12 classes, ten minutes each",
    ),
]

MONITORING = [*WRITING_SEEN, *MATHEMATICS_SEEN, *FEEDBACK_SEEN, *READING_SEEN, *GOVERNANCE_SEEN, *TO_COME]

CONTEXT = [
    (
        Back(5, 0.7),
        "Two of the three Year 5 classes changed teacher within a week. The figures of that term are of new classes.",
    ),
    (Back(2, 0.95), "The Year 4 leader left at the end of term. Year 4 was led by the deputy until the next one came."),
]
