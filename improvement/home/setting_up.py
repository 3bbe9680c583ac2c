"""The first run: the steps from an inspection to a plan that runs."""

from dataclasses import dataclass

from django.urls import reverse

from improvement.inspections.models import Finding, Inspection
from improvement.progress.rows import AreaRow
from schools.models import School


@dataclass
class Step:
    """What is to be done, where (nowhere as long as it cannot start), and whether it is done. One step comes next."""

    title: str
    url: str
    note: str
    done: bool
    next: bool = False

    @property
    def state(self) -> str:
        """As `_pieces/tasks.html` shows it."""
        if self.done:
            return "done"
        if not self.url:
            return "locked"
        return "next" if self.next else "not_started"


@dataclass(frozen=True)
class Phase:
    title: str
    steps: list[Step]


@dataclass(frozen=True)
class FirstRun:
    phases: list[Phase]

    @property
    def steps(self) -> list[Step]:
        return [step for phase in self.phases for step in phase.steps]

    @property
    def laid(self) -> int:
        """How many of them are done."""
        return sum(step.done for step in self.steps)


def first_run(school: School, rows: list[AreaRow], *, checked: bool) -> FirstRun:
    """The steps from an inspection to a plan that runs; the first that can start and is not done comes next."""
    inspection = Inspection.objects.filter(school=school).first()
    has_findings = Finding.objects.filter(school=school, removed_at=None).exists()
    read = _read_in(school, inspection, has_findings=has_findings, checked=checked)
    run = FirstRun([read, _plan(school, rows, has_findings=has_findings)])
    for step in run.steps:
        if step.url and not step.done:
            step.next = True
            break
    return run


def _read_in(school: School, inspection: Inspection | None, *, has_findings: bool, checked: bool) -> Phase:
    add = paste = reverse("inspection_add", args=[school.urn])
    mark, has_text = "", False
    if inspection:
        has_text = bool(inspection.source_text)
        paste = reverse("inspection_paste", args=[school.urn, inspection.pk])
        mark = reverse("inspection_mark", args=[school.urn, inspection.pk]) if has_text else ""
    terms = reverse("terms", args=[school.urn])
    return Phase(
        "Read the inspection in",
        [
            Step("Add the inspection", add, "When it was, and who came", inspection is not None),
            Step("Paste the letter’s words", paste, "From the PDF or the e-mail", has_text),
            Step("Mark what it says", mark, "Its points, kept as printed", has_findings),
            Step("Check your term dates", terms, "The usual ones are there already", checked),
        ],
    )


def _plan(school: School, rows: list[AreaRow], *, has_findings: bool) -> Phase:
    make = reverse("area_from_findings", args=[school.urn]) if has_findings else ""
    name = reverse("area_edit", args=[school.urn, rows[0].area.pk]) if rows else ""
    write = reverse("action_add", args=[school.urn, rows[0].area.pk]) if rows else ""
    named = bool(rows) and all(row.area.leader_id and row.area.governor for row in rows)
    return Phase(
        "Make the plan",
        [
            Step("Make areas of its points", make, "One for each point; you may change them", bool(rows)),
            Step("Name a leader and a governor for each area", name, "Two people for each", named),
            Step("Write the first actions", write, "Three or four for each area are plenty", False),
        ],
    )
