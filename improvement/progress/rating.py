"""The rating that an area's targets suggest, with its reasons. Pure up to `suggestions`.

A person rates an area; the figures only suggest. Whoever rates differently says why, and the reason stands beside the
rating. `docs/suggested-rating.md` is drawn from `rule` by `manage.py draw_docs`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from improvement.areas.models import AreaForImprovement, Impact
from improvement.monitoring.freshness import FULL
from improvement.progress import triangulation
from improvement.progress.triangulation import Triangulations
from improvement.targets.ladders import positions
from improvement.targets.ladders.ladder import MET, MISSED, ORDINALS, Ladder, TermPoint
from schools.days.calendar import SchoolCalendar

FRESH_ENOUGH = 2
MOST_REASONS = 6
# The rule in words, beside the suggestion and in the document.
RULES = {
    Impact.RED: "a target missed two terms running, or more than half of the targets missed, and at least two",
    Impact.AMBER: "a target missed, a target without its actual, or fewer than two kinds of evidence fresh",
    Impact.GREEN: "every target met at its latest count, and two kinds of evidence fresh",
}


@dataclass(frozen=True)
class Facts:
    """What the rule asks. `groups` are the groups of pupils or classes whose latest actual stands against a target,
    `missed` how many of them missed it, `running` how many missed it twice in a row; `no_actual` are the terms without
    a figure ten school days after their end; `fresh` the kinds of evidence that are fresh."""

    groups: int
    missed: int
    running: int
    no_actual: int
    fresh: int


def rule(facts: Facts) -> Impact:
    """The suggestion; none where no target has come to its actual, or failed to."""
    if not facts.groups and not facts.no_actual:
        return Impact.NOT_RATED
    if facts.running or (facts.missed >= 2 and facts.missed * 2 > facts.groups):
        return Impact.RED
    if facts.missed or facts.no_actual or facts.fresh < FRESH_ENOUGH:
        return Impact.AMBER
    return Impact.GREEN


@dataclass(frozen=True)
class Suggestion:
    """What the figures suggest for an area, and why. `impact` is empty where they suggest nothing."""

    impact: Impact
    reasons: list[str] = field(default_factory=list)

    @property
    def rules(self) -> list[tuple[str, str]]:
        """The rule, rating by rating."""
        return list(RULES.items())

    def __bool__(self) -> bool:
        return self.impact != Impact.NOT_RATED

    def differs(self, impact: str | None) -> bool:
        """Would this rating need a reason?"""
        return bool(self) and bool(impact) and impact != self.impact


def suggest(ladders: Iterable[Ladder], *, fresh: int) -> Suggestion:
    """The suggestion for an area with these ladders and so many fresh kinds of evidence. Hidden groups are left out:
    a reason would give them away."""
    shown = [ladder for ladder in ladders if not ladder.hidden]
    latest = [(ladder, ladder.latest) for ladder in shown if ladder.latest]
    missed = [(ladder, point) for ladder, point in latest if point.state == MISSED]
    met = [(ladder, point) for ladder, point in latest if point.state == MET]
    running = [ladder for ladder in shown if ladder.missed_running > 1]
    absent = [(ladder, point) for ladder in shown for point in ladder.unanswered]
    impact = rule(Facts(len(latest), len(missed), len(running), len(absent), fresh))
    if impact == Impact.NOT_RATED:
        return Suggestion(impact, ["No target has come to its actual yet"])
    reasons = [*map(_missed, missed), *map(_absent, absent), *_met(met)]
    if len(reasons) > MOST_REASONS:
        reasons = [*reasons[: MOST_REASONS - 1], f"And {len(reasons) - MOST_REASONS + 1} more"]
    return Suggestion(impact, [*reasons, _fresh(fresh)])


def _missed(pair: tuple[Ladder, TermPoint]) -> str:
    ladder, point = pair
    running = ladder.missed_running
    again = f", the {ORDINALS[min(running, 7)].lower()} term running" if running > 1 else ""
    return f"{point.term.name} target missed: {ladder.title}, {point.difference}{again}"


def _absent(pair: tuple[Ladder, TermPoint]) -> str:
    ladder, point = pair
    return f"No actual for the {point.term.words}: {ladder.title}"


def _met(met: list[tuple[Ladder, TermPoint]]) -> list[str]:
    if len(met) > 2:
        return [f"{len(met)} targets met at their latest count"]
    return [f"{point.term.name} target met: {ladder.title}, {point.actual_words}" for ladder, point in met]


def _fresh(kinds: int) -> str:
    if kinds == 0:
        return "No kind of evidence is fresh"
    return "Only one kind of evidence is fresh" if kinds == 1 else f"{kinds} kinds of evidence are fresh"


# ---- for areas ---------------------------------------------------------------------------------------------------------------
def suggestions(
    areas: Iterable[AreaForImprovement],
    *,
    on: date,
    calendar: SchoolCalendar,
    known: Triangulations | None = None,
    ladders: dict[int, list[Ladder]] | None = None,
) -> dict[int, Suggestion]:
    """For each area what its targets suggest. Three queries however many areas, none for what is passed in: `known` from
    `triangulation.load`, `ladders` from `positions.load`."""
    areas = list(areas)
    ladders = positions.load(areas, on=on, calendar=calendar) if ladders is None else ladders
    known = known or triangulation.load(areas=areas, on=on, calendar=calendar)
    return {area.pk: suggest(ladders.get(area.pk, []), fresh=fresh_kinds(known, area)) for area in areas}


def fresh_kinds(known: Triangulations, area: AreaForImprovement) -> int:
    return sum(kind.state == FULL for kind in known.of_area(area.pk).kinds)


def suggestion_for(area: AreaForImprovement, *, on: date) -> Suggestion:
    """What the targets of one area suggest on the day."""
    return suggestions([area], on=on, calendar=SchoolCalendar.of(area.school))[area.pk]
