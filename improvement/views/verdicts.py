"""The page that asks a later inspection about the findings of an earlier one."""

from django.shortcuts import render

from improvement.dashboards.letters import for_verdicts
from improvement.forms.verdicts import VerdictsForm
from improvement.models import Inspection
from improvement.workflow import verdicts as workflow
from schools import pages
from schools.access import Capability, get_visible, require
from schools.dates import today


def inspection_verdicts(request, urn, pk):
    """Finding by finding: addressed, partly or not yet, with the inspector's words."""
    inspection = get_visible(Inspection.objects.select_related("previous"), request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, inspection)
    form = VerdictsForm(pages.posted(request), inspection=inspection)

    def save(data):
        return workflow.give_verdicts(
            inspection, by=request.user, on=today(), version=data["version"], verdicts=form.verdicts(data)
        )

    return pages.saved(request, form, save, message="Verdicts saved.") or render(
        request, "improvement/inspection_verdicts.html", for_verdicts(inspection, form)
    )
