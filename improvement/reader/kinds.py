"""Which kind of document it is, under which framework and section, by phrases and dates."""

import json
import re
from datetime import date
from functools import cache
from typing import Any

from improvement.data import FRAMEWORKS
from improvement.reader.words import names
from improvement.reader.words.lines import Document
from improvement.reader.words.phrases import data, search

ENOUGH = 6  # points: below this nothing marks the text as a letter or report
# What an undated document can be told by: the phrase was new in that framework and no other has it.
TELLING = [
    ("2025", "What it's like to be a pupil at this school"),
    ("2025", "Strong standard"),
    ("2025", "Urgent improvement"),
    ("2025", "At the most recent graded inspection, the following areas were identified"),
    ("2025", "focused monitoring inspection"),
    ("2019", "What is it like to attend this school?"),
    ("2019", "What does the school need to do to improve? "),
    ("2015", "Quality of teaching, learning and assessment"),
    ("2015", "Personal development, behaviour and welfare"),
    ("2012", "Behaviour and safety of pupils"),
    ("2009", "Inspection grades: 1 is outstanding, 2 is good, 3 is satisfactory"),
    ("2009", "notice to improve"),
]


def scores(document: Document, with_headings: bool = True) -> dict[str, int]:
    """The points of each kind: those of its phrases that occur. Phrases with a variable part are not needed here, so
    this looks for plain words in a flat text, which costs a long document little. Without headings only what builds a
    document counts, for an article may quote the heading of a list."""
    found: dict[str, int] = {}
    text = flat("\n".join([document.text, *(line.text for line in document.furniture)]))
    for entry in data()["kind"]:
        if entry.get("heads_a_list") and not with_headings:
            continue
        for phrase in entry["phrases"]:
            if flat(phrase) + phrase[len(phrase.rstrip()) :] in text:
                found[entry["type"]] = found.get(entry["type"], 0) + entry["points"]
    return found


def flat(text: str) -> str:
    return " ".join(re.sub("[’‘`´]", "'", text).lower().split())


def document_type(document: Document) -> str:
    """The kind with the most points. What reads like an article about a report, or like a handbook, is none, unless it
    has much more of the build of one; and a letter is addressed to someone or signed."""
    found = scores(document)
    article, plan = found.pop("not_a_report", 0), found.pop("school_action_plan", 0)
    greeted = re.search(r"(?:^|\s)Dear\s+[A-Z]", document.text[:6000]) is not None
    is_letter = (
        greeted or bool(SIGNED.search(document.text)) or names.addressee(document.text[:1500]) is not None
    )
    if found.get("section10_report"):
        return "section10_report"
    if not is_letter:
        found.pop("monitoring_letter", None)
    if found.get("monitoring_report") and greeted:
        found["monitoring_letter"] = found.get("monitoring_letter", 0) + 10
    if found.get("focused_monitoring_report"):
        found.pop("monitoring_report", None)
    if found.get("section8_report", 0) >= 9 and found.get("graded_report", 0):
        # Both are built alike from 2019; one that was, or was also deemed, a section 8 inspection says so.
        found["section8_report"] += found["graded_report"]
    if found.get("report_card", 0) < 5 and found.get("report_card", 0) < max(found.values(), default=0):
        found.pop("report_card", None)
    best = max(found, key=lambda each: found[each], default="")
    strength = found.get(best, 0)
    if plan >= 9 and not is_letter and plan + 3 >= strength:
        return "school_action_plan"
    built = scores(document, with_headings=False).get(best, 0)
    if strength < ENOUGH or (article and article >= 0.6 * built):
        return "not_a_report"
    return best


SIGNED = re.compile(r"\bYours (?:sincerely|faithfully)|\bI am copying this letter\b", re.IGNORECASE)


@cache
def frameworks() -> list[dict[str, Any]]:
    return json.loads(FRAMEWORKS.read_text(encoding="utf-8"))


def framework(document: Document, kind: str, days: list[date], months: list[str]) -> str | None:
    """By the date of the inspection or letter; where none is printed, by phrases that only one framework has."""
    if kind == "section10_report":
        return "pre-2005"
    months_first = [date(int(month[:4]), int(month[5:]), 1) for month in months]
    for day in [*days, *months_first]:
        for entry in frameworks():
            if (entry["starts_on"] or "0001-01-01") <= day.isoformat() <= (entry["ends_on"] or "9999-12-31"):
                return entry["code"]
        return None
    for code, phrase in TELLING:
        if search(phrase.strip()).search(document.text):
            return code
    return None


SECTION = re.compile(
    r"\bsections?\s+(5|8|10)\b[^.]{0,40}?\b(?:Education|School Inspections) Act", re.IGNORECASE
)
SECTION_BARE = re.compile(
    r"\b(?:carried out|conducted|inspection)\b[^.]{0,40}?\bunder section (5|8|10)\b", re.IGNORECASE
)
ALSO_DEEMED = re.compile(r"(?:also\s+)?deemed\s+(?:to\s+be\s+)?a\s+section\s+5\s+inspection", re.IGNORECASE)


def section(document: Document, kind: str) -> tuple[str | None, bool]:
    """The section of the Act it was carried out under, and whether a section 8 inspection was also deemed a section 5."""
    if kind in ("school_action_plan", "not_a_report"):
        return None, False
    found = next(
        (
            match
            for pattern in (SECTION, SECTION_BARE)
            for match in pattern.finditer(document.text)
            if not re.search(
                r"\bprevious\b", document.text[max(match.start() - 90, 0) : match.start()], re.IGNORECASE
            )
        ),
        None,
    )
    deemed = bool(ALSO_DEEMED.search(document.text))
    if found is None:
        return None, False
    number = found[1]
    if deemed:
        return "8 and 5", True
    return number, False
