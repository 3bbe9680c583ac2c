"""The page of an area, its note, its first actions, and the points taken on as areas."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from improvement.actions import starters
from improvement.actions.forms import StartersForm
from improvement.areas import workflow
from improvement.areas.forms import AreaFromFindingsForm
from improvement.areas.models import AreaForImprovement
from improvement.areas.views import AREAS
from improvement.home.areas.page import areas_for_page, findings_to_take_on, for_area, for_area_note
from improvement.inspections.models import Finding
from improvement.progress import notes
from improvement.progress.forms import AreaNoteForm
from improvement.progress.rating import suggestion_for
from improvement.targets.starters import starters_for as measures_for
from schools.access import Capability, can, get_school, get_visible, require
from schools.days.dates import today
from schools.web import pages
from schools.web.request import Request


def area(request: Request, urn: str, pk: int) -> HttpResponse:
    areas, calendar = areas_for_page(get_school(request.user, urn), on=today())
    area = get_visible(areas, request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, area)
    data = for_area(area, user=request.user, on=today(), calendar=calendar)
    return render(request, "improvement/home/area.html", data)


def area_from_findings(request: Request, urn: str) -> HttpResponse:
    """One area for each printed point that is ticked. `?inspection=` narrows the choice to one inspection."""
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    findings = findings_to_take_on(school, inspection=request.GET.get("inspection"))
    open_points = [finding for finding in findings if not finding.taken_on]
    # A weakness may be taken on; it is not asked of the school, so it is ticked only where nothing else is left.
    asked = [finding for finding in open_points if finding.kind in Finding.ASKED_OF_THE_SCHOOL] or open_points
    form = AreaFromFindingsForm(
        pages.posted(request), findings=open_points, initial={"findings": [str(each.pk) for each in asked]}
    )

    def save(data: dict[str, Any]) -> str:
        made = workflow.areas_from_findings(school, by=request.user, on=today(), **data)
        if len(made) == 1:
            return reverse("area_edit", args=[urn, made[0].pk]) + "?then=starters"
        return reverse("plan", args=[urn])

    return pages.saved(request, form, save, message="Taken on. Now name who answers for it.") or render(
        request,
        "improvement/home/area_from_findings.html",
        {
            "form": form,
            "findings": findings,
            "open_points": open_points,
            "cancel_url": reverse("inspections", args=[urn]),
        },
    )


def area_starters(request: Request, urn: str, pk: int) -> HttpResponse:
    """Actions to begin with, offered by what Ofsted would call the area; ticked ones are added to it."""
    area = get_visible(AREAS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, area)
    offered = starters.starters_for(area)
    form = StartersForm(pages.posted(request), starters=offered)
    due, review = starters.usual_days(area, today())

    def save(data: dict[str, Any]) -> str:
        starters.add_starters(area, by=request.user, on=today(), **data)
        return f"{reverse('plan', args=[urn])}#area-{area.pk}"

    may_measure = can(request.user, Capability.EDIT_TARGETS, area)
    measures = (
        measures_for(area) if may_measure and not area.measures.filter(removed_at=None).exists() else ()
    )
    return pages.saved(request, form, save, message="Actions added. Change them as you need.") or render(
        request,
        "improvement/home/area_starters.html",
        {
            "form": form,
            "area": area,
            "due": due,
            "review": review,
            "measures": measures,
            "cancel_url": area.get_absolute_url(),
        },
    )


def area_note(request: Request, urn: str, pk: int) -> HttpResponse:
    area = get_visible(AREAS.kept(), request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, area)
    may_rate = can(request.user, Capability.RATE_AREA, area)
    suggestion = suggestion_for(area, on=today()) if may_rate else None
    form = AreaNoteForm(pages.posted(request), area=area, may_rate=may_rate, suggestion=suggestion)

    def save(data: dict[str, Any]) -> AreaForImprovement:
        notes.note_area(area, by=request.user, on=today(), **data)
        return area

    return pages.saved(request, form, save, message="Note saved.") or render(
        request, "improvement/home/area_note.html", for_area_note(area, form=form, on=today())
    )
