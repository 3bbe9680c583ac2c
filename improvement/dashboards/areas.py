"""The page of an area, and the points of letters that wait to be taken on."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch

from improvement.dashboards.rows import AreaRow, direction, history
from improvement.models import Action, AreaForImprovement, Finding
from improvement.workflow.plans import current_plan
from schools.access import Capability, can
from schools.calendar import SchoolCalendar
from schools.models import Event, School


def for_area(area: AreaForImprovement, *, user, on: date) -> dict:
    """The area with its printed words, actions, notes and history, and what this user may do with it."""
    school = area.school
    calendar = SchoolCalendar.of(school)
    rated = AreaForImprovement.objects.with_rating(before=calendar.end_of_previous_half_term(on)).values(
        "rating", "rated_on", "rated_by_name", "rating_suggested", "rating_why", "earlier_rating"
    )
    for name, value in rated.get(pk=area.pk).items():
        setattr(area, name, value)
    actions = list(Action.objects.kept().filter(area=area).select_related("owner").order_by("order", "pk"))
    for action in actions:
        action.area, action.school = area, school
    plan = current_plan(school)
    places = list(plan.plan_areas.filter(area__removed_at=None).values_list("area", flat=True)) if plan else []
    number = places.index(area.pk) + 1 if area.pk in places else None
    row = AreaRow(area, number or 0, direction(area, school, on=on), actions)
    return {
        "school": school,
        "area": area,
        "row": row,
        "plan": plan,
        "number": number,
        "of": len(places),
        "findings": printed(area),
        "trail": trail(row),
        "notes": list(area.notes.filter(action=None).select_related("by")[:5]),
        "history": history(Event.objects.filter(area_id=area.pk)[:12]),
        "may_edit": can(user, Capability.EDIT_PLAN, area),
        "may_act": can(user, Capability.EDIT_ACTIONS, area),
        "may_note": can(user, Capability.ADD_NOTE, area),
        "removed_actions": list(area.actions.filter(removed_at__isnull=False)) if area.removed_at is None else [],
        "on": on,
    }


def printed(area: AreaForImprovement) -> list[Finding]:
    """The findings the area answers, each with its sub-points and the letter it stands in."""
    parts = Finding.objects.filter(removed_at=None).order_by("order", "pk")
    return list(
        area.findings.select_related("inspection").prefetch_related(Prefetch("parts", queryset=parts, to_attr="kept_parts"))
    )


@dataclass(frozen=True)
class Stone:
    """A stone of the trail: what is laid, the section it leads to, one fact."""

    kind: str
    name: str
    href: str
    fact: str


def trail(row: AreaRow) -> list[Stone]:
    """The path of the area as far as Cairn holds it today: what was found, what was taken on, what was done and
    whether it works, and the verdict that is still to come."""
    area = row.area
    named = bool(area.leader_id) + bool(row.governor)
    answered = "printed words" if area.findings.exists() else "the school’s own"
    actions = "half" if row.running and len(row.done) < len(row.running) else ("ticked" if row.running else "missing")
    working = {"green": "ticked", "blue": "ticked", "amber": "half", "red": "wanted", "": "missing"}[area.rating]
    return [
        Stone("ticked" if answered == "printed words" else "missing", "Finding", "#finding", answered),
        Stone("ticked" if named == 2 else "wanted", "Area", "#finding", ["nobody named", "one of two named", "two people named"][named]),
        Stone(actions, "Actions", "#actions", f"{len(row.done)} of {len(row.running)} done" if row.running else "none yet"),
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
    answered = AreaForImprovement.findings.through.objects.filter(finding=OuterRef("pk"), areaforimprovement__removed_at=None)
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
