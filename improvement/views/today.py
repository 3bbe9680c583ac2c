"""The home of a school."""

from django.shortcuts import render

from improvement import dashboards
from schools.access import get_school
from schools.dates import now, today
from schools.workflow import looks


def dashboard(request, urn):
    school = get_school(request.user, urn)
    data = dashboards.for_today(school, user=request.user, on=today(), mine="mine" in request.GET)
    looks.remember(school, by=request.user, at=now(), seen=data["since"].seen)
    return render(request, "improvement/dashboard.html", data)
