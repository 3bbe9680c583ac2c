"""Where printed words stand in the lines of a document, however they were broken there."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from improvement.reader import TextLine
from improvement.reader.words import dates

REACH = 60  # lines: no passage is longer
CLOSING = ".,:;!?)’”\"'"


class Span(NamedTuple):
    """A stretch of one line."""

    line: int
    start: int
    end: int


def find_words(lines: list[TextLine], words: str, line: int) -> list[Span]:
    """The stretches that these words take from `line` on. Only letters and figures count, so that hyphens, bullets and
    line ends do not matter. If the words are not found the whole line is meant."""
    index = _index(lines, line)
    if index is None:
        return []
    wanted = "".join(sign.lower() for sign in words if sign.isalnum())
    signs, places = [], []
    for text in lines[index : index + REACH]:
        for at, sign in enumerate(text.text):
            if sign.isalnum():
                signs.append(sign.lower()[:1])
                places.append((text, at))
    found = "".join(signs).find(wanted) if wanted else -1
    if found < 0:
        return _whole(lines[index])
    spans: dict[int, Span] = {}
    for text, at in places[found : found + len(wanted)]:
        start = spans[text.line].start if text.line in spans else at
        spans[text.line] = Span(text.line, start, at + 1)
    last_text = places[found + len(wanted) - 1][0]
    end = spans[last_text.line].end
    while end < len(last_text.text) and last_text.text[end] in CLOSING:
        end += 1
    spans[last_text.line] = spans[last_text.line]._replace(end=end)
    return list(spans.values())


def find_date(lines: list[TextLine], days: Iterable[date], line: int) -> str:
    """How the document prints one of these days, on the line or the two after it; empty if it is not seen there."""
    index = _index(lines, line)
    if index is None:
        return ""
    text = " ".join(each.text.strip() for each in lines[index : index + 3])
    return next((each.words for each in dates.find(text) if set(each.days) & set(days)), "")


def line_of(lines: list[TextLine], words: str, from_line: int = 1) -> int | None:
    """The line where these words begin, at `from_line` or after."""
    wanted = "".join(sign.lower() for sign in words if sign.isalnum())
    signs, where = [], []
    for text in lines:
        if text.line >= from_line:
            for sign in text.text:
                if sign.isalnum():
                    signs.append(sign.lower()[:1])
                    where.append(text.line)
    found = "".join(signs).find(wanted) if wanted else -1
    return where[found] if found >= 0 else None


def _index(lines: list[TextLine], line: int) -> int | None:
    """Lines are numbered from one, without a gap."""
    if lines and 1 <= line <= len(lines) and lines[line - 1].line == line:
        return line - 1
    return next((index for index, text in enumerate(lines) if text.line == line), None)


def _whole(text: TextLine) -> list[Span]:
    start = len(text.text) - len(text.text.lstrip())
    return [Span(text.line, start, len(text.text.rstrip()))] if text.text.strip() else []
