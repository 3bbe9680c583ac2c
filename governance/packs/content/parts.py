"""The parts of a pack, each from the rows it is about to plain content for JSON."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

from django.db.models import OuterRef, Subquery

from governance.challenges.models import Challenge
from improvement.models import ContextNote, Evidence, Impact, MonitoringActivity, ProgressNote
from improvement.monitoring.pages import kind_words
from improvement.progress.rows import AreaRow
from improvement.targets.ladders import positions
from improvement.targets.ladders.ladder import MISSED, ORDINALS, Ladder
from schools.days import dates
from schools.drawings.ladder import described
from schools.models import School
from schools.paper.engine import for_paper
from schools.pupil_data import signs
from schools.words import counted, cut, listed, noun

CHARTS, TARGETS, ACTIONS, TITLES, NOTES, QUESTIONS, LOOKED = 2, 8, 6, 10, 4, 5, 12
LONG, SHORT, TOO_SHORT = 220, 150, 25
PLAN_PAGE = "on the plan page"


def more(count: int, one: str, where: str = PLAN_PAGE, several: str = "") -> str:
    return f"And {count} more {noun(count, one, several)} {where}." if count > 0 else ""


def rating_of(row: AreaRow) -> str:
    """The rating of the area, as `with_rating` brought it."""
    return getattr(row.area, "rating", "") or ""


# ---- the areas -------------------------------------------------------------------------------------------------------
def last_notes(rows: list[AreaRow]) -> list[ProgressNote | None]:
    """The latest note on each area itself: one query."""
    same = ProgressNote.objects.filter(area=OuterRef("area"), action=None).order_by("-on", "-pk")
    notes = ProgressNote.objects.filter(
        area__in=[row.area.pk for row in rows], pk=Subquery(same.values("pk")[:1])
    )
    latest = {note.area_id: note for note in notes}
    return [latest.get(row.area.pk) for row in rows]


def area(row: AreaRow, note: ProgressNote | None, school: School, on: date) -> dict:
    area, rating = row.area, rating_of(row)
    governor = "the whole board" if area.whole_board else str(area.link_governor or "no link governor yet")
    return {
        "key": area.pk,
        "number": row.number,
        "title": area.title,
        "people": f"{area.leader or 'No leader yet'}, with {governor}",
        "rating": rating,
        "rating_words": school.rating_words[rating],
        "direction": row.direction,
        "because": first_sentence(note, LONG if rating == "red" else SHORT, on)
        if rating not in Impact.WORKING
        else "",
        "done": f"{row.done_words}.",
    }


def first_sentence(note: ProgressNote | None, most: int, on: date) -> str:
    """The first sentence of a note, and the next where it is a word or two; cut to its room. Not one of a note that may
    say who a pupil is."""
    if note is None:
        return ""
    words = " ".join(note.text.split())
    if signs(words, on=on):
        return "The last note stands on the area’s page."
    first, *rest = re.split(r"(?<=[.!?])\s", words)
    while rest and len(first) < TOO_SHORT:
        first = f"{first} {rest.pop(0)}"
    return cut(first, most)


def charts(rows: list[AreaRow], ladders: Mapping[int, list[Ladder]]) -> list[dict]:
    """The ladders that say most of the areas furthest off."""
    found = []
    for row in rows:
        ladder = positions.most_telling(ladders.get(row.area.pk, []))
        if ladder and ladder.draws and rating_of(row) in Impact.NOT_WORKING:
            strong, rest = ladder.point_words
            svg = str(ladder.svg)
            found.append(
                {
                    "title": f"{row.number}. {ladder.title}",
                    "chart_page": svg,
                    "svg": for_paper(svg),
                    "alt": f"{ladder.title}. {described(ladder.marks)}",
                    "sum": f"{strong} {rest}".strip(),
                }
            )
    return found[:CHARTS]


# ---- targets and actions ---------------------------------------------------------------------------------------------
def missed(rows: list[AreaRow], ladders: Mapping[int, list[Ladder]]) -> dict:
    """The groups whose latest actual is on the wrong side of its target, those missed longest first."""
    every = [ladder for row in rows for ladder in ladders.get(row.area.pk, [])]
    numbers = {row.area.pk: row.number for row in rows}
    judged = [(ladder, ladder.latest) for ladder in every if ladder.latest]
    missed = [(ladder, point) for ladder, point in judged if point.state == MISSED]
    missed.sort(key=lambda pair: -pair[0].missed_running)
    met = len(judged) - len(missed)
    waiting = sum(bool(ladder.unanswered) for ladder in every)
    summary = (
        f"{len(missed)} of {len(judged)} targets missed{f', {met} met' if met else ''}." if judged else ""
    )
    late = f" {waiting} without {noun(waiting, 'its', 'their')} actual." if waiting else ""
    return {
        "count": len(missed),
        "summary": summary,
        "note": f"{summary}{late}".strip(),
        "none": "No target was missed." if judged else "No target has an actual yet.",
        "rows": [
            {
                "measure": ladder.title,
                "term": point.term.words,
                "target": point.target_words,
                "actual": point.actual_words,
                "by": point.difference,
                "running": f"Area {numbers[ladder.measure.area_id]}."
                + (
                    f" {ORDINALS[min(ladder.missed_running, 7)]} term missed."
                    if ladder.missed_running > 1
                    else ""
                ),
            }
            for ladder, point in missed[:TARGETS]
        ],
        "more": more(len(missed) - TARGETS, "target missed", "on the page of targets", "targets missed"),
    }


def without_impact(rows: list[AreaRow], school: School, on: date) -> dict:
    """Actions that are done and not, or not yet, seen to be working; those done longest ago first."""
    found = [
        (action.done_on or on, row, action)
        for row in rows
        for action in row.done
        if not action.done_and_working
    ]
    found.sort(key=lambda each: (each[0], each[2].pk))
    done = sum(len(row.done) for row in rows)
    return {
        "note": f"{len(found)} of the {done} done." if found else "",
        "none": "Everything that is done is seen to be working." if done else "Nothing is done yet.",
        "rows": [
            {
                "title": action.title,
                "words": f"Area {row.number}, done {dates.short_day(day, beside=on)}, "
                f"{school.rating_words[action.impact or ''].lower()}.",
            }
            for day, row, action in found[:ACTIONS]
        ],
        "more": more(len(found) - ACTIONS, "action"),
    }


# ---- what was looked at ----------------------------------------------------------------------------------------------
def looked(rows: list[AreaRow], since: date, on: date) -> dict:
    """Monitoring since then as sums: what was found stays with those who read it. One query."""
    through = MonitoringActivity.areas.through.objects.filter(
        areaforimprovement__in=[row.area.pk for row in rows], monitoringactivity__removed_at=None
    )
    done: dict[int, set] = {row.area.pk: set() for row in rows}
    missed: dict[int, set] = {row.area.pk: set() for row in rows}
    kinds: dict[int, str] = {}
    for area, pk, kind, done_on, planned_on in through.values_list(
        "areaforimprovement",
        "monitoringactivity",
        "monitoringactivity__kind",
        "monitoringactivity__done_on",
        "monitoringactivity__planned_on",
    ):
        if done_on and since <= done_on <= on:
            done[area].add(pk)
            kinds[pk] = kind
        elif done_on is None and planned_on and planned_on < on:
            missed[area].add(pk)
    sums = Counter(kinds.values())
    said = [
        f"{sums[kind]} {kind_words(label, sums[kind])}"
        for kind, label in MonitoringActivity.Kind.choices
        if sums[kind]
    ]
    late = len(set().union(*missed.values()))
    words = f"Done: {listed(said)}." if said else "No monitoring was recorded."
    lines = [
        {
            "title": f"{row.number}. {row.area.title}",
            "done": len(done[row.area.pk]),
            "missed": len(missed[row.area.pk]),
        }
        for row in sorted(rows, key=lambda row: row.number)
    ]
    shown = [line for line in lines if line["done"] or line["missed"]]
    quiet = len(lines) - len(shown)
    return {
        "note": "As sums.",
        "words": words + (f" {late} planned and missed." if late else ""),
        "rows": shown[:LOOKED],
        "more": (f"Nothing in {counted(quiet, 'area')}." if quiet and shown else ""),
    }


def evidence(school: School, since: date) -> dict:
    """What was shown to the board since then, by title."""
    titles = list(
        Evidence.objects.current()
        .filter(school=school, shown_to_board=True, added_on__gte=since)
        .order_by("-added_on", "-pk")
        .values_list("title", flat=True)
    )
    count = len(titles)
    words = f"{counted(count, 'item')} of evidence shown to you" if count else ""
    return {
        "words": f"{words}:" if words else "No new evidence was shown to you.",
        "titles": titles[:TITLES],
        "more": more(count - TITLES, "item", "in the evidence library"),
    }


def _unless_of_a_pupil(text: str, on: date) -> str:
    words = " ".join(text.split())
    return "It stands on the page of changes." if signs(words, on=on) else cut(words, LONG)


def context(school: School, since: date, on: date) -> dict:
    notes = list(
        ContextNote.objects.filter(school=school, removed_at=None, on__gte=since).order_by("-on", "-pk")
    )
    return {
        "rows": [
            {"on": dates.short_day(note.on, beside=on), "text": _unless_of_a_pupil(note.text, on)}
            for note in notes[:NOTES]
        ],
        "more": more(len(notes) - NOTES, "note", "on the page of changes"),
    }


# ---- questions and decisions -----------------------------------------------------------------------------------------
def open_ones(challenges: list[Challenge], on: date) -> dict:
    return {
        "rows": [
            {"key": each.pk, "question": " ".join(each.question.split()), "words": stands(each, on)}
            for each in challenges[:QUESTIONS]
        ],
        "more": more(len(challenges) - QUESTIONS, "question", "in the challenge log"),
    }


def stands(challenge: Challenge, on: date) -> str:
    asked = f"Asked by {challenge.asked_by} on {dates.short_day(challenge.asked_on, beside=on)}."
    if challenge.state == Challenge.State.ANSWERED:
        return f"{asked} Answered; not yet said to be enough."
    again = " Asked again." if challenge.state == Challenge.State.ASKED_AGAIN else ""
    late = "was to answer" if challenge.answer_by < on else "answers"
    return f"{asked}{again} {challenge.asked_of} {late} by {dates.short_day(challenge.answer_by, beside=on)}."


def question(prompt: dict) -> dict:
    to = prompt.get("to") or ""
    return {
        "key": prompt["key"],
        "figure": prompt.get("figure") or "",
        "figure_words": prompt.get("figure_words") or "",
        "question": prompt["question"],
        "to_words": f"To {to}." if to else "",
    }


def decision(text: str) -> dict:
    """«Agree £2,400 for coaching.» stands out; what follows it explains."""
    parts = re.split(r"(?<=[.!?])\s", " ".join(text.split()), maxsplit=1)
    return {"lead": parts[0], "rest": parts[1] if len(parts) > 1 else ""}
