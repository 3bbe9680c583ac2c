"""What the pages of inspections show: the list, and one with its text, its points and what follows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q

from improvement.areas.models import AreaForImprovement
from improvement.inspections.findings.lines import FOLLOW_UP, GOES_ON, marks_of
from improvement.inspections.models import Finding, FollowUp, Inspection, Judgement
from improvement.inspections.pages import days_of, follow_up_row, judgement_words, source_words
from improvement.letters.models import LetterDraft
from improvement.reader import TextLine
from improvement.reader.words import printed
from improvement.reader.words.places import find_words
from improvement.reader.words.printed import Piece
from schools.access import AnyUser, Capability, can
from schools.models import School

PLURALS = {
    Finding.Kind.AREA: "Areas for improvement",
    Finding.Kind.RECOMMENDATION: "Recommendations",
    Finding.Kind.NEXT_STEP: "Next steps",
    Finding.Kind.WEAKNESS: "Weaknesses",
    Finding.Kind.STRENGTH: "Strengths",
}


@dataclass
class InspectionRow:
    inspection: Inspection
    days: str
    judged: str
    findings: int


def for_inspections(school: School, *, user: AnyUser) -> dict:
    judgements = Judgement.objects.select_related("area", "grade").order_by("area__order")
    rows = (
        Inspection.objects.filter(school=school)
        .select_related("framework", "school")
        .prefetch_related(Prefetch("judgements", judgements))
        .annotate(points=Count("findings", filter=Q(findings__removed_at=None, findings__parent=None)))
        .defer("source_text")
        .order_by("-starts_on", "-pk")
    )
    may_edit = can(user, Capability.EDIT_PLAN, school)
    return {
        "school": school,
        "drafts": drafts_of(school) if may_edit else [],
        "rows": [
            InspectionRow(row, days_of(row), judgement_words(row.judgements.all()), row.points)
            for row in rows
        ],
        "may_edit": may_edit,
    }


def drafts_of(school: School) -> list[LetterDraft]:
    """Letters half confirmed, newest first, without what they hold."""
    return list(
        LetterDraft.objects.filter(school=school)
        .select_related("school")
        .defer("content", "reading", "answers")
    )


@dataclass
class LetterLine:
    """A line of the text as shown: stretches of words, each with the look of what it is marked as."""

    number: int
    stretches: list[tuple[str, str]]


def letter_lines(
    inspection: Inspection,
    pieces: Iterable[Piece],
    marked: dict[str, str],
    doubtful: set[int | None],
    lost: Iterable[Finding | FollowUp] = (),
) -> list[LetterLine]:
    """The lines with what is marked in them: «marked», or «doubtful» on a line in `doubtful`. `lost` are rows whose
    words are no whole pieces of the text, such as a point inside a sentence: they are found by their letters."""
    inside = _inside(inspection, lost, doubtful)
    by_line: dict[int, list] = {}
    follows = False
    for piece in pieces:
        mark = marked.get(piece.key, "")
        follows = mark == FOLLOW_UP or (follows and mark == GOES_ON)
        look = "doubtful" if follows and piece.line in doubtful else "marked" if mark else ""
        by_line.setdefault(piece.line, []).append((piece.words, look))
    made = []
    for number, line in inspection.source_lines:
        if number in inside:
            made.append(LetterLine(number, _stretches(line, inside[number])))
            continue
        stretches, at = [], 0
        for words, look in by_line.get(number, ()):
            if not look:
                continue
            start = line.find(words, at)
            if start > at:
                stretches.append((line[at:start], ""))
            stretches.append((words, look))
            at = start + len(words)
        stretches.append((line[at:], ""))
        made.append(LetterLine(number, [each for each in stretches if each[0]] if line.strip() else []))
    while made and not made[-1].stretches:
        made.pop()
    return made


def _inside(
    inspection: Inspection, rows: Iterable[Finding | FollowUp], doubtful: set[int | None]
) -> dict[int, list]:
    """(start, end, look) by line of the words of rows that have a line."""
    lines = [TextLine(1, number, words) for number, words in inspection.source_lines]
    found: dict[int, list] = {}
    for row in rows:
        look = "doubtful" if isinstance(row, FollowUp) and row.source_line in doubtful else "marked"
        for span in find_words(lines, str(row), row.source_line) if row.source_line else ():
            found.setdefault(span.line, []).append((span.start, span.end, look))
    return found


def _stretches(line: str, places: Iterable[tuple[int, int, str]]) -> list[tuple[str, str]]:
    made, at = [], 0
    for start, end, look in sorted(places):
        start = max(start, at)
        if start < end:
            made += [(line[at:start], ""), (line[start:end], look)]
            at = end
    return [each for each in [*made, (line[at:], "")] if each[0]]


def for_inspection(inspection: Inspection, *, user: AnyUser) -> dict:
    judgements = list(inspection.judgements.select_related("area", "grade").order_by("area__order"))
    areas = AreaForImprovement.objects.kept().select_related("school")
    standing = inspection.findings.filter(removed_at=None).select_related("school").order_by("order", "pk")
    findings = list(standing.prefetch_related(Prefetch("areas", areas)))
    to_come = inspection.follow_ups.filter(removed_at=None).select_related("school")
    follow_ups = list(to_come.order_by("source_line", "pk"))
    points = _points(findings, inspection)
    groups = [(PLURALS[kind], [p for p in points if p.finding.kind == kind]) for kind in PLURALS]
    coming = [follow_up_row(row, inspection) for row in follow_ups]
    pieces = printed.pieces(inspection.source_text)
    marked, lost = marks_of(pieces, findings, follow_ups)
    doubtful = {row.follow_up.source_line for row in coming if row.cannot_be}
    open_points = [p for p in points if p.finding.kind in Finding.TO_TAKE_ON and not p.areas]
    may_edit = can(user, Capability.EDIT_PLAN, inspection)
    return {
        "school": inspection.school,
        "inspection": inspection,
        "days": days_of(inspection),
        "judged": judgement_words(judgements),
        "judgements": judgements,
        "points": points,
        "groups": [(title, rows) for title, rows in groups if rows],
        "coming": coming,
        "lines": letter_lines(inspection, pieces, marked, doubtful, lost),
        "asked": may_edit
        and bool(
            inspection.previous_id
            or Inspection.objects.filter(
                school=inspection.school, starts_on__lt=inspection.starts_on
            ).exists()
        ),
        "verdicts": list(inspection.verdicts.select_related("finding__school")),
        "open_points": open_points,
        "may_edit": may_edit,
    }


@dataclass
class PointRow:
    """A printed point with its parts, and the areas that answer it or one of them."""

    finding: Finding
    parts: list[Finding]
    areas: list[AreaForImprovement]
    source: str


def _points(findings: list[Finding], inspection: Inspection) -> list[PointRow]:
    parts: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.parent_id:
            parts.setdefault(finding.parent_id, []).append(finding)
    made = []
    for finding in findings:
        if finding.parent_id is None:
            own = parts.get(finding.pk, [])
            areas = {area.pk: area for each in [finding, *own] for area in each.areas.all()}
            made.append(PointRow(finding, own, list(areas.values()), source_words(finding, inspection)))
    return made
