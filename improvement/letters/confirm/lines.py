"""The lines of the document beside the proposals, with what each proposal came from marked and numbered."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from improvement.letters.confirm.item import Item
from improvement.reader import TextLine
from improvement.reader.words.places import Span

SHORT = 150  # lines: a letter is shown whole
AROUND = 3  # lines of a report shown before and after what is marked
MOST = 6_000


@dataclass
class Stretch:
    words: str
    look: str = ""  # «marked» or «doubtful»
    numbers: list[int] = field(default_factory=list)


@dataclass
class DocumentLine:
    number: int
    stretches: list[Stretch]
    left_out: int = 0  # lines before this one that are not shown


@dataclass
class LineShown:
    lines: list[DocumentLine]
    of: int
    whole: bool
    pages: list[int]

    @property
    def first(self) -> int:
        return self.lines[0].number if self.lines else 0

    @property
    def last(self) -> int:
        return self.lines[-1].number if self.lines else 0


def document_lines(lines: list[TextLine], items: list[Item], *, whole: bool = False) -> LineShown:
    """A short document whole, but for empty lines at its ends; of a long one what is marked and the lines around it."""
    marks: dict[int, list[tuple[Span, Item, bool]]] = {}
    for item in items:
        for place, span in enumerate(item.spans):
            marks.setdefault(span.line, []).append((span, item, place == len(item.spans) - 1))
    written = [line.line for line in lines if line.text.strip()]
    if not written:
        return LineShown([], len(lines), True, [])
    whole = whole or len(lines) <= SHORT or not marks
    near = {number + step for number in marks for step in range(-AROUND, AROUND + 1)}
    made, left_out = [], 0
    for line in lines[:MOST]:
        if not written[0] <= line.line <= written[-1]:
            continue
        if not whole and line.line not in near:
            left_out += 1
            continue
        made.append(DocumentLine(line.line, _stretches(line.text, marks.get(line.line, [])), left_out))
        left_out = 0
    pages = sorted({line.page for line in lines if line.line in marks})
    return LineShown(made, len(lines), whole, pages)


def _stretches(text: str, marks: Iterable[tuple[Span, Item, bool]]) -> list[Stretch]:
    made: list[Stretch] = []
    at = 0
    for span, item, ends in sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end)):
        start, end = max(span.start, at), span.end
        numbers = [item.number] if ends and item.number else []
        if start >= end:  # inside what is marked already: only its number is added
            if made and made[-1].look:
                made[-1].numbers += numbers
            continue
        if start > at:
            made.append(Stretch(text[at:start]))
        made.append(Stretch(text[start:end], "doubtful" if item.impossible else "marked", numbers))
        at = end
    if text[at:].strip():
        made.append(Stretch(text[at:]))
    return made
