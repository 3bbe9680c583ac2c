"""Nested points: which lines make one point, and which points are parts of others. Two levels deep."""

import re
from dataclasses import dataclass, field, replace

from improvement.reader.levels import LOWER, ListItem, ends, nested, opens, set_levels
from improvement.reader.proposal import ReadPoint
from improvement.reader.words.lines import Document, Line

WORDED = re.compile(
    r"^(?:[\w’' ,/()-]{0,80}?)\b(?:leaders|governors|trustees|the school|schools?|the trust|the headteacher|headteacher|principal|"
    r"staff|teachers|directors|the local authority|those responsible|the governing body|managers|the academy|the college)\b"
    r"[^.]{0,120}?\b(?:should|must|needs? to)\b",
    re.IGNORECASE,
)
IMPERATIVE = re.compile(
    r"^(?:As a matter of urgency, |Urgently |Further |Rapidly )?(?:accelerate|address|build|check|clarify|close|continue|deepen|"
    r"develop|embed|ensure|establish|extend|further|give|help|implement|improve|increase|eradicate|eliminate|make|monitor|"
    r"provide|raise|reduce|refine|review|secure|sharpen|speed|strengthen|support|take|tackle|train|use|work|urgently)\b",
    re.IGNORECASE,
)
LEAD_IN = re.compile(
    r"\b(?:the school|leaders|governors|the trust|staff|it|they|school leaders|trustees|the academy|inspectors|those responsible"
    r"[\w ]*)\b[^.]{0,60}\b(?:should|must|needs? to|ought to|is to|are to|required to)\b[^.:]{0,40}:$|^[^.]{0,70}\b(?:are|were|following|points)\s?:$|^to:$",
    re.IGNORECASE,
)
TABLE = re.compile(
    r"(?:\b(?:This school|National average|Compared with national|All schools|Similar schools)\b.*){2,}|(?:\d[\d.,]*%?\s+){3,}"
)
DEFINITION = re.compile(
    r"^(?:The|A|An) [\w’' -]{3,60} (?:is the difference|means|refers to|shows the|is the proportion|is calculated)\b",
    re.I,
)
NO_POINTS = re.compile(
    r"\b(?:no (?:significant |major |key )?(?:areas|issues|points|matters)|nothing of significance|found no)\b",
    re.I,
)
NEARLY = 0.87  # of the width of the lines: a line that reaches further is full
FEW = 4  # lines: too few to tell how wide the page is set
NARROW = 40  # letters: no text is wrapped so narrow
INDENT = " "  # stands for the bullet of a point that has only its indent left
STRAY = 70  # letters: a line without a full stop as short as this may be a stray among the points


@dataclass
class Found:
    """The points under a heading, the doubts about them, and paragraphs that were left out."""

    points: list[ReadPoint] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    left_out: list[Line] = field(default_factory=list)
    last: Line | None = None  # the last line that is part of a point


def find_points(document: Document, lines: list[Line], allowed: str, strict: bool = False) -> Found:
    """The points among the lines under a heading. `allowed`: «marked», «worded» or «any», as in the data file.
    `strict` ends the list at the first paragraph that is no part of it."""
    found = Found()
    width = _width(document, lines)
    if not any(line.mark or line.level is not None for line in lines):
        lines = _implied(document, lines)
    if any(line.mark or line.level is not None for line in lines):
        items = _marked(document, lines, width, found, strict, allowed)
    elif allowed == "marked" or document.lost:
        items = []
    else:
        items = _paragraphs(document, lines, width, found, allowed)
    items = [item for item in items if _is_point(item, found)]
    found.problems += set_levels(document, items)
    found.points = nested(items)
    found.last = items[-1].last or items[-1].line if items else None
    return found


def _implied(document: Document, lines: list[Line]) -> list[Line]:
    """Where the bullets themselves were lost, the indent they left behind may still tell where points begin."""
    if not lines or not is_indented(document, lines[0], min(line.left for line in lines)):
        return lines
    least = min(line.left for line in lines)
    wraps = any(
        line.left - least < 1 and LOWER.match(line.text) for line in lines
    )  # lines that go on stand at the margin
    made: list[Line] = []
    for line in lines:
        inside = line.left - least >= (6 if document.positions else 1)
        opened = bool(made) and opens(made[-1].text) and not ends(made[-1].text)
        begins = inside and (wraps or opened or not LOWER.match(line.text))
        made.append(replace(line, mark=INDENT) if begins else line)
    return made


def is_indented(document: Document, line: Line, margin: float) -> bool:
    return line.left - margin >= (6 if document.positions else 1) and not LOWER.match(line.text)


def _is_point(item: ListItem, found: Found) -> bool:
    words = item.text.strip()
    if TABLE.search(words) or DEFINITION.search(words) or NO_POINTS.search(words) or len(words) < 4:
        found.left_out.append(item.line)
        return False
    return True


