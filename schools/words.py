"""The small words that sentences are made of."""

import re
import unicodedata
from collections.abc import Iterable

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

# What is typed in several ways and meant as one.
TYPED = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ`´′", "'") | dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‐‑‒–—―−", "-")
)

# «Smith-Jones», «Smith – Jones», «Smith Jones». A dash elsewhere is a sign of its own: «SEN-».
BETWEEN = re.compile(r"(?<=\w)(?:-| - )(?=\w)")

# Small letters with a stroke or joined, which Unicode does not take apart as it does those with an accent.
LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)


def listed(words: Iterable[str]) -> str:
    """«books, data and pupils»; nothing for none."""
    *before, last = list(words) or [""]
    return f"{', '.join(before)} and {last}" if before else last


def noun(count: int, one: str, several: str = "") -> str:
    """«action» or «actions», as it stands behind that many; `several` where an «s» does not make it."""
    return one if count == 1 else several or f"{one}s"


def counted(count: int, one: str, several: str = "") -> str:
    """«1 action», «3 actions», «1,204 pupils»."""
    return f"{count:,} {noun(count, one, several)}"


def in_words(count: int, *, none: str = NUMBERS[0]) -> str:
    """«three» up to ten, figures beyond; `none` for nought."""
    if count == 0:
        return none
    return NUMBERS[count] if 0 < count < len(NUMBERS) else f"{count:,}"


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence: its first letter small, unless it begins with capitals, such as «PE»."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def cut(text: str, most: int) -> str:
    """The text in one line of at most `most` characters, cut between two words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    head, blank, _ = line[:most].rpartition(" ")
    return (head if blank else line[: most - 1]).rstrip(" ,;:") + "…"


def fold(text: str) -> str:
    """A name as names are compared, never shown: whatever case, quotation marks, hyphens, accents and blanks it is
    written with, and whatever in it cannot be seen."""
    text = text.translate(TYPED).casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS).translate(TYPED)
        seen = (
            sign for sign in text if not unicodedata.combining(sign) and unicodedata.category(sign) != "Cf"
        )
        text = "".join(seen)
    return BETWEEN.sub(" ", " ".join(text.split()))
