"""Who can see what in a school, and which bodies it lets in."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from schools import access
from schools.access import Capability, can, require
from schools.days.dates import today
from schools.links import pages as sight
from schools.links import workflow
from schools.links.forms import LinkAddForm, LinkAnswerForm, SettingsForm
from schools.school.models import School, SchoolBody
from schools.school.workflow import edit_settings
from schools.web.forms import CairnForm
from schools.web.pages import posted, saved
from schools.web.request import Request


def who_sees(request: Request, urn: str) -> HttpResponse:
    school = access.get_school(request.user, urn)
    require(request.user, Capability.SEE_ACCESS, school)
    ways = sight.ways_in(school, today())
    context = {
        "school": school,
        "inside": sight.inside(school, today()),
        "outside": sight.from_outside(school),
        "ways": ways,
        "come_in": sum(way.comes_in for way in ways),
        "may_set": can(request.user, Capability.SET_SCHOOL, school),
        "may_let_in": can(request.user, Capability.LET_IN, school),
        "may_share": can(request.user, Capability.ADD_EVIDENCE, school),
    }
    return render(request, "schools/links/who_sees.html", context)


def school_settings(request: Request, urn: str) -> HttpResponse:
    """Who in the school sees the plan, and who hears what."""
    school = access.get_school(request.user, urn)
    require(request.user, Capability.SET_SCHOOL, school)
    form = SettingsForm(posted(request), row=school)

    def act(data: dict[str, Any]) -> str:
        edit_settings(school, by=request.user, on=today(), **data)
        return _back(school)

    return saved(request, form, act, message="Saved.") or render(
        request,
        "schools/links/school_settings.html",
        {"form": form, "school": school, "cancel_url": _back(school)},
    )


def link_accept(request: Request, urn: str, pk: int) -> HttpResponse:
    link = _link(request, urn, pk)
    return _answer(
        request,
        link,
        LinkAnswerForm(posted(request), submit="Let them in"),
        lambda data: workflow.accept(link, by=request.user, on=today()),
        f"{link.body} is let in.",
        "link_accept",
    )


def link_stop(request: Request, urn: str, pk: int) -> HttpResponse:
    link = _link(request, urn, pk)
    words = "Stop letting them in" if link.accepted_on else "Say no"
    return _answer(
        request,
        link,
        LinkAnswerForm(posted(request), submit=words),
        lambda data: workflow.stop(link, by=request.user, on=today()),
        f"{link.body} sees nothing of the school.",
        "link_stop",
    )


def link_add(request: Request, urn: str) -> HttpResponse:
    school = access.get_school(request.user, urn)
    require(request.user, Capability.LET_IN, school)
    bodies = list(workflow.bodies_to_let_in(school, today()))
    form = LinkAddForm(posted(request), bodies=bodies)

    def act(data: dict[str, Any]) -> str:
        workflow.let_in(school, data["body"], by=request.user, on=today())
        return _back(school)

    context = {"form": form, "school": school, "bodies": bodies, "cancel_url": _back(school)}
    return saved(request, form, act, message="They are let in.") or render(
        request, "schools/links/link_add.html", context | _seen(school)
    )


def _link(request: Request, urn: str, pk: int) -> SchoolBody:
    school = access.get_school(request.user, urn)
    rows = school.bodies.live(today()).filter(pk=pk).select_related("body")
    link = rows.first() if pk < 2**63 else None
    if link is None:
        raise Http404(f"No link {pk} of {urn}")
    require(request.user, Capability.LET_IN, link)
    return link


def _answer(
    request: Request,
    link: SchoolBody,
    form: CairnForm,
    write: Callable[[dict[str, Any]], Any],
    message: str,
    page: str,
) -> HttpResponse:
    """The page of one link: its form, or its result."""
    school = link.school
    open_to = not link.accepted_on if page == "link_accept" else link.accepted_on or link.asked_on
    if request.method != "POST" and not open_to:
        return redirect(_back(school))  # somebody was quicker, or the page is an old one

    def act(data: dict[str, Any]) -> str:
        write(data)
        return _back(school)

    context = {"form": form, "school": school, "link": link, "cancel_url": _back(school)}
    return saved(request, form, act, message=message) or render(
        request, f"schools/links/{page}.html", context | _seen(school)
    )


def _seen(school: School) -> dict[str, Any]:
    return {"seen": sight.from_outside(school)[0]}


def _back(school: School) -> str:
    return reverse("who_sees", args=[school.urn])
