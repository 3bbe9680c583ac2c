"""The thread of a finding: printed words, areas, actions, and the verdict that is still to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from improvement.actions.models import Action
from improvement.areas.models import Activity, AreaForImprovement
from improvement.evidence.checks.verdicts import verdicts_on
from improvement.inspections.findings.workflow import letter_day
from improvement.inspections.models import Finding, FindingVerdict, Inspection, Judgement
from improvement.inspections.pages import OVERALL, days_of, source_words
from improvement.oversight.visit_notes.pages import notes_on
from schools.access import AnyUser, Capability, can
from schools.days import dates
from schools.words import counted


@dataclass
class Answer:
    """An area that answers a finding, with its rating and its actions."""

    area: AreaForImprovement
    actions: list[Action]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [(action.activity, action.impact) for action in self.actions]


def for_finding(finding: Finding, *, user: AnyUser, on: date) -> dict:
    """The thread of a finding: printed words, areas, actions, and the verdict that is still to come."""
    inspection = finding.inspection
    parts = list(finding.parts.filter(removed_at=None))
    areas = list(
        AreaForImprovement.objects.kept()
        .filter(findings__in=[finding, *parts])
        .with_rating(before=on)
        .select_related("school", "leader", "link_governor", "evaluation_area")
        .distinct()
    )
    actions = list(
        Action.objects.kept().filter(area__in=areas).select_related("owner", "school").order_by("order", "pk")
    )
    answers = [Answer(area, [action for action in actions if action.area_id == area.pk]) for area in areas]
    verdicts = list(
        finding.verdicts.select_related("inspection__school").order_by("inspection__starts_on", "pk")
    )
    return {
        "school": finding.school,
        "finding": finding,
        "inspection": inspection,
        "days": days_of(inspection),
        "parts": parts,
        "source": source_words(finding, inspection),
        "answers": answers,
        "trail": _trail(finding, inspection, answers, actions, verdicts),
        "verdicts": verdicts,
        "judgements": _judgements_over_time(finding, areas),
        "notes": notes_on(areas, school=finding.school, user=user),
        "checks": verdicts_on(areas, school=finding.school, user=user),
        "to_take_on": finding.kind in Finding.TO_TAKE_ON,
        "may_edit": can(user, Capability.EDIT_PLAN, finding),
    }


def _judgements_over_time(finding: Finding, areas: Iterable[AreaForImprovement]) -> list[Judgement]:
    """The grades of what the finding's areas belong to, and of the school as a whole, oldest first. A grade belongs to
    an area and a day; those of two frameworks stand beside each other and are not compared."""
    names = {area.evaluation_area.name for area in areas if area.evaluation_area} | {OVERALL}
    rows = Judgement.objects.filter(inspection__school=finding.school, area__name__in=names)
    return list(
        rows.select_related("area", "grade", "inspection__framework", "inspection__school").order_by(
            "graded_on", "area__order", "pk"
        )
    )


VERDICT_STONES = {
    FindingVerdict.Outcome.ADDRESSED: "ticked",
    FindingVerdict.Outcome.PARTLY: "half",
    FindingVerdict.Outcome.NOT_YET: "wanted",
}


@dataclass
class TrailStep:
    name: str
    target: str
    stone: str
    fact: str


def _trail(
    finding: Finding,
    inspection: Inspection,
    answers: list[Answer],
    actions: list[Action],
    verdicts: list[FindingVerdict],
) -> list[TrailStep]:
    standing = [action for action in actions if action.activity != Activity.STOPPED]
    done = [action for action in standing if action.is_done]
    working = [action for action in standing if action.done_and_working]
    line = f"line {finding.source_line}" if finding.source_line else dates.full_day(letter_day(inspection))
    return [
        TrailStep("Finding", "finding", "ticked", line),
        TrailStep(
            "Area",
            "areas",
            "ticked" if answers else "wanted",
            counted(len(answers), "area") if answers else "none yet",
        ),
        TrailStep(
            "Actions",
            "actions",
            _stone(len(done), len(standing)),
            f"{len(done)} of {len(standing)} done" if standing else "none yet",
        ),
        TrailStep(
            "Impact",
            "actions",
            _stone(len(working), len(standing)),
            f"{len(working)} of {len(standing)} working" if standing else "not yet",
        ),
        _verdict_step(verdicts[-1] if verdicts else None),
    ]


def _verdict_step(latest: FindingVerdict | None) -> TrailStep:
    if latest is None:
        return TrailStep("Verdict", "verdict", "missing", "not yet")
    words = f"{latest.get_outcome_display().lower()}, {latest.inspection.first_day_words}"
    return TrailStep("Verdict", "verdict", VERDICT_STONES[FindingVerdict.Outcome(latest.outcome)], words)


def _stone(there: int, of: int) -> str:
    return "missing" if not there else "ticked" if there == of else "half"
