"""Clean lines: page furniture away, signs that conversion left behind mended, bullets taken off and remembered.

Every word that remains is a word of the document. Where each line stood is kept: `number` counts the lines of the
whole text from one, so a proposal can show its source.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache

from improvement.reader.files.raw import Extracted, RawLine
from improvement.reader.proposal import TextSource
from improvement.reader.words import printed
from improvement.reader.words.phrases import any_of, data

LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00a0": " ",
        "\u2007": " ",
    }
    | dict.fromkeys(["\u202f", "\u2009", "\u200a", "\u2002", "\u2003", "\u3000"], " ")
    | dict.fromkeys(["\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff", "\u2060", "\x00"], None)
    | {"\x02": "-", "\u2010": "-", "\u2011": "-", "\t": "    "}
)
CONTROL = re.compile("[\x03-\x08\x0e-\x1f\x7f-\x9f]")
RULE = re.compile(r"^[\s*_=\-–—.•#~]{3,}$")
MARKED_WORDS = re.compile(r"(?<!\*)\*\*(?!\*)|(?<!_)__(?!_)")
NUMBER = re.compile(
    r"^(?:\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}(?:\.\d{1,2})+|\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}\.\d{1,2})\s+(?=[^\W_])"
)
PLAIN_NUMBER = re.compile(r"^\d{1,2}\s+(?=[A-Z])")
INLINE_MARK = re.compile("\\s+(?=[•·▪▫■□●○◦‣➢➤✓\uf000-\uf0ff\x84]\\s*\\S)")
ONLY_DIGITS = re.compile(r"^\d{1,3}$")
EDGE = 4  # lines at the head and foot of a page that may be furniture
WIDEST = 200  # a line longer than this is a paragraph whose breaks were lost


@dataclass(frozen=True)
class Line:
    """A line without its bullet. `mark` is that bullet or number, `level` the list level where the file tells it."""

    text: str
    page: int
    number: int
    mark: str = ""
    left: float = 0.0  # of the bullet, or of the words where there is none
    right: float = 0.0
    level: int | None = None
    gap: bool = False


@dataclass
class Document:
    """The clean lines, and the same as one text, in which every place can be traced back to its line."""

    lines: list[Line]
    furniture: list[Line] = field(default_factory=list)
    positions: bool = False
    wrapped: bool = True  # False where every line is a paragraph
    lost: bool = False  # the line breaks of the original are lost
    text: str = ""
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        at, parts = 0, []
        self.starts = []
        for line in self.lines:
            self.starts.append(at)
            parts.append(line.text)
            at += len(line.text) + 1
        self.text = "\n".join(parts)

    def line_at(self, place: int) -> Line:
        return self.lines[max(bisect_right(self.starts, place) - 1, 0)]

    def index_at(self, place: int) -> int:
        return max(bisect_right(self.starts, place) - 1, 0)


def clean(extracted: Extracted) -> Document:
    raw = [_mended(line) for line in extracted.lines]
    furniture = _furniture(raw)
    kept, taken = [], []
    gap = False
    for number, line in enumerate(raw, start=1):
        words = line.text.strip()
        if not words:
            gap = True
        elif number in furniture:
            taken.append(_as_line(line, number))
        elif RULE.match(words) and not printed.ONLY_BULLET.match(words):
            gap = True
        else:
            text, glued = _without_glued(words)
            if glued:
                taken.append(replace(_as_line(line, number), text=glued))
            if text:
                kept.append(replace(_as_line(replace(line, text=text), number), gap=gap or line.gap))
            gap = False
    kept = _joined_marks(_joined_capitals(kept))
    long = [line for line in kept if line.right > WIDEST]
    total = sum(len(line.text) for line in kept)
    wrapped = extracted.positions or sum(len(line.text) for line in long) < 0.6 * total
    lost = total > 500 and max(len(line.text) for line in kept) > 0.7 * total
    return Document(_numbered(kept), taken, extracted.positions, wrapped, lost)


def shown(extracted: Extracted) -> list[str]:
    """The lines to show beside the proposals: as they came, without the signs that no page can show."""
    return [CONTROL.sub("•", line.text.translate(LIGATURES)).rstrip() for line in extracted.lines]


def _mended(line: RawLine) -> RawLine:
    text = unicodedata.normalize("NFC", line.text).translate(LIGATURES)
    text = re.sub("^(\\s*)[\x80-\x9f](?=\\s)", r"\1•", text)
    text = re.sub("(?<=\\s)\x84(?=\\s)", "•", text)
    return replace(line, text=MARKED_WORDS.sub("", CONTROL.sub(" ", text)))


# ---- what stands on every page -------------------------------------------------------------------------------------
@cache
def _furniture_pattern() -> re.Pattern[str]:
    return re.compile("^(?:" + "|".join(data()["furniture"]["lines"]) + r")\W*$", re.IGNORECASE)


@cache
def _glued_pattern() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(data()["furniture"]["glued"]) + r")\s*", re.IGNORECASE)


def _furniture(lines: list[RawLine]) -> set[int]:
    """Numbers of the lines that belong to the page: those that look like it, and those at the edges of many pages."""
    found = {
        number
        for number, line in enumerate(lines, start=1)
        if len(line.text) < 200 and _furniture_pattern().match(line.text.strip())
    }
    pages: dict[int, list[int]] = {}
    for number, line in enumerate(lines, start=1):
        if line.text.strip():
            pages.setdefault(line.page, []).append(number)
    if len(pages) < 3:
        return found
    edges = {page: {*numbers[:EDGE], *numbers[-EDGE:]} for page, numbers in pages.items()}
    counted = Counter(
        key for numbers in edges.values() for key in {_key(lines[number - 1]) for number in numbers}
    )
    often = {key for key, count in counted.items() if key and count >= max(3, 0.4 * len(pages))}
    for page, numbers in edges.items():
        for number in numbers:
            words = lines[number - 1].text.strip()
            is_page = ONLY_DIGITS.match(words) and number in (pages[page][0], pages[page][-1])
            if _key(lines[number - 1]) in often or (is_page and abs(int(words) - page) <= 2):
                found.add(number)
    return found


def _key(line: RawLine) -> str:
    words = re.sub(r"\d+", "#", line.text.strip().lower())
    return words if len(words) > 5 else ""


def _without_glued(words: str) -> tuple[str, str]:
    """A line without the page's foot that is glued to it, and that foot."""
    if len(words) < 12:
        return words, ""
    found = _glued_pattern().search(words)
    if found is None:
        return words, ""
    return (words[: found.start()].rstrip() + " " + words[found.end() :]).strip(), found.group(0).strip()


