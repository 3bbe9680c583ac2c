"""The page of an area, and the points of letters that wait to be taken on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q

from improvement.dashboards.rows import AreaRow, direction, history
from improvement.models import Action, ActionPlan, AreaForImprovement, Finding, PlanArea
from schools.access import Capability, can
from schools.calendar import SchoolCalendar
from schools.models import Event, School


def for_area(area: AreaForImprovement, *, user, on: date) -> dict:
    """The area with its printed words, actions, notes and history, and what this user may do with it."""
    school = area.school
    calendar = SchoolCalendar.of(school)
    notes = list(area.notes.filter(action=None).select_related("by"))
    _rate(area, notes, before=calendar.end_of_previous_half_term(on))
    actions = list(Action.objects.filter(area=area).select_related("owner").order_by("order", "pk"))
    for action in actions:
        action.area, action.school = area, school
    kept = [action for action in actions if area.removed_at is None and action.removed_at is None]
    plan, places = _places(school)
    number = places.index(area.pk) + 1 if area.pk in places else None
    row = AreaRow(area, number or 0, direction(area, school, on=on), kept)
    findings = printed(area)
    return {
        "school": school,
        "area": area,
        "row": row,
        "plan": plan,
        "number": number,
        "of": len(places),
        "findings": findings,
        "own_points": _own_points(area, findings),
        "trail": trail(row, findings),
        "notes": notes[:5],
        "history": history(Event.objects.filter(area_id=area.pk)[:12], of=area.title),
        "may_edit": can(user, Capability.EDIT_PLAN, area),
        "may_act": can(user, Capability.EDIT_ACTIONS, area),
        "may_note": can(user, Capability.ADD_NOTE, area),
        "removed_actions": [action for action in actions if action.removed_at],
        "on": on,
    }


def _rate(area: AreaForImprovement, notes, *, before: date) -> None:
    """Give the area the facts of `AreaQuerySet.with_rating`, from its notes in hand, newest first."""
    rated = [note for note in notes if note.impact]
    latest = rated[0] if rated else None
    area.rating = latest.impact if latest else ""
    area.rated_on = latest.on if latest else None
    area.rated_by_name = latest.by.name if latest else None
    differs = latest is not None and latest.why_different
    area.rating_suggested = latest.suggested if differs else ""
    area.rating_why = latest.why_different if differs else ""
    area.earlier_rating = next((note.impact for note in rated if note.on <= before), "")


def _places(school: School):
    """(the current plan, the ids of its areas in order), in one query; (None, []) without a plan."""
    listed = PlanArea.objects.filter(plan__school=school, area__removed_at=None)
    listed = listed.exclude(plan__status=ActionPlan.Status.CLOSED).select_related("plan")
    rows = list(listed.order_by("-plan__status", "-plan", "order", "pk"))
    plan = rows[0].plan if rows else None
    return plan, [row.area_id for row in rows if row.plan_id == plan.pk] if plan else []


def number_in_plan(area: AreaForImprovement) -> int | None:
    """The number the area has in the plan that is worked on; None if it does not stand in it."""
    _, places = _places(area.school)
    return places.index(area.pk) + 1 if area.pk in places else None


def printed(area: AreaForImprovement) -> list[Finding]:
    """The findings the area answers, each with its sub-points and the letter it stands in."""
    parts = Finding.objects.filter(removed_at=None).order_by("order", "pk")
    return list(
        area.findings.select_related("inspection").prefetch_related(
            Prefetch("parts", queryset=parts, to_attr="kept_parts")
        )
    )


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


def trail(row: AreaRow, findings: list[Finding]) -> list[Stone]:
    """The path of the area as far as Cairn holds it today: what was found, what was taken on, what was done and
    whether it works, and the verdict that is still to come."""
    area = row.area
    named = bool(area.leader_id) + bool(row.governor)
    answered = "printed words" if findings else "the school’s own"
    actions = (
        "half"
        if row.running and len(row.done) < len(row.running)
        else ("ticked" if row.running else "missing")
    )
    working = {"green": "ticked", "blue": "ticked", "amber": "half", "red": "wanted", "": "missing"}[
        area.rating
    ]
    return [
        Stone("ticked" if answered == "printed words" else "missing", "Finding", "#finding", answered),
        Stone(
            "ticked" if named == 2 else "wanted",
            "Area",
            "#finding",
            ["nobody named", "one of two named", "two people named"][named],
        ),
        Stone(
            actions,
            "Actions",
            "#actions",
            f"{len(row.done)} of {len(row.running)} done" if row.running else "none yet",
        ),
        Stone(working, "Working", "#notes", area.school.rating_words[area.rating].lower()),
        Stone("missing", "Verdict", "#along", "next inspection"),
    ]


def for_area_note(area: AreaForImprovement, *, form, on: date) -> dict:
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


def findings_to_take_on(school: School, *, inspection=None) -> list[Finding]:
    """The top-level points that ask for something, each with `kept_parts` and whether an area answers it already
    (`taken_on`). `inspection` is the id of one inspection, as it came from the address; anything else is ignored."""
    answered = AreaForImprovement.findings.through.objects.filter(
        Q(finding=OuterRef("pk")) | Q(finding__parent=OuterRef("pk")), areaforimprovement__removed_at=None
    )
    parts = Finding.objects.filter(removed_at=None).order_by("order", "pk")
    findings = (
        Finding.objects.filter(
            school=school,
            parent=None,
            removed_at=None,
            kind__in=[Finding.Kind.AREA, Finding.Kind.RECOMMENDATION, Finding.Kind.NEXT_STEP],
        )
        .annotate(taken_on=Exists(answered))
        .select_related("inspection")
        .prefetch_related(Prefetch("parts", queryset=parts, to_attr="kept_parts"))
        .order_by("-inspection__starts_on", "inspection", "order", "pk")
    )
    if inspection and inspection.isascii() and inspection.isdigit() and len(inspection) < 19:
        findings = findings.filter(inspection=int(inspection))
    return list(findings)
