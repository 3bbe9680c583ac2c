"""The delivery record of a school."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from schools.access import Capability, can, get_school
from schools.days.dates import today
from schools.mail.delivery.record import entry, notices_of
from schools.web.request import Request

PAGE = 50


def messages(request: Request, urn: str) -> HttpResponse:
    """What Cairn has written to people of this school, and what became of it: all of it for those who run the plan,
    for everybody else what was written to them."""
    school = get_school(request.user, urn)
    everyones = can(request.user, Capability.READ_DELIVERY, school)
    page = Paginator(notices_of(school, user=request.user), PAGE).get_page(request.GET.get("page"))
    entries = [entry(notice, today()) for notice in page]
    context = {"school": school, "page": page, "entries": entries, "everyones": everyones}
    return render(request, "schools/mail/messages.html", context)
