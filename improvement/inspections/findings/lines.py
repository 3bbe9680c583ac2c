"""From marks on the pieces of a text to points with parts and follow-ups, and back again. Pure: nothing is saved here."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from typing import NamedTuple

from improvement.inspections.models import Finding, FollowUp
from improvement.reader.words.printed import Piece

NOTHING, PART, GOES_ON, FOLLOW_UP = "", "part", "goes_on", "follow_up"
KINDS = (
    Finding.Kind.AREA,
    Finding.Kind.RECOMMENDATION,
    Finding.Kind.NEXT_STEP,
    Finding.Kind.STRENGTH,
    Finding.Kind.WEAKNESS,
)
MARKS = [
    (NOTHING, "Not marked"),
    *((kind.value, kind.label) for kind in KINDS),
    (PART, "Part of the point above"),
    (GOES_ON, "Goes on from the line above"),
    (FOLLOW_UP, "What happens next"),
]


@dataclass
class MarkedPoint:
    """What was marked: a finding with its parts, or a follow-up. `pieces` are those its words came from."""

    mark: str
    pieces: list[Piece]
    parts: list["MarkedPoint"] = field(default_factory=list)

    @property
    def line(self) -> int:
        return self.pieces[0].line

    @property
    def words(self) -> str:
        return " ".join(piece.words for piece in self.pieces)


class Problem(NamedTuple):
    key: str
    sentence: str


def compose(
    pieces: list[Piece], marks: dict[str, str]
) -> tuple[list[MarkedPoint], list[MarkedPoint], list[Problem]]:
    """(findings, follow-ups, problems) of marks by piece. A part needs a point above it; going on needs the very
    piece above to be marked."""
    findings: list[MarkedPoint] = []
    follow_ups: list[MarkedPoint] = []
    problems: list[Problem] = []
    open_point = above = None
    for piece in pieces:
        mark = marks.get(piece.key, NOTHING)
        if mark == GOES_ON:
            if open_point is None:
                where = f"line {above.key} above it is not marked" if above else "no line stands above it"
                problems.append(
                    Problem(
                        piece.key,
                        f"Line {piece.key} is marked as going on, but {where}. Mark the line above first.",
                    )
                )
            else:
                open_point.pieces.append(piece)
        elif mark == NOTHING:
            open_point = None
        else:
            open_point = MarkedPoint(mark, [piece])
            if mark == FOLLOW_UP:
                follow_ups.append(open_point)
            elif mark == PART and findings:
                findings[-1].parts.append(open_point)
            elif mark == PART:
                problems.append(
                    Problem(
                        piece.key,
                        f"Line {piece.key} is marked as a part, but no point stands above it. Mark the point first.",
                    )
                )
            else:
                findings.append(open_point)
        above = piece
    return findings, follow_ups, problems


class Located(NamedTuple):
    """Where words stand in the pieces: from the first of them to the last."""

    first: int
    last: int


def locate(
    pieces: list[Piece], words: str, *, line: int | None = None, taken: Set[int] = frozenset()
) -> Located | None:
    """Where these words begin and end, on `line` if they are there, else anywhere; None if they are not found.
    `taken` are places that other words hold already."""
    places = sorted(range(len(pieces)), key=lambda place: pieces[place].line != line)
    for first in places:
        if first in taken or not words.startswith(pieces[first].words):
            continue
        joined, last = pieces[first].words, first
        while len(joined) < len(words) and last + 1 < len(pieces) and last + 1 not in taken:
            last += 1
            joined += " " + pieces[last].words
        if joined == words:
            return Located(first, last)
    return None


def marks_of(
    pieces: list[Piece], findings: Iterable[Finding], follow_ups: Iterable[FollowUp]
) -> tuple[dict[str, str], list[Finding | FollowUp]]:
    """(marks by piece, rows whose words are not in the text) of what has been saved already."""
    marks: dict[str, str] = {}
    lost: list[Finding | FollowUp] = []
    taken: set[int] = set()
    rows: list[tuple[Finding | FollowUp, str, str]] = [
        (row, PART if row.parent_id else row.kind, row.verbatim) for row in findings
    ]
    rows += [(row, FOLLOW_UP, row.what) for row in follow_ups]
    for row, mark, words in sorted(rows, key=lambda each: each[0].source_line or 0):
        place = locate(pieces, words, line=row.source_line, taken=taken) if row.source_line else None
        if place is None:
            lost.append(row)
            continue
        for index in range(place.first, place.last + 1):
            taken.add(index)
            marks[pieces[index].key] = mark if index == place.first else GOES_ON
    return marks, lost
