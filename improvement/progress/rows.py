"""Areas with their actions, as the plan and many pages show them."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Subquery

from improvement.actions.models import Action, ActionQuerySet
from improvement.areas.models import Activity, AreaForImprovement, AreaQuerySet, ProgressNote
from improvement.evidence.models import without_evidence
from improvement.plans.models import ActionPlan
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.models import Membership, Role, School

# Furthest off first; an area nobody has rated stands after those that are off, before those that are well.
URGENCY = {"red": 0, "amber": 1, "": 2, "green": 3, "blue": 4}


GOOD = {"blue": 3, "green": 2, "amber": 1, "red": 0}


@dataclass
class AreaRow:
    """An area as the plan and the dashboards show it. `actions` are those kept, in order."""

    area: AreaForImprovement
    number: int
    direction: str
    actions: list[Action] = field(default_factory=list)
    figure: object | None = None  # for `_pieces/target_figure.html`, where the page has it
    known: object | None = None  # how we know, as sums, where the page has it

    @property
    def running(self) -> list[Action]:
        return [action for action in self.actions if action.activity != Activity.STOPPED]

    @property
    def done(self) -> list[Action]:
        return [action for action in self.actions if action.is_done]

    @property
    def working(self) -> list[Action]:
        return [action for action in self.actions if action.done_and_working]

    @property
    def not_working(self) -> list[Action]:
        """Those done and not working, off track first."""
        found = [action for action in self.actions if action.done_not_working]
        return sorted(found, key=lambda action: URGENCY[action.impact])

    @property
    def pairs(self) -> list[tuple[str, str | None]]:
        """(activity, rating) of each action, done and seen to be working first."""
        ranks = {Activity.DONE: 0, Activity.UNDER_WAY: 1, Activity.NOT_STARTED: 2}
        ordered = sorted(self.running, key=lambda a: (ranks[Activity(a.activity)], URGENCY[a.impact] * -1))
        return [(action.activity, action.impact if action.is_done else None) for action in ordered]

    @property
    def done_words(self) -> str:
        """«7 of 9 done, 2 of those seen to be working»."""
        if not self.running:
            return "No actions yet"
        words = f"{len(self.done)} of {len(self.running)} done"
        return f"{words}, {len(self.working)} of those seen to be working" if self.done else words

    @property
    def to_settle(self) -> bool:
        """Did somebody rate it against the figures, and has the head not settled it? Known in `current_rows` only."""
        area = self.area
        differs = bool(area.rating) and bool(area.rating_suggested) and area.rating != area.rating_suggested
        return differs and not getattr(area, "rating_settled", True)

    @property
    def late_actions(self) -> int:
        return sum(action.overdue for action in self.actions)

    @property
    def late_reviews(self) -> int:
        return sum(action.review_overdue for action in self.actions)


def area_rows(
    school: School, plan: ActionPlan | None, *, calendar: SchoolCalendar, on: date
) -> list[AreaRow]:
    """The areas of the plan in its order, each with its rating, where that came from, and its actions: two queries."""
    if plan is None:
        return []
    return _rows(school.areas.in_plan(plan), Action.objects.all(), school, calendar=calendar, on=on)


def current_rows(school: School, *, calendar: SchoolCalendar, on: date) -> list[AreaRow]:
    """The same of the plan that is worked on, without reading the plan itself. The actions know whether they are done
    without evidence (`without_evidence`), the areas whether their rating was given by somebody who settles ratings
    (`rating_settled`): still two queries."""
    given = ProgressNote.objects.filter(area=OuterRef("pk"), action=None).exclude(impact="")
    heads = Membership.objects.live(on).filter(role__in=[Role.HEADTEACHER, Role.PLAN_EDITOR])
    areas = (
        school.areas.in_current_plan()
        .annotate(rated_by=Subquery(given.order_by("-on", "-pk").values("by")[:1]))
        .annotate(rating_settled=Exists(heads.filter(person=OuterRef("rated_by"))))
    )
    actions = Action.objects.annotate(without_evidence=without_evidence())
    return _rows(areas, actions, school, calendar=calendar, on=on)


def _rows(
    areas: AreaQuerySet, actions: ActionQuerySet, school: School, *, calendar: SchoolCalendar, on: date
) -> list[AreaRow]:
    kept = actions.kept().select_related("owner").order_by("order", "pk")
    areas = (
        areas.with_rating(before=calendar.end_of_previous_half_term(on))
        .select_related("leader", "link_governor")
        .prefetch_related(Prefetch("actions", queryset=kept, to_attr="kept_actions"))
    )
    rows = []
    for number, area in enumerate(areas, start=1):
        for action in area.kept_actions:
            action.area, action.school = area, school
        rows.append(AreaRow(area, number, direction(area, school, on=on), area.kept_actions))
    return rows


def direction(area: AreaForImprovement, school: School, *, on: date) -> str:
    """«Down from needs attention, 22 May»: the rating now against that at the end of the previous half-term."""
    now, before = area.rating, area.earlier_rating
    if not now:
        return ""
    day = dates.short_day(area.rated_on, beside=on)
    if not before:
        return f"First rated {day}"
    if now == before:
        return f"Steady, rated {day}"
    way = "Up" if GOOD[now] > GOOD[before] else "Down"
    return f"{way} from {school.rating_words[before].lower()}, {day}"
