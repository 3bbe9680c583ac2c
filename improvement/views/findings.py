"""Pages of a finding, from the printed words to the verdict, and of what a letter says will happen."""

from django.shortcuts import redirect, render
from django.urls import reverse

from improvement.dashboards.inspections import days_of, follow_up_row, for_finding
from improvement.forms.findings import FollowUpForm
from improvement.models import Finding, FollowUp
from improvement.workflow import findings as workflow
from schools import pages
from schools.access import Capability, can, get_visible, require
from schools.dates import today


def finding(request, urn, pk):
    """The thread of a finding. A part has none of its own: its point's is shown."""
    finding = get_visible(Finding.objects.select_related("inspection"), request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, finding)
    if finding.parent_id:
        return redirect(finding)
    return render(request, "improvement/finding.html", for_finding(finding, user=request.user, on=today()))


def follow_up(request, urn, pk):
    """What the letter says will happen, and the day it has; who may edit the plan is asked for it."""
    rows = FollowUp.objects.filter(removed_at=None).select_related("inspection")
    follow_up = get_visible(rows, request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, follow_up)
    may_edit = can(request.user, Capability.EDIT_PLAN, follow_up)
    if request.method == "POST":
        require(request.user, Capability.EDIT_PLAN, follow_up)
    form = None
    if may_edit:
        form = FollowUpForm(pages.posted(request), follow_up=follow_up)

        def save(data):
            workflow.settle_date(
                follow_up, by=request.user, on=today(), version=data["version"], happens_on=data["happens_on"]
            )
            return workflow.to_ask(follow_up.inspection) or follow_up.inspection

        answer = pages.saved(request, form, save, message="Date saved.")
        if answer:
            return answer
    inspection = follow_up.inspection
    return render(
        request,
        "improvement/follow_up.html",
        {
            "form": form,
            "school": follow_up.school,
            "follow_up": follow_up,
            "row": follow_up_row(follow_up, inspection),
            "inspection": inspection,
            "letter_day": workflow.letter_day(inspection),
            "days": days_of(inspection),
            "cancel_url": reverse("inspection", args=[urn, inspection.pk]),
        },
    )
