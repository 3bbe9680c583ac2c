"""Sentences of the running text, each with its line and the heading it stands under."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from improvement.reader.proposal import TextSource
from improvement.reader.sections import TextSection
from improvement.reader.words import printed
from improvement.reader.words.lines import Document, Line

HEADING = re.compile(r"^[A-Z][\w’',() -]{2,70}$")


@dataclass(frozen=True)
class Sentence:
    text: str
    source: TextSource
    heading: str


def find_sentences(document: Document, sections: list[TextSection]) -> list[Sentence]:
    """All sentences of the document up to the part that is the same in every report."""
    made: list[Sentence] = []
    for section in sections:
        if section.kind == "back":
            continue
        for paragraph in _paragraphs(document, section.lines):
            made += _sentences(paragraph, section.heading)
    return made


def _paragraphs(document: Document, lines: list[Line]) -> list[list[Line]]:
    made: list[list[Line]] = []
    for line in lines:
        before = made[-1][-1] if made else None
        if (
            before is None
            or line.gap
            or line.mark
            or not document.wrapped
            or _is_heading(before)
            or (_is_heading(line) and re.search(r"[.!?:]$", before.text))
        ):
            made.append([line])
        else:
            made[-1].append(line)
    return made


def _is_heading(line: Line) -> bool:
    return (
        len(line.text) < 60
        and bool(HEADING.match(line.text))
        and not re.search(r"[a-z]\s+[a-z]+\s*,?$", line.text[-1:])
    )


def _sentences(paragraph: list[Line], heading: str) -> list[Sentence]:
    """A paragraph's sentences. A sentence's line is the one it begins on."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for line in paragraph:
        words = re.sub(r"[ \t]+", " ", line.text)
        glued = bool(parts) and bool(re.search(r"[A-Za-z]-$", parts[-1][-2:])) and words[:1].islower()
        if parts and not glued:
            parts.append(" ")
            length += 1
        starts.append(length)
        parts.append(words)
        length += len(words)
    text, made, at = "".join(parts), [], 0
    for words in printed.sentences(text):
        place = text.find(words, at)
        at = place + len(words)
        line = paragraph[max(bisect_right(starts, place) - 1, 0)]
        made.append(Sentence(words, TextSource(line.page, line.number), heading))
    return made
