"""The history of a school, in sentences."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from schools.access import Capability, get_school, require
from schools.events.models import Event
from schools.web.request import Request

A_PAGE = 50


def history(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.READ_PLAN, school)
    page = Paginator(Event.objects.filter(school=school), A_PAGE).get_page(request.GET.get("page"))
    entries = [{"sentence": event.sentence, "who": event.actor_name, "at": event.at} for event in page]
    return render(
        request, "schools/events/history.html", {"school": school, "entries": entries, "page": page}
    )
