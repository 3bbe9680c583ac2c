"""What is shown to the board and shared with advisers, in one list; and the school as one adviser sees it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from improvement.evidence import sharing as workflow
from improvement.evidence.forms import SharingForm
from improvement.home.sharing import pages as pages_of
from schools.access import Capability, get_school, require
from schools.days.dates import today
from schools.web import pages
from schools.web.request import Request


def evidence_sharing(request: Request, urn: str) -> HttpResponse:
    """`?only=` narrows the list. What is saved is what was moved on this page of it."""
    school = get_school(request.user, urn)
    require(request.user, Capability.ADD_EVIDENCE, school)
    asked = request.GET.get("only", "")
    context = pages_of.for_sharing(school, only=asked, page=request.GET.get("page"))
    form = SharingForm(pages.posted(request), items=context["items"])

    def act(data: dict[str, Any]) -> str:
        workflow.set_sharing(school, data["switches"], by=request.user, on=today())
        return request.get_full_path()

    return pages.saved(request, form, act, message="Saved.") or render(
        request,
        "improvement/home/evidence_sharing.html",
        context | {"form": form, "cancel_url": reverse("evidence", args=[urn])},
    )


def seen_by_adviser(request: Request, urn: str) -> HttpResponse:
    """`?adviser=` is one of those who come in."""
    school = get_school(request.user, urn)
    require(request.user, Capability.ADD_EVIDENCE, school)  # it names items that a governor may not know of
    context = pages_of.for_adviser_view(school, chosen=request.GET.get("adviser", ""), on=today())
    return render(request, "improvement/home/seen_by_adviser.html", context)
