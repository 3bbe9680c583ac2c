"""The versions of a plan."""

from django.shortcuts import render

from improvement.dashboards.plan import for_version
from improvement.models import PlanVersion
from schools.access import Capability, get_visible, require

VERSIONS = PlanVersion.objects.select_related("plan", "by")


def plan_version(request, urn, pk):
    """The plan as the board agreed it, to be read and printed."""
    version = get_visible(VERSIONS, request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, version)
    return render(request, "improvement/plan_version.html", for_version(version))
