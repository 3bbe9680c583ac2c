"""What the portfolio reads: eight queries, and as many for six hundred schools as for six."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce

from improvement.actions.models import Action
from improvement.areas.models import Activity, AreaForImprovement, ProgressNote
from improvement.evidence.checks.models import EvidenceRequest
from improvement.evidence.models import Evidence
from improvement.inspections.models import FollowUp, Inspection
from improvement.monitoring.models import MonitoringActivity
from improvement.oversight.checks import queue as checking
from improvement.oversight.portfolio import missed
from improvement.oversight.portfolio.among import Among
from improvement.oversight.portfolio.rows import SchoolRow
from improvement.plans.models import ActionPlan
from improvement.progress.rows import URGENCY
from schools.access import AnyUser, memberships
from schools.days.calendar import SchoolCalendar
from schools.models import Event, Membership, Role, School, SchoolBody, Term

ADVISERS_OWN = ("checked", "requested")  # what an adviser does is no sign that the school is at work
FOLLOW_UP, VISIT = "follow_up", "visit"
COMING = {FOLLOW_UP: "A date from the letter", VISIT: "An external review"}


def read(user: AnyUser, *, on: date) -> list[SchoolRow]:
    """A row for each open school that the user's bodies reach, as an adviser or as their administrator. Which those are is
    asked once, of the one rule there is for it; every other query is of these schools by their ids."""
    reached = _reached(user, on)
    rows = {school.pk: SchoolRow(school) for school in _schools(reached, on)}
    advised = [pk for pk in rows if reached[pk]]
    for row in rows.values():
        if row.school.last_change:
            row.changed(row.school.last_change, on)
    areas: list[int] = []
    here = Among("school", rows)
    for area, school, now, before in _areas(rows, here, on):
        areas.append(area)
        rows[school].rate(now, before)
    for row in rows.values():
        row.ratings.sort(key=URGENCY.__getitem__)
    for kind, school, number in _actions(here, areas, on):
        setattr(rows[school], kind, number)
    for school, category in _categories(here):
        rows[school].category = category
    for kind, school, number, day in _waiting(user, here, Among("school", advised), on):
        if kind in COMING:
            rows[school].comes(day, COMING[kind], on)
        else:
            setattr(rows[school], kind, number)
    for school, number in missed.count(rows, here, areas).items():
        rows[school].missed = number
    return list(rows.values())


def _reached(user: AnyUser, on: date) -> dict[int, bool]:
    """The schools that the user's bodies reach, each with whether they do so for the user as an adviser."""
    mine = Membership.objects.live(on).filter(person__user=user.pk)
    bodies = {body for *_, body in memberships(user) if body}  # said again, so that the index on it is used
    links = [
        part.filter(body__in=bodies).values_list("school", Value(advises))
        for part, advises in (
            (SchoolBody.objects.reached_by(mine, on), 0),
            (SchoolBody.objects.advised_by(user, on), 1),
        )
    ]
    found: dict[int, bool] = {}
    for school, advises in _union(links):
        found[school] = found.get(school, False) or bool(advises)
    return found


def _schools(schools: Iterable[int], on: date) -> QuerySet[School]:
    """Those that are open, each with its `last_change`, the `plan` worked on and when its previous half-term
    `half_ended`."""
    events = Event.objects.filter(school=OuterRef("pk")).exclude(verb__in=ADVISERS_OWN).order_by("-at")
    plans = ActionPlan.objects.filter(school=OuterRef("pk")).current()
    ended = Term.objects.filter(school=OuterRef("pk"), ends_on__lt=on).order_by("-ends_on")
    return (
        School.objects.filter(Among("pk", schools), status=School.Status.OPEN)
        .order_by()
        .annotate(
            last_change=Subquery(events.values("at")[:1]),
            plan=Subquery(plans.values("pk")[:1]),
            half_ended=Subquery(ended.values("ends_on")[:1]),
        )
    )


