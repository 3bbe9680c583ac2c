"""The pages of inspections and of a finding, from the printed words to the verdict."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from improvement.home.inspections.pages import for_inspection, for_inspections
from improvement.home.inspections.thread import for_finding
from improvement.inspections.models import Finding
from improvement.inspections.views import INSPECTIONS
from schools.access import Capability, get_school, get_visible, require
from schools.days.dates import today
from schools.web.request import Request


def inspections(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.READ_PLAN, school)
    return render(request, "improvement/home/inspections.html", for_inspections(school, user=request.user))


def inspection(request: Request, urn: str, pk: int) -> HttpResponse:
    inspection = get_visible(INSPECTIONS, request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, inspection)
    return render(request, "improvement/home/inspection.html", for_inspection(inspection, user=request.user))


def finding(request: Request, urn: str, pk: int) -> HttpResponse:
    """The thread of a finding. A part has none of its own: its point's is shown."""
    finding = get_visible(Finding.objects.select_related("inspection"), request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, finding)
    if finding.parent_id:
        return redirect(finding)
    return render(
        request, "improvement/home/finding.html", for_finding(finding, user=request.user, on=today())
    )
