"""The labelled values of a front sheet or of «School details»: «Unique reference number 123456» and the like."""

import re
from dataclasses import dataclass
from functools import cache

from improvement.reader.words import dates, names
from improvement.reader.words.lines import Document
from improvement.reader.words.phrases import any_of, data


@dataclass(frozen=True)
class Value:
    """What follows a label: its words and their place in the text."""

    words: str
    place: int


@cache
def _all_labels() -> re.Pattern[str]:
    every = any_of([phrase for entry in data()["label"] for phrase in entry["phrases"]])
    return re.compile(rf"(?i:(?<!\w){every}(?!\w))")


@cache
def _label(name: str) -> re.Pattern[str]:
    phrases = [phrase for entry in data()["label"] if entry.get("as") == name for phrase in entry["phrases"]]
    return re.compile(rf"(?im)(?<![\w-])(?P<label>{any_of(phrases)})(?!\w)(?:\(s\))?\s*(?P<colon>[:–]?)")


def find_labels(document: Document, text: str) -> dict[str, list[Value]]:
    """The values of each field's labels, in order. `text`: the document's, with what is in every report blanked."""
    return {
        entry["as"]: _values(document, text, entry["as"], entry["shape"])
        for entry in data()["label"]
        if "as" in entry
    }


def _values(document: Document, text: str, name: str, shape: str) -> list[Value]:
    made = []
    for match in _label(name).finditer(text):
        start = match.start()
        line_start = document.starts[document.index_at(start)]
        at_start = not text[line_start:start].strip()
        # In the middle of a line a label counts only where its value can be nothing else, or lines are lost.
        named = match["label"][0].isupper() and (document.lost or match["colon"] == ":")
        if not at_start and shape != "digits" and not named:
            continue
        if not match["label"][0].isupper() and shape != "digits":
            continue
        value = _shaped(text, match.end(), shape)
        if value:
            made.append(value)
    return made


def _shaped(text: str, at: int, shape: str) -> Value | None:
    after = text[at : at + 160]
    place = at + len(after) - len(after.lstrip())
    words = after.lstrip(" :\n–-\t")
    line = words.split("\n", 1)[0]
    if label := _all_labels().search(line):
        if label.start() == 0:
            return None
        line = line[: label.start()] if label.group(0)[0].isupper() else line
    line = line.strip(" :,;")
    if shape == "digits":
        found = re.match(r"\d[\d ]{2,9}\b", words)
        return Value(found.group(0).strip().replace(" ", ""), place) if found else None
    if shape == "dates":
        day = dates.first_in(words[:70])
        return Value(words[day.start : day.end], place) if day and day.start <= 14 else None
    if shape == "person":
        name = names.person(line)
        return Value(name, place) if name else None
    if shape == "postcode":
        found = names.POSTCODE.match(words)
        return Value(found[1], place) if found else None
    if shape == "address":
        return Value(re.sub(r"\s+", " ", words), place)
    if shape == "place" and re.fullmatch(r"[A-Z][\w’'&., -]{2,50}", line) and len(line.split()) <= 6:
        return Value(line, place)
    return None
