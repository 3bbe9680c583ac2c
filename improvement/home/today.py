"""Today: the home of a school, with content by role."""

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date, timedelta

from improvement.actions.models import Action
from improvement.actions.pages import DUE, REVIEW, SOON, DueRow, due_row
from improvement.areas.models import Activity
from improvement.home import days
from improvement.home.days import Follow
from improvement.home.needs import MOST_NEEDS, Need, Reader, headline, needs_of
from improvement.home.path import Path, path
from improvement.home.plans.page import counts
from improvement.home.setting_up import FirstRun, first_run
from improvement.home.since import Since, since
from improvement.progress import triangulation
from improvement.progress.rows import URGENCY, AreaRow, current_rows
from improvement.progress.thinly_shown import Thin, thin
from improvement.targets.ladders import positions
from improvement.targets.ladders.ladder import MET, Ladder
from improvement.targets.pages import figures_for
from schools.access import AnyUser, Capability, can, standing
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.days.school_terms import SchoolTerm
from schools.models import School, User
from schools.words import counted, cut, in_words, lower_first, noun

FAR = timedelta(days=200)  # beyond the half-term after this one, wherever the holidays fall


@dataclass(frozen=True)
class TodayReader:
    """What the one who looks may do and see here, whether anything is theirs, and whether the page is narrowed to that."""

    may_edit: bool
    reads_all: bool
    reads_only: bool
    owns_some: bool
    mine: bool


@dataclass(frozen=True)
class Due:
    """What is overdue, actions and reviews apart, and what comes within a fortnight, the last day of which is `until`."""

    actions: list[DueRow]
    reviews: list[DueRow]
    coming: list[DueRow]
    until: date


@dataclass(frozen=True)
class TargetsNow:
    """Whether some area has a figure, the latest term that has figures beside its targets («spring»), and «8 of 13
    spring targets met.»"""

    figures: bool = False
    term: str = ""
    line: str = ""


@dataclass(frozen=True)
class Today:
    """The home of a school as one person sees it, by the parts of the page. As long as the plan has no action, whoever
    sets it up sees the `first_run`, and nothing is read for the parts below it."""

    school: School
    on: date
    term: str
    reader: TodayReader
    headline: str
    needs: list[Need]
    nothing_next: str
    since: Since
    rows: list[AreaRow]
    counts: dict[str, int]
    due: Due
    path: Path | None
    first_run: FirstRun | None = None
    thin: Thin | None = None
    targets: TargetsNow = TargetsNow()


def for_today(school: School, *, user: User, on: date, mine: bool = False) -> Today:
    """What the home of the school shows this person. `mine` narrows it to what they own or answer for: all but the
    areas, which stay whole."""
    calendar, read = days.read(school, user=user, until=on + FAR)
    me = standing(user, school).person_ids
    reads_all = can(user, Capability.READ_PLAN, school)
    may_edit = can(user, Capability.EDIT_PLAN, school)
    rows = current_rows(school, calendar=calendar, on=on)
    if not reads_all:
        rows = _their_part(rows, me)
    changed = since(
        school, user=user, now=dates.now(), areas=None if reads_all else [row.area.pk for row in rows]
    )
    ladders = _ladders(rows, user, calendar, on)
    actions = [(action, row) for row in rows for action in row.actions]
    own = [(action, row) for action, row in actions if _is_mine(action, me)]
    shown = own if mine else actions
    due = _due(shown, user=user, calendar=calendar, on=on)
    checked = not any(term.typical for term in calendar.half_terms(dates.academic_year(on)))
    reader = Reader(user, me, may_edit, calendar, on)
    needs = needs_of(school, rows, ladders, read, [action for action, _ in own], reader, checked=checked)
    reads_only = not can(user, Capability.ADD_NOTE, school) and not any(
        can(user, Capability.ADD_NOTE, action) for action, _ in own
    )
    today = Today(
        school=school,
        on=on,
        term=calendar.describe(on),
        reader=TodayReader(may_edit, reads_all, reads_only, bool(own), mine),
        headline=_news(rows) if reads_only else headline(needs),
        needs=needs[:MOST_NEEDS],
        nothing_next=_next_date(due.coming, read.follows, on=on),
        since=changed,
        rows=sorted(rows, key=lambda row: (_not_followed(row, me), URGENCY[row.area.rating], row.number)),
        counts=counts(rows),
        due=due,
        path=path(
            school,
            [action for action, _ in shown],
            [each for row in rows if not mine or row.area.leader_id in me for each in ladders[row.area.pk]],
            read,
            mine=me if mine else None,
            calendar=calendar,
            on=on,
        ),
    )
    if may_edit and not actions:
        return replace(today, first_run=first_run(school, rows, checked=checked))
    known = triangulation.load(areas=[row.area for row in rows], on=on, calendar=calendar)
    own_pks = {action.pk for action, _ in own}
    figures = figures_for(ladders)
    for row in rows:
        row.figure = figures.get(row.area.pk)
        if reads_only and can(user, Capability.READ_MONITORING_SUMS, row.area):
            row.known = known.of_area(row.area.pk)
    return replace(
        today,
        thin=thin(school, rows, known, user=user, wanted=lambda action: not mine or action.pk in own_pks),
        targets=TargetsNow(bool(figures), *_targets(ladders)),
    )


