"""What somebody answers for, handed over on one page."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from improvement.home.handover import workflow
from improvement.home.handover.forms import HandoverForm
from schools.access import Capability, get_school, require
from schools.days.dates import today
from schools.models import Person
from schools.people.models import GOVERNOR_ROLES, STAFF_ROLES
from schools.web import pages
from schools.web.request import Request


def person_handover(request: Request, urn: str, pk: int) -> HttpResponse:
    """For somebody who leaves, has left, or does too much."""
    school = get_school(request.user, urn)
    person = school.people.filter(pk=pk).first() if pk < 2**63 else None
    if person is None:
        raise Http404(f"No person {pk} in {urn}")
    require(request.user, Capability.EDIT_PLAN, person)
    parts = workflow.parts_of(person, school)
    staff, board = (
        list(workflow.takers(person, roles, on=today())) for roles in (STAFF_ROLES, GOVERNOR_ROLES)
    )
    form = HandoverForm(pages.posted(request), person=person, parts=parts, staff=staff, board=board)

    def act(data: dict[str, Any]) -> str:
        workflow.hand_over(person, data["given"], by=request.user, on=today())
        return request.path

    return pages.saved(request, form, act, message="Handed over.") or render(
        request,
        "improvement/home/person_handover.html",
        {
            "school": school,
            "person": person,
            "parts": parts,
            "form": form,
            "last_day": _last_day(person),
            "today": today(),
            "cancel_url": reverse("people", args=[urn]),
        },
    )


def _last_day(person: Person) -> date | None:
    """The day they leave or left; None for somebody who stays."""
    days = list(person.memberships.values_list("ends_on", flat=True))
    return max(filter(None, days)) if days and all(days) else None
