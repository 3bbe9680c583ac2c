"""How many groups of pupils missed their target at the latest count, school by school: as many as the school's own page
of targets says. What a small group reached is hidden there, so it is not counted here either."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)

from improvement.oversight.portfolio.among import Among
from improvement.oversight.portfolio.rows import SchoolRow
from improvement.targets import figures
from improvement.targets.ladders import positions
from improvement.targets.models import MeasureSeries, TermlyTarget
from schools.days.school_terms import SchoolTerm


def count(rows: Mapping[int, SchoolRow], here: Among, areas: list[int]) -> Counter[int]:
    """Of these schools (`here` says so to a query), in these areas. Two queries: where groups might give each other
    away, the figures are read and hidden as the page does it; the database counts the others."""
    found: Counter[int] = Counter()
    closely = _closely(here, areas, max((row.school.suppress_under for row in rows.values()), default=0))
    for measure in closely.values():
        found[measure.school] += _missed(measure, rows[measure.school].school.suppress_under)
    for school, measure_id in _missing(here, areas):
        if measure_id not in closely:
            found[school] += 1
    return found


class Target(NamedTuple):
    academic_year: int
    season: str
    target: Decimal | None
    actual: Decimal | None
    cohort: int | None


@dataclass
class PortfolioGroup:
    """A series, as far as `positions.hidden_of` looks at it."""

    pk: int
    year_group: str
    pupil_group: str
    cohort: int | None
    rows: list[Target] = field(default_factory=list)


@dataclass
class Figures:
    """A measure with its groups."""

    school: int
    lower_is_better: bool
    groups: dict[int, PortfolioGroup] = field(default_factory=dict)


def _closely(here: Among, areas: list[int], least: int) -> dict[int, Figures]:
    lines = (
        _kept(here)
        .filter(Among("measure__area", areas), _hides_something(here, least), measure__removed_at=None)
        .exclude(measure__shape=figures.NARRATIVE)
        .order_by("pk", "targets__academic_year", "targets__season")
        .values_list(
            *("measure", "school", "measure__lower_is_better"),
            *("pk", "year_group", "pupil_group", "cohort"),
            *(f"targets__{name}" for name in Target._fields),
        )
    )
    found: dict[int, Figures] = {}
    for measure, school, lower, pk, year, pupils, cohort, *target in lines:
        of = found.setdefault(measure, Figures(school, lower))
        group = of.groups.setdefault(pk, PortfolioGroup(pk, year, pupils, cohort))
        if target[0] is not None:
            group.rows.append(Target(*target))
    return found


def _kept(here: Among) -> QuerySet[MeasureSeries]:
    return MeasureSeries.objects.filter(here, removed_at=None)


def _missing(here: Among, areas: list[int]) -> QuerySet[MeasureSeries, tuple[int, int]]:
    """School and measure of each group whose latest figure is on the wrong side of its target."""
    judged = TermlyTarget.objects.filter(
        series=OuterRef("pk"), target__isnull=False, actual__isnull=False
    ).order_by("-academic_year", "-season")
    better = Case(When(measure__lower_is_better=True, then=-1), default=1, output_field=IntegerField())
    series = (
        _kept(here)
        .filter(Among("measure__area", areas), measure__removed_at=None)
        .exclude(measure__shape=figures.NARRATIVE)
        .annotate(short=Subquery(judged.values(short=F("target") - F("actual"))[:1]) * better)
    )
    return series.filter(short__gt=0).order_by().values_list("school", "measure")


def _hides_something(here: Among, least: int) -> Q:
    """Measures in which a group may be hidden: a small one, or one that lies within another and would leave a small
    rest: `least` is the largest of the schools' sizes. Rather too many than one too few."""
    one = Value(1)
    narrowed = Case(When(year_group="", then=0), default=one, output_field=IntegerField()) + Case(
        When(pupil_group="", then=0), default=one, output_field=IntegerField()
    )
    groups = (
        _kept(here)
        .order_by()
        .values("measure")
        .annotate(
            sizes=Count("cohort"),
            small=Min("cohort"),
            rest=Max("cohort") - Min("cohort"),
            nested=Max(narrowed) - Min(narrowed),
        )
        .filter(Q(small__lt=least) | Q(nested__gt=0, sizes__gt=2) | Q(nested__gt=0, sizes=2, rest__lt=least))
        .values("measure")
    )
    by_term = TermlyTarget.objects.filter(here, cohort__isnull=False).order_by()
    return Q(measure__in=groups) | Q(measure__in=by_term.values("series__measure"))


def _missed(measure: Figures, least: int) -> int:
    if not any(_is_missed(row, measure.lower_is_better) for g in measure.groups.values() for row in g.rows):
        return 0  # whatever is hidden, nothing was missed
    groups: list[Any] = list(measure.groups.values())  # as much of a series as is looked at
    if all(row.cohort is None for group in groups for row in group.rows):  # no term has a size of its own
        groups = [replace(group, rows=[]) for group in groups]
    hidden = positions.hidden_of(groups, least)
    return sum(
        _latest_is_missed(group, measure.lower_is_better, hidden)
        for group in measure.groups.values()
        if (group.pk, "") not in hidden
    )


def _latest_is_missed(group: PortfolioGroup, lower_is_better: bool, hidden: dict[tuple, str]) -> bool:
    for row in reversed(group.rows):
        judged = row.target is not None and row.actual is not None
        if judged and (group.pk, SchoolTerm.of(row)) not in hidden:
            return _is_missed(row, lower_is_better)
    return False


def _is_missed(row: Target, lower_is_better: bool) -> bool:
    if row.target is None or row.actual is None:
        return False
    return not figures.met(row.actual, row.target, lower_is_better)
