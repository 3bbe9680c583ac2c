"""What Saltmarsh set out to reach by the end of each term, and what it reached: one measure of what adults do and one of
what pupils gain in every area."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from config.demo.days import Days
from config.demo.monitoring import FEEDBACK, GOVERNANCE, MATHS, READING, WRITING
from improvement.school_terms import SchoolTerm


@dataclass(frozen=True)
class Group:
    """One group: where it began, and by term what was planned and what was reached; None for what nobody entered."""

    start: str
    terms: Sequence[tuple[str, str | None]]
    year: str = ""
    pupils: str = ""
    size: int | None = None


@dataclass(frozen=True)
class Counted:
    """A measure of an area. Its terms begin with `first`, the number of terms before this one."""

    aim: str
    name: str
    about: str
    shape: str
    source: str
    groups: Sequence[Group]
    added: date
    first: int = 2
    out_of: int | None = None
    lower_is_better: bool = False


@dataclass(frozen=True)
class Wish:
    """A success criterion, for the term so many before this one; `measure` is the name of the one that shows it."""

    aim: str
    text: str
    added: date
    ago: int = 0
    met: str = "not_yet"
    met_on: date | None = None
    measure: str = ""


def term_ago(d: Days, count: int) -> SchoolTerm:
    """The term so many before today's; below zero, after it."""
    return SchoolTerm.numbered(SchoolTerm.at(d.today, d.calendar).number - count)


def entry_days(d: Days) -> dict[int, date]:
    """When the actuals of a term were entered: early in the half-term after the one told of, and for this term a third
    of the way into the half-term that is going on."""
    return {2: d.back(3, 0.05), 1: d.back(1, 0.05), 0: d.back(0, 0.35)}


def measures(d: Days) -> list[Counted]:
    first, later = d.back(5, 0.6), d.back(2, 0.1)
    return [
        Counted(
            WRITING, "Classes where a long piece is drafted and improved in every unit", "teaching", "n_of_m", "Book checks",
            [Group("3 of 12", [("6", "6"), ("9", "9"), ("11", "11"), ("12", None)])], first, out_of=12,
        ),
        Counted(
            WRITING, "Writing at greater depth, judged with two schools", "progress", "percentage", "Teacher assessment",
            [Group("9", [("11", "11"), ("13", "12"), ("14", "15"), ("16", None)], "Year 6", size=60)], first,
        ),
        Counted(
            MATHS, "Classes where reasoning is seen each week", "teaching", "n_of_m", "Learning walks",
            [Group("1 of 6", [("3", "3"), ("5", "4"), ("6", None)])], first, out_of=6,
        ),
        Counted(
            MATHS, "At the expected standard in mathematics", "progress", "percentage", "Teacher assessment",
            [
                Group("52", [("58", "55"), ("64", "57"), ("70", None)], "Year 5", size=58),
                Group("61", [("65", "66"), ("69", "68"), ("74", None)], "Year 6", size=60),
                Group("0", [("25", "25"), ("50", "25"), ("50", None)], "Year 5", "with an education, health and care plan", 4),
            ],
            first,
        ),
        Counted(
            FEEDBACK, "Classes where pupils act on the agreed marking", "teaching", "n_of_m", "Book checks",
            [Group("3 of 12", [("7", "5"), ("8", "8"), ("9", "9"), ("11", None)])], first, out_of=12,
        ),
        Counted(
            FEEDBACK, "Pupils who can say what to do next", "progress", "percentage", "Pupil interviews",
            [Group("38", [("45", "45"), ("55", None), ("65", None)], size=352)], first,
        ),
        Counted(
            READING, "Heard by an adult three times a week", "teaching", "n_of_m", "Reading records",
            [Group("12 of 96", [("30", "28"), ("40", "33"), ("60", "41"), ("96", None)], pupils="disadvantaged", size=96)], first, out_of=96,
        ),
        Counted(
            READING, "Reading at the expected standard", "progress", "percentage", "Reading checks",
            [Group("41", [("45", "45"), ("48", "46"), ("52", "49"), ("56", None)], pupils="disadvantaged", size=96)], first,
        ),
        Counted(
            GOVERNANCE, "Key roles with somebody ready to take them", "governance", "n_of_m", "Succession plan",
            [Group("1 of 6", [("2", "2"), ("3", "4"), ("5", None)])], later, first=1, out_of=6,
        ),
        Counted(
            GOVERNANCE, "Decisions changed after a governor’s question", "governance", "count", "Minutes",
            [Group("0", [("1", "1"), ("2", "2"), ("3", None)])], later, first=1,
        ),
    ]  # fmt: skip


def criteria(d: Days) -> list[Wish]:
    first, later = d.back(5, 0.7), d.back(2, 0.2)
    return [
        Wish(WRITING, "Every year group plans, drafts and improves one longer piece in each unit.", first, 1, "met", d.back(1, 0.5), "Classes where a long piece is drafted and improved in every unit"),
        Wish(WRITING, "Three schools judge the same pieces of writing alike.", first, 0, "met", d.back(0, 0.4)),
        Wish(MATHS, "Reasoning is seen in all six classes, in books as well as in lessons.", first, 0, "partly", d.back(0, 0.3), "Classes where reasoning is seen each week"),
        Wish(MATHS, "Pupils who were behind can explain how they reached an answer.", first),
        Wish(FEEDBACK, "Pupils in all 12 classes can say what to do next, and have time to do it.", first, 0, "partly", d.back(0, 0.3)),
        Wish(READING, "Each disadvantaged pupil is heard by an adult three times a week.", first, 0, "partly", d.ago(1), "Heard by an adult three times a week"),
        Wish(GOVERNANCE, "Governors visit every area once a term, and their questions change what we do.", later, 0, "met", d.back(0, 0.45)),
    ]  # fmt: skip