# ---- bullets -------------------------------------------------------------------------------------------------------
def _as_line(line: RawLine, number: int) -> Line:
    mark, text = split_mark(line.text)
    return Line(text, line.page, number, mark, line.left, line.right, line.level, line.gap)


def split_mark(text: str) -> tuple[str, str]:
    """The bullet or number before a point, and its words. A minus before a figure is no bullet."""
    words, mark = text.strip(), ""
    if printed.ONLY_BULLET.match(words):
        return words, ""
    found = None if printed.MINUS.match(words) else printed.BULLET.match(words)
    if found:
        mark, words = found.group(0).strip(), words[found.end() :]
    if found := NUMBER.match(words):
        number = found.group(0).strip()
        return number if not mark else mark + number, words[found.end() :]
    return mark, words


def _joined_capitals(lines: list[Line]) -> list[Line]:
    """A drop cap stands on a line of its own: «W» and «ilthorpe» are one word."""
    made: list[Line] = []
    for line in lines:
        before = made[-1] if made else None
        if (
            before
            and re.fullmatch(r"[A-Z]", before.text)
            and not before.mark
            and re.match(r"[a-z]{2}", line.text)
            and not line.mark
        ):
            made[-1] = replace(before, text=before.text + line.text, right=line.right)
        else:
            made.append(line)
    return made


def _joined_marks(lines: list[Line]) -> list[Line]:
    """A bullet on a line of its own belongs to the words after it."""
    made: list[Line] = []
    waiting: Line | None = None
    for line in lines:
        if line.mark and not line.text:
            waiting = line
        elif waiting is not None and not line.mark:
            made.append(replace(line, mark=waiting.mark, left=waiting.left, gap=line.gap or waiting.gap))
            waiting = None
        else:
            waiting = None
            made.append(line)
    return made


def _numbered(lines: list[Line]) -> list[Line]:
    """Bare numbers before points («1 Improve …», «2 Raise …») are marks only where they count up from one."""
    found = [
        (index, int(match.group(0)))
        for index, line in enumerate(lines)
        if not line.mark and (match := PLAIN_NUMBER.match(line.text)) and len(line.text) > 20
    ]
    runs: list[list[tuple[int, int]]] = []
    run: list[tuple[int, int]] = []
    for index, number in found:
        if run and number == run[-1][1] + 1 and index - run[-1][0] < 40:
            run.append((index, number))
            continue
        runs.append(run)
        run = [(index, number)] if number == 1 else []
    runs.append(run)
    made = list(lines)
    for index, number in (each for run in runs if len(run) > 1 for each in run):
        made[index] = replace(made[index], mark=f"{number}.", text=made[index].text.split(None, 1)[1])
    return made


def source_at(document: Document, place: int) -> TextSource:
    line = document.line_at(place)
    return TextSource(line.page, line.number)


def letterhead(text: str) -> bool:
    """Does a line belong to Ofsted's or a contractor's letterhead?"""
    return bool(_letterhead().search(text)) or bool(
        re.search(r"@|\bwww\.|\bT:? ?0\d{3}|Telephone|\bText ?[Pp]hone", text)
    )


@cache
def _letterhead() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(data()['school']['letterheads'])}(?!\w)")
