"""Words that may say who a pupil is. Pure: text in, signs out.

A sign never blocks: the person is told what was seen and decides (`schools.web.forms.pupil_data`). Pupils belong into
the school's own records; here they are counts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from schools.words import listed

SAVED_ANYWAY, CHANGED = "saved_anyway", "changed"
CHOICES = {SAVED_ANYWAY: "Save it anyway", CHANGED: "Let me change it"}

# The letter of a UPN is worth its place here; I, O and S are not used (DfE, UPN guide).
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
UPN = re.compile(r"(?<![A-Z0-9])([A-Z])(\d{11}[\dA-Z])(?![A-Z0-9])", re.IGNORECASE)
# Every repetition has an end: a hostile text of a megabyte is looked through in a second.
NAME = r"\b[A-Z][a-z’'\-]{1,30}(?: [A-Z][a-z’'\-]{1,30}){1,3}"
DAY = r"(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]{2,8},? \d{4})"
BORN = re.compile(r"\b(?:d\.?\s?o\.?\s?b\b\.?|date of birth|born(?: on)?)", re.IGNORECASE)
NAME_AND_DAY = re.compile(rf"{NAME}[ ,;:\t(]{{1,4}}({DAY})")
PLAN = r"(?:EHCPs?|EHC plans?|[Ee]ducation,? [Hh]ealth and [Cc]are [Pp]lans?|IEP|PEP|SEN support plan)"
NOT_A_NAME = (
    r"(?!(?:Year|Years|Reception|Nursery|Key|Class|Classes|Pupils?|Children|Autumn|Spring|Summer|Term|All|The|Each|Every|"
    r"SEND?|Our|These|Those|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
PLAN_OF = re.compile(
    rf"\b{PLAN}\s+(?:of|for)\s+{NOT_A_NAME}[A-Z][a-z]+|\b{NOT_A_NAME}[A-Z][a-z]{{1,30}}[’']s\s+{PLAN}\b"
)
INITIALS = re.compile(
    r"(?<![A-Za-z.])[A-Z]\.? ?[A-Z]\b\.?(?:(?:, ?and |, | and | ?& ?|; |/)[A-Z]\.? ?[A-Z]\b\.?){2,60}"
)
# Two capitals that are no pupil: subjects, stages, jobs, judgements.
USUAL = {
    "PE",
    "RE",
    "IT",
    "DT",
    "MFL",
    "KS",
    "LA",
    "HT",
    "DH",
    "AH",
    "TA",
    "SL",
    "PP",
    "EY",
    "GD",
    "WT",
    "EX",
    "FS",
    "AI",
    "UK",
    "EU",
    "ME",
    "RA",
    "RB",
    "RI",
    "LS",
    "MA",
    "EN",
    "SC",
    "GB",
    "TT",
    "PD",
    "CP",
    "HR",
    "SW",
    "NW",
    "NE",
    "SE",
}
COLUMNS = re.compile(
    r"\b(?:pupil|child|student)(?:’s|'s)? (?:name|initials)\b|\b(?:legal |preferred )?(?:forename|first name)s?\b[\s,;|]{1,4}"
    r"(?:legal |preferred )?(?:surname|last name)|\b(?:surname|last name)\b[\s,;|]{1,4}(?:forename|first name)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sign:
    """One kind of thing that was seen, and how often. `words` stand in a sentence."""

    what: str
    count: int
    words: str


def signs(text: str, *, on: date) -> list[Sign]:
    """What in the text may say who a pupil is, each kind once; an empty list if nothing does. `on` tells which years
    are those a pupil of today was born in."""
    whole = [check_letter(digits.upper()) == letter.upper() for letter, digits in UPN.findall(text)]
    known, looks = sum(whole), len(whole) - sum(whole)
    born = len(births(text, on=on))
    plans = len(PLAN_OF.findall(text))
    lists = sum(1 for match in INITIALS.finditer(text) if not _usual(match.group()))
    columns = len(COLUMNS.findall(text))
    found = [
        Sign("upn", known, _many(known, "a unique pupil number", "unique pupil numbers")),
        Sign(
            "upn_like",
            looks,
            _many(
                looks, "what looks like a unique pupil number", "things that look like unique pupil numbers"
            ),
        ),
        Sign("birth", born, _many(born, "a date of birth beside a name", "dates of birth beside names")),
        Sign("plan", plans, "whose education, health and care plan it is"),
        Sign("initials", lists, "a list of initials"),
        Sign("names", columns, "a column of pupils’ names"),
    ]
    return [sign for sign in found if sign.count]


def check_letter(digits: str) -> str:
    """The letter a UPN begins with, from the twelve signs that follow it; the last may be a letter."""
    values = [LETTERS.find(sign) if sign.isalpha() else int(sign) for sign in digits]
    if min(values) < 0:
        return ""
    return LETTERS[sum(weight * value for weight, value in enumerate(values, start=2)) % 23]


def births(text: str, *, on: date) -> list[str]:
    """Days that stand where a day of birth would: after «born», «DOB» or a column of that name, or straight after a
    name and in the years of a pupil."""
    found = []
    for match in BORN.finditer(text):
        found += re.findall(DAY, text[match.end() : match.end() + 80])[:1]
    for match in NAME_AND_DAY.finditer(text):
        year = re.search(r"\d{4}", match.group(1))
        if year and on.year - 19 <= int(year.group()) <= on.year - 3:
            found.append(match.group(1))
    return found


def _usual(words: str) -> bool:
    """Is it a list of subjects or stages? Written with full stops it never is."""
    each = re.findall(r"[A-Z] ?[A-Z]", words)
    return "." not in words and any(pair.replace(" ", "") in USUAL for pair in each)


def _many(count: int, one: str, more: str) -> str:
    return one if count == 1 else f"{count} {more}"


def sentence(found: Iterable[Sign], what: str = "This") -> str:
    """«register.csv may say who a pupil is: it holds 28 unique pupil numbers and a column of pupils’ names.»"""
    words = listed(sign.words for sign in found)
    return f"{what} may say who a pupil is: it holds {words}. Change it, or say that it is to be saved anyway"


def in_history(choice: str) -> str:
    """The end of a sentence in the history, by what was chosen."""
    return {
        SAVED_ANYWAY: ". It may say who a pupil is, and was saved anyway",
        CHANGED: ". It was changed first: it seemed to say who a pupil is",
    }.get(choice, "")
