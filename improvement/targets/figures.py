"""Figures as people type them and read them, by the shape of their measure. Pure: no row, no clock.

    read("9 of 12", shape="n_of_m", out_of=12)        Figure(Decimal(9))
    show(Decimal(9), "n_of_m", 12)                    «9 of 12»
    difference(Decimal(57), Decimal(64), ...)         «7 points short»

What cannot be read is `NotAFigure`, with a sentence that says how to put it right.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from schools.words import fold

PERCENTAGE, COUNT, SCORE, N_OF_M, YES_NO, NARRATIVE = (
    "percentage",
    "count",
    "score",
    "n_of_m",
    "yes_no",
    "narrative",
)
MOST = 9_999_999
WORDS = 300

PLAIN = re.compile(r"[0-9]{1,12}(\.[0-9]{1,12})?", re.ASCII)
SIGNED = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?", re.ASCII)
THOUSANDS = re.compile(r"[0-9]{1,3}(,[0-9]{3})+", re.ASCII)
OF = re.compile(r"([0-9]{1,12})\s*(?:of|out of|/)\s*([0-9]{1,12})", re.ASCII | re.IGNORECASE)
YES, NO = {"yes", "y", "true", "1"}, {"no", "n", "false", "0"}
MINUS = str.maketrans("−–", "--")  # as Word and Excel write it


class NotAFigure(ValueError):
    """The text is no figure of this shape. `sentence` says what to type instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Figure:
    """What was typed: a number, or for a measure in words, words. Both empty where nothing was typed."""

    value: Decimal | None = None
    words: str = ""

    def __bool__(self) -> bool:
        return self.value is not None or bool(self.words)


NOTHING = Figure()


def read(text: str, shape: str, out_of: int | None = None) -> Figure:
    """The figure that was typed; an empty one for nothing."""
    text = " ".join(str(text or "").split())
    if not text:
        return NOTHING
    if shape == NARRATIVE:
        if len(text) > WORDS:
            raise NotAFigure(f"The limit is {WORDS} characters and you have {len(text)}. Say it shorter")
        return Figure(words=text)
    if any(sign.isdigit() and not sign.isascii() for sign in text):
        raise NotAFigure("Type the figure again with the digits 0 to 9 of the keyboard")
    if shape == YES_NO:
        return Figure(_yes_or_no(text))
    return Figure(
        {PERCENTAGE: _percentage, COUNT: _count, SCORE: _score}[shape](text)
        if shape != N_OF_M
        else _part(text, out_of)
    )


def _percentage(text: str) -> Decimal:
    bare = re.sub(r"\s*(%|per ?cent)$", "", text, flags=re.IGNORECASE)
    value = _number(
        bare,
        PLAIN,
        "a percentage from 0 to 100, such as 57 or 57.5",
        negative="A percentage lies from 0 to 100. Correct the figure",
    )
    if value > 100:
        raise NotAFigure("A percentage lies from 0 to 100. Correct the figure")
    return value


def _count(text: str) -> Decimal:
    if THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    value = _number(
        text, PLAIN, "a whole number, such as 12", negative="A count is never below zero. Correct the figure"
    )
    if value != value.to_integral_value():
        raise NotAFigure("A count is a whole number. Leave out what follows the full stop")
    return value


def _score(text: str) -> Decimal:
    return _number(text.translate(MINUS), SIGNED, "a number, such as 0.4 or -1.2")


def _part(text: str, out_of: int | None) -> Decimal:
    given = OF.fullmatch(text)
    whole = int(given.group(2)) if given else out_of
    example = (
        f"9 of {out_of}" if out_of and out_of >= 9 else (f"{out_of} of {out_of}" if out_of else "9 of 12")
    )
    value = _number(
        given.group(1) if given else text,
        PLAIN,
        f"how many, such as {example}",
        negative="How many cannot be below zero. Correct the figure",
    )
    if value != value.to_integral_value():
        raise NotAFigure("How many is a whole number. Leave out what follows the full stop")
    if given and out_of and whole != out_of:
        raise NotAFigure(
            f"This measure is out of {out_of}, and here it says out of {whole}. Correct one of the two"
        )
    if not whole:
        raise NotAFigure("Say of how many: at least 1")
    if value > whole:
        raise NotAFigure(f"{value} of {whole} is more than all of them. Correct the figure")
    return value


