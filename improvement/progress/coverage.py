"""What the plan's coverage lacks, each gap with the form that mends it; and the notes of context."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.text import capfirst

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.evidence.models import without_evidence
from improvement.monitoring.models import MonitoringActivity
from improvement.targets.models import Measure, TermlyTarget, actuals_url
from schools.access import AnyUser, Capability, can, rules_of
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.days.school_terms import SchoolTerm
from schools.models import Membership, Person, School
from schools.words import listed


@dataclass(frozen=True)
class GapRow:
    """One gap: what it is of, what is lacking, and the form that mends it, for whoever may."""

    title: str
    url: str
    lacks: str
    mend_url: str = ""
    mend: str = ""


@dataclass(frozen=True)
class Gap:
    """One kind of gap, with its rows: the number on the page is how many they are."""

    key: str
    title: str
    why: str
    none: str
    rows: list[GapRow] = field(default_factory=list)


def for_coverage(school: School, *, user: AnyUser, on: date) -> dict:
    """Where the plan is not covered. The number of queries does not depend on its size."""
    calendar = SchoolCalendar.of(school)
    term = SchoolTerm.at(on, calendar)
    in_term = MonitoringActivity.objects.done().filter(done_on__range=(term.starts_on(calendar), on))
    areas = list(
        school.areas.in_current_plan().annotate(looked_at=Exists(in_term.filter(areas=OuterRef("pk"))))
    )
    actions = list(
        school.actions.kept()
        .filter(area__in=areas)
        .select_related("owner", "area")
        .annotate(without_evidence=without_evidence())
        .order_by("area", "order", "pk")
    )
    by_pk = {area.pk: area for area in areas}
    for action in actions:
        action.area = by_pk[action.area_id]
    gaps = [
        _unnamed(areas, user),
        _left(school, areas, actions, user, on),
        _not_looked_at(areas, term.season, user),
        _no_actual(school, areas, calendar, user, on),
        _no_evidence(actions, user),
    ]
    total = sum(len(gap.rows) for gap in gaps)
    return {"school": school, "gaps": gaps, "total": total, "place": calendar.describe(on), "on": on}


def _unnamed(areas: Iterable[AreaForImprovement], user: AnyUser) -> Gap:
    rows = []
    for area in areas:
        missing = ["leader"] * (not area.leader_id) + ["governor"] * (
            not area.link_governor_id and not area.whole_board
        )
        if missing:
            may = can(user, Capability.EDIT_PLAN, area)
            rows.append(
                _row(area, f"No {' and no '.join(missing)} yet", "Name them", _form("area_edit", area), may)
            )
    return Gap(
        "unnamed",
        "Area without leader or governor",
        "Both are named before a plan can be agreed.",
        "Every area has both.",
        rows,
    )


def _left(
    school: School, areas: Iterable[AreaForImprovement], actions: Iterable[Action], user: AnyUser, on: date
) -> Gap:
    """Named in an area, as the owner of an action that still wants something, or for monitoring to come."""
    here = Exists(Membership.objects.live(on).filter(person=OuterRef("pk")))
    gone = {person.pk: person.name for person in Person.objects.filter(school=school).exclude(here)}
    rows = []
    for area in areas:
        posts = {
            "leader": area.leader_id,
            "link governor": area.link_governor_id,
            "second person": area.second_person_id,
        }
        names = [f"{gone[pk]} is still named as {post}" for post, pk in posts.items() if pk in gone]
        if names:
            may = can(user, Capability.EDIT_PLAN, area)
            rows.append(_row(area, listed(names), "Name somebody else", _form("area_edit", area), may))
    for action in actions:
        if action.owner_id in gone and action.is_open:
            lacks = f"{gone[action.owner_id]} has left and still owns it"
            may = can(user, Capability.EDIT_ACTIONS, action)
            rows.append(_row(action, lacks, "Choose another owner", _form("action_edit", action), may))
    # Whoever reads some records only because they are their own may change just those.
    may = bool(rules_of(user, Capability.ADD_MONITORING, school))
    for row in school.monitoring.readable_by(user, school).planned().filter(by__in=gone):
        assert row.planned_on  # what is not done is planned
        lacks = f"{gone[row.by_id]} has left and was to do it on {dates.short_day(row.planned_on, beside=on)}"
        rows.append(_row(row, lacks, "Choose somebody else", _form("monitoring_edit", row), may))
    return Gap(
        "left",
        "Somebody who has left is still named",
        "Nobody is reminded, and nobody answers for it.",
        "Everybody named is still here.",
        rows,
    )


def _not_looked_at(areas: Iterable[AreaForImprovement], season: str, user: AnyUser) -> Gap:
    rows = [
        _row(
            area,
            f"No monitoring in the {season} term",
            "Plan monitoring",
            f"{reverse('monitoring_plan', args=[area.school.urn])}?area={area.pk}",
            can(user, Capability.ADD_MONITORING, area),
        )
        for area in areas
        if not area.looked_at
    ]
    return Gap(
        "not_looked_at",
        "No monitoring this term",
        "Two kinds make a finding safe; here there is none.",
        "Every area was looked at this term.",
        rows,
    )


def _no_actual(
    school: School, areas: Iterable[AreaForImprovement], calendar: SchoolCalendar, user: AnyUser, on: date
) -> Gap:
    """A target whose term ended ten school days ago, and no figure."""
    targets = (
        TermlyTarget.objects.without_actual()
        .filter(series__measure__area__in=areas, academic_year__lte=dates.academic_year(on))
        .select_related("series__measure__area")
        .order_by("series__measure__area", "series__measure", "academic_year", "pk")
    )
    rows = []
    for target in targets:
        term = SchoolTerm.of(target)
        if not term.is_missed_by(on, calendar):
            continue
        end = term.ends_on(calendar)
        measure = target.series.measure
        measure.school = measure.area.school = school
        lacks = f"{capfirst(target.series.group_words)}: no figure for the {target.season} term, which ended {dates.short_day(end, beside=on)}"
        enter = actuals_url(school, term)
        rows.append(
            _row(measure, lacks, "Enter the figure", enter, can(user, Capability.EDIT_TARGETS, measure))
        )
    return Gap(
        "no_actual",
        "Target without its figure",
        "Ten school days after the end of a term its figures are wanted.",
        "Every target of a term that is over has its figure.",
        rows,
    )


def _no_evidence(actions: Iterable[Action], user: AnyUser) -> Gap:
    rows = []
    for action in actions:
        if action.without_evidence:
            add = f"{reverse('evidence_add', args=[action.school.urn])}?action={action.pk}"
            may = can(user, Capability.ADD_EVIDENCE, action)
            rows.append(
                _row(action, f"{action.area.title}. Done, with no evidence", "Add evidence", add, may)
            )
    return Gap(
        "no_evidence",
        "Done without evidence",
        "What cannot be shown is asked for again, by governors and by the inspector.",
        "Everything done has evidence.",
        rows,
    )


def _row(
    thing: AreaForImprovement | Action | Measure | MonitoringActivity,
    lacks: str,
    mend: str,
    url: str,
    may: bool,
) -> GapRow:
    return GapRow(str(thing), thing.get_absolute_url(), lacks, url if may else "", mend)


def _form(name: str, thing: AreaForImprovement | Action | MonitoringActivity) -> str:
    return reverse(name, args=[thing.school.urn, thing.pk])
