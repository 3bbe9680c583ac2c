"""Sections: which lines stand under which heading, whatever the line breaks."""

import re
from dataclasses import dataclass, replace

from improvement.reader.levels import ends
from improvement.reader.points import IMPERATIVE, is_indented
from improvement.reader.words.lines import INLINE_MARK, Document, Line, split_mark
from improvement.reader.words.phrases import data, headings

POINTS = ("afis", "afis_quoted", "afis_restated", "old_form", "recommendations", "next_steps")


@dataclass(frozen=True)
class TextSection:
    """A heading and the lines under it, up to the next heading. `points` says what may count as one."""

    kind: str
    heading: str
    points: str
    where: Line
    lines: list[Line]
    start: int
    end: int
    at_end: bool  # nothing but white space follows in the document


@dataclass(frozen=True)
class Mark:
    """A heading that was found: from where to where in the text."""

    kind: str
    points: str
    start: int
    end: int


def find_sections(document: Document) -> list[TextSection]:
    """All sections in order. What stands before the first heading is a section of kind «front»."""
    marks = _marks(document)
    made = []
    first = marks[0].start if marks else len(document.text)
    made.append(_section(document, Mark("front", "", 0, 0), first))
    for index, mark in enumerate(marks):
        end = marks[index + 1].start if index + 1 < len(marks) else len(document.text)
        made.append(_section(document, mark, end))
    return made


def body(document: Document, sections: list[TextSection]) -> str:
    """The text with the parts that are the same in every report blanked out, every place unmoved."""
    text = document.text
    for section in sections:
        if section.kind == "back":
            blank = re.sub(r"[^\n]", " ", text[section.start : section.end])
            text = text[: section.start] + blank + text[section.end :]
    return text


def _marks(document: Document) -> list[Mark]:
    found: list[Mark] = []
    for heading in headings():
        if heading.where == "lost" and not document.lost:
            continue
        for match in heading.pattern.finditer(document.text):
            start = match.start() + len(match.group(0)) - len(match.group(0).lstrip())
            end = match.end()
            if heading.where == "line" and document.line_at(start).mark:
                continue  # a point that happens to consist of these words
            if heading.where == "start":
                end = _whole_heading(document, end)
            if heading.where == "sentence_end":
                start = _own_line(document, start, end)
            if heading.where in ("start", "sentence_end") and not _opens_a_list(document, end):
                continue
            found.append(Mark(heading.kind, heading.points, start, end))
    found += _cut_heading(document)
    # The longest of those that begin together or overlap wins; a heading for points before a mere stop.
    found.sort(key=lambda mark: (mark.start, mark.kind not in POINTS, -mark.end))
    made: list[Mark] = []
    for mark in found:
        if not made or mark.start >= made[-1].end:
            made.append(mark)
        elif mark.kind in POINTS and made[-1].kind not in POINTS:
            made[-1] = mark
    return made


def _cut_heading(document: Document) -> list[Mark]:
    """A text that breaks off in the middle of a heading ends with no part of a point."""
    last = document.lines[-1] if document.lines else None
    if (
        last is None
        or last.mark
        or not (len(last.text) > 2 or (len(document.lines) > 1 and ends(document.lines[-2].text)))
    ):
        return []
    phrases = (phrase for entry in data()["heading"] for phrase in entry["phrases"])
    if not any(phrase.startswith(last.text) for phrase in phrases):
        return []
    return [Mark("stop", "", document.starts[-1], len(document.text))]


def _whole_heading(document: Document, end: int) -> int:
    """A heading without a colon goes on over short lines up to the first point."""
    if document.text[end - 1] in ":;":
        return end
    index = document.index_at(max(end - 1, 0))
    for step in (1, 2):
        following = document.lines[index + step : index + step + 2]
        if (
            len(following) < 2
            or _is_point(following[0])
            or len(following[0].text) > 90
            or IMPERATIVE.match(following[0].text)
        ):
            break
        if _is_point(following[1]):
            return document.starts[index + step] + len(following[0].text)
    return end


def _is_point(line: Line) -> bool:
    return bool(line.mark) or line.level is not None


