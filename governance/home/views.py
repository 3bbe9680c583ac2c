"""What one person has to do with the board."""

from django.http import HttpResponse
from django.shortcuts import render

from governance.home.pages import for_home
from schools.access import Capability, get_school, require
from schools.days.dates import today
from schools.web.request import Request


def board_home(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.ASK_CHALLENGE, school)
    return render(request, "governance/home/board_home.html", for_home(school, user=request.user, on=today()))
