"""The form for what a later inspection says of earlier findings."""

from improvement.models import Finding, FindingVerdict, Inspection
from improvement.workflow.verdicts import earlier_findings
from schools.forms import CairnForm, Choice, LongText

NOT_SAID = ""


class VerdictsForm(CairnForm):
    """For each earlier finding: addressed, partly, not yet, or nothing said; with the inspector's words."""

    submit = "Save verdicts"

    def __init__(self, *args, inspection: Inspection, **kwargs):
        super().__init__(*args, row=inspection, **kwargs)
        self.findings = earlier_findings(inspection)
        for finding in self.findings:
            self.fields[f"outcome_{finding.pk}"] = Choice(
                label=finding.verbatim,
                noun="what it says of this",
                required=False,
                choices=[*FindingVerdict.Outcome.choices, (NOT_SAID, "It does not say")],
                initial=NOT_SAID,
            )
            self.fields[f"words_{finding.pk}"] = LongText(
                label="In the inspector’s words",
                noun="the inspector’s words",
                required=False,
                rows=2,
                max_length=2_000,
            )

    def verdicts(self, data: dict) -> dict[Finding, tuple[str, str]]:
        return {
            finding: (data[f"outcome_{finding.pk}"], data[f"words_{finding.pk}"]) for finding in self.findings
        }

    def clean(self):
        data = super().clean()
        for finding in self.findings:
            if data.get(f"words_{finding.pk}") and not data.get(f"outcome_{finding.pk}"):
                self.add_error(f"outcome_{finding.pk}", "Say whether it is addressed, partly, or not yet")
        return data

    def from_object(self, inspection: Inspection) -> dict:
        given: dict[str, str] = {}
        standing = {verdict.finding_id: verdict for verdict in inspection.verdicts.all()}
        for finding in self.findings:
            verdict = standing.get(finding.pk)
            given[f"outcome_{finding.pk}"] = verdict.outcome if verdict else NOT_SAID
            given[f"words_{finding.pk}"] = verdict.words if verdict else ""
        return given
