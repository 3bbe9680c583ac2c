"""What wants a person today: the needs-you list. Every entry leads to the form that does it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from improvement.actions.models import Action
from improvement.areas.models import Activity
from improvement.home.days import ASKS, NOTE, REQUEST, Asked, Dated, Follow, LookDue
from improvement.progress.rows import AreaRow
from improvement.targets.ladders.ladder import NO_ACTUAL, WAITING, Ladder, TermPoint
from improvement.targets.models import actuals_url
from schools.access import AnyUser, Capability, can
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.days.school_terms import SchoolTerm
from schools.models import School
from schools.words import counted, cut, in_words, lower_first, noun

MOST_NEEDS = 5
LONG = 110  # as much of a sentence as one line of the list holds


@dataclass(frozen=True)
class Need:
    """Something that wants this person today: a line of the needs-you list."""

    title: str
    url: str
    sentence: str
    button: str


@dataclass(frozen=True)
class Reader:
    """Who looks, on which day: the ids of the persons they are in the school, and whether they edit its plan."""

    user: AnyUser
    me: frozenset[int]
    may_edit: bool
    calendar: SchoolCalendar
    on: date


def needs_of(
    school: School,
    rows: list[AreaRow],
    ladders: dict[int, list[Ladder]],
    dated: Dated,
    own: Iterable[Action],
    reader: Reader,
    *,
    checked: bool,
) -> list[Need]:
    """What this person is to do, the most pressing first. `own` are their actions; `checked` says whether somebody has
    checked the terms. No query."""
    needs = _own_actions(own, reader)
    needs += _asked(dated.asked, reader)
    needs += _monitoring(dated.looks, reader)
    needs += _actuals(rows, ladders, reader)
    needs += _to_rate(rows, reader)
    if reader.may_edit:
        needs += _to_settle(rows)
        needs += _follow_ups(dated.follows)
        needs += _gaps(rows)
        needs += _point_not_taken_on(school, dated.waiting_point)
        needs += [] if checked else [_terms_to_check(school)]
    return needs


def headline(needs: list[Need]) -> str:
    if not needs:
        return "Nothing needs you"
    count = len(needs)
    said = f"{in_words(count).capitalize()} {noun(count, 'thing needs', 'things need')} you"
    return f"{said}, the first five here" if count > MOST_NEEDS else said


def _own_actions(own: Iterable[Action], reader: Reader) -> list[Need]:
    needs = []
    calendar, on = reader.calendar, reader.on
    mine = [action for action in own if can(reader.user, Capability.ADD_NOTE, action)]
    for action in sorted(mine, key=lambda each: (each.review_on or each.due_on or on, each.pk)):
        who = "" if action.owner_id in reader.me else f" {action.owner or 'Nobody'} owns it."
        url = reverse("action_note", args=[action.school.urn, action.pk])
        if action.review_on and action.activity != Activity.STOPPED and action.review_on <= on:
            late = calendar.lateness_words(action.review_on, on)
            when = (
                f"The review was due {dates.day_words(action.review_on, beside=on)}, {late} ago."
                if action.review_on < on
                else "The review is today."
            )
            needs.append(
                Need(
                    f"Review {lower_first(action.title)}", f"{url}?review=1", when + who, "Record the review"
                )
            )
        elif action.is_open and action.due_on and action.due_on < on:
            late = calendar.lateness_words(action.due_on, on)
            when = f"It was due {dates.day_words(action.due_on, beside=on)}, {late} ago."
            needs.append(Need(f"Update {lower_first(action.title)}", url, when + who, "Update"))
    return needs


def _asked(asked: list[Asked], reader: Reader) -> list[Need]:
    """What people of the authority or trust want of the school. A request is its area's leader's, else the head's."""
    needs = []
    for each in asked:
        day = dates.day_words(each.day, beside=reader.on)
        if each.what == REQUEST and (each.person in reader.me or (each.person is None and reader.may_edit)):
            late = " They still wait." if each.day < reader.on else ""
            needs.append(
                Need(
                    f"Evidence wanted: {lower_first(cut(each.words, LONG))}",
                    each.url,
                    f"By {day}.{late}",
                    "Answer it",
                )
            )
        elif each.what == NOTE:
            title = f"Visit note: {lower_first(cut(each.words, LONG))}"
            needs.append(Need(title, each.url, f"The visit was on {day}. Is it accurate?", "Answer it"))
        elif each.what == ASKS:
            sentence = "Its people see nothing of the school until you let them in."
            needs.append(
                Need(f"{each.words} asks to be let in", each.url, sentence, "See what they would see")
            )
    return needs


def _monitoring(looks: list[LookDue], reader: Reader) -> list[Need]:
    """Planned monitoring that was missed: for whoever was to do it; what nobody was to do is the head's."""
    needs = []
    for look in looks:
        theirs = look.person in reader.me or (look.person is None and reader.may_edit)
        if look.day < reader.on and theirs:
            late = reader.calendar.lateness_words(look.day, reader.on)
            who = "" if look.person else " Nobody was named for it."
            when = f"Planned for {dates.day_words(look.day, beside=reader.on)}, {late} ago.{who}"
            needs.append(Need(f"Record or move {lower_first(look.words)}", look.url, when, "Open it"))
    return needs


