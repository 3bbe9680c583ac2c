"""The pack of a meeting as plain content: what the group needs to know of the living plan, in a few minutes.

    content = build(meeting, pack, on=today, now=now)       a dict for JSON, for the page and for the PDF

What stands in it is for every reader of packs alike: sums of monitoring, titles of evidence shown to the board, no
figure of a group too small to be shown, nothing of the confidential minutes. Lists have an end; the plan page has the
rest.
"""

from datetime import date, datetime
from typing import Any

from governance.challenges.models import Challenge
from governance.meetings.models import Meeting
from governance.packs.content import changes as pack_changes
from governance.packs.content import parts
from governance.packs.content.since import changes_since, sent_before, since_when
from governance.packs.models import Pack
from improvement.models import Impact
from improvement.plans.workflow import current_plan
from improvement.progress.rows import URGENCY, AreaRow, area_rows
from improvement.targets.ladders import positions
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.words import counted, listed, lower_first

WORDS_A_MINUTE = 200
AREAS = 12
NOT_READ = {
    "ids", "chart_page", "svg", "alt", "rating", "ratings", "made", "key", "school", "urn", "since"
}  # fmt: skip


def build(meeting: Meeting, pack: Pack, *, on: date, now: datetime, sent_by: str = "") -> dict:
    """The content of the pack as it stands at this moment; `sent_by` says that this is what is sent."""
    school = meeting.school
    calendar = SchoolCalendar.of(school)
    plan = current_plan(school)
    earlier = sent_before(meeting)
    since, since_words = since_when(meeting, plan, earlier)
    rows = area_rows(school, plan, calendar=calendar, on=on)
    rows.sort(key=lambda row: (URGENCY[parts.rating_of(row)], row.number))
    ladders = positions.load([row.area for row in rows], on=on, calendar=calendar)
    since_day = since.astimezone(dates.LONDON).date() if since else date.min
    moved, told_before = changes_since(school, since, earlier)
    ids = [(row.area.pk, row.number, row.area.title) for row in rows]
    open_ones = list(
        Challenge.objects.filter(school=school)
        .unsettled()
        .select_related("asked_by", "asked_of")
        .order_by("answer_by", "pk")
    )
    content = {
        "school": school.name,
        "urn": school.urn,
        "meeting": meeting.pk,
        "title": f"How the plan stands for {meeting.held_on:%A} {dates.full_day(meeting.held_on)}",
        "group": meeting.group_name,
        "group_inside": f"the {lower_first(meeting.group_name)}"
        if meeting.committee_id is None
        else meeting.group_name,
        "meeting_words": dates.full_day(meeting.held_on),
        "since_words": since_words,
        "since": since.isoformat() if since else "",
        "standing": _standing(on, sent_by),
        "made": list(now.astimezone(dates.LONDON).timetuple())[:6],
        "areas": [
            parts.area(row, note, school, on)
            for row, note in zip(rows[:AREAS], parts.last_notes(rows[:AREAS]), strict=True)
        ],
        "areas_note": "The area furthest off comes first." if len(rows) > 1 else "",
        "more_areas": parts.more(len(rows) - AREAS, "area"),
        "ratings": [[value, school.rating_words[value]] for value in (*Impact.RATED, "")],
        "charts": parts.charts(rows, ladders),
        "changes": pack_changes.fold(moved, ids, on=on)
        | {"span": _span(since, on), "none": "Nothing in the plan has changed.", "told_before": told_before},
        "missed": parts.missed(rows, ladders),
        "without_impact": parts.without_impact(rows, school, on),
        "looked": parts.looked(rows, since_day, on),
        "evidence": parts.evidence(school, since_day),
        "context": parts.context(school, since_day, on),
        "open": parts.open_ones(open_ones, on),
        "questions": [parts.question(each) for each in pack.prompts],
        "questions_note": "Each comes from a figure in the plan, and was chosen by the chair or the clerk. "
        "Asking is a start; challenge is staying with it until something changes.",
        "decisions": [parts.decision(each) for each in pack.decisions],
    }
    content["minute"] = _minute(pack.opening, rows, content, len(open_ones))
    minutes = reading_minutes(content)
    content["minutes"] = minutes
    content["reading"] = f"{counted(minutes, 'minute')} to read"
    return content


def reading_minutes(content: dict) -> int:
    """How long it takes to read what stands in it, at 200 words a minute; at least one."""
    return max(1, round(_words(content) / WORDS_A_MINUTE))


def _words(value: Any) -> int:
    if isinstance(value, dict):
        return sum(_words(each) for name, each in value.items() if name not in NOT_READ)
    if isinstance(value, list):
        return sum(_words(each) for each in value)
    return len(value.split()) if isinstance(value, str) else 0


def _standing(on: date, sent_by: str) -> str:
    day = dates.full_day(on)
    if sent_by:
        return f"Frozen on {day} by {sent_by}. Later changes do not alter it"
    return f"Draft of {day}. It changes with the plan until it is sent"


def _span(since: datetime | None, on: date) -> str:
    if since is None:
        return ""
    first = dates.short_day(since.astimezone(dates.LONDON).date(), beside=on)
    last = dates.short_day(on, beside=on)
    return f"{first} to {last}." if first != last else f"{last}."


# ---- in one minute ---------------------------------------------------------------------------------------------------
def _minute(opening: str, rows: list[AreaRow], content: dict, open_ones: int) -> list[str]:
    """The words of whoever prepared it, a line each; without them, what the figures come to."""
    own = [line.strip(" \t-•*") for line in opening.splitlines() if line.strip(" \t-•*")]
    if own:
        return own
    lines = []
    off = [row.area.title for row in rows if parts.rating_of(row) == "red"]
    if off:
        lines.append(f"Off track: {listed(off[:3])}{f' and {len(off) - 3} more' if len(off) > 3 else ''}.")
    elif rows:
        lines.append("No area is off track.")
    running = sum(len(row.running) for row in rows)
    done, working = sum(len(row.done) for row in rows), sum(len(row.working) for row in rows)
    if running:
        seen = f" {working} of the {done} are seen to be working." if done else ""
        lines.append(f"{done} of {running} actions are done.{seen}")
    if content["missed"]["count"]:
        lines.append(content["missed"]["summary"])
    wants = len(content["decisions"])
    if wants:
        lines.append(f"{counted(wants, 'decision is', 'decisions are')} wanted from you.")
    if open_ones:
        lines.append(f"{counted(open_ones, 'question is', 'questions are')} still open.")
    return lines or ["The plan has nothing in it yet."]