def _ladders(
    rows: list[AreaRow], user: AnyUser, calendar: SchoolCalendar, on: date
) -> dict[int, list[Ladder]]:
    """The targets of the areas this person may read them of."""
    open_to = [row.area for row in rows if can(user, Capability.READ_PLAN, row.area)]
    found = positions.load(open_to, on=on, calendar=calendar)
    return {row.area.pk: found.get(row.area.pk, []) for row in rows}


def _targets(ladders: dict[int, list[Ladder]]) -> tuple[str, str]:
    """The latest term that has figures beside its targets («spring»), and «8 of 13 spring targets met»."""
    judged = [
        point for each in ladders.values() for ladder in each for point in ladder.points if point.judged
    ]
    latest: SchoolTerm | None = max((point.term for point in judged), default=None)
    if latest is None:
        return "", ""
    now = [point for point in judged if point.term == latest]
    met = sum(point.state == MET for point in now)
    return latest.season, f"{met} of {counted(len(now), f'{latest.season} target')} met."


def _their_part(rows: list[AreaRow], me: Set[int]) -> list[AreaRow]:
    """For staff of a school that does not show all of them the whole plan: the areas they answer for, and of the
    others the actions they own."""
    for row in rows:
        row.actions = [action for action in row.actions if _is_mine(action, me)]
    return [row for row in rows if row.actions or row.area.leader_id in me]


def _is_mine(action: Action, me: Set[int]) -> bool:
    return action.owner_id in me or action.area.leader_id in me


def _not_followed(row: AreaRow, me: Set[int]) -> bool:
    """Areas that a governor follows stand first on their page."""
    return row.area.link_governor_id not in me


def _due(pairs: list[tuple[Action, AreaRow]], *, user: User, calendar: SchoolCalendar, on: date) -> Due:
    """An action stands once for its day, and once for its review."""
    found = []
    for action, row in pairs:
        reviewed = action.activity != Activity.STOPPED and action.review_on and action.review_on <= on + SOON
        done_by = action.is_open and action.due_on and action.due_on <= on + SOON
        for why in [REVIEW] * bool(reviewed) + [DUE] * bool(done_by):
            found.append(due_row(action, why, user=user, calendar=calendar, on=on, number=row.number))
    found.sort(key=lambda row: (row.on, row.title))
    late = [row for row in found if row.on and row.on < on]
    return Due(
        [row for row in late if row.why == DUE],
        [row for row in late if row.why == REVIEW],
        [row for row in found if row.on and row.on >= on],
        on + SOON,
    )


def _next_date(coming: list[DueRow], follows: list[Follow], *, on: date) -> str:
    """«Next date: Friday 12 June, review of marking codes.», for when nothing needs the reader."""
    days = [(each.day, cut(each.words, 90)) for each in follows if each.day and each.day >= on]
    days += [
        (row.on, f"{'review of ' if row.why == REVIEW else ''}{lower_first(row.title)}")
        for row in coming
        if row.on
    ]
    if not days:
        return ""
    day, what = min(days)
    return f"Next date: {dates.day_words(day, beside=on)}, {what}."


def _news(rows: list[AreaRow]) -> str:
    """One sentence for those who read: how many areas are off."""
    off = sum(row.area.rating == "red" for row in rows)
    watch = sum(row.area.rating == "amber" for row in rows)
    if not rows:
        return "The plan is being set up"
    if off:
        return f"{_areas(off, len(rows))} {noun(off, 'is', 'are')} off track"
    if watch:
        return f"{_areas(watch, len(rows))} {noun(watch, 'needs', 'need')} attention"
    return "No area is off track"


def _areas(part: int, whole: int) -> str:
    return f"{in_words(part).capitalize()} of {in_words(whole)} areas"