def _areas(
    rows: dict[int, SchoolRow], here: Among, on: date
) -> QuerySet[AreaForImprovement, tuple[int, int, str, str]]:
    """Area, school, rating now and rating at the end of the school's previous half-term, of the areas worked on."""
    rated = ProgressNote.objects.filter(area=OuterRef("pk"), action=None).exclude(impact="")
    impact = rated.order_by("-on", "-pk").values("impact")
    none = Value("", output_field=CharField())
    return (
        AreaForImprovement.objects.kept()
        .filter(
            here, Among("plan_areas__plan", [row.school.plan for row in rows.values() if row.school.plan])
        )
        .order_by()
        .annotate(half_ended=_half_ended(rows, on))
        .annotate(
            now=Coalesce(Subquery(impact[:1]), none),
            earlier=Coalesce(Subquery(impact.filter(on__lte=OuterRef("half_ended"))[:1]), none),
        )
        .values_list("pk", "school", "now", "earlier")
    )


def _half_ended(rows: dict[int, SchoolRow], on: date) -> Case:
    """The last day of the previous half-term of an area's school, from the days in hand: they are few."""
    usual = SchoolCalendar([]).end_of_previous_half_term(on)
    schools = defaultdict(list)
    for pk, row in rows.items():
        schools[row.school.half_ended or usual].append(pk)
    most = max(schools, key=lambda day: len(schools[day]), default=usual)
    others = [When(Among("school", pks), then=Value(day)) for day, pks in schools.items() if day != most]
    return Case(*others, default=Value(most), output_field=DateField())


def _actions(here: Among, areas: list[int], on: date) -> QuerySet[Any, Any]:
    """What is late and what does not work in these areas, as (field of the row, school, number)."""
    kept = Action.objects.filter(here, Among("area", areas), removed_at=None)
    open_ = Q(activity__in=[Activity.NOT_STARTED, Activity.UNDER_WAY])
    parts = {
        "overdue_actions": kept.filter(open_, due_on__lt=on),
        "overdue_reviews": kept.filter(~Q(activity=Activity.STOPPED), review_on__lt=on),
        "not_working": kept.done_not_working(),
    }
    return _union(
        part.order_by().values_list(Value(kind), "school").annotate(number=Count("*"))
        for kind, part in parts.items()
    )


def _categories(here: Among) -> QuerySet[Inspection, tuple[int, str]]:
    """School and category of concern, in order of time. A monitoring visit leaves a school in its category; only a later
    graded inspection takes it out."""
    telling = ~Q(category_of_concern="") | Q(kind=Inspection.Kind.GRADED)
    inspections = Inspection.objects.filter(telling, here).order_by("starts_on", "pk")
    return inspections.values_list("school", "category_of_concern")


def _waiting(user: AnyUser, here: Among, advised: Among, on: date) -> QuerySet[Any, Any]:
    """(kind, school, number, day): what waits for an answer or a verdict or has gone stale, and what comes next. Of
    evidence and monitoring only where the user is an adviser: an administrator of the body does not read them."""
    no_day, no_number = Cast(Value(None), DateField()), Value(0, output_field=IntegerField())
    bodies = {body for role, _, _, body in memberships(user) if body and role == Role.ADVISER}

    def numbered(rows: QuerySet[Any], kind: str) -> QuerySet[Any, Any]:
        return rows.order_by().values_list(Value(kind), "school").annotate(number=Count("*"), day=no_day)

    def dated(rows: QuerySet[Any], kind: str, day: str) -> QuerySet[Any, Any]:
        return rows.order_by().values_list(Value(kind), "school").annotate(number=no_number, day=Min(day))

    asked = EvidenceRequest.objects.open().filter(advised, body__in=bodies, wanted_by__lt=on)
    stale = checking.not_replaced(Evidence.objects.kept(), "pk").filter(
        advised, fresh_until__lt=on, shared_with_adviser=True
    )
    follow_ups = FollowUp.objects.filter(here, removed_at=None, happens_on__gte=on)
    visits = MonitoringActivity.objects.planned().filter(
        advised, kind=MonitoringActivity.Kind.EXTERNAL_REVIEW, planned_on__gte=on
    )
    return _union(
        [
            dated(follow_ups, FOLLOW_UP, "happens_on"),
            numbered(stale, "stale"),
            numbered(asked, "unanswered"),
            numbered(
                checking.unchecked(user, bodies, advised, Among("evidence__school", advised.ids)), "unchecked"
            ),
            dated(visits, VISIT, "planned_on"),
        ]
    )


def _union(parts: Iterable[QuerySet[Any, Any]]) -> QuerySet[Any, Any]:
    first, *others = parts
    return first.union(*others, all=True)
