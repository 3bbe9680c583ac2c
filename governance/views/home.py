"""What one person has to do with the board."""

from django.shortcuts import render

from governance.dashboards.home import for_home
from schools.access import Capability, get_school, require
from schools.dates import today


def board_home(request, urn):
    school = get_school(request.user, urn)
    require(request.user, Capability.ASK_CHALLENGE, school)
    return render(request, "governance/board_home.html", for_home(school, user=request.user, on=today()))
