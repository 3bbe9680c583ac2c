"""How the pages tell of an inspection: its days, its judgements, its source, what follows of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from improvement.inspections.findings.workflow import NO_DATE_YET, letter_day
from improvement.inspections.models import Finding, FollowUp, Inspection, Judgement
from improvement.reader.words import printed
from schools.days import dates

OVERALL = "Overall effectiveness"


def days_words(first: date, last: date | None) -> str:
    """«23 and 24 September 2025», «30 June to 2 July 2015», «23 November 2012»."""
    if last is None or last == first:
        return dates.full_day(first)
    word = "and" if (last - first).days == 1 else "to"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} {word} {dates.full_day(last)}"
    return f"{dates.short_day(first, beside=last)} {word} {dates.full_day(last)}"


def days_of(inspection: Inspection) -> str:
    """When it was, as exactly as is known."""
    if not inspection.day_known:
        return inspection.first_day_words
    return days_words(inspection.starts_on, inspection.ends_on)


def judgement_words(judgements: Collection[Judgement]) -> str:
    """The grade of the whole where there is one, else the areas whose grade asks for something, by grade."""
    overall = next((each for each in judgements if each.area.name == OVERALL), None)
    if overall:
        return overall.grade.name
    by_grade: dict[str, list[str]] = {}
    for each in judgements:
        if each.grade.concern:
            by_grade.setdefault(each.grade.name, []).append(each.area.name)
    if by_grade:
        return ". ".join(f"{grade}: {', '.join(areas)}" for grade, areas in by_grade.items())
    return f"{len(judgements)} judgements, none that asks for improvement" if judgements else ""


@dataclass
class FollowUpRow:
    """`asks`: somebody is still to say which day it has."""

    follow_up: FollowUp
    source: str
    cannot_be: str
    asks: bool


def follow_up_row(follow_up: FollowUp, inspection: Inspection) -> FollowUpRow:
    return FollowUpRow(
        follow_up,
        source_words(follow_up, inspection),
        cannot_be(follow_up, inspection),
        follow_up.happens_on is None and follow_up.flag != NO_DATE_YET,
    )


def cannot_be(follow_up: FollowUp, inspection: Inspection) -> str:
    """Why the printed date cannot be right, as the rest of a sentence that begins with it; nothing where it can."""
    found = next(
        (each for each in printed.find_dates(follow_up.what) if each.words[:60] == follow_up.printed_date),
        None,
    )
    if found is None:
        return ""
    if found.missing == "nowhere":
        return "is a day that does not exist"
    if found.day and found.day < letter_day(inspection):
        return "is before the letter itself" if inspection.published_on else "is before the inspection itself"
    return ""


def source_words(row: Finding | FollowUp, inspection: Inspection) -> str:
    """«Letter of 26 November 2012, line 42»."""
    paper = "Report" if inspection.kind in (Inspection.Kind.GRADED, Inspection.Kind.UNGRADED) else "Letter"
    source = f"{paper} of {dates.full_day(letter_day(inspection))}"
    return f"{source}, line {row.source_line}" if row.source_line else source
