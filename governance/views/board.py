"""The board: who the governors are, and which area each follows."""

from django.shortcuts import render

from governance.dashboards.board import for_board
from schools.access import get_school
from schools.dates import today


def governance(request, urn):
    school = get_school(request.user, urn)
    return render(request, "governance/governance.html", for_board(school, user=request.user, on=today()))
