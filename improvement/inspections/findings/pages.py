"""What the page shows that asks a later inspection about the findings of an earlier one."""

from django.db.models import Prefetch, prefetch_related_objects

from improvement.inspections.models import Finding, Inspection
from improvement.inspections.pages import days_of, source_words
from schools.web.forms import CairnForm


def for_verdicts(inspection: Inspection, form: CairnForm) -> dict:
    """Each earlier finding as printed, with the names of its two fields."""
    parts = Prefetch("parts", Finding.objects.filter(removed_at=None), to_attr="kept_parts")
    prefetch_related_objects(form.findings, parts)
    return {
        "school": inspection.school,
        "inspection": inspection,
        "form": form,
        "days": days_of(inspection),
        "earlier": form.findings[0].inspection if form.findings else None,
        "rows": [
            {
                "finding": finding,
                "source": source_words(finding, finding.inspection),
                "outcome": f"outcome_{finding.pk}",
                "words": f"words_{finding.pk}",
            }
            for finding in form.findings
        ],
        "cancel_url": inspection.get_absolute_url(),
    }
