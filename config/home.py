"""`/`: each person is sent to where their work is."""

from django.http import HttpResponse
from django.shortcuts import redirect

from schools import access
from schools.models import School
from schools.web.request import Request


def home(request: Request) -> HttpResponse:
    """An adviser to the portfolio, someone of one school to that school, anyone else to the list of theirs."""
    if access.is_adviser(request.user):
        return redirect("portfolio")
    schools = School.objects.visible_to(request.user)[:2]
    return redirect(schools[0]) if len(schools) == 1 else redirect("school_list")
