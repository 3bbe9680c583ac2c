"""The letters and reports of the story, in our own words: text files whose lines begin with what they are marked as.

`@area`, `@part`, `@strength`, `@recommendation` and `@follow_up` go before the words; the rest of the line is the text
as a school would paste it. `{names}` are filled in with days and judgements.
"""

from pathlib import Path

from improvement.inspections.findings.lines import FOLLOW_UP, GOES_ON, PART
from improvement.models import Finding
from improvement.reader.words import printed

FOLDER = Path(__file__).parent
TAGS = {
    "@area": Finding.Kind.AREA.value,
    "@recommendation": Finding.Kind.RECOMMENDATION.value,
    "@strength": Finding.Kind.STRENGTH.value,
    "@part": PART,
    "@follow_up": FOLLOW_UP,
}


def read(name: str, **words: str) -> tuple[str, dict[str, str]]:
    """The text of the letter, and its marks by piece as `mark_lines` takes them."""
    lines: list[str] = []
    marked: dict[int, str] = {}
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").format(**words).splitlines():
        tag, _, rest = line.partition(" ")
        if tag in TAGS:
            marked[len(lines) + 1] = TAGS[tag]
        lines.append(rest if tag in TAGS else line)
    text = "\n".join(lines)
    marks: dict[str, str] = {}
    seen: set[int] = set()
    for piece in printed.pieces(text):
        if piece.line in marked:
            marks[piece.key] = GOES_ON if piece.line in seen else marked[piece.line]
            seen.add(piece.line)
    return text, marks


def points(*given: tuple[str, ...]) -> str:
    """The lines of a report's areas for improvement, each with its parts."""
    lines = []
    for point, *parts in given:
        lines += [f"@area {point}", *(f"@part – {part}" for part in parts)]
    return "\n".join(lines)
