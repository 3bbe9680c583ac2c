"""The home of a school."""

from django.shortcuts import render

from improvement.home.today import for_today
from schools.access import get_school
from schools.days.dates import now, today
from schools.school import last_look as looks


def dashboard(request, urn):
    school = get_school(request.user, urn)
    data = for_today(school, user=request.user, on=today(), mine="mine" in request.GET)
    looks.remember(school, by=request.user, at=now(), seen=data.since.seen)
    return render(request, "improvement/home/dashboard.html", vars(data))
