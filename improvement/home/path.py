"""Next on the path: the days to come, on the strip of this half-term and the next and as a numbered list."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from improvement.actions.models import Action
from improvement.actions.pages import SOON
from improvement.areas.models import Activity
from improvement.home.days import Dated
from improvement.targets.ladders.ladder import AHEAD, WAITING, Ladder
from improvement.targets.models import actuals_url
from schools.days.calendar import SchoolCalendar
from schools.days.half_terms import HalfTerm
from schools.days.school_terms import SchoolTerm
from schools.drawings.strip import Stone, dated_strip
from schools.models import School
from schools.web.addresses import address
from schools.words import cut, lower_first

MOST, MOST_KEY = 9, 4
LONGEST = 60


@dataclass(frozen=True)
class PathStep:
    """A line of the list: its day, what it is, where it leads (nowhere for the end of a term), and whether it is a day
    that comes whatever anyone does: the end of a term, or what a letter says will follow."""

    day: date
    words: str
    url: str = ""
    key: bool = False


@dataclass(frozen=True)
class Path:
    strip: SafeString
    steps: list[PathStep]


def path(
    school: School,
    actions: Iterable[Action],
    ladders: Iterable[Ladder],
    dated: Dated,
    *,
    mine: frozenset[int] | None = None,
    calendar: SchoolCalendar,
    on: date,
) -> Path | None:
    """At most nine days, the nearest of them, with room for those that come whatever anyone does; None where there is
    no day to show but the end of the term. With `mine`, only the monitoring of these persons. No query."""
    halves = calendar.upcoming(on, 2)
    last = halves[-1].ends_on
    steps = _of_actions(school, actions, on, last)
    steps += [
        PathStep(look.day, cut(look.words, LONGEST), look.url)
        for look in dated.looks
        if on <= look.day <= last and (mine is None or look.person in mine)
    ]
    follows = [
        PathStep(follow.day, cut(follow.words, LONGEST), follow.url, key=True)
        for follow in dated.follows
        if follow.day and follow.day >= on
    ]
    figures, ends = _of_terms(school, ladders, halves, calendar, on)
    steps += figures
    if not steps and not follows:
        return None
    chosen = _chosen(steps, sorted([*follows, *ends], key=_day))
    stones = [
        Stone(step.day, number, "key" if step.key else "planned")
        for number, step in enumerate(chosen, start=1)
    ]
    words = f"Today: {calendar.describe(on)}. The numbered stones are the dates in the list that follows."
    return Path(dated_strip(halves, stones, on, words), chosen)


def _day(step: PathStep) -> date:
    return step.day


def _chosen(steps: list[PathStep], key: list[PathStep]) -> list[PathStep]:
    """The nearest, with room kept for some of the key ones."""
    key = key[:MOST_KEY]
    near = sorted(steps, key=_day)[: MOST - len(key)]
    return sorted([*near, *key], key=lambda step: (step.day, step.key))


def _of_actions(school: School, actions: Iterable[Action], on: date, last: date) -> list[PathStep]:
    """Reviews and due days; those of one day are one line."""
    reviews: dict[date, list[Action]] = defaultdict(list)
    due: dict[date, list[Action]] = defaultdict(list)
    for action in actions:
        if action.review_on and action.activity != Activity.STOPPED and on <= action.review_on <= last:
            reviews[action.review_on].append(action)
        if action.is_open and action.due_on and on <= action.due_on <= last:
            due[action.due_on].append(action)
    steps = []
    for word, several, days in (("Review", "reviews", reviews), ("Due", "actions due", due)):
        for day, found in days.items():
            if len(found) == 1:
                words = cut(f"{word}: {lower_first(found[0].title)}", LONGEST)
                steps.append(PathStep(day, words, found[0].get_absolute_url()))
            else:
                listed = "#due" if day <= on + SOON else address("plan", school.urn)
                steps.append(PathStep(day, f"{len(found)} {several}", listed))
    return steps


def _of_terms(
    school: School, ladders: Iterable[Ladder], halves: list[HalfTerm], calendar: SchoolCalendar, on: date
) -> tuple[list[PathStep], list[PathStep]]:
    """When the figures of a term are wanted, and when the term ends."""
    wanted: dict[SchoolTerm, int] = defaultdict(int)
    with_targets = set()
    for ladder in ladders:
        for point in ladder.points:
            if point.target_words:
                with_targets.add(point.term)
                wanted[point.term] += point.state in (WAITING, AHEAD)
    figures, ends = [], []
    for half in halves:
        if half.half != 2:
            continue
        term = SchoolTerm(half.academic_year, str(half.season))
        first, end = calendar.last_week(*term)
        if wanted[term] and first >= on:
            url = actuals_url(school, term)
            figures.append(PathStep(first, f"{term.name} figures wanted", url))
        targets = " targets" if term in with_targets else ""
        ends.append(
            PathStep(calendar.previous_school_day(end), f"End of {term.season} term{targets}", key=True)
        )
    return figures, [step for step in ends if step.day >= on]