def _actuals(rows: list[AreaRow], ladders: dict[int, list[Ladder]], reader: Reader) -> list[Need]:
    """Figures that are wanted, one line a term: from the last week of the term on, of the areas this person leads; of
    those that nobody leads for the head."""
    wanted: dict[SchoolTerm, list[AreaRow]] = {}
    for row in rows:
        concerned = row.area.leader_id in reader.me or (reader.may_edit and not row.area.leader_id)
        if not concerned or not can(reader.user, Capability.EDIT_TARGETS, row.area):
            continue
        for ladder in ladders.get(row.area.pk, []):
            for point in ladder.points:
                if is_wanted(point, reader.calendar, reader.on):
                    wanted.setdefault(point.term, []).append(row)
    return [_actual(term, found, reader) for term, found in sorted(wanted.items())]


def is_wanted(point: TermPoint, calendar: SchoolCalendar, on: date) -> bool:
    """Is the figure of this term wanted: from its last week on, until it is there?"""
    if point.state == WAITING:
        return on >= calendar.last_week(*point.term)[0]
    return point.state == NO_ACTUAL


def _actual(term: SchoolTerm, found: list[AreaRow], reader: Reader) -> Need:
    titles = list(dict.fromkeys(row.area.title for row in found))
    where = lower_first(titles[0]) if len(titles) == 1 else f"{len(titles)} areas"
    count = counted(len(found), "target")
    end = term.ends_on(reader.calendar)
    when = f"{'ended' if end < reader.on else 'ends'} on {dates.day_words(end, beside=reader.on)}"
    url = actuals_url(found[0].area.school, term)
    sentence = f"{count} of {where} without a figure. The term {when}."
    return Need(f"Enter the {term.season} figures", url, sentence, "Enter them")


def _to_rate(rows: list[AreaRow], reader: Reader) -> list[Need]:
    """Actions that are done, that nobody has rated, and that this person may rate."""
    waiting = [
        action
        for row in rows
        for action in row.done
        if not action.impact and can(reader.user, Capability.RATE_IMPACT, action)
    ]
    if len(waiting) == 1:
        action = waiting[0]
        url = reverse("action_note", args=[action.school.urn, action.pk])
        return [
            Need(
                f"Say whether {lower_first(action.title)} is working",
                url,
                f"Done, and not rated yet. {action.owner or 'Nobody'} owns it.",
                "Rate it",
            )
        ]
    if waiting:
        url = reverse("plan", args=[waiting[0].school.urn])
        names = f"{waiting[0].title}, {lower_first(waiting[1].title)}" + (
            " and more" if len(waiting) > 2 else ""
        )
        return [
            Need(
                f"Say whether {len(waiting)} actions are working",
                url,
                f"Done, and not rated yet: {names}.",
                "See the plan",
            )
        ]
    return []


def _to_settle(rows: list[AreaRow]) -> list[Need]:
    """Ratings that differ from what the figures suggest, given by somebody who does not settle them."""
    needs = []
    for row in rows:
        area = row.area
        if not row.to_settle:
            continue
        words = area.school.rating_words
        said, suggested = words[area.rating].lower(), words[area.rating_suggested].lower()
        reason = ", with a reason" if area.rating_why else ""
        needs.append(
            Need(
                f"Settle the rating of {lower_first(area.title)}",
                reverse("area_note", args=[area.school.urn, area.pk]),
                f"{area.rated_by_name} says {said}{reason}. The figures suggest {suggested}.",
                "Decide",
            )
        )
    return needs


def _follow_ups(follows: list[Follow]) -> list[Need]:
    return [
        Need(
            "Settle a date from the letter" if follow.flagged else "Give a date to what follows",
            follow.url,
            f"“{cut(follow.words, LONG)}”",
            "Decide",
        )
        for follow in follows
        if follow.day is None
    ][:2]


def _gaps(rows: list[AreaRow]) -> list[Need]:
    needs = []
    for row in rows:
        missing = ([] if row.area.leader_id else ["leader"]) + ([] if row.area.governor else ["governor"])
        if missing:
            url = reverse("area_edit", args=[row.area.school.urn, row.area.pk])
            title = f"Name a {' and a '.join(missing)} for {lower_first(row.area.title)}"
            needs.append(Need(title, url, "Both are named before a plan can be agreed.", "Name them"))
        elif not row.actions:
            url = reverse("action_add", args=[row.area.school.urn, row.area.pk])
            title = f"Write the first actions for {lower_first(row.area.title)}"
            needs.append(Need(title, url, "Three or four are plenty.", "Add an action"))
    return needs


def _point_not_taken_on(school: School, verbatim: str) -> list[Need]:
    if not verbatim:
        return []
    url = reverse("area_from_findings", args=[school.urn])
    return [Need("Take on what the inspector wrote", url, f"“{cut(verbatim, LONG)}”", "Make areas")]


def _terms_to_check(school: School) -> Need:
    sentence = "They are the usual ones so far; reviews and reminders follow them."
    return Need("Check your term dates", reverse("terms", args=[school.urn]), sentence, "Check")
