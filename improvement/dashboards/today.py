"""Today: the home of a school, with content by role."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from improvement.dashboards.areas import findings_to_take_on
from improvement.dashboards.plan import counts
from improvement.dashboards.rows import (
    DUE,
    REVIEW,
    SOON,
    URGENCY,
    AreaRow,
    DueRow,
    area_rows,
    due_row,
    history,
    inside,
)
from improvement.models import Action, Activity, Finding, FollowUp, Inspection
from improvement.workflow.plans import current_plan
from schools import dates
from schools.access import Capability, can, standing
from schools.calendar import SchoolCalendar
from schools.models import Event, School

MOST_NEEDS = 5


@dataclass(frozen=True)
class Need:
    """Something that wants this person today: a line of the needs-you list."""

    title: str
    url: str
    sentence: str
    button: str


def for_today(school: School, *, user, on: date, mine: bool = False) -> dict:
    """What the home of the school shows this person. `mine` narrows the due list to what they own or answer for."""
    calendar = SchoolCalendar.of(school)
    plan = current_plan(school)
    me = standing(user, school).person_ids
    reads_all = can(user, Capability.READ_PLAN, school)
    rows = area_rows(school, plan, calendar=calendar, on=on)
    events = Event.objects.filter(school=school)
    if not reads_all:
        rows = _their_part(rows, me)
        events = events.filter(area_id__in=[row.area.pk for row in rows])
    may_edit = can(user, Capability.EDIT_PLAN, school)
    actions = [(action, row) for row in rows for action in row.actions]
    own = [(action, row) for action, row in actions if _is_mine(action, me)]
    due = _due(own if mine else actions, user=user, calendar=calendar, on=on)
    follow_ups = _follow_ups(school) if reads_all else []
    data = {
        "school": school,
        "plan": plan,
        "rows": sorted(rows, key=lambda row: (_not_followed(row, me), URGENCY[row.area.rating], row.number)),
        "counts": counts(rows),
        "overdue_actions": [row for row in due if row.why == DUE and row.on and row.on < on],
        "overdue_reviews": [row for row in due if row.why == REVIEW and row.on and row.on < on],
        "coming": [row for row in due if row.on and row.on >= on],
        "upcoming": [f for f in follow_ups if f.happens_on and f.happens_on >= on][:6],
        "nothing_next": _next_date(due, follow_ups, on=on),
        "history": history(events[:6]),
        "owns_some": bool(own),
        "mine": mine,
        "may_edit": may_edit,
        "reads_all": reads_all,
        "on": on,
        "soon": on + SOON,
        "term": calendar.describe(on),
    }
    checked = not any(term.typical for term in calendar.half_terms(dates.academic_year(on)))
    staff = can(user, Capability.ADD_NOTE, school)
    needs = _needs(
        school, rows, own, follow_ups, user=user, may_edit=may_edit, checked=checked, calendar=calendar, on=on
    )
    data["needs"] = needs[:MOST_NEEDS]
    data["reads_only"] = not staff and not any(can(user, Capability.ADD_NOTE, action) for action, _ in own)
    data["headline"] = _news(rows) if data["reads_only"] else _headline(needs)
    if may_edit and not actions:
        data["phases"] = first_run(school, rows, checked=checked)
        steps = [step for phase in data["phases"] for step in phase["steps"]]
        data["laid"], data["steps"] = sum(step["state"] == "done" for step in steps), len(steps)
    return data


def _their_part(rows: list[AreaRow], me) -> list[AreaRow]:
    """For staff of a school that does not show all of them the whole plan: the areas they answer for, and of the
    others the actions they own."""
    for row in rows:
        row.actions = [action for action in row.actions if _is_mine(action, me)]
    return [row for row in rows if row.actions or row.area.leader_id in me]


def _is_mine(action: Action, me) -> bool:
    return action.owner_id in me or action.area.leader_id in me


def _not_followed(row: AreaRow, me) -> bool:
    """Areas that a governor follows stand first on their page."""
    return row.area.link_governor_id not in me


def _due(pairs, *, user, calendar, on) -> list[DueRow]:
    """What is overdue, or due within a fortnight: an action stands once for its day, and once for its review."""
    found = []
    for action, row in pairs:
        reviewed = action.activity != Activity.STOPPED and action.review_on and action.review_on <= on + SOON
        done_by = action.is_open and action.due_on and action.due_on <= on + SOON
        for why in [REVIEW] * bool(reviewed) + [DUE] * bool(done_by):
            found.append(due_row(action, why, user=user, calendar=calendar, on=on, number=row.number))
    return sorted(found, key=lambda row: (row.on, row.title))


def _follow_ups(school) -> list[FollowUp]:
    rows = list(FollowUp.objects.filter(school=school, removed_at=None).select_related("inspection"))
    for row in rows:
        row.school = school
    return rows


def _next_date(due, follow_ups, *, on) -> str:
    """«Next date: Friday 12 June, review of marking codes.», for when nothing needs the reader."""
    dated = [(f.happens_on, _short(f.what, 90)) for f in follow_ups if f.happens_on and f.happens_on >= on]
    dated += [
        (row.on, f"{'review of ' if row.why == REVIEW else ''}{inside(row.title)}")
        for row in due
        if row.on >= on
    ]
    if not dated:
        return ""
    day, what = min(dated)
    return f"Next date: {dates.day_words(day, beside=on)}, {what}."


def _news(rows) -> str:
    """One sentence for those who read: how many areas are off."""
    off = sum(row.area.rating == "red" for row in rows)
    watch = sum(row.area.rating == "amber" for row in rows)
    if not rows:
        return "The plan is being set up"
    if off:
        return f"{_count(off, len(rows))} {'is' if off == 1 else 'are'} off track"
    if watch:
        return f"{_count(watch, len(rows))} {'needs' if watch == 1 else 'need'} attention"
    return "No area is off track"


def _count(part, whole) -> str:
    return f"{WORDS[part] if part < len(WORDS) else part} of {WORDS[whole].lower() if whole < len(WORDS) else whole} areas"


WORDS = ["None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]


def _headline(needs) -> str:
    if not needs:
        return "Nothing needs you"
    if len(needs) > MOST_NEEDS:
        return f"{WORDS[min(len(needs), 10)] if len(needs) <= 10 else len(needs)} things need you, the first five here"
    return f"{WORDS[len(needs)]} thing{' needs' if len(needs) == 1 else 's need'} you"


def _needs(school, rows, own, follow_ups, *, user, may_edit, checked, calendar, on) -> list[Need]:
    """What this person is to do, the most pressing first. Every entry leads to the form that does it."""
    needs = _own_needs(own, user=user, calendar=calendar, on=on)
    needs += _to_rate(rows, user=user)
    if may_edit:
        needs += _follow_up_needs(follow_ups)
        needs += _gaps(rows)
        needs += _points_not_taken_on(school)
        needs += [] if checked else [_terms_to_check(school)]
    return needs


def _own_needs(own, *, user, calendar, on) -> list[Need]:
    needs = []
    mine = [pair for pair in own if can(user, Capability.ADD_NOTE, pair[0])]
    for action, _ in sorted(mine, key=lambda pair: (pair[0].review_on or pair[0].due_on or on, pair[0].pk)):
        who = (
            ""
            if action.owner_id in standing(user, action.school).person_ids
            else f" {action.owner or 'Nobody'} owns it."
        )
        url = reverse("action_note", args=[action.school.urn, action.pk])
        if action.review_on and action.activity != Activity.STOPPED and action.review_on <= on:
            late = calendar.lateness_words(action.review_on, on)
            when = (
                f"The review was due {dates.day_words(action.review_on, beside=on)}, {late} ago."
                if action.review_on < on
                else "The review is today."
            )
            needs.append(
                Need(f"Review {inside(action.title)}", f"{url}?review=1", when + who, "Record the review")
            )
        elif action.is_open and action.due_on and action.due_on < on:
            late = calendar.lateness_words(action.due_on, on)
            when = f"It was due {dates.day_words(action.due_on, beside=on)}, {late} ago."
            needs.append(Need(f"Update {inside(action.title)}", url, when + who, "Update"))
    return needs


def _to_rate(rows, *, user) -> list[Need]:
    """Actions that are done, that nobody has rated, and that this person may rate."""
    waiting = [
        action
        for row in rows
        for action in row.done
        if not action.impact and can(user, Capability.RATE_IMPACT, action)
    ]
    if len(waiting) == 1:
        action = waiting[0]
        url = reverse("action_note", args=[action.school.urn, action.pk])
        return [
            Need(
                f"Say whether {inside(action.title)} is working",
                url,
                f"Done, and not rated yet. {action.owner or 'Nobody'} owns it.",
                "Rate it",
            )
        ]
    if waiting:
        url = reverse("plan", args=[waiting[0].school.urn])
        names = f"{waiting[0].title}, {inside(waiting[1].title)}" + (" and more" if len(waiting) > 2 else "")
        return [
            Need(
                f"Say whether {len(waiting)} actions are working",
                url,
                f"Done, and not rated yet: {names}.",
                "See the plan",
            )
        ]
    return []


def _follow_up_needs(follow_ups) -> list[Need]:
    undated = [f for f in follow_ups if f.happens_on is None]
    return [
        Need(
            "Settle a date from the letter" if f.flag else "Give a date to what follows",
            f.get_absolute_url(),
            f"“{_short(f.what)}”",
            "Decide",
        )
        for f in undated
    ][:2]


def _gaps(rows) -> list[Need]:
    needs = []
    for row in rows:
        missing = ([] if row.area.leader_id else ["leader"]) + ([] if row.governor else ["governor"])
        if missing:
            url = reverse("area_edit", args=[row.area.school.urn, row.area.pk])
            title = f"Name a {' and a '.join(missing)} for {inside(row.area.title)}"
            needs.append(Need(title, url, "Both are named before a plan can be agreed.", "Name them"))
        elif not row.actions:
            url = reverse("action_add", args=[row.area.school.urn, row.area.pk])
            needs.append(
                Need(
                    f"Write the first actions for {inside(row.area.title)}",
                    url,
                    "Three or four are plenty.",
                    "Add an action",
                )
            )
    return needs


def _points_not_taken_on(school) -> list[Need]:
    waiting = [finding for finding in findings_to_take_on(school) if not finding.taken_on]
    if not waiting:
        return []
    url = reverse("area_from_findings", args=[school.urn])
    return [Need("Take on what the inspector wrote", url, f"“{_short(waiting[0].verbatim)}”", "Make areas")]


def _terms_to_check(school) -> Need:
    sentence = "They are the usual ones so far; reviews and reminders follow them."
    return Need("Check your term dates", reverse("terms", args=[school.urn]), sentence, "Check")


def _short(text: str, longest: int = 110) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"


def first_run(school: School, rows, *, checked: bool) -> list[dict]:
    """The steps from an inspection to a plan that runs, each with whether it is done."""
    inspection = Inspection.objects.filter(school=school).first()
    has_text = inspection is not None and bool(inspection.source_text)
    has_findings = Finding.objects.filter(school=school, removed_at=None).exists()
    named = rows and all(row.area.leader_id and row.governor for row in rows)
    urn = school.urn
    paste = (
        reverse("inspection_paste", args=[urn, inspection.pk])
        if inspection
        else reverse("inspection_add", args=[urn])
    )
    mark = reverse("inspection_mark", args=[urn, inspection.pk]) if has_text else ""
    first_area = reverse("area_edit", args=[urn, rows[0].area.pk]) if rows else ""
    first_action = reverse("action_add", args=[urn, rows[0].area.pk]) if rows else ""
    phases = [
        (
            "Read the inspection in",
            [
                (
                    "Add the inspection",
                    reverse("inspection_add", args=[urn]),
                    "When it was, and who came",
                    inspection is not None,
                ),
                ("Paste the letter’s words", paste, "From the PDF or the e-mail", has_text),
                ("Mark what it says", mark, "Its points, kept as printed", has_findings),
                (
                    "Check your term dates",
                    reverse("terms", args=[urn]),
                    "The usual ones are there already",
                    checked,
                ),
            ],
        ),
        (
            "Make the plan",
            [
                (
                    "Make areas of its points",
                    reverse("area_from_findings", args=[urn]) if has_findings else "",
                    "One for each point; you may change them",
                    bool(rows),
                ),
                (
                    "Name a leader and a governor for each area",
                    first_area,
                    "Two people for each",
                    bool(named),
                ),
                ("Write the first actions", first_action, "Three or four for each area are plenty", False),
            ],
        ),
    ]
    return _with_states(phases)


def _with_states(phases) -> list[dict]:
    """Mark one step as the next: the first that can start and is not done."""
    next_found = False
    result = []
    for title, steps in phases:
        lines = []
        for name, url, note, done in steps:
            state = "done" if done else ("locked" if not url else "not_started")
            if state == "not_started" and not next_found:
                state, next_found = "next", True
            lines.append({"title": name, "url": url, "note": note, "state": state})
        result.append({"title": title, "steps": lines})
    return result
