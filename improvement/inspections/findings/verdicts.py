"""What a later inspection says of the findings of an earlier one."""

from datetime import date

from django.db import transaction

from improvement.inspections.models import Finding, FindingVerdict, Inspection
from improvement.inspections.workflow import bump, check_version
from schools import history
from schools.access import Capability, require
from schools.errors import Refused
from schools.models import User
from schools.words import counted


def earlier_findings(inspection: Inspection) -> list[Finding]:
    """The top-level points this inspection could speak of: those of the inspection it follows, else of the nearest
    earlier one that has any."""
    points = (
        Finding.objects.filter(
            school=inspection.school, parent=None, removed_at=None, kind__in=Finding.TO_TAKE_ON
        )
        .select_related("inspection", "school")
        .order_by("order", "pk")
    )
    if inspection.previous_id and (own := list(points.filter(inspection=inspection.previous_id))):
        return own
    before = points.filter(inspection__starts_on__lt=inspection.starts_on).exclude(inspection=inspection.pk)
    latest = before.order_by("-inspection__starts_on", "-inspection").first()
    return list(before.filter(inspection=latest.inspection_id)) if latest else []


@transaction.atomic
def give_verdicts(
    inspection: Inspection, *, by: User, on: date, version: int, verdicts: dict[Finding, tuple[str, str]]
) -> Inspection:
    """For each finding (outcome, the inspector's words); an empty outcome takes a verdict away. `Stale` if the
    inspection was saved since `version`. Saying the same again changes nothing."""
    require(by, Capability.EDIT_PLAN, inspection)
    check_version(inspection, version)
    standing = {verdict.finding_id: verdict for verdict in inspection.verdicts.all()}
    changes: dict[str, tuple] = {}
    for finding, (outcome, words) in verdicts.items():
        if finding.school_id != inspection.school_id or finding.inspection_id == inspection.pk:
            raise Refused("Choose findings of an earlier inspection of this school.")
        if words and not outcome:
            raise Refused("Say first whether it is addressed, partly, or not yet.", f"outcome_{finding.pk}")
        old = standing.get(finding.pk)
        if (old.outcome, old.words) == (outcome, words) if old else not outcome:
            continue
        if old and not outcome:
            FindingVerdict.objects.filter(pk=old.pk).delete()
        else:
            FindingVerdict.objects.update_or_create(
                finding=finding,
                inspection=inspection,
                defaults={
                    "school": inspection.school,
                    "outcome": outcome,
                    "words": words,
                    "by": by,
                    "on": on,
                },
            )
        changes[finding.verbatim[:80]] = (
            old.get_outcome_display() if old else None,
            FindingVerdict.Outcome(outcome).label if outcome else None,
        )
    if changes:
        bump(inspection, version)
        count = len(changes)
        history.record(
            inspection,
            by=by,
            verb="gave verdicts",
            sentence=f"{inspection}: verdict on {counted(count, 'earlier finding')}",
            changes=changes,
        )
    return inspection
