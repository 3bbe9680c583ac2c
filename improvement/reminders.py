"""What improvement reminds people of: which day, of what, and whom. Nothing here asks the clock or sends anything.

`due(on)` says what is due on a day; `describe(notices, on)` says how it reads when it is sent, or why it is needed no
more. Both ask the same rules, so what is sent is what would be due at that moment.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q

from improvement import escalation, going_stale, planned_monitoring, wanted_actuals
from improvement.models import Action, Activity, Snooze
from schools import dates
from schools.access import RULES, Capability
from schools.addresses import address
from schools.calendar import SchoolCalendar
from schools.messages import Due, Line
from schools.messages.openings import calendars
from schools.models import Membership, Notice, Role, School, Term
from schools.typical import typical_terms

SUBJECT = "action"
DAY = timedelta(days=1)
LEADS = {14: "review_in_14", 7: "review_in_7"}
LONGEST_BREAK = timedelta(days=60)
OWNER = "the owner of the action"
OWNER_AND_LEADER = "the owner of the action and the area’s accountable leader"
REVIEW_ENDS = "the review is recorded or moved, or the action is stopped or removed"
RULES_FOR_ALL = [
    "- One mail a person and day, at 07:00 in England, on school days of the school; nothing while it is closed. What "
    "falls in a weekend or holiday, or on the first day after it, is told on the last school day before.",
    "- A day missed is caught up with by one reminder, the nearest. What is no longer true when the mail is sent is left "
    "out, and the delivery record says why.",
    "- Whoever has left or has no e-mail address is stood in for by the area's accountable leader, else by the "
    "headteacher (while there is none, by the plan editor). Nobody is told the same thing twice.",
]


@dataclass(frozen=True)
class Kind:
    """One kind of reminder: when it comes, to whom, what ends it, and how it reads."""

    when: str
    recipient: str
    ends: str
    title: str
    sentence: str
    leader_too: bool = False
    link: str = "Record the review"


COMING = ("Review on {day}: {title}", "Review “{title}” on {day} ({about})")
KINDS = {
    "review_in_14": Kind("14 days before the review", OWNER, REVIEW_ENDS, *COMING),
    "review_in_7": Kind("7 days before the review", OWNER, REVIEW_ENDS, *COMING),
    "review_in_1": Kind("on the last school day before the review", OWNER, REVIEW_ENDS, *COMING),
    "review_today": Kind(
        "on the day of the review",
        OWNER,
        REVIEW_ENDS,
        "Review today: {title}",
        "Review “{title}” today, {day} ({about})",
    ),
    "review_overdue": Kind(
        "every week, from the day after the review",
        OWNER_AND_LEADER,
        REVIEW_ENDS,
        "Review overdue: {title}",
        "The review of “{title}” was due on {day} and is not recorded ({about})",
        leader_too=True,
    ),
    "action_overdue": Kind(
        "every week, from the day after the due date",
        OWNER_AND_LEADER,
        "the action is done, stopped or removed, or its due date is moved",
        "Overdue: {title}",
        "“{title}” was due on {day} and is not done ({about})",
        leader_too=True,
        link="Say how it goes",
    ),
    **escalation.kinds(Kind),
    going_stale.KIND: Kind(
        "14 days before an item of evidence goes stale",
        "whoever added it",
        "a newer one takes its place, it is to stay fresh longer, or it is removed",
        going_stale.TITLE,
        going_stale.SENTENCE,
        link="Look at it",
    ),
    **{
        name: Kind(
            when,
            planned_monitoring.RECIPIENT,
            planned_monitoring.ENDS,
            planned_monitoring.TITLE,
            planned_monitoring.SENTENCE,
            link=planned_monitoring.LINK,
        )
        for name, when in planned_monitoring.KINDS.items()
    },
    wanted_actuals.KIND: Kind(
        wanted_actuals.WHEN,
        wanted_actuals.RECIPIENT,
        wanted_actuals.ENDS,
        wanted_actuals.TITLE,
        wanted_actuals.SENTENCE,
        link=wanted_actuals.LINK,
    ),
}


def table(more: dict[str, Kind] | None = None) -> str:
    """The text of docs/reminders.md. `more` are kinds kept elsewhere."""
    example = {
        "title": "Weekly reasoning lessons",
        "day": "Friday 12 June",
        "about": "area Mathematics in Years 5 and 6",
        "added": "Friday 15 May",
        "who": "Anjali Foss",
    }
    lines = [
        "# Who is reminded of what, and until when",
        "",
        "Drawn from the code by `manage.py draw_docs`; a test compares the two. Change the table, not this page. "
        "Source: `KINDS` in `improvement/reminders.py`, `improvement/follow_up_reminders.py`, "
        "`improvement/adviser_reminders.py` and `governance/reminders.py`.",
        "",
        "| kind | comes | goes to | ends when | reads |",
        "|---|---|---|---|---|",
    ]
    for name, kind in (KINDS | (more or {})).items():
        reads = kind.sentence.format(**example)
        lines.append(f"| `{name}` | {kind.when} | {kind.recipient} | {kind.ends} | {reads} |")
    return "\n".join([*lines, "", *RULES_FOR_ALL]) + "\n"


# ---- when -------------------------------------------------------------------------------------------------------
def review_kind(review_on: date, on: date, next_school_day: date) -> str | None:
    """Which reminder of a review the day has reached: the nearest, so that a day missed is caught up with by one.

    Schools are not written to while they are closed. So what falls before `next_school_day`, or on it, is told on the
    last school day before: that is what «1 day» means.
    """
    if review_on < on:
        return "review_overdue"
    if review_on == on:
        return "review_today"
    if review_on <= next_school_day:
        return "review_in_1"
    return next((LEADS[days] for days in sorted(LEADS) if review_on - on <= days * DAY), None)


def due(on: date) -> Iterator[Due]:
    """Everything to be reminded of on the day, in the schools that are open on it.

    The number of queries does not depend on how many schools or actions there are.
    """
    until = horizon(on)
    reviews = list(_rows(_to_review().filter(review_on__lte=until), on))
    overdue = list(_rows(Action.objects.overdue(on), on))
    schools = {row.school_id for row in (*reviews, *overdue)}
    openings = calendars(schools, on)
    opened = {
        school: openings[school].next_school_day(on + DAY)
        for school in schools
        if openings[school].is_school_day(on)
    }
    heads = heads_of(schools, on)
    chairs = escalation.chairs_of(schools, on)
    quiet = put_off_on(on)
    for row in reviews:
        if row.school_id in opened and (kind := review_kind(row.review_on, on, opened[row.school_id])):
            yield from _dues(row, kind, on, heads, quiet=quiet)
    for row in overdue:
        if row.school_id in opened:
            yield from _dues(row, "action_overdue", on, heads, quiet=quiet)
    for rows, kind in ((reviews, "review_overdue"), (overdue, "action_overdue")):
        for row in rows:
            if row.school_id in opened and escalation.is_due(_day(row, kind), on, openings[row.school_id]):
                yield from _dues(row, escalation.OF[kind], on, heads, chairs, quiet)
    yield from going_stale.due(on)
    yield from planned_monitoring.due(on, until)
    yield from wanted_actuals.due(on)


def _dues(row, kind, on, heads, chairs=None, quiet=frozenset()) -> Iterator[Due]:
    day = _day(row, kind)
    due_on = dates.monday_of(on) if kind in ("review_overdue", "action_overdue") else day
    for person in recipients(row, kind, heads, chairs):
        if (row.pk, person) in quiet:
            continue
        line = _words(KINDS[kind].sentence, row, day, person, on)
        yield Due(person, row.school_id, kind, SUBJECT, row.pk, due_on, line)


def put_off_on(on: date) -> dict[tuple[int, int], Snooze]:
    """The snoozes in force, by action and person. One query."""
    return {(each.action_id, each.person_id): each for each in Snooze.objects.in_force(on)}


def _to_review():
    return Action.objects.kept().exclude(activity=Activity.STOPPED).filter(review_on__isnull=False)


def horizon(on: date) -> date:
    """How far ahead a review may lie that a school is to be told of on the day: the longest lead, or, where a half-term
    may be ending, the whole holiday."""
    soon = (on, on + 10 * DAY)
    ending = any(soon[0] <= term.ends_on <= soon[1] for term in typical_terms(dates.academic_year(on)))
    if ending or Term.objects.filter(ends_on__range=soon).exists():
        return on + LONGEST_BREAK
    return on + max(LEADS) * DAY


# ---- whom -------------------------------------------------------------------------------------------------------
def recipients(row, kind: str, heads: dict[int, int], chairs: dict[int, int] | None = None) -> list[int]:
    """The ids of the people to be told, each once. Whoever cannot be written to, or has left, is stood in for by the
    accountable leader, else by the headteacher: an action never falls silent."""
    if kind in escalation.KINDS:
        told = recipients(row, escalation.KINDS[kind], heads)
        return escalation.recipients(row, told, heads.get(row.school_id), (chairs or {}).get(row.school_id))
    owner = (
        row.owner_id
        if row.owner_here and _can_be_written_to(row.owner_mail, row.owner_user, row.owner_active)
        else None
    )
    leader = (
        row.area_leader
        if row.leader_here and _can_be_written_to(row.leader_mail, row.leader_user, row.leader_active)
        else None
    )
    leader = leader or heads.get(row.school_id)
    all_told = [owner or leader] + ([leader] if KINDS[kind].leader_too else [])
    return list(dict.fromkeys(person for person in all_told if person))


def _can_be_written_to(email, user_email, active) -> bool:
    return bool(user_email if user_email and active else email)


def heads_of(schools: set[int], on: date) -> dict[int, int]:
    """Who stands in for everybody in each school: the headteacher, or while there is none the plan editor; one who can
    be written to if there is one."""
    live = Membership.objects.live(on).filter(
        role__in=[Role.HEADTEACHER, Role.PLAN_EDITOR], person__school__in=schools
    )
    found = sorted(
        (school, not _can_be_written_to(*address), role != Role.HEADTEACHER, person)
        for school, person, role, *address in live.values_list(
            "person__school",
            "person",
            "role",
            "person__email",
            "person__user__email",
            "person__user__is_active",
        )
    )
    heads: dict[int, int] = {}
    for school, _, _, person in found:
        heads.setdefault(school, person)
    return heads


def _rows(actions, on: date):
    """What the rules and the sentences need of each action, in one query."""
    live = Membership.objects.live(on)
    return (
        actions.filter(school__status=School.Status.OPEN)
        .annotate(
            area_title=F("area__title"),
            urn=F("school__urn"),
            area_leader=F("area__leader"),
            owner_name=F("owner__name"),
            owner_mail=F("owner__email"),
            owner_user=F("owner__user__email"),
            owner_active=F("owner__user__is_active"),
            owner_here=Exists(live.filter(person=OuterRef("owner"))),
            leader_mail=F("area__leader__email"),
            leader_user=F("area__leader__user__email"),
            leader_active=F("area__leader__user__is_active"),
            leader_here=Exists(live.filter(person=OuterRef("area__leader"))),
            second=F("area__second_person"),
            second_mail=F("area__second_person__email"),
            second_user=F("area__second_person__user__email"),
            second_active=F("area__second_person__user__is_active"),
            second_here=Exists(live.filter(person=OuterRef("area__second_person"))),
            chair_hears=F("school__chair_hears_of_head"),
        )
        .order_by()
        .values_list(
            *("pk", "school_id", "title", "activity", "due_on", "review_on", "reviewed_on", "owner_id"),
            *("removed_at", "area__removed_at", "area_title", "urn", "area_leader", "owner_name"),
            *("owner_mail", "owner_user", "owner_active", "owner_here"),
            *("leader_mail", "leader_user", "leader_active", "leader_here"),
            *("second", "second_mail", "second_user", "second_active", "second_here", "chair_hears"),
            named=True,
        )
    )


# ---- how it reads -----------------------------------------------------------------------------------------------
def describe(notices: list[Notice], on: date) -> dict[int, Line | str]:
    """For each notice its line, or why nobody need be told any more."""
    described = (
        going_stale.describe(notices, on)
        | planned_monitoring.describe(notices, on)
        | wanted_actuals.describe(notices, on)
    )
    ours = [notice for notice in notices if notice.subject_type == SUBJECT]
    if not ours:
        return described
    rows = {row.pk: row for row in _rows(Action.objects.filter(pk__in={n.subject_id for n in ours}), on)}
    schools = {row.school_id for row in rows.values()}
    openings, heads = calendars(schools, on), heads_of(schools, on)
    chairs = escalation.chairs_of(schools, on)
    quiet = put_off_on(on)
    noters = _who_may_note({notice.person_id for notice in ours}, on)
    for notice in ours:
        row = rows.get(notice.subject_id)
        if row is None or notice.kind not in KINDS:
            described[notice.pk] = "the action is no longer there"
            continue
        because = _why_not(notice, row, on, openings[row.school_id], heads, chairs)
        snooze = quiet.get((row.pk, notice.person_id))
        if snooze and not because:
            because = f"put off until {dates.day_words(snooze.until, beside=on)}: {snooze.reason}"
        described[notice.pk] = because or _line(notice, row, on, noters)
    return described


def _why_not(notice, row, on: date, calendar: SchoolCalendar, heads, chairs) -> str:
    """Why this notice is needed no more; nothing if it is."""
    if row.removed_at or row.area__removed_at:
        return "the action was removed"
    if row.activity == Activity.STOPPED:
        return "the action was stopped"
    because = (
        _action_why_not(row, on)
        if notice.kind in ("action_overdue", escalation.OF["action_overdue"])
        else _review_why_not(notice, row, on, calendar)
    )
    if because:
        return because
    if KINDS[notice.kind].leader_too and notice.due_on != dates.monday_of(on):
        return "this week’s reminder takes its place"
    if notice.person_id not in recipients(row, notice.kind, heads, chairs):
        return f"{notice.person.name} no longer answers for it"
    return ""


def _action_why_not(row, on: date) -> str:
    if row.activity == Activity.DONE:
        return "the action is done"
    if row.due_on is None:
        return "the due date was taken away"
    return f"the due date was moved to {dates.day_words(row.due_on, beside=on)}" if row.due_on >= on else ""


def _review_why_not(notice, row, on: date, calendar: SchoolCalendar) -> str:
    overdue = notice.kind in ("review_overdue", escalation.OF["review_overdue"])
    if row.review_on is None or (row.review_on >= on if overdue else row.review_on != notice.due_on):
        if row.reviewed_on and row.reviewed_on >= notice.created_at.astimezone(dates.LONDON).date():
            return f"the review was recorded on {dates.day_words(row.reviewed_on, beside=on)}"
        if row.review_on is None:
            return "no review is planned any more"
        return f"the review was moved to {dates.day_words(row.review_on, beside=on)}"
    if overdue:
        return ""
    now = review_kind(row.review_on, on, calendar.next_school_day(on + DAY))
    if now == notice.kind:
        return ""
    return (
        "the day of the review has passed"
        if now == "review_overdue"
        else "a nearer reminder of it takes its place"
    )


def _line(notice, row, on: date, noters: set[int]) -> Line:
    kind = KINDS[notice.kind]
    day = _day(row, notice.kind)
    title, sentence = (_words(words, row, day, notice.person_id, on) for words in (kind.title, kind.sentence))
    if notice.person_id not in noters:
        return Line(title, sentence, address("action", row.urn, row.pk), "Read the action")
    path = address("action_note", row.urn, row.pk)
    later = address("action_snooze", row.urn, row.pk)
    path = path if notice.kind.startswith("action_") else f"{path}?review=1"
    return Line(title, sentence, path, kind.link, later=later)


def _day(row, kind: str) -> date:
    """The day the reminder is about."""
    return row.due_on if kind in ("action_overdue", escalation.OF["action_overdue"]) else row.review_on


def _words(template: str, row, day: date, person: int, on: date) -> str:
    """The template with this action's words, each without line breaks. Somebody else's action says whose it is."""
    about = f"area {row.area_title}"
    if person != row.owner_id:
        about += f", owner {row.owner_name}" if row.owner_name else ", nobody owns it yet"
    said = {"title": row.title, "day": dates.day_words(day, beside=on), "about": about}
    return template.format(**{name: " ".join(words.split()) for name, words in said.items()})


def _who_may_note(people: Iterable[int], on: date) -> set[int]:
    """Those of these people whose role lets them write notes of what is theirs."""
    able = Q(role__in=RULES[Capability.ADD_NOTE])
    return set(Membership.objects.live(on).filter(able, person__in=people).values_list("person", flat=True))
