"""The plan as one grid, and the versions of it that were agreed."""

from django.http import HttpResponse
from django.shortcuts import render

from improvement.home.plans.page import for_plan, for_version
from improvement.plans.models import PlanVersion
from schools.access import Capability, get_school, get_visible, require
from schools.days.dates import today
from schools.web.request import Request


def plan(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.READ_PLAN, school)
    return render(request, "improvement/home/plan.html", for_plan(school, user=request.user, on=today()))


VERSIONS = PlanVersion.objects.select_related("plan", "by")


def plan_version(request: Request, urn: str, pk: int) -> HttpResponse:
    """The plan as the board agreed it, to be read and printed."""
    version = get_visible(VERSIONS, request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, version)
    return render(request, "improvement/home/plan_version.html", for_version(version))
