"""The phrases and sentences of `improvement/data/letter_phrases.toml`, made ready to search with."""

import re
import tomllib
from functools import cache
from typing import Any, NamedTuple

from improvement.data import PHRASES

APOSTROPHES = "['’‘`´]"


class Heading(NamedTuple):
    kind: str
    where: str
    points: str
    pattern: re.Pattern[str]


@cache
def data() -> dict[str, Any]:
    return tomllib.loads(PHRASES.read_text(encoding="utf-8"))


@cache
def flexible(phrase: str) -> str:
    """A pattern for a phrase: any white space for a space, either apostrophe, a hyphen or a dash."""
    words = []
    for word in phrase.split():
        escaped = re.sub("['’]", APOSTROPHES, re.escape(word))
        words.append(re.sub(r"\\-|–", "[-‐‑–—]", escaped))
    pattern = r"\s+".join(words)
    return pattern + (r"\s+" if phrase.endswith(" ") else "")


@cache
def search(phrase: str) -> re.Pattern[str]:
    start = r"(?<!\w)" if phrase[0].isalnum() else ""
    end = r"(?!\w)" if phrase.rstrip()[-1].isalnum() and not phrase.endswith(" ") else ""
    return re.compile(start + flexible(phrase) + end, re.IGNORECASE)


def any_of(phrases: list[str]) -> str:
    """One pattern for several phrases, the longest tried first."""
    return _any_of(tuple(phrases))


@cache
def _any_of(phrases: tuple[str, ...]) -> str:
    return "(?:" + "|".join(flexible(each) for each in sorted(phrases, key=len, reverse=True)) + ")"


@cache
def headings() -> list[Heading]:
    made = []
    for entry in data()["heading"]:
        words = any_of(entry["phrases"])
        where = entry["where"]
        if where == "line":
            # A line that is the end of a sentence begins small and ends with a full stop; a heading does neither.
            pattern = rf"(?m)^[ \t\[*#]*(?:\d{{1,2}}[.)]?\s+)?(?-i:(?=[A-Z‘'])){words}[ \t]*[\]:;*]*[ \t]*$"
        elif where == "start":
            pattern = rf"(?m)^[ \t\[*#]*{words}[^\n:;]{{0,140}}[:;]?"
        elif where == "sentence_end":
            pattern = rf"(?m)(?:^|(?<=[.!?]\s))[^.!?\n]*?(?:\n[^.!?\n]*?)?{words}[:;]?"
        elif where == "lost":
            pattern = rf"(?-i:(?=[A-Z])){words}"
        else:
            pattern = rf"\[?{words}(?:\]|(?:\s*\(?Information\s+for\s+the\s+school\s+and\s+appropriate\s+authority\)?))?:?"
        made.append(
            Heading(entry["kind"], where, entry.get("points", ""), re.compile(pattern, re.IGNORECASE))
        )
    return made


def sentence(code: str, **words: object) -> str:
    """What is said when a file cannot be read, or when there is nothing to propose."""
    return str(data()["sentences"][code]).format(**words)


def about(problem: str) -> str:
    """What is said of a doubt."""
    return str(data()["about"][problem])
