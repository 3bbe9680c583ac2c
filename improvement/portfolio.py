"""An adviser's schools at a glance: live, in a number of queries that does not grow with the schools."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q
from django.utils.http import urlencode

from improvement import checking
from improvement.dashboards.rows import URGENCY
from improvement.evidence_zip import safe_cell
from improvement.models import Action, AreaForImprovement, Evidence, Inspection
from schools import dates
from schools.models import Event, Membership, School, SchoolBody

ALL_WELL = "Nothing is off track or overdue"


@dataclass
class SchoolRow:
    """One school: its areas' ratings, worst first, and what waits."""

    school: School
    ratings: list[str] = field(default_factory=list)
    overdue_actions: int = 0
    overdue_reviews: int = 0
    last_change: datetime | None = None
    category: str = ""
    unchecked: int = 0
    not_working: int = 0
    stale: int = 0
    idle: int = 0

    @property
    def reasons(self) -> list[str]:
        """Why it stands where it stands, in words."""
        words = self.school.rating_words
        found = [self.category] if self.category else []
        for rating in ("red", "amber"):
            if count := self.ratings.count(rating):
                found.append(f"{words[rating].lower()}: {count} of {len(self.ratings)} areas")
        for count, one, several in (
            (self.overdue_actions, "action overdue", "actions overdue"),
            (self.overdue_reviews, "review overdue", "reviews overdue"),
            (self.not_working, "action done and not working", "actions done and not working"),
            (self.stale, "item of evidence gone stale", "items of evidence gone stale"),
        ):
            if count:
                found.append(f"{count} {one if count == 1 else several}")
        if self.idle >= IDLE:
            found.append(f"nothing changed for {self.idle} days")
        if not self.ratings:
            found.append("No plan yet")
        found = found or [ALL_WELL]
        return [found[0][:1].upper() + found[0][1:], *found[1:]]

    @property
    def weight(self) -> tuple:
        return (
            not self.category,
            -self.ratings.count("red"),
            -self.ratings.count("amber"),
            -(self.overdue_actions + self.overdue_reviews),
            -self.not_working,
            -self.stale,
        )


@dataclass(frozen=True)
class Filters:
    """What the portfolio is narrowed to and ordered by, from the address. Anything that cannot be is left out."""

    only: str = ""
    sort: str = ""

    @classmethod
    def of(cls, query) -> "Filters":
        only, sort = query.get("only", ""), query.get("sort", "")
        return cls(only if only in ONLY else "", sort if sort in SORTS else "")

    @property
    def query(self) -> str:
        """The filters as they stand in an address."""
        given = {"only": self.only, "sort": self.sort}
        return urlencode({name: value for name, value in given.items() if value})

    def of_rows(self, rows: list[SchoolRow]) -> list[SchoolRow]:
        kept = [row for row in rows if not self.only or ONLY[self.only][1](row)]
        return sorted(kept, key=SORTS[self.sort][1]) if self.sort else kept


IDLE = 30  # days: a plan that is followed changes at least once a month
ONLY: dict[str, tuple[str, Callable[[SchoolRow], object]]] = {
    "concern": ("In a category of concern", lambda row: row.category),
    "off": ("With an area off track", lambda row: "red" in row.ratings),
    "late": ("With something overdue", lambda row: row.overdue_actions or row.overdue_reviews),
    "unchecked": ("With evidence to check", lambda row: row.unchecked),
}
SORTS: dict[str, tuple[str, Callable[[SchoolRow], Any]]] = {
    "name": ("By name", lambda row: row.school.name),
    "unchecked": ("Most to check first", lambda row: (-row.unchecked, row.weight)),
    "idle": ("Longest without a change first", lambda row: (-row.idle, row.school.name)),
}


def for_portfolio(user, *, on: date, filters: Filters = Filters()) -> dict:  # it never changes
    """The schools of the user's bodies, furthest off first or as the filters say, each with the reasons in words."""
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
            not_working=Count("pk", filter=Q(activity="done", impact__in=["red", "amber"])),
        )
    )
    for line in late:
        if line["school"] in rows:
            rows[line["school"]].overdue_actions = line["actions"]
            rows[line["school"]].overdue_reviews = line["reviews"]
            rows[line["school"]].not_working = line["not_working"]
    for line in Event.objects.filter(school__in=linked).values("school").annotate(last=Max("at")):
        if line["school"] in rows:
            rows[line["school"]].last_change = line["last"]
            rows[line["school"]].idle = (on - line["last"].astimezone(dates.LONDON).date()).days
    stale = Evidence.objects.stale(on).filter(school__in=linked, shared_with_adviser=True)
    for school, count in stale.order_by().values_list("school").annotate(Count("pk")):
        if school in rows:
            rows[school].stale = count
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
    return {
        "rows": filters.of_rows(ordered),
        "schools": len(ordered),
        "headline": _headline(ordered),
        "unchecked": waiting,
        "filters": filters,
        "only": [(name, words) for name, (words, _) in ONLY.items()],
        "sorts": [(name, words) for name, (words, _) in SORTS.items()],
        "on": on,
    }


HEAD = [
    "School",
    "URN",
    "Phase",
    "Why it stands here",
    "Areas, furthest off first",
    "To check",
    "Last change",
]


def table(rows: list[SchoolRow]) -> str:
    """What the page shows, as CSV for Excel too: no cell of it would run."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(HEAD)
    for row in rows:
        words = row.school.rating_words
        changed = row.last_change.astimezone(dates.LONDON).date() if row.last_change else ""
        cells = [
            row.school.name,
            row.school.urn,
            row.school.get_phase_display(),
            ", ".join(row.reasons),
            ", ".join(words[rating] for rating in row.ratings),
            row.unchecked,
            changed,
        ]
        writer.writerow([safe_cell(str(cell)) for cell in cells])
    return out.getvalue()


def _headline(rows) -> str:
    off = [row for row in rows if "red" in row.ratings]
    if not rows:
        return "No schools are linked with you yet"
    if not off:
        return "No school has an area off track"
    return f"{off[0].school} first" if len(off) == 1 else f"{off[0].school} first, then {off[1].school}"
