"""One thing a person is asked about, and the section of the screen it stands in."""

from dataclasses import dataclass, field
from typing import Any

from improvement.reader import TextSource
from improvement.reader.words.places import Span

# What cannot be as it is printed: nothing is chosen for the person.
IMPOSSIBLE = {
    "before_letter_date": "is before the letter itself",
    "no_such_day": "is a day that does not exist",
    "wrong_weekday": "did not fall on the weekday printed with it",
    "after_letter_date": "is after the letter itself",
    "outside_years": "is in a year that cannot be right",
    "previous_not_earlier": "is not before this inspection",
}


@dataclass
class Item:
    """One thing to accept, edit or drop. `kind` says how it is asked; `value` is what accepting it keeps."""

    key: str
    kind: str
    label: str
    value: Any = None
    shown: str = ""
    source: TextSource | None = None
    words: list[str] = field(default_factory=list)  # as printed, to be marked in the document
    doubts: list[str] = field(default_factory=list)
    impossible: str = ""  # why it cannot be, as the rest of a sentence that begins with the printed words
    printed: str = ""
    offers: list[tuple[str, str]] = field(default_factory=list)  # (ISO day, words)
    wanted: bool = False  # an inspection cannot be saved without it
    choices: list[tuple[str, str]] = field(default_factory=list)
    parts: list[tuple[str, int | None, int | None]] = field(default_factory=list)  # words, line, page
    finding_kind: str = ""
    matched: bool = False  # the inspection before is in the school's record already
    number: int = 0
    spans: list[Span] = field(default_factory=list)

    @property
    def where(self) -> str:
        """«line 3», «lines 17 to 22»; the page too where there is more than one."""
        lines = sorted({span.line for span in self.spans}) or ([self.source.line] if self.source else [])
        if not lines:
            return ""
        return f"line {lines[0]}" if lines[0] == lines[-1] else f"lines {lines[0]} to {lines[-1]}"

    @property
    def there(self) -> bool:
        """Did the reader find it?"""
        return self.value not in (None, "", [], ())


@dataclass
class Section:
    key: str
    title: str
    items: list[Item]
    note: str = ""
