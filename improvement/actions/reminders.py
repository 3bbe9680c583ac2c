"""Who is reminded of an action: its owner before and on the day of its review, the leader too of what is overdue, and once
one more person of what has been overdue for five school days."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet

from improvement.actions.models import Action, ActionQuerySet, Snooze
from improvement.areas.models import Activity
from schools.access import RULES, Capability
from schools.days import dates
from schools.models import Notice, Role, School
from schools.reminders import NO_NEWS, Kind, People, Told, nearest, no_more
from schools.web.addresses import address

SUBJECT = "action"
LEADS = {14: "review_in_14", 7: "review_in_7", 1: "review_in_1", 0: "review_today"}
ESCALATED = {"review_overdue": "review_escalated", "action_overdue": "action_escalated"}
OF_THE_DUE_DATE = {"action_overdue", "action_escalated"}
WORKING_DAYS = 5
STILL_NEWS = timedelta(days=60)  # what has been overdue for longer was told one more person long ago
OWNER = "the owner of the action"
OWNER_AND_LEADER = "the owner of the action and the area’s accountable leader"
ONE_MORE = "the area’s second person, else the headteacher; of the headteacher’s own the chair, where the school says so"
FIVE_DAYS = "once, when it has been overdue for five school days"
REVIEW_ENDS = "the review is recorded or moved, or the action is stopped or removed"
DONE_ENDS = "the action is done, stopped or removed, or its due date is moved"
RECORD, HOW_IT_GOES, SEE = "Record the review", "Say how it goes", "See how it stands"
COMING = ("Review on {day}: {title}", "Review “{title}” on {day} ({about})", RECORD)
KINDS = {
    "review_in_14": Kind("14 days before the review", OWNER, REVIEW_ENDS, *COMING),
    "review_in_7": Kind("7 days before the review", OWNER, REVIEW_ENDS, *COMING),
    "review_in_1": Kind("on the last school day before the review", OWNER, REVIEW_ENDS, *COMING),
    "review_today": Kind(
        *("on the day of the review", OWNER, REVIEW_ENDS),
        *("Review today: {title}", "Review “{title}” today, {day} ({about})", RECORD),
    ),
    "review_overdue": Kind(
        *("every week, from the day after the review", OWNER_AND_LEADER, REVIEW_ENDS),
        "Review overdue: {title}",
        "The review of “{title}” was due on {day} and is not recorded ({about})",
        RECORD,
    ),
    "action_overdue": Kind(
        *("every week, from the day after the due date", OWNER_AND_LEADER, DONE_ENDS),
        *("Overdue: {title}", "“{title}” was due on {day} and is not done ({about})", HOW_IT_GOES),
    ),
    "review_escalated": Kind(
        *(FIVE_DAYS, ONE_MORE, REVIEW_ENDS),
        "Still not reviewed: {title}",
        "The review of “{title}” was due on {day}, five school days ago or more, and is not recorded ({about})",
        SEE,
    ),
    "action_escalated": Kind(
        *(FIVE_DAYS, ONE_MORE, DONE_ENDS),
        "Still overdue: {title}",
        "“{title}” was due on {day}, five school days ago or more, and is not done ({about})",
        SEE,
    ),
}


class ActionDue(NamedTuple):
    """What the rules and the sentences need of an action."""

    pk: int
    school_id: int
    urn: str
    title: str
    activity: str
    due_on: date | None
    review_on: date | None
    reviewed_on: date | None
    removed_at: object
    owner: int | None
    owner_name: str | None
    area: str
    area_removed_at: object
    leader: int | None
    second: int | None
    chair_hears: bool
    put_off: dict[int, Snooze]  # by person, those in force


def rows_on(on: date, until: date) -> Iterator[ActionDue]:
    """Two queries, each with an index of its own, and one for what is put off."""
    return _rows([to_review(until), Action.objects.overdue(on)], on)


def rows_of(notices: Sequence[Notice], on: date) -> Iterator[ActionDue]:
    return _rows([Action.objects.filter(pk__in={notice.subject_id for notice in notices})], on)


def to_review(until: date) -> ActionQuerySet:
    """Those with a review by then, past ones too."""
    return Action.objects.kept().exclude(activity=Activity.STOPPED).filter(review_on__lte=until)


def values(actions: ActionQuerySet) -> QuerySet[Action, tuple[Any, ...]]:
    """A `ActionDue` of each, but for what is put off."""
    return (
        actions.filter(school__status=School.Status.OPEN)
        .order_by()
        .values_list(
            *("pk", "school_id", "school__urn", "title", "activity", "due_on", "review_on", "reviewed_on"),
            *("removed_at", "owner_id", "owner__name", "area__title", "area__removed_at"),
            *("area__leader", "area__second_person", "school__chair_hears_of_head"),
        )
    )


def _rows(several: Sequence[ActionQuerySet], on: date) -> Iterator[ActionDue]:
    found = {row[0]: row for actions in several for row in values(actions)}
    put_off: defaultdict[int, dict[int, Snooze]] = defaultdict(dict)
    for each in Snooze.objects.in_force(on):
        put_off[each.action_id][each.person_id] = each
    return (ActionDue._make((*row, put_off.get(pk, {}))) for pk, row in found.items())


# ---- who is told ------------------------------------------------------------------------------------------------------
def told(row: ActionDue, on: date, people: People) -> list[Told]:
    if row.removed_at or row.area_removed_at or row.activity == Activity.STOPPED:
        return []
    found = []
    if row.review_on and row.review_on < on:
        found += _overdue("review_overdue", row, row.review_on, on, people)
    elif row.review_on:
        kind = nearest(row.review_on, on, people.next_school_day(row.school_id), LEADS)
        owner = people.who_answers(row.school_id, row.owner, row.leader)
        found += [(owner, kind, row.review_on, row.review_on)] if kind else []
    if row.due_on and row.due_on < on and row.activity != Activity.DONE:
        found += _overdue("action_overdue", row, row.due_on, on, people)
    return [
        _tell(row, person, kind, due_on, day, people)
        for person, kind, due_on, day in dict.fromkeys(found)
        if person and person not in row.put_off
    ]


def _overdue(
    kind: str, row: ActionDue, day: date, on: date, people: People
) -> list[tuple[int | None, str, date, date]]:
    """(person, kind, the day the notice is due, the day it is about): the owner and the leader every week; and, when five
    school days have passed, one more person than those, if there is one."""
    both = [people.who_answers(row.school_id, *them) for them in ((row.owner, row.leader), (row.leader,))]
    usual = [person for person in both if person]
    found: list[tuple[int | None, str, date, date]]
    found = [(person, kind, dates.monday_of(on), day) for person in usual]
    calendar = people.calendar(row.school_id)
    if day < on - STILL_NEWS or calendar.school_days_between(day, on) < WORKING_DAYS:
        return found
    head, second = people.head(row.school_id), people.first(row.second)
    if head in usual and row.owner in (head, None) and second is None:
        more = people.holder(row.school_id, Role.CHAIR) if row.chair_hears else None
    else:
        more = second or head
    return [*found, (more, ESCALATED[kind], day, day)] if more not in usual else found


def _tell(row: ActionDue, person: int, kind: str, due_on: date, day: date, people: People) -> Told:
    """Somebody else's action says whose it is. Whoever may not write notes of it is led to the action itself."""
    about = f"area {row.area}"
    if person != row.owner:
        about += f", owner {row.owner_name}" if row.owner_name else ", nobody owns it yet"
    said: dict[str, str | date] = {"title": row.title, "day": day, "about": about}
    if not people.roles(person) & RULES[Capability.ADD_NOTE].keys():
        return Told(person, kind, due_on, address("action", row.urn, row.pk), said, link="Read the action")
    path = address("action_note", row.urn, row.pk)
    path = path if kind in OF_THE_DUE_DATE else f"{path}?review=1"
    return Told(person, kind, due_on, path, said, later=address("action_snooze", row.urn, row.pk))


