"""What the pages of inspections and findings show: one function a page, plain data out."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q

from improvement import printed
from improvement.confirming.places import find_words
from improvement.dashboards.checks import verdicts_on
from improvement.dashboards.visit_notes import notes_on
from improvement.letters import TextLine
from improvement.marking import FOLLOW_UP, GOES_ON, marks_of
from improvement.models import (
    Action,
    Activity,
    AreaForImprovement,
    Finding,
    FindingVerdict,
    FollowUp,
    Impact,
    Inspection,
    Judgement,
    LetterDraft,
)
from improvement.workflow.findings import NO_DATE_YET, letter_day
from schools import dates
from schools.access import Capability, can
from schools.words import counted

OVERALL = "Overall effectiveness"
# The kinds a school takes on as areas, in the order of the page.
TO_TAKE_ON = (Finding.Kind.AREA, Finding.Kind.RECOMMENDATION, Finding.Kind.NEXT_STEP, Finding.Kind.WEAKNESS)
PLURALS = {
    Finding.Kind.AREA: "Areas for improvement",
    Finding.Kind.RECOMMENDATION: "Recommendations",
    Finding.Kind.NEXT_STEP: "Next steps",
    Finding.Kind.WEAKNESS: "Weaknesses",
    Finding.Kind.STRENGTH: "Strengths",
}


def days_words(first: date, last: date | None) -> str:
    """«23 and 24 September 2025», «30 June to 2 July 2015», «23 November 2012»."""
    if last is None or last == first:
        return dates.full_day(first)
    word = "and" if (last - first).days == 1 else "to"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} {word} {dates.full_day(last)}"
    return f"{dates.short_day(first, beside=last)} {word} {dates.full_day(last)}"


def days_of(inspection: Inspection) -> str:
    """When it was, as exactly as is known."""
    if not inspection.day_known:
        return inspection.first_day_words
    return days_words(inspection.starts_on, inspection.ends_on)


def judgement_words(judgements) -> str:
    """The grade of the whole where there is one, else the areas whose grade asks for something, by grade."""
    overall = next((each for each in judgements if each.area.name == OVERALL), None)
    if overall:
        return overall.grade.name
    by_grade: dict[str, list[str]] = {}
    for each in judgements:
        if each.grade.concern:
            by_grade.setdefault(each.grade.name, []).append(each.area.name)
    if by_grade:
        return ". ".join(f"{grade}: {', '.join(areas)}" for grade, areas in by_grade.items())
    return f"{len(judgements)} judgements, none that asks for improvement" if judgements else ""


@dataclass
class InspectionRow:
    inspection: Inspection
    days: str
    judged: str
    findings: int


def for_inspections(school, *, user) -> dict:
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


def drafts_of(school) -> list[LetterDraft]:
    """Letters half confirmed, newest first, without what they hold."""
    return list(
        LetterDraft.objects.filter(school=school)
        .select_related("school")
        .defer("content", "reading", "answers")
    )


@dataclass
class FollowUpRow:
    """`asks`: somebody is still to say which day it has."""

    follow_up: FollowUp
    source: str
    cannot_be: str
    asks: bool


def follow_up_row(follow_up: FollowUp, inspection: Inspection) -> FollowUpRow:
    return FollowUpRow(
        follow_up,
        source_words(follow_up, inspection),
        cannot_be(follow_up, inspection),
        follow_up.happens_on is None and follow_up.flag != NO_DATE_YET,
    )


def cannot_be(follow_up: FollowUp, inspection: Inspection) -> str:
    """Why the printed date cannot be right, as the rest of a sentence that begins with it; nothing where it can."""
    found = next(
        (each for each in printed.find_dates(follow_up.what) if each.words[:60] == follow_up.printed_date),
        None,
    )
    if found is None:
        return ""
    if found.missing == "nowhere":
        return "is a day that does not exist"
    if found.day and found.day < letter_day(inspection):
        return "is before the letter itself" if inspection.published_on else "is before the inspection itself"
    return ""


def source_words(row, inspection: Inspection) -> str:
    """«Letter of 26 November 2012, line 42»."""
    paper = "Report" if inspection.kind in (Inspection.Kind.GRADED, Inspection.Kind.UNGRADED) else "Letter"
    source = f"{paper} of {dates.full_day(letter_day(inspection))}"
    return f"{source}, line {row.source_line}" if row.source_line else source


@dataclass
class Line:
    """A line of the text as shown: stretches of words, each with the look of what it is marked as."""

    number: int
    stretches: list[tuple[str, str]]


def letter_lines(
    inspection: Inspection, pieces, marked: dict[str, str], doubtful: set[int | None], lost=()
) -> list[Line]:
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
            made.append(Line(number, _stretches(line, inside[number])))
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
        made.append(Line(number, [each for each in stretches if each[0]] if line.strip() else []))
    while made and not made[-1].stretches:
        made.pop()
    return made


def _inside(inspection: Inspection, rows, doubtful) -> dict[int, list]:
    """(start, end, look) by line of the words of rows that have a line."""
    lines = [TextLine(1, number, words) for number, words in inspection.source_lines]
    found: dict[int, list] = {}
    for row in rows:
        look = "doubtful" if isinstance(row, FollowUp) and row.source_line in doubtful else "marked"
        for span in find_words(lines, str(row), row.source_line) if row.source_line else ():
            found.setdefault(span.line, []).append((span.start, span.end, look))
    return found


def _stretches(line: str, places) -> list[tuple[str, str]]:
    made, at = [], 0
    for start, end, look in sorted(places):
        start = max(start, at)
        if start < end:
            made += [(line[at:start], ""), (line[start:end], look)]
            at = end
    return [each for each in [*made, (line[at:], "")] if each[0]]


def for_inspection(inspection: Inspection, *, user) -> dict:
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
    open_points = [p for p in points if p.finding.kind in TO_TAKE_ON and not p.areas]
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


@dataclass
class Answer:
    """An area that answers a finding, with its rating and its actions."""

    area: AreaForImprovement
    actions: list[Action]

    @property
    def governor(self):
        return "The whole board" if self.area.whole_board else self.area.link_governor

    @property
    def pairs(self):
        return [(action.activity, action.impact) for action in self.actions]


def for_finding(finding: Finding, *, user, on: date) -> dict:
    """The thread of a finding: printed words, areas, actions, and the verdict that is still to come."""
    inspection = finding.inspection
    parts = list(finding.parts.filter(removed_at=None))
    areas = (
        AreaForImprovement.objects.kept()
        .filter(findings__in=[finding, *parts])
        .with_rating(before=on)
        .select_related("school", "leader", "link_governor", "evaluation_area")
        .distinct()
    )
    areas = list(areas)
    actions = list(
        Action.objects.kept().filter(area__in=areas).select_related("owner", "school").order_by("order", "pk")
    )
    answers = [Answer(area, [action for action in actions if action.area_id == area.pk]) for area in areas]
    verdicts = list(
        finding.verdicts.select_related("inspection__school").order_by("inspection__starts_on", "pk")
    )
    return {
        "school": finding.school,
        "finding": finding,
        "inspection": inspection,
        "days": days_of(inspection),
        "parts": parts,
        "source": source_words(finding, inspection),
        "answers": answers,
        "trail": _trail(finding, inspection, answers, actions, verdicts),
        "verdicts": verdicts,
        "judgements": _judgements_over_time(finding, areas),
        "notes": notes_on(areas, school=finding.school, user=user),
        "checks": verdicts_on(areas, school=finding.school, user=user),
        "to_take_on": finding.kind in TO_TAKE_ON,
        "may_edit": can(user, Capability.EDIT_PLAN, finding),
    }


def _judgements_over_time(finding: Finding, areas) -> list[Judgement]:
    """The grades of what the finding's areas belong to, and of the school as a whole, oldest first. A grade belongs to
    an area and a day; those of two frameworks stand beside each other and are not compared."""
    names = {area.evaluation_area.name for area in areas if area.evaluation_area} | {OVERALL}
    rows = Judgement.objects.filter(inspection__school=finding.school, area__name__in=names)
    return list(
        rows.select_related("area", "grade", "inspection__framework", "inspection__school").order_by(
            "graded_on", "area__order", "pk"
        )
    )


VERDICT_STONES = {
    FindingVerdict.Outcome.ADDRESSED: "ticked",
    FindingVerdict.Outcome.PARTLY: "half",
    FindingVerdict.Outcome.NOT_YET: "wanted",
}


@dataclass
class TrailStep:
    name: str
    target: str
    stone: str
    fact: str


def _trail(finding, inspection, answers, actions, verdicts) -> list[TrailStep]:
    standing = [action for action in actions if action.activity != Activity.STOPPED]
    done = [action for action in standing if action.activity == Activity.DONE]
    working = [action for action in done if action.impact in Impact.WORKING]
    line = f"line {finding.source_line}" if finding.source_line else dates.full_day(letter_day(inspection))
    return [
        TrailStep("Finding", "finding", "ticked", line),
        TrailStep(
            "Area",
            "areas",
            "ticked" if answers else "wanted",
            counted(len(answers), "area") if answers else "none yet",
        ),
        TrailStep(
            "Actions",
            "actions",
            _stone(len(done), len(standing)),
            f"{len(done)} of {len(standing)} done" if standing else "none yet",
        ),
        TrailStep(
            "Impact",
            "actions",
            _stone(len(working), len(standing)),
            f"{len(working)} of {len(standing)} working" if standing else "not yet",
        ),
        _verdict_step(verdicts[-1] if verdicts else None),
    ]


def _verdict_step(latest: FindingVerdict | None) -> TrailStep:
    if latest is None:
        return TrailStep("Verdict", "verdict", "missing", "not yet")
    words = f"{latest.get_outcome_display().lower()}, {latest.inspection.first_day_words}"
    return TrailStep("Verdict", "verdict", VERDICT_STONES[FindingVerdict.Outcome(latest.outcome)], words)


def _stone(there: int, of: int) -> str:
    return "missing" if not there else "ticked" if there == of else "half"
