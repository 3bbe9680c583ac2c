"""Pages of what a letter says will happen, and of what a later inspection says of earlier findings."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from improvement.inspections.findings import verdicts as earlier
from improvement.inspections.findings import workflow
from improvement.inspections.findings.forms import FollowUpForm, VerdictsForm
from improvement.inspections.findings.pages import for_verdicts
from improvement.inspections.models import FollowUp, Inspection
from improvement.inspections.pages import days_of, follow_up_row
from schools.access import Capability, can, get_visible, require
from schools.days.dates import today
from schools.web import pages
from schools.web.request import Request


def follow_up(request: Request, urn: str, pk: int) -> HttpResponse:
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

        def save(data: dict[str, Any]) -> FollowUp | Inspection:
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
        "improvement/inspections/follow_up.html",
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


def inspection_verdicts(request: Request, urn: str, pk: int) -> HttpResponse:
    """Finding by finding: addressed, partly or not yet, with the inspector's words."""
    inspection = get_visible(Inspection.objects.select_related("previous"), request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, inspection)
    form = VerdictsForm(pages.posted(request), inspection=inspection)

    def save(data: dict[str, Any]) -> Inspection:
        return earlier.give_verdicts(
            inspection, by=request.user, on=today(), version=data["version"], verdicts=form.verdicts(data)
        )

    return pages.saved(request, form, save, message="Verdicts saved.") or render(
        request, "improvement/inspections/inspection_verdicts.html", for_verdicts(inspection, form)
    )