def _own_line(document: Document, start: int, end: int) -> int:
    """A heading on the line before is no part of the sentence."""
    first, _, rest = document.text[start:end].partition("\n")
    return (
        start + len(first) + 1
        if rest and len(first.split()) <= 3 and first[:1].isupper() and rest[:1].isupper()
        else start
    )


def _opens_a_list(document: Document, end: int) -> bool:
    """Do points stand directly after this place?"""
    index = document.index_at(max(end - 1, 0))
    rest = document.text[end : document.starts[index] + len(document.lines[index].text)].strip(" .:;")
    if INLINE_MARK.search(" " + rest):
        return True
    following = document.lines[index + 1 : index + 2]
    if rest or not following:
        return False
    indented = is_indented(document, following[0], document.lines[index].left) and bool(
        IMPERATIVE.match(following[0].text)
    )
    return bool(following[0].mark) or following[0].level is not None or indented


def _section(document: Document, mark: Mark, end: int) -> TextSection:
    heading = re.sub(r"\s+", " ", document.text[mark.start : mark.end]).strip(" \n[]*#")
    heading = re.sub(
        r"\s*\(?Information for the school and appropriate authority\)?:?", "", heading, flags=re.I
    )
    return TextSection(
        mark.kind,
        heading,
        mark.points,
        document.line_at(mark.start) if document.lines else Line("", 1, 1),
        _lines(document, mark.end, end),
        mark.start,
        end,
        not document.text[end:].strip(),
    )


def _lines(document: Document, start: int, end: int) -> list[Line]:
    """The lines between two places. A line cut by a heading gives the part that is inside; a line in which bullets
    stand between words gives a line for each."""
    made: list[Line] = []
    if not document.lines:
        return made
    for index in range(document.index_at(start), len(document.lines)):
        line, at = document.lines[index], document.starts[index]
        if at >= end:
            break
        part = line.text[max(start - at, 0) : end - at].strip()
        if not part:
            continue
        if start > at:
            mark, words = split_mark(part)
            part_line = replace(line, text=words, mark=mark, gap=True)
        else:
            part_line = replace(line, text=part)
        made += _split_at_marks(part_line)
    return made


def _split_at_marks(line: Line) -> list[Line]:
    pieces = INLINE_MARK.split(line.text)
    made = _split_at_dashes(replace(line, text=pieces[0])) if pieces[0].strip() else []
    for piece in pieces[1:]:
        mark, words = split_mark(piece)
        made += _split_at_dashes(replace(line, text=words, mark=mark, gap=False))
    return made


def _split_at_dashes(line: Line) -> list[Line]:
    """«Improve teaching by: – planning … – marking …» in one line: dashes after a colon are bullets."""
    first, opening, rest = (
        OPENING_DASH.split(line.text, maxsplit=1) if OPENING_DASH.search(line.text) else (line.text, "", "")
    )
    if not opening:
        return [line]
    parts = re.split(r"\s[–−—]\s(?=[a-z])", rest)
    return [replace(line, text=first), *(replace(line, text=part, mark="–", gap=False) for part in parts)]


OPENING_DASH = re.compile(r"(?<=[:])(\s)[–−—]\s(?=[a-z])")


def columns_run_together(document: Document, section: TextSection) -> bool:
    """Do two columns run into each other? Then bullets stand in the middle of lines, or a piece between two bullets
    breaks off on a word that cannot end a sentence."""
    if not document.lost:
        reach = document.lines[
            document.index_at(section.start) : document.index_at(max(section.end - 1, 0)) + 1
        ]
        inside = [line for line in reach if INLINE_MARK.search(line.text)]
        return sum(1 for line in inside if line.mark) >= 2 or len(inside) >= 3
    pieces = [line.text for line in section.lines if line.mark]
    return any(DANGLING.search(piece) for piece in pieces[:-1])


DANGLING = re.compile(
    r"\b(?:a|an|the|of|has|have|had|and|or|to|in|is|are|was|were|for|with|that|which|their|its|by|at|on|from|as|not|be)$",
    re.IGNORECASE,
)
