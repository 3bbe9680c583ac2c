"""The home of a school."""

from django.http import HttpResponse
from django.shortcuts import render

from improvement.home.today import for_today
from schools.access import get_school
from schools.days.dates import now, today
from schools.school import last_look
from schools.web.request import Request


def dashboard(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    data = for_today(school, user=request.user, on=today(), mine="mine" in request.GET)
    last_look.remember(school, by=request.user, at=now(), seen=data.since.seen)
    return render(request, "improvement/home/dashboard.html", vars(data))