# ---- lines into items ----------------------------------------------------------------------------------------------
def _marked(
    document: Document, lines: list[Line], width: float, found: Found, strict: bool, allowed: str
) -> list[ListItem]:
    """Items of a list with bullets, numbers or levels; an unmarked first line or parent may belong to it too."""
    items: list[ListItem] = []
    closed = False
    strays: list[Line] = []
    for index, line in enumerate(lines):
        if line.mark or line.level is not None:
            if closed and (strict or not _may_go_on(strays)):
                found.left_out += strays
                break
            found.left_out += strays
            strays, closed = [], False
            items.append(ListItem(line, line.text, last=line))
        elif items and not closed and _goes_on(document, items[-1], line, width):
            _join(items[-1], line)
        elif not items:
            before = _unmarked_start(lines, index)
            if before is not None:
                items.append(ListItem(line, line.text, last=line))
        elif _is_parent(lines, index):
            items.append(ListItem(line, line.text, last=line))
            closed, strays = False, []
        elif line.text.isdigit():
            continue
        else:
            closed = True
            strays.append(line)
    return items


def _unmarked_start(lines: list[Line], index: int) -> Line | None:
    """The first line under a heading, when it is a point or the parent of points rather than a lead-in."""
    line = lines[index]
    if LOWER.match(line.text) or line.text.isdigit():
        return None
    whole = line.text
    for after in lines[index + 1 :]:
        if after.mark or after.level is not None:
            break
        whole += " " + after.text
    if len(whole) > 900 or LEAD_IN.search(whole):
        return None
    return line if IMPERATIVE.match(line.text) or (WORDED.match(whole) and ends(whole)) else None


def _is_parent(lines: list[Line], index: int) -> bool:
    """A paragraph without a bullet that ends «by:» and has bullets after it."""
    line = lines[index]
    after = lines[index + 1] if index + 1 < len(lines) else None
    return bool(
        after
        and (after.mark or after.level is not None)
        and IMPERATIVE.match(line.text)
        and opens(line.text)
        and not LEAD_IN.search(line.text)
    )


def _may_go_on(strays: list[Line]) -> bool:
    """Is what stood between two points only a stray line, such as a page's foot nobody knew?"""
    return len(strays) <= 2 and all(len(line.text) < STRAY and not ends(line.text) for line in strays)


def _join(item: ListItem, line: Line) -> None:
    glue = "" if re.search(r"[A-Za-z]-$", item.text) and LOWER.match(line.text) else " "
    item.text += glue + line.text
    item.hangs = item.hangs or line.left > item.line.left + 1
    item.last = line


def _goes_on(document: Document, item: ListItem, line: Line, width: float) -> bool:
    """Does an unmarked line go on with the point before it? Where the break was made on purpose, because the first
    word of the next line had room, and the next begins with a capital, a new paragraph has begun."""
    before = item.last or item.line
    if line.text.isdigit() and not re.search(r"\b(?:Year|Key Stage|Stage|of|than|to)$", item.text):
        return False
    lower = bool(LOWER.match(line.text))
    if document.positions and item.hangs and line.left <= item.line.left + 1 and line.page == before.page:
        return False
    if lower:
        return not (line.gap and ends(item.text))
    if not document.wrapped:
        return False
    if line.gap and (ends(item.text) or line.page == before.page):
        return False
    return not _on_purpose(document, before, line, width)


def _on_purpose(document: Document, before: Line, line: Line, width: float) -> bool:
    """Had the first word of the next line room on this one? Lines are set ragged, so near the edge nothing is sure."""
    first = line.text.split(None, 1)[0] if line.text else ""
    if document.positions:
        letter = max((before.right - before.left) / max(len(before.text), 1), 3)
        margin = min(before.left, line.left)
        return before.right + (len(first) + 1) * letter <= margin + NEARLY * (width - margin)
    return before.right < NARROW or before.right + 1 + len(first) <= NEARLY * width


def _width(document: Document, lines: list[Line]) -> float:
    """How far lines reach here: among these and their neighbours, unless a stray long line would mislead."""
    if not lines:
        return 0.0
    inside = [line.right for line in lines]
    if document.positions and len(lines) < FEW:
        pages = {line.page for line in lines}
        inside += [line.right for line in document.lines if line.page in pages]
    inside.sort()
    return inside[-2] if len(inside) > 4 and inside[-1] > 1.15 * inside[-2] else inside[-1]


def _paragraphs(
    document: Document, lines: list[Line], width: float, found: Found, allowed: str
) -> list[ListItem]:
    """Points without bullets: each paragraph that says what should be done, and parts after one that ends «by:»."""
    items: list[ListItem] = []
    for line in lines:
        before = items[-1] if items else None
        if before and not _starts_paragraph(document, before, line, width):
            _join(before, line)
        else:
            items.append(ListItem(line, line.text, last=line))
    kept: list[ListItem] = []
    open_parent = False
    for item in items:
        is_part = open_parent and bool(LOWER.match(item.text))
        said = WORDED.match(item.text) or (allowed == "any" and IMPERATIVE.match(item.text))
        if is_part or (said and not LEAD_IN.search(item.text)):
            kept.append(item)
            open_parent = is_part or item.opens
        else:
            open_parent = False
            found.left_out.append(item.line)
            if allowed == "any" and kept:
                break
    if kept and allowed == "any":
        found.problems.append("points_without_marks")
    return kept


def _starts_paragraph(document: Document, before: ListItem, line: Line, width: float) -> bool:
    if line.gap or not document.wrapped:
        return not (LOWER.match(line.text) and not ends(before.text) and not before.opens)
    last = before.last or before.line
    if before.opens and LOWER.match(line.text):
        return True
    if ends(before.text) and (WORDED.match(line.text) or DEFINITION.match(line.text)):
        return True
    return _on_purpose(document, last, line, width)
