"""Names of people and schools, cut out of lines that run together."""

import re
from functools import cache

from improvement.reader.words.phrases import any_of, data

POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b")
_NAME_WORD = r"(?:[A-Z][\w’'‘`-]*\.?|\([A-Z][\w’' -]*\)|de|van|von|der|den|la|le|bin|al|El|O['’][A-Z]\w+)"


@cache
def titles() -> str:
    return "(?:" + "|".join(sorted(data()["people"]["titles"], key=len, reverse=True)) + r")\b\.?"


@cache
def roles() -> str:
    return any_of(data()["people"]["roles"])


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"(?:{titles()}\s+){{0,2}}{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}")


def person(text: str) -> str | None:
    """The name of a person a value begins with: a title and a name, or two words of a name at least."""
    words = text.strip(" :,–-\t")
    found = _person().match(words)
    if found is None:
        return None
    name = found.group(0).strip(" ,.")
    if re.match(rf"{titles()}\s+\S", name):
        return name
    return name if " " in name else None


@cache
def _addressee() -> re.Pattern[str]:
    titled = rf"(?:{titles()}\s+){{1,2}}{_NAME_WORD}(?:\s+{_NAME_WORD}){{0,4}}?"
    untitled = rf"(?m:^){_NAME_WORD}(?:[ ]{_NAME_WORD}){{1,3}}?"
    return re.compile(
        rf"(?P<name>{titled}|{untitled})\s*[,–-]?\s+(?P<role>(?:The\s+)?(?=[A-Z])(?i:{roles()}))(?!\w)\s*,?\s*"
        rf"(?P<rest>[^\n]*(?:\n[^\n]+){{0,8}})"
    )


def addressee(text: str) -> re.Match[str] | None:
    """A name, then a role, then what follows: the school and its address."""
    return _addressee().search(text)


@cache
def _kinds() -> str:
    return "(?:" + "|".join(data()["school"]["kinds"]) + ")"


@cache
def _between() -> set[str]:
    return {word.lower() for word in (*data()["school"]["between"], *data()["school"]["kinds"])}


def school_before_address(text: str) -> str | None:
    """The name of a school at the beginning of a line in which its address follows: «Kinson Primary School School Lane,
    Kinson …» ends at the word that ends a name, unless what follows is still part of one."""
    words = text.strip().split(" ")
    end = None
    for index, word in enumerate(words[:16]):
        bare = word.strip(",.;")
        if re.search(r"\d", bare):
            break
        if re.fullmatch(_kinds(), bare, re.IGNORECASE):
            following = words[index + 1].strip(",.;") if index + 1 < len(words) else ""
            if end == index - 1 and following.title() in data()["school"]["streets"]:
                break
            end = index
            if word.endswith((",", ".", ";")):
                break
        elif end is not None and bare.lower() not in _between():
            break
        elif (word.endswith(",") and end is None and index + 1 < len(words) and words[index + 1] == ",") or (
            word.endswith(",") and end is None
        ):
            return None
    if end is None:
        return None
    name = " ".join(words[: end + 1]).strip(" ,.;")
    return name if len(name.split()) > 1 else None


def is_school_name(text: str) -> bool:
    """Could a whole line be the name of a school?"""
    return bool(
        3 < len(text) <= 90
        and re.match(r"[A-Z‘'“]", text)
        and not re.search(r"[:;?!@/\d]|\.\s|\bOfsted\b|\bReport\b|\breport\b|\bwww\b|\bAddress\b", text)
        and (re.search(rf"\b{_kinds()}\b", text, re.IGNORECASE) or len(text.split()) <= 6)
        and len([word for word in text.split() if word[:1].isupper()]) >= 0.5 * len(text.split())
    )


def has_kind(text: str) -> bool:
    return bool(re.search(rf"\b{_kinds()}\b", text, re.IGNORECASE))


def same_school(one: str, other: str) -> bool:
    """Are two printed names those of one school, but for capitals, apostrophes and «The»?"""

    def bare(name: str) -> str:
        name = re.sub(r"^the\s+", "", name.lower())
        name = re.sub(r"[’'‘`.,()-]", "", name).replace("saint ", "st ")
        return re.sub(r"\s+(?:school|academy|college)$", "", re.sub(r"\s+", " ", name)).strip()

    return bare(one) == bare(other) or bare(one) in bare(other) or bare(other) in bare(one)
