"""What Saltmarsh can show: files, links and notes on several lines, some shown to the board, one gone stale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from config.demo.days import Days
from config.demo.monitoring import (
    FEEDBACK,
    GOVERNANCE,
    GRACE,
    HEAD,
    IMRAN,
    LEAH,
    MATHS,
    READING,
    TOM,
    WRITING,
)
from config.demo.papers import csv, pdf


@dataclass(frozen=True)
class Item:
    """An item of evidence, put in on `added` and from `day`. `newer` is put in the place of it later on."""

    title: str
    by: str
    source: str
    day: date
    added: date
    aims: Sequence[str] = ()
    deeds: Sequence[str] = ()
    file: tuple[str, bytes] | None = None
    url: str = ""
    text: str = ""
    board: bool = False
    adviser: bool = True
    newer: "Item | None" = None


def evidence(d: Days) -> list[Item]:
    return [*_mathematics(d), *_writing(d), *_others(d)]


def _mathematics(d: Days) -> list[Item]:
    return [
        Item(
            "Book check, reasoning, Years 5 and 6", IMRAN, "work_scrutiny", d.ago(9), d.ago(7), [MATHS],
            ["Weekly reasoning lessons in Years 5 and 6"],
            file=("book-check-reasoning.pdf", pdf(
                "Book check: reasoning in Years 5 and 6", "18 books, six from each attainment band",
                "Reasoning every week in 4 of 6 classes.", "In 2 classes the answer stands without the reason.",
                "Next: the coach plans with both teachers.",
            )),
            text="Reasoning is seen every week in four classes of six.", board=True,
        ),
        Item(
            "Catch-up in Year 6: entry and exit scores", "Nadia Corrin", "data", d.back(2, 0.9), d.back(2, 0.95), [],
            ["Same-week catch-up for Year 6"],
            file=("catch-up-scores.csv", csv(
                "Group,Pupils,Average at entry,Average at exit,Closed the gap", "A,5,41,63,4", "B,5,38,58,4", "C,4,44,61,3",
            )),
            text="11 of 14 closed their gap in six weeks.", board=True,
        ),
        Item(
            "Calculation policy, with dated samples", IMRAN, "record", d.back(4, 0.7), d.back(4, 0.8), [],
            ["One calculation policy, Years 3 to 6"],
            file=("calculation-policy.txt", b"Calculation policy, Years 3 to 6\n\nOne written method for each operation, and the picture that goes with it.\n"),
            newer=Item(
                "", IMRAN, "", d.back(1, 0.6), d.back(1, 0.7),
                file=("calculation-policy-2.txt", b"Calculation policy, Years 3 to 6, second edition\n\nDivision has a picture now. Samples from 24 books.\n"),
            ),
        ),
        Item(
            "Pupil survey, mathematics", IMRAN, "pupils_views", d.back(3, 0.8), d.back(3, 0.95), [MATHS, READING], [],
            file=("pupil-survey-mathematics.csv", csv(
                "Question,Agree,Do not know,Disagree", "I can say how I got my answer,61,22,35", "I know what to do when I am stuck,84,15,19",
            )),
            text="118 asked, 118 answered. Half can say how they got their answer.", board=True,
        ),
        Item(
            "Coach’s notes, six days", IMRAN, "external_review", d.back(1, 0.3), d.back(1, 0.35), [],
            ["Coaching from Tamberley Primary", "Weekly reasoning lessons in Years 5 and 6"],
            text="Two teachers now plan the question before the page. The third asks for a lesson to watch.", adviser=False,
        ),
    ]  # fmt: skip


def _writing(d: Days) -> list[Item]:
    return [
        Item(
            "Moderation with two schools: what we agreed", TOM, "external_review", d.back(1, 0.5), d.back(1, 0.6), [WRITING],
            ["Shared moderation each half-term", "A longer piece of writing in every unit"],
            file=("moderation.pdf", pdf(
                "Moderation of writing, three schools", "36 pieces read, 31 judged alike at once.", "Greater depth agreed for 7 of 9 pieces.",
            )),
            board=True,
        ),
        Item(
            "Staff survey: do the model texts help?", TOM, "staff_views", d.back(2, 0.6), d.back(2, 0.7), [],
            ["Model texts for each year group"], text="13 of 15 answered. Eleven use them every week; two want more for Year 3.",
        ),
    ]  # fmt: skip


def _others(d: Days) -> list[Item]:
    return [
        Item(
            "Marking codes, as they hang in every class", LEAH, "record", d.back(3, 0.3), d.back(3, 0.3), [],
            ["Agreed marking codes in every class"], url="https://www.saltmarsh.example/for-parents/marking-codes", board=True,
        ),
        Item(
            "Book look: is feedback acted on?", LEAH, "work_scrutiny", d.back(0, 0.3), d.back(0, 0.4), [FEEDBACK],
            ["Time in lessons to act on feedback", "Book looks by year leaders, each half-term"],
            file=("book-look-feedback.csv", csv("Year,Books,Feedback acted on", "3,8,6", "4,8,5", "5,8,7", "6,8,7")),
            text="25 of 32 books show that feedback was acted on.",
        ),
        Item(
            "Reading ages, Years 3 and 4", GRACE, "data", d.back(0, 0.4), d.back(0, 0.5), [READING],
            ["Fluency practice every day in Years 3 and 4", "Reading checks every half-term"],
            file=("reading-ages.csv", csv("Year,Pupils,On or above their age in September,On or above now", "3,88,49,55", "4,86,52,60")),
            board=True,
        ),
        Item(
            "What families said about the library", GRACE, "parents_views", d.back(4, 0.5), d.back(4, 0.6), [READING], [],
            text="37 of 90 families answered. Most come because it opens before work.",
        ),
        Item(
            "Review of governance, summary", HEAD, "external_review", d.back(2, 0.5), d.back(2, 0.6), [GOVERNANCE],
            ["External review of governance"],
            file=("review-of-governance-summary.pdf", pdf(
                "External review of governance: summary", "Four recommendations, two of them done.", "Questions now ask for the effect, not for the deed.",
            )),
            board=True,
        ),
        Item("Map of who follows which area", HEAD, "record", d.back(1, 0.4), d.back(1, 0.4), text="To be put to its actions.", adviser=False),
    ]  # fmt: skip