# ---- who need be told no more -----------------------------------------------------------------------------------------
def why_not(notice: Notice, row: ActionDue | None, told: list[Told], on: date) -> str:
    if row is None:
        return "the action is no longer there"
    if row.removed_at or row.area_removed_at:
        return "the action was removed"
    if row.activity == Activity.STOPPED:
        return "the action was stopped"
    changed = _of_the_due_date(row, on) if notice.kind in OF_THE_DUE_DATE else _of_the_review(notice, row, on)
    if changed:
        return changed
    if notice.kind in ESCALATED and notice.due_on != dates.monday_of(on):
        return "this week’s reminder takes its place"
    if notice.kind in ESCALATED.values() and notice.due_on < on - STILL_NEWS:
        return NO_NEWS
    if snooze := row.put_off.get(notice.person_id):
        return f"put off until {dates.day_words(snooze.until, beside=on)}: {snooze.reason}"
    of_it = [one for one in told if (one.kind in OF_THE_DUE_DATE) == (notice.kind in OF_THE_DUE_DATE)]
    return no_more(notice, of_it, "no longer answers for it")


def _of_the_due_date(row: ActionDue, on: date) -> str:
    if row.activity == Activity.DONE:
        return "the action is done"
    if row.due_on is None:
        return "the due date was taken away"
    return f"the due date was moved to {dates.day_words(row.due_on, beside=on)}" if row.due_on >= on else ""


def _of_the_review(notice: Notice, row: ActionDue, on: date) -> str:
    coming = notice.kind in LEADS.values()
    if row.review_on is None or (row.review_on != notice.due_on if coming else row.review_on >= on):
        if row.reviewed_on and row.reviewed_on >= notice.created_at.astimezone(dates.LONDON).date():
            return f"the review was recorded on {dates.day_words(row.reviewed_on, beside=on)}"
        if row.review_on is None:
            return "no review is planned any more"
        return f"the review was moved to {dates.day_words(row.review_on, beside=on)}"
    return "the day of the review has passed" if coming and row.review_on < on else ""
