"""What each way of reading a file hands on: lines as they came, or why there are none; and whether they are noise."""

import re
from dataclasses import dataclass, field

MEGABYTE = 1024 * 1024
LARGEST_FILE = 25 * MEGABYTE
MOST_PAGES = 2000
MOST_READ = 300  # pages: no letter or report is longer, and a reader has ten seconds
LONGEST_TEXT = 1_000_000  # letters, likewise


class Unreadable(Exception):
    """The file cannot be read. `code` names the sentence in the data file, `words` fill it."""

    def __init__(self, code: str, **words: object) -> None:
        super().__init__(code)
        self.code, self.words = code, words


@dataclass(frozen=True)
class RawLine:
    """A line as it came: where it begins and ends across the page, and its level where the file numbers its lists.

    `left` and `right` are in points for a PDF and in letters for text. `gap`: white space stands before it.
    """

    text: str
    page: int = 1
    left: float = 0.0
    right: float = 0.0
    level: int | None = None
    gap: bool = False


@dataclass
class Extracted:
    kind: str
    lines: list[RawLine]
    pages: int = 1
    problems: dict[str, str] = field(
        default_factory=dict
    )  # doubts about the file as a whole, and what to say with each
    positions: bool = False  # `left` and `right` are measured on the page


def is_noise(lines: list[RawLine]) -> bool:
    """Is the text layer noise, as when fonts do not say which letters they stand for?

    English of any length is full of the commonest words; noise has few of them, or signs that no text has.
    """
    text = "\n".join(line.text for line in lines)
    letters = [char for char in text if not char.isspace()]
    if len(letters) < 200:
        return False
    strange = len(STRANGE.findall(text))
    words = re.findall(r"[^\W\d_]+", text.lower())
    common = sum(word in COMMON for word in words)
    return strange > 0.08 * len(letters) or len(words) < len(letters) / 40 or common < 0.04 * len(words)


def noisy_lines(lines: list[RawLine]) -> int:
    """How many lines hold mostly signs that no text has."""
    return sum(
        len(STRANGE.findall(line.text)) > 0.25 * len(line.text) for line in lines if len(line.text) > 12
    )


# Control characters, but for pdfium's sign of a hyphen, white space, and one that old fonts leave for a bullet.
STRANGE = re.compile("[\x00\x01\x03-\x08\x0b\x0e-\x1f\x7f-\x83\x85-\x9f\ufffd]")
COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "is",
        "a",
        "for",
        "that",
        "are",
        "with",
        "their",
        "school",
        "pupils",
        "this",
        "not",
        "on",
        "as",
        "it",
        "be",
        "have",
        "by",
        "from",
        "at",
        "or",
        "an",
        "has",
        "they",
        "was",
        "all",
        "which",
        "will",
        "education",
        "inspection",
        "report",
    ]
)
