"""What Saltmarsh can show: files, links and notes on several lines, some shown to the board, one gone stale."""

from demo.days import Ago, Back
from demo.papers import csv, pdf
from demo.saltmarsh.feedback import BOOK_LOOKS, CODES, TIME_TO_ACT
from demo.saltmarsh.governance import GOVERNANCE_REVIEW
from demo.saltmarsh.mathematics import CALCULATION, CATCH_UP, COACHING, REASONING
from demo.saltmarsh.names import (
    CATHERINE,
    FEEDBACK,
    GOVERNANCE,
    GRACE,
    IMRAN,
    LEAH,
    MATHEMATICS,
    NADIA,
    READING,
    TOM,
    WRITING,
)
from demo.saltmarsh.reading import FLUENCY, READING_CHECKS
from demo.saltmarsh.writing import LONGER_PIECES, MODEL_TEXTS, MODERATION
from demo.stories import EvidenceStory, NewerStory

PUPIL_SURVEY = "Pupil survey, mathematics"
CATCH_UP_SCORES = "Catch-up in Year 6: entry and exit scores"
MODERATION_NOTE = "Moderation with two schools: what we agreed"
CALCULATION_POLICY = "Calculation policy, with dated samples"
STAFF_SURVEY = "Staff survey: do the model texts help?"

# fmt: off
ON_MATHEMATICS = [
    EvidenceStory(
        "Book check, reasoning, Years 5 and 6", IMRAN, "work_scrutiny", day=Ago(9), added=Ago(7), areas=[MATHEMATICS],
        actions=[REASONING],
        file=(
            "book-check-reasoning.pdf",
            pdf(
                "Book check: reasoning in Years 5 and 6", "18 books, six from each attainment band",
                "Reasoning every week in 4 of 6 classes.", "In 2 classes the answer stands without the reason.",
                "Next: the coach plans with both teachers.",
            ),
        ),
        text="Reasoning is seen every week in four classes of six.", board=True,
    ),
    EvidenceStory(
        CATCH_UP_SCORES, NADIA, "data", day=Back(2, 0.9), added=Back(2, 0.95), actions=[CATCH_UP],
        file=(
            "catch-up-scores.csv",
            csv(
                "Group,Pupils,Average at entry,Average at exit,Closed the gap", "A,5,41,63,4", "B,5,38,58,4",
                "C,4,44,61,3",
            ),
        ),
        text="11 of 14 closed their gap in six weeks.", board=True,
    ),
    EvidenceStory(
        CALCULATION_POLICY, IMRAN, "record", day=Back(4, 0.7), added=Back(4, 0.8), actions=[CALCULATION],
        file=(
            "calculation-policy.txt",
            b"Calculation policy, Years 3 to 6\n\nOne written method for each operation, and the picture that goes with it.\n",
        ),
        newer=NewerStory(
            IMRAN, day=Back(1, 0.6), added=Back(1, 0.7),
            file=(
                "calculation-policy-2.txt",
                b"Calculation policy, Years 3 to 6, second edition\n\nDivision has a picture now. Samples from 24 books.\n",
            ),
        ),
    ),
    EvidenceStory(
        PUPIL_SURVEY, IMRAN, "pupils_views", day=Back(3, 0.8), added=Back(3, 0.95), areas=[MATHEMATICS, READING],
        file=(
            "pupil-survey-mathematics.csv",
            csv(
                "Question,Agree,Do not know,Disagree", "I can say how I got my answer,61,22,35",
                "I know what to do when I am stuck,84,15,19",
            ),
        ),
        text="118 asked, 118 answered. Half can say how they got their answer.", board=True,
    ),
    EvidenceStory(
        "Coach’s notes, six days", IMRAN, "external_review", day=Back(1, 0.3), added=Back(1, 0.35),
        actions=[COACHING, REASONING],
        text="Two teachers now plan the question before the page. The third asks for a lesson to watch.", adviser=False,
    ),
]

ON_WRITING = [
    EvidenceStory(
        MODERATION_NOTE, TOM, "external_review", day=Back(1, 0.5), added=Back(1, 0.6), areas=[WRITING],
        actions=[MODERATION, LONGER_PIECES],
        file=(
            "moderation.pdf",
            pdf(
                "Moderation of writing, three schools", "36 pieces read, 31 judged alike at once.",
                "Greater depth agreed for 7 of 9 pieces.",
            ),
        ),
        board=True,
    ),
    EvidenceStory(
        STAFF_SURVEY, TOM, "staff_views", day=Back(2, 0.6), added=Back(2, 0.7), actions=[MODEL_TEXTS],
        text="13 of 15 answered. Eleven use them every week; two want more for Year 3.",
    ),
]

ON_THE_OTHERS = [
    EvidenceStory(
        "Marking codes, as they hang in every class", LEAH, "record", day=Back(3, 0.3), added=Back(3, 0.3),
        actions=[CODES], url="https://www.saltmarsh.example/for-parents/marking-codes", board=True,
    ),
    EvidenceStory(
        "Book look: is feedback acted on?", LEAH, "work_scrutiny", day=Back(0, 0.3), added=Back(0, 0.4),
        areas=[FEEDBACK], actions=[TIME_TO_ACT, BOOK_LOOKS],
        file=("book-look-feedback.csv", csv("Year,Books,Feedback acted on", "3,8,6", "4,8,5", "5,8,7", "6,8,7")),
        text="25 of 32 books show that feedback was acted on.",
    ),
    EvidenceStory(
        "Reading ages, Years 3 and 4", GRACE, "data", day=Back(0, 0.4), added=Back(0, 0.5), areas=[READING],
        actions=[FLUENCY, READING_CHECKS],
        file=(
            "reading-ages.csv",
            csv("Year,Pupils,On or above their age in September,On or above now", "3,88,49,55", "4,86,52,60"),
        ),
        board=True,
    ),
    EvidenceStory(
        "What families said about the library", GRACE, "parents_views", day=Back(4, 0.5), added=Back(4, 0.6),
        areas=[READING], text="37 of 90 families answered. Most come because it opens before work.",
    ),
    EvidenceStory(
        "Review of governance, summary", CATHERINE, "external_review", day=Back(2, 0.5), added=Back(2, 0.6),
        areas=[GOVERNANCE], actions=[GOVERNANCE_REVIEW],
        file=(
            "review-of-governance-summary.pdf",
            pdf(
                "External review of governance: summary", "Four recommendations, two of them done.",
                "Questions now ask for the effect, not for the deed.",
            ),
        ),
        board=True,
    ),
    EvidenceStory(
        "Map of who follows which area", CATHERINE, "record", day=Back(1, 0.4), added=Back(1, 0.4),
        text="To be put to its actions.", adviser=False,
    ),
]

EVIDENCE = [*ON_MATHEMATICS, *ON_WRITING, *ON_THE_OTHERS]
