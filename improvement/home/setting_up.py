"""The first run: the steps from an inspection to a plan that runs."""

from django.urls import reverse

from improvement.inspections.models import Finding, Inspection
from improvement.progress.rows import AreaRow
from schools.models import School


def first_run(school: School, rows: list[AreaRow], *, checked: bool) -> list[dict]:
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


def _with_states(phases: list[tuple[str, list[tuple[str, str, str, bool]]]]) -> list[dict]:
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
