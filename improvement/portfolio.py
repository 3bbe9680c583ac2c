"""An adviser's schools at a glance: live, in a number of queries that does not grow with the schools."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max, Q

from improvement import checking
from improvement.dashboards.rows import URGENCY
from improvement.models import Action, AreaForImprovement, Inspection
from schools.models import Event, Membership, School, SchoolBody


@dataclass
class SchoolRow:
    """One school: its areas' ratings, worst first, and what waits."""

    school: School
    ratings: list[str] = field(default_factory=list)
    overdue_actions: int = 0
    overdue_reviews: int = 0
    last_change: date | None = None
    category: str = ""
    unchecked: int = 0

    @property
    def reasons(self) -> list[str]:
        """Why it stands where it stands, in words."""
        words = self.school.rating_words
        found = [self.category] if self.category else []
        for rating in ("red", "amber"):
            if count := self.ratings.count(rating):
                found.append(f"{words[rating].lower()}: {count} of {len(self.ratings)} areas")
        found += (
            [f"{self.overdue_actions} action{'s' * (self.overdue_actions != 1)} overdue"]
            if self.overdue_actions
            else []
        )
        found += (
            [f"{self.overdue_reviews} review{'s' * (self.overdue_reviews != 1)} overdue"]
            if self.overdue_reviews
            else []
        )
        if not self.ratings:
            found.append("No plan yet")
        found = found or ["Nothing is off track or overdue"]
        return [found[0][:1].upper() + found[0][1:], *found[1:]]

    @property
    def weight(self) -> tuple:
        return (
            not self.category,
            -self.ratings.count("red"),
            -self.ratings.count("amber"),
            -(self.overdue_actions + self.overdue_reviews),
        )


def for_portfolio(user, *, on: date) -> dict:
    """The schools of the user's bodies, furthest off first, each with the reasons in words."""
    mine = Membership.objects.live(on).filter(person__user=user.pk)
    linked = SchoolBody.objects.reached_by(mine, on).values("school")
    schools = School.objects.filter(pk__in=linked, status=School.Status.OPEN)
    rows = {school.pk: SchoolRow(school) for school in schools}
    areas = AreaForImprovement.objects.kept().filter(school__in=linked).in_current_plan()
    for school, rating in areas.with_rating(before=on).values_list("school", "rating"):
        if school in rows:
            rows[school].ratings.append(rating)
    for row in rows.values():
        row.ratings.sort(key=URGENCY.__getitem__)
    late = (
        Action.objects.kept()
        .filter(area__in=areas.values("pk"))
        .values("school")
        .annotate(
            actions=Count("pk", filter=Q(activity__in=["not_started", "under_way"], due_on__lt=on)),
            reviews=Count("pk", filter=~Q(activity="stopped") & Q(review_on__lt=on)),
        )
    )
    for line in late:
        if line["school"] in rows:
            rows[line["school"]].overdue_actions = line["actions"]
            rows[line["school"]].overdue_reviews = line["reviews"]
    for line in Event.objects.filter(school__in=linked).values("school").annotate(last=Max("at")):
        if line["school"] in rows:
            rows[line["school"]].last_change = line["last"]
    inspections = Inspection.objects.filter(school__in=linked).order_by("starts_on", "pk")
    for school, kind, category in inspections.values_list("school", "kind", "category_of_concern"):
        # A monitoring visit leaves a school in its category; only a later graded inspection takes it out.
        if school in rows and (category or kind == Inspection.Kind.GRADED):
            rows[school].category = category
    for school, count in checking.waiting(user).items():
        if school in rows:
            rows[school].unchecked = count
    ordered = sorted(rows.values(), key=lambda row: (row.weight, row.school.name))
    waiting = sum(row.unchecked for row in ordered)
    return {"rows": ordered, "headline": _headline(ordered), "unchecked": waiting, "on": on}


def _headline(rows) -> str:
    off = [row for row in rows if "red" in row.ratings]
    if not rows:
        return "No schools are linked with you yet"
    if not off:
        return "No school has an area off track"
    return f"{off[0].school} first" if len(off) == 1 else f"{off[0].school} first, then {off[1].school}"
