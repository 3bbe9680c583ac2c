"""Pages of areas for improvement: add, edit, move, remove."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from improvement.areas import workflow
from improvement.areas.forms import AreaForm
from improvement.areas.models import AreaForImprovement
from improvement.inspections.models import Framework, Inspection
from schools.access import Capability, get_school, get_visible, require
from schools.days.dates import today
from schools.models import School
from schools.web import pages
from schools.web.request import Request

AREAS = AreaForImprovement.objects.select_related(
    "leader", "link_governor", "second_person", "evaluation_area"
)


def area_add(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    form = AreaForm(pages.posted(request), school=school, framework=_framework(school))
    return pages.saved(
        request,
        form,
        lambda data: workflow.add_area(school, by=request.user, on=today(), **data),
        message="Area added. Now its actions.",
    ) or render(
        request, "improvement/areas/area_add.html", {"form": form, "cancel_url": reverse("plan", args=[urn])}
    )


def _framework(school: School) -> Framework | None:
    """The framework of the latest inspection that judged areas; areas are linked with its names."""
    latest = Inspection.objects.filter(school=school).select_related("framework").first()
    return latest.framework if latest else None


def area_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    area = get_visible(AREAS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, area)
    form = AreaForm(
        pages.posted(request),
        school=area.school,
        framework=_framework(area.school),
        row=area,
    )
    then = request.GET.get("then") == "starters"

    def save(data: dict[str, Any]) -> AreaForImprovement | str:
        saved = workflow.edit_area(area, by=request.user, on=today(), **data)
        return reverse("area_starters", args=[urn, pk]) if then else saved

    message = "Area saved. Now its first actions." if then else "Area saved."
    return pages.saved(request, form, save, message=message) or render(
        request,
        "improvement/areas/area_edit.html",
        {
            "form": form,
            "area": area,
            "findings": area.findings.select_related("inspection").prefetch_related("parts"),
            "cancel_url": area.get_absolute_url(),
        },
    )


@require_POST
def area_move(request: Request, urn: str, pk: int) -> HttpResponse:
    area = get_visible(AREAS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, area)
    workflow.reorder_area(area, by=request.user, on=today(), up=request.POST.get("to") == "up")
    return redirect(f"{reverse('plan', args=[urn])}#area-{area.pk}")


@require_POST
def area_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    area = get_visible(AREAS, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, area)
    return pages.pressed(
        request,
        area,
        workflow.remove_area,
        "Area removed, with its actions. You can put it back from its page.",
    )


@require_POST
def area_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    area = get_visible(AREAS, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, area)
    return pages.pressed(request, area, workflow.restore_area, "Area put back, with its actions.")