def _yes_or_no(text: str) -> Decimal:
    word = text.casefold().rstrip(".")
    if word not in YES | NO:
        raise NotAFigure("Type yes or no")
    return Decimal(word in YES)


def _number(text: str, pattern: re.Pattern, such: str, negative: str = "") -> Decimal:
    if not pattern.fullmatch(text):
        if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", text, re.ASCII):
            raise NotAFigure(f"Write part of one with a full stop: {text.replace(',', '.')}, not {text}")
        if negative and SIGNED.fullmatch(text.translate(MINUS)) and text[0] != "+":
            raise NotAFigure(negative)
        raise NotAFigure(f"Type {such}")
    value = Decimal(text)
    if abs(value) > MOST:
        raise NotAFigure(f"The most that can be kept is {MOST:,}. Correct the figure")
    if value != round(value, 2):
        raise NotAFigure("Two places after the full stop are the most. Round the figure")
    return abs(value) if value == 0 else value


# ---- shown -----------------------------------------------------------------------------------------------------------
def bare(value: Decimal) -> str:
    """«57», «57.5», «1,140»: without zeros that say nothing."""
    return f"{value.normalize():,f}" if value else "0"


def show(value: Decimal | None, shape: str, out_of: int | None = None, words: str = "") -> str:
    """The figure as it is read: «57%», «9 of 12», «+0.4», «yes», or the words themselves; nothing for none."""
    if shape == NARRATIVE:
        return words
    if value is None:
        return ""
    if shape == PERCENTAGE:
        return f"{bare(value)}%"
    if shape == N_OF_M:
        return f"{bare(value)} of {out_of}" if out_of else bare(value)
    if shape == SCORE:
        return f"+{bare(value)}" if value > 0 else bare(value).replace("-", "−")
    if shape == YES_NO:
        return "yes" if value else "no"
    return bare(value)


def typed(value: Decimal | None, shape: str, words: str = "") -> str:
    """The figure as it stands in a box to be changed: `read` reads it back."""
    if shape == NARRATIVE:
        return words
    if value is None:
        return ""
    return show(value, YES_NO) if shape == YES_NO else (f"{value.normalize():f}" if value else "0")


# ---- against its target ------------------------------------------------------------------------------------------------
# What a count counts, told from the name of its measure: (one, several).
NEAR = 15  # further on it belongs to something else: «Reasoning seen in lessons»
UNITS = (
    ("class", "classes"), ("pupil", "pupils"), ("lesson", "lessons"), ("book", "books"), ("role", "roles"), ("teacher", "teachers"),
    ("governor", "governors"), ("day", "days"), ("family", "families"), ("parent", "parents"), ("subject", "subjects"),
    ("year group", "year groups"), ("visit", "visits"), ("suspension", "suspensions"), ("child", "children"),
)  # fmt: skip


def units(name: str, shape: str) -> tuple[str, str]:
    """What one and what several of it are called: points for percentages, for a count what its name begins with."""
    if shape == PERCENTAGE:
        return "point", "points"
    if shape in (COUNT, N_OF_M):
        words = fold(name)
        found = [
            (words.find(several), one, several)
            for one, several in UNITS
            if re.search(rf"\b{several}\b", words)
        ]
        if found and min(found)[0] < NEAR:
            return min(found)[1:]
    return "", ""


def met(actual: Decimal, target: Decimal, lower_is_better: bool = False) -> bool:
    """On the right side of the target, or on it."""
    return actual <= target if lower_is_better else actual >= target


def difference(
    actual: Decimal, target: Decimal, *, shape: str, name: str = "", lower_is_better: bool = False
) -> str:
    """«7 points short», «1 class short», «met», «1 point over»; where lower is better «6 points too high», «2 points
    under»."""
    if shape == YES_NO:
        return "met" if met(actual, target, lower_is_better) else "not yet"
    apart = abs(actual - target)
    if not apart:
        return "met"
    one, several = units(name, shape)
    much = " ".join(filter(None, [bare(apart), one if apart == 1 else several]))
    if lower_is_better:
        too = "too many" if shape in (COUNT, N_OF_M) else "too high"
        return f"{much} {too}" if actual > target else f"{much} under"
    return f"{much} over" if actual > target else f"{much} short"
