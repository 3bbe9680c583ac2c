"""The page of an area, and the points of letters that wait to be taken on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Prefetch, Q, Subquery

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement, AreaQuerySet, is_answered
from improvement.evidence import sources
from improvement.evidence.pages import evidence_on
from improvement.home.areas.story import along
from improvement.inspections.models import Finding, FindingVerdict
from improvement.progress import triangulation
from improvement.progress.rating import suggestions
from improvement.progress.rows import AreaRow, direction
from improvement.progress.strips import Strip, of_action, strip_of
from improvement.targets.ladders import positions
from improvement.targets.ladders.ladder import MISSED, Ladder
from improvement.targets.pages import AreaTargets, criteria_for, targets_of
from schools.access import AnyUser, Capability, Rule, can, rules_of
from schools.days.calendar import SchoolCalendar
from schools.models import School
from schools.web.addresses import number_in
from schools.web.forms import CairnForm

MOST_CHARTS, MOST_EVIDENCE = 6, 8


def areas_for_page(school: School, *, on: date) -> tuple[AreaQuerySet, SchoolCalendar]:
    """Areas with all that the head of their page says: people, rating, place in the plan. And the calendar they are read by."""
    calendar = SchoolCalendar.of(school)
    areas = AreaForImprovement.objects.select_related(
        "leader", "link_governor", "second_person", "evaluation_area"
    )
    return areas.with_rating(before=calendar.end_of_previous_half_term(on)).with_place(), calendar


def for_area(area: AreaForImprovement, *, user: AnyUser, on: date, calendar: SchoolCalendar) -> dict:
    """The area from its printed words to its history, as far as this user may see it, and what they may do with it.
    `area` and `calendar` come from `areas_for_page`. Seven queries."""
    school, kept = area.school, area.removed_at is None
    actions = list(Action.objects.filter(area=area).select_related("owner").order_by("order", "pk"))
    for action in actions:
        action.area, action.school = area, school
    here = [action for action in actions if kept and action.removed_at is None]
    row = AreaRow(area, area.number or 0, direction(area, school, on=on), here)
    findings = printed(area)
    ladders = positions.load([area], on=on, calendar=calendar)
    targets = targets_of(area, ladders.get(area.pk, []), user=user, most=MOST_CHARTS)
    how = _how_we_know(row, ladders, user=user, on=on, calendar=calendar)
    told = along(area, since=area.plan_starts_on)
    return {
        "school": school,
        "area": area,
        "about": f"?area={area.pk}",
        "row": row,
        "findings": findings,
        "own_points": _own_points(area, findings),
        "trail": trail(row, findings, targets, how["strip"]),
        "targets": targets,
        "criteria": criteria_for([area], user=user)[area.pk],
        "done_not_working": len(row.not_working),
        "notes": told.notes,
        "context": told.context,
        "history": told.history,
        "may_edit": can(user, Capability.EDIT_PLAN, area),
        "may_act": can(user, Capability.EDIT_ACTIONS, area),
        "may_note": can(user, Capability.ADD_NOTE, area),
        "may_add_evidence": kept and can(user, Capability.ADD_EVIDENCE, area),
        "may_ask_evidence": kept and can(user, Capability.REQUEST_EVIDENCE, area),
        "may_note_context": kept and can(user, Capability.ADD_NOTE, school),
        "removed_actions": [action for action in actions if action.removed_at],
        "on": on,
    } | how


def _how_we_know(
    row: AreaRow, ladders: dict[int, list[Ladder]], *, user: AnyUser, on: date, calendar: SchoolCalendar
) -> dict:
    """What shows the area and each of its actions (`action.known`), and what the figures suggest. A suggestion counts
    monitoring, so it is nothing for whoever may not see sums of that, and neither is the rest."""
    area, school = row.area, row.area.school
    if not can(user, Capability.READ_MONITORING_SUMS, area):
        return {"strip": None}
    all_shown = sources.read([area], user=user)
    known = triangulation.load(areas=[area], on=on, calendar=calendar, shown=all_shown)
    for action in row.actions:
        action.known = of_action(known, action, user=user)
    evidence = evidence_on([area], school=school, user=user, on=on, shown=all_shown).of_area.get(area.pk, [])
    suggestion = suggestions([area], on=on, calendar=calendar, known=known, ladders=ladders)[area.pk]
    return {
        "strip": strip_of(known, area, user=user),
        "suggestion": suggestion,
        "suggests_anew": suggestion and suggestion.impact not in (area.rating, area.rating_suggested),
        "evidence": evidence[:MOST_EVIDENCE],
        "evidence_count": len(evidence),
        "lists_evidence": bool(rules_of(user, Capability.LIST_EVIDENCE, school)),
        "sees_all_evidence": bool({Rule.YES} & rules_of(user, Capability.READ_EVIDENCE, school)),
    }


def number_in_plan(area: AreaForImprovement) -> int | None:
    """The number the area has in the plan that is worked on; None if it does not stand in it."""
    return AreaForImprovement.objects.filter(pk=area.pk).with_place().values_list("number", flat=True).first()


def printed(area: AreaForImprovement) -> list[Finding]:
    """The findings the area answers, each with its sub-points, the letter it stands in and the latest `verdict` of a
    later inspection on it. One query."""
    answered = AreaForImprovement.findings.through.objects.filter(areaforimprovement=area).values("finding")
    verdicts = FindingVerdict.objects.filter(finding=OuterRef("pk")).order_by("-inspection__starts_on", "-pk")
    rows = list(
        Finding.objects.filter(Q(pk__in=answered) | Q(parent__in=answered, removed_at=None))
        .annotate(answered=Q(pk__in=answered), verdict=Subquery(verdicts.values("outcome")[:1]))
        .select_related("inspection")
        .order_by("inspection", "order", "pk")
    )
    for finding in rows:
        finding.kept_parts = [row for row in rows if row.parent_id == finding.pk and row.removed_at is None]
        finding.verdict_words = FindingVerdict.Outcome(finding.verdict).label if finding.verdict else ""
    return [finding for finding in rows if finding.answered]


def _own_points(area: AreaForImprovement, findings: list[Finding]) -> list[str]:
    """The sub-points that the school put in its own words; those that stand in the printed words are not said twice."""
    said = {part.verbatim for finding in findings for part in finding.kept_parts}
    return [point for point in area.sub_points if point not in said]


@dataclass(frozen=True)
class Stone:
    """A stone of the trail: what is laid, the section it leads to, one fact."""

    kind: str
    name: str
    href: str
    fact: str


def trail(row: AreaRow, findings: list[Finding], targets: AreaTargets, strip: Strip | None) -> list[Stone]:
    """The path of the area: what was found, what was taken on, what was done, what it reached, how that is known (for
    whoever may see it), and what the next inspector says."""
    named = bool(row.area.leader_id) + bool(row.area.governor)
    laid = {0: "wanted", 1: "wanted", 2: "ticked"}
    stones = [
        Stone(
            "ticked" if findings else "missing",
            "Finding",
            "#finding",
            "printed words" if findings else "the school’s own",
        ),
        Stone(laid[named], "Area", "#area", ["nobody named", "one of two named", "two people named"][named]),
        Stone(
            _laid(len(row.done), len(row.running)),
            "Actions",
            "#actions",
            f"{len(row.done)} of {len(row.running)} done" if row.running else "none yet",
        ),
        Stone(_of_targets(targets), "Targets", "#targets", targets.words),
    ]
    if strip:
        kinds, all_kinds = len(strip.known.shown_by), len(strip.known.kinds)
        stones.append(Stone(_laid(kinds, all_kinds), "Evidence", "#know", f"{kinds} of {all_kinds} kinds"))
    return [*stones, _verdict(findings)]


def _laid(some: int, all_of_them: int) -> str:
    if not all_of_them:
        return "missing"
    return "ticked" if some == all_of_them else "half"


def _of_targets(targets: AreaTargets) -> str:
    stand = targets.position
    latest = [ladder.latest.state for ladder in targets.ladders if ladder.latest]
    if stand.no_actual or MISSED in latest:
        return "wanted"
    return "ticked" if latest else ("half" if targets.ladders else "missing")


def _verdict(findings: list[Finding]) -> Stone:
    """What the latest inspection since says, the least of it where it says several things."""
    said = {finding.verdict: finding.verdict_words for finding in findings if finding.verdict}
    for outcome, kind in (("not_yet", "wanted"), ("partly", "half"), ("addressed", "ticked")):
        if outcome in said:
            return Stone(kind, "Verdict", "#finding", said[outcome].lower())
    return Stone("missing", "Verdict", "#along", "next inspection")


def for_area_note(area: AreaForImprovement, *, form: CairnForm, on: date) -> dict:
    """What stands beside the form for an area's note."""
    calendar = SchoolCalendar.of(area.school)
    return {
        "area": area,
        "form": form,
        "suggestion": form.suggestion,
        "term": calendar.describe(on),
        "last_note": area.notes.filter(action=None).select_related("by").first(),
        "cancel_url": area.get_absolute_url(),
    }


def findings_to_take_on(school: School, *, inspection: str | None = None) -> list[Finding]:
    """The top-level points a school may take on, each with `kept_parts` and whether an area answers it already
    (`taken_on`). `inspection` is the id of one inspection, as it came from the address; anything else is ignored."""
    parts = Finding.objects.filter(removed_at=None).order_by("order", "pk")
    findings = (
        Finding.objects.filter(
            school=school,
            parent=None,
            removed_at=None,
            kind__in=Finding.TO_TAKE_ON,
        )
        .annotate(taken_on=is_answered())
        .select_related("inspection")
        .prefetch_related(Prefetch("parts", queryset=parts, to_attr="kept_parts"))
        .order_by("-inspection__starts_on", "inspection", "order", "pk")
    )
    if (number := number_in(inspection)) is not None:
        findings = findings.filter(inspection=number)
    return list(findings)
