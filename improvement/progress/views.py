"""What the coverage of the plan lacks."""

from django.http import HttpResponse
from django.shortcuts import render

from improvement.progress.coverage import for_coverage
from schools.access import Capability, get_school, require
from schools.days.dates import today
from schools.web.request import Request


def coverage(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.READ_MONITORING_SUMS, school)
    return render(
        request, "improvement/progress/coverage.html", for_coverage(school, user=request.user, on=today())
    )
