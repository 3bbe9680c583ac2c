"""What a record of each kind of monitoring holds beside what all records hold: numbers and a few words, never names.

The form is made from these tables and the page of a record is read by them, so a field is declared once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from improvement.monitoring.models import MonitoringActivity
from schools.days import dates
from schools.words import counted

Kind = MonitoringActivity.Kind
COUNT, PERCENT, TEXT, LONG, DAY, CHOICE = "count", "percent", "text", "long", "day", "choice"


@dataclass(frozen=True)
class Detail:
    """One field of a kind. `of` is the count that this one is a part of, and may not exceed."""

    name: str
    label: str
    noun: str
    shape: str = TEXT
    hint: str = ""
    of: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()


YEARS = Detail(
    "years",
    "Classes or year groups",
    "the classes or year groups",
    hint="Such as 5A and 5C. A teacher is a class here, never a name.",
)
WITH = Detail(
    "joint_with", "Together with", "who else was there", hint="By role: the adviser, a year leader."
)
SUBJECT = Detail("subject", "Subject", "the subject")
POLICY = (("yes", "Yes"), ("partly", "In part"), ("no", "Not yet"))
SURVEYS = (Kind.PUPIL_SURVEY, Kind.PARENT_SURVEY, Kind.STAFF_SURVEY)
SURVEY = (
    Detail("asked", "How many were asked?", "how many were asked", COUNT, required=True),
    Detail("answered", "How many answered?", "how many answered", COUNT, of="asked", required=True),
    Detail(
        "question",
        "The question that tells most",
        "the question",
        hint="Word for word, so that it can be asked again.",
    ),
    Detail("agreed", "How many of them said yes?", "how many said yes", COUNT, of="answered"),
    Detail("before", "The same last time, in per cent", "last time’s per cent", PERCENT),
    Detail(
        "themes",
        "What else they said",
        "what else they said",
        LONG,
        hint="What came up again and again. No names, and nothing that tells who said it.",
    ),
)

DETAILS: dict[str, tuple[Detail, ...]] = {
    Kind.LESSON_VISIT: (
        Detail("lessons", "How many lessons?", "how many lessons", COUNT, required=True),
        Detail("seen", "In how many was the focus seen?", "in how many the focus was seen", COUNT, of="lessons"),
        YEARS,
        SUBJECT,
        WITH,
        Detail("knew", "What pupils knew and could do", "what pupils knew", LONG, hint="What they remembered, said and did; climate, tasks, adults’ help."),
    ),
    Kind.LEARNING_WALK: (
        Detail("classes", "How many classes?", "how many classes", COUNT, required=True),
        Detail("seen", "In how many was the focus seen?", "in how many the focus was seen", COUNT, of="classes"),
        YEARS,
        WITH,
    ),
    Kind.WORK_SCRUTINY: (
        SUBJECT,
        YEARS,
        Detail("high", "Books of high prior attainers", "the books of high prior attainers", COUNT),
        Detail("middle", "Books of middle prior attainers", "the books of middle prior attainers", COUNT),
        Detail("low", "Books of low prior attainers", "the books of low prior attainers", COUNT),
        Detail("disadvantaged", "Of these, disadvantaged pupils’", "the books of disadvantaged pupils", COUNT, of="books"),
        Detail("send", "Of these, of pupils with special educational needs", "the books of pupils with special educational needs", COUNT, of="books"),
        Detail("seen", "In how many was the focus seen?", "in how many the focus was seen", COUNT, of="books"),
        Detail("policy", "As our policy asks?", "whether it is as the policy asks", CHOICE, choices=POLICY),
    ),
    Kind.PUPIL_SURVEY: SURVEY,
    Kind.PARENT_SURVEY: SURVEY,
    Kind.STAFF_SURVEY: SURVEY,
    Kind.INTERVIEW: (
        Detail("spoken_to", "How many did you talk with?", "how many you talked with", COUNT, required=True),
        Detail("group", "Who they are", "who they are", hint="As a group: eight pupils of Year 5, four of them disadvantaged."),
        Detail("questions", "What you asked", "what you asked", LONG),
        Detail("themes", "What they said", "what they said", LONG, hint="What came up again and again. No names."),
    ),
    Kind.DATA_REVIEW: (
        Detail("figures", "Which figures?", "which figures", hint="Such as the November check, Years 3 to 6.", required=True),
        Detail("pupils", "How many pupils are in them?", "how many pupils", COUNT),
        Detail("show", "What they show", "what they show", LONG, hint="Groups below your suppression size stay out."),
    ),
    Kind.PUPIL_PROGRESS_REVIEW: (
        Detail("reviewed", "How many pupils were reviewed?", "how many pupils were reviewed", COUNT, required=True),
        Detail("behind", "How many are behind?", "how many are behind", COUNT, of="reviewed", required=True),
        Detail("supported", "How many were given support?", "how many were given support", COUNT, of="reviewed", required=True),
        Detail("support", "What support?", "what support", hint="Such as same-week catch-up, three half-hours a week."),
        Detail("next_check", "Next check", "the next check", DAY, hint="When you see whether it helped."),
        YEARS,
    ),
    Kind.EXTERNAL_REVIEW: (
        Detail("reviewer", "Who reviewed?", "who reviewed", hint="By role and organisation.", required=True),
        Detail("scope", "What they looked at", "what they looked at"),
        Detail("judgement", "Their judgement of progress", "their judgement", LONG, hint="In their words."),
        Detail("recommendations", "What they recommend", "what they recommend", LONG),
        Detail("next_visit", "Next visit", "the next visit", DAY),
    ),
    Kind.GOVERNOR_VISIT: (),  # the board keeps what was seen and said, with the visit
}  # fmt: skip


def total(kind: str, details: dict, name: str) -> int | None:
    """The count called `name`; «books» is the sum of the three sorts of books."""
    if name == "books":
        return sum(details.get(sort) or 0 for sort in ("high", "middle", "low"))
    return details.get(name)


def problem(detail: Detail, kind: str, details: dict) -> str:
    """What cannot be right about this count beside the one it is part of; nothing if all is well."""
    part = details.get(detail.name)
    whole = total(kind, details, detail.of) if detail.of else None
    if part is None or whole is None or part <= whole:
        return ""
    if detail.of == "books":
        return f"There are {whole:,} books in the sample above, so this cannot be {part:,}"
    other = next(each for each in DETAILS[kind] if each.name == detail.of)
    return f"This cannot be more than {other.noun}, {whole:,}. Change one of them"


def per_cent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else ""


def lines(activity: MonitoringActivity) -> Iterator[tuple[str, str]]:
    """What the record says, as label and words, in the order of its form; what was left empty is left out."""
    for detail in DETAILS[activity.kind]:
        value = activity.details.get(detail.name)
        if value in (None, ""):
            continue
        yield detail.label.rstrip("?"), _words(detail, value, activity)


def _words(detail: Detail, value: Any, activity: MonitoringActivity) -> str:
    if detail.shape == COUNT and detail.of:
        whole = total(activity.kind, activity.details, detail.of)
        return f"{value:,} of {whole:,} ({per_cent(value, whole)})" if whole else f"{value:,}"
    if detail.shape == COUNT:
        return f"{value:,}"
    if detail.shape == PERCENT:
        return f"{value}%"
    if detail.shape == DAY:
        return dates.day_words(date.fromisoformat(value), beside=dates.today())
    if detail.shape == CHOICE:
        return dict(detail.choices)[value]
    return value


# What the focus was seen in so many of: several, and one.
WHOLES: dict[str, tuple[str, str]] = {
    Kind.LESSON_VISIT: ("lessons", "lesson"),
    Kind.LEARNING_WALK: ("classes", "class"),
    Kind.WORK_SCRUTINY: ("books", "book"),
}


def in_short(activity: MonitoringActivity) -> str:
    """The counts of a record in a few words: «reasoning seen in 11 of 18 books», «12 of 118 answered»; nothing where
    it has none."""
    d, kind = activity.details, activity.kind
    if kind in SURVEYS and d.get("asked"):
        words = f"{d.get('answered', 0):,} of {d['asked']:,} answered"
        agreed = d.get("agreed")
        return (
            f"{words}, {per_cent(agreed, d['answered'])} of them said yes"
            if agreed is not None and d.get("answered")
            else words
        )
    if kind == Kind.PUPIL_PROGRESS_REVIEW and d.get("reviewed") is not None:
        return f"{d['reviewed']:,} reviewed, {d.get('behind', 0):,} behind, {d.get('supported', 0):,} given support"
    if kind in WHOLES:
        many, one = WHOLES[kind]
        whole = total(kind, d, many)
        if whole:
            of = counted(whole, one, many)
            return f"Seen in {d['seen']:,} of {of}" if d.get("seen") is not None else of
    if kind == Kind.INTERVIEW and d.get("spoken_to"):
        return f"Talked with {d['spoken_to']:,}"
    return ""
