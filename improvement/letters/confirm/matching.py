"""Whose letter it is, and what its words are called in the framework. Nothing is decided: a person sees the answer."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from improvement.inspections.models import EvaluationArea, Framework, Grade, Inspection
from improvement.reader import Proposal
from schools.models import School, SchoolUrn
from schools.words import fold

KINDS = {
    "monitoring_letter": Inspection.Kind.MONITORING,
    "monitoring_report": Inspection.Kind.MONITORING,
    "focused_monitoring_report": Inspection.Kind.FOCUSED_MONITORING,
    "section5_report": Inspection.Kind.GRADED,
    "graded_report": Inspection.Kind.GRADED,
    "report_card": Inspection.Kind.GRADED,
    "section10_report": Inspection.Kind.GRADED,
    "section8_report": Inspection.Kind.UNGRADED,
}


@dataclass(frozen=True)
class SchoolMatch:
    """`sure`: by URN. `likely`: by name, and postcode where both are known. Otherwise a person says whose it is."""

    sure: bool
    likely: bool
    warning: str
    printed: str


def match_school(proposal: Proposal, school: School) -> SchoolMatch:
    printed = ", ".join(
        word
        for word in (proposal.school_name, proposal.urn and f"URN {proposal.urn}", proposal.postcode)
        if word
    )
    known = {school.urn, *SchoolUrn.objects.filter(school=school).values_list("urn", flat=True)}
    if proposal.urn:
        if proposal.urn in known:
            return SchoolMatch(True, True, "", printed)
        return SchoolMatch(
            False, False, f"The letter’s URN is {proposal.urn}. {school} has {school.urn}.", printed
        )
    if not proposal.school_name:
        return SchoolMatch(False, False, "The letter names no school that Cairn could find.", printed)
    if flat(proposal.school_name) != flat(school.name):
        return SchoolMatch(
            False, False, f"The letter names {proposal.school_name}, and this is {school}.", printed
        )
    if proposal.postcode and school.postcode and flat(proposal.postcode) != flat(school.postcode):
        return SchoolMatch(
            False,
            False,
            f"The letter has the postcode {proposal.postcode}, and {school} has {school.postcode}.",
            printed,
        )
    both = bool(proposal.postcode and school.postcode)
    said = (
        ""
        if both
        else "The letter prints no URN, and the postcode could not be compared: only the name agrees."
    )
    return SchoolMatch(False, True, said, printed)


def flat(words: str) -> str:
    """Letters and figures alone, so that «St. Mary's» and «St Mary’s» are one."""
    return re.sub(r"[\W_]+", "", fold(words))


def framework_for(day: date | None, code: str | None) -> Framework | None:
    """The framework in force on the day; where none is known for it, the one the reader took it for."""
    found = Framework.objects.in_force(day).order_by("starts_on").last() if day else None
    return found or (Framework.objects.filter(code=code).first() if code else None)


def match_judgement(
    framework: Framework | None, areas: list[EvaluationArea], grades: list[Grade], area: str, grade: str
) -> tuple[EvaluationArea | None, Grade | None]:
    """(evaluation area, grade) that these words name in the framework; None for each that none does."""
    found = next((each for each in areas if flat(each.name) == flat(area)), None)
    on_scale = [each for each in grades if found is None or each.scale == found.scale]
    given = next((each for each in on_scale if flat(each.name) == flat(grade)), None)
    return found, given


def category_in(framework: Framework | None, words: str) -> str:
    """The framework's own name for the category of concern that these words are, else the words."""
    names = framework.categories if framework else []
    return next(
        (name for name in names if flat(words) in flat(name) or flat(name) in flat(words)), words[:60]
    )


def earlier_inspections(school: School, proposal: Proposal) -> list[Inspection]:
    """Inspections of this school that may be the one the letter names as the one before."""
    previous = proposal.previous_inspection
    if previous is None:
        return []
    rows = Inspection.objects.filter(school=school)
    if previous.date:
        return list(rows.filter(Q(starts_on=previous.date) | Q(ends_on=previous.date)))
    if previous.month:
        year, month = previous.month.split("-")
        return list(rows.filter(starts_on__year=int(year), starts_on__month=int(month)))
    return []
