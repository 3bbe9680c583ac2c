"""Levels: which points are parts of others. Two deep."""

import re
from dataclasses import dataclass

from improvement.reader.proposal import ReadPoint, TextSource
from improvement.reader.words.lines import Document, Line

OPENS = re.compile(r"\S\s*:$|\bby\s*$")
ENDS = re.compile(r"[.!?]['’\"”)\]]*$")
LOWER = re.compile(r"^['‘\"“(]*[a-z]")


def ends(text: str) -> bool:
    """Does a sentence end here?"""
    return bool(ENDS.search(text[-8:]))


def opens(text: str) -> bool:
    """Does a list begin after this?"""
    return bool(OPENS.search(text[-24:]))


@dataclass
class ListItem:
    """A point in the making: its lines, joined, and what tells its level."""

    line: Line
    text: str
    level: int = 0
    last: Line | None = None
    hangs: bool = False

    @property
    def opens(self) -> bool:
        return opens(self.text) and not ends(self.text)


def set_levels(document: Document, items: list[ListItem]) -> list[str]:
    """Which points are parts: by the level the file gives, else by their numbers, signs or places, else by wording. Returns
    the doubts about them."""
    if not items:
        return []
    problems = []
    for way in (_by_file, _by_numbers, _by_signs, _by_place):
        levels = way(document, items)
        if levels is not None:
            break
    else:
        levels = _by_wording(items)
        if max(levels) > 0:
            problems.append("levels_guessed")
    if max(levels) > 1:
        problems.append("third_level")
    for item, level in zip(items, levels, strict=True):
        item.level = min(level, 1)
    items[0].level = 0
    return problems


def _by_file(document: Document, items: list[ListItem]) -> list[int] | None:
    given = [item.line.level for item in items]
    known = sorted({level for level in given if level is not None})
    if len(known) < 2:
        return None
    # A parent whose level the file does not give stands above those it does.
    return [0 if level is None else known.index(level) for level in given]


def _by_numbers(document: Document, items: list[ListItem]) -> list[int] | None:
    depths: list[int | None] = []
    for item in items:
        number = re.search(r"(\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]?$", item.line.mark.strip("()"))
        if not number:
            depths.append(None)
        else:
            depths.append(number[1].count(".") if number[1][0].isdigit() else 1)
    found = [depth for depth in depths if depth is not None]
    known = sorted(set(found))
    if len(known) == 2 and None not in depths:
        return [known.index(depth) for depth in found]
    if len(known) == 1 and None in depths and depths[0] is not None:
        return [0 if depth is not None else 1 for depth in depths]
    if len(known) == 1 and None in depths and items[0].opens and depths[1:2] != [None]:
        return [1 if depth is not None else 0 for depth in depths]
    return None


def _sign(item: ListItem) -> str:
    mark = re.sub(r"[\w.()]+$", "", item.line.mark) or item.line.mark
    return "-" if mark in ("-", "–", "—", "−") else mark


def _by_signs(document: Document, items: list[ListItem]) -> list[int] | None:
    """Two signs, the second first seen after a point that opens a list."""
    signs = [_sign(item) for item in items]
    order = list(dict.fromkeys(signs))
    if len(order) not in (2, 3):
        return None
    for sign in order[1:]:
        if not items[signs.index(sign) - 1].opens:
            return None
    levels = [order.index(sign) for sign in signs]
    return levels if _credible(items, levels) else None


def _by_place(document: Document, items: list[ListItem]) -> list[int] | None:
    """Points further in are parts of those further out."""
    least = 6.0 if document.positions else 1.0
    steps: list[float] = []
    for place in sorted({item.line.left for item in items if item.line.mark}):
        if not steps or place - steps[-1] >= least:
            steps.append(place)
    if len(steps) < 2:
        return None
    levels = [
        0 if not item.line.mark else max(i for i, step in enumerate(steps) if item.line.left >= step - 0.01)
        for item in items
    ]
    return levels if _credible(items, levels) else None


def _credible(items: list[ListItem], levels: list[int]) -> bool:
    """Levels that the wording contradicts come from a page turned crooked: no part before a parent, and no first part
    of a point that opens no list."""
    if levels[0] != 0:
        return False
    firsts = [i for i in range(1, len(items)) if levels[i] > levels[i - 1]]
    odd = [i for i in firsts if not items[i - 1].opens and not LOWER.match(items[i].text)]
    missed = [
        i
        for i in range(1, len(items))
        if items[i - 1].opens and levels[i] <= levels[i - 1] and LOWER.match(items[i].text)
    ]
    return len(odd) + len(missed) <= 0.34 * max(len(firsts), 1)


def _by_wording(items: list[ListItem]) -> list[int]:
    """Nothing but words: after a point that opens a list, those that begin small are its parts."""
    levels, inside = [], False
    for item in items:
        small = bool(LOWER.match(item.text))
        if inside and small:
            levels.append(1)
        else:
            inside = item.opens
            levels.append(0)
    return levels


def nested(items: list[ListItem]) -> list[ReadPoint]:
    """The points with their parts."""
    made: list[ReadPoint] = []
    for item in items:
        text = re.sub(r"\s+", " ", item.text).strip()
        point = ReadPoint(text, TextSource(item.line.page, item.line.number))
        if item.level and made:
            made[-1].children.append(point)
        else:
            made.append(point)
    return made
