"""Pages of success criteria."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from improvement.areas.models import AreaForImprovement
from improvement.targets import pages as pages_of
from improvement.targets.criteria import workflow as criteria_workflow
from improvement.targets.criteria.forms import CriterionForm
from improvement.targets.models import SuccessCriterion
from improvement.targets.views import AREAS, back_to, row_of_area
from schools.access import Capability, get_visible, require
from schools.days.calendar import SchoolCalendar
from schools.days.dates import today
from schools.days.school_terms import SchoolTerm
from schools.web import pages
from schools.web.request import Request

CRITERIA = SuccessCriterion.objects.select_related("area")


def _criterion_form(
    request: Request, area: AreaForImprovement, row: SuccessCriterion | None = None
) -> CriterionForm:
    calendar = SchoolCalendar.of(area.school)
    terms = pages_of.form_terms(area.school, (), calendar=calendar, on=today())
    if row:
        terms = sorted({*terms, SchoolTerm.of(row)})
    return CriterionForm(
        pages.posted(request),
        terms=terms,
        measures=list(area.measures.filter(removed_at=None)),
        row=row,
    )


def criterion_add(request: Request, urn: str, pk: int) -> HttpResponse:
    area = get_visible(AREAS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_TARGETS, area)
    form = _criterion_form(request, area)
    context = {"area": area, "school": area.school, "form": form, "cancel_url": back_to(area)}
    return pages.saved(
        request,
        form,
        lambda data: criteria_workflow.add_criterion(area, by=request.user, on=today(), **data),
        message="Success criterion added.",
    ) or render(request, "improvement/targets/criterion_add.html", context)


def criterion_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    row = row_of_area(
        get_visible(CRITERIA.filter(removed_at=None, area__removed_at=None), request.user, urn, pk)
    )
    require(request.user, Capability.EDIT_TARGETS, row)
    form = _criterion_form(request, row.area, row)
    context = {
        "row": row,
        "area": row.area,
        "school": row.school,
        "form": form,
        "cancel_url": row.get_absolute_url(),
    }
    return pages.saved(
        request,
        form,
        lambda data: criteria_workflow.edit_criterion(row, by=request.user, on=today(), **data),
        message="Success criterion saved.",
    ) or render(request, "improvement/targets/criterion_edit.html", context)


@require_POST
def criterion_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    row = row_of_area(get_visible(CRITERIA, request.user, urn, pk))
    require(request.user, Capability.EDIT_TARGETS, row)
    return pages.pressed(
        request,
        row,
        criteria_workflow.remove_criterion,
        "Success criterion removed. You can put it back from here.",
    )


@require_POST
def criterion_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    row = row_of_area(get_visible(CRITERIA, request.user, urn, pk))
    require(request.user, Capability.EDIT_TARGETS, row)
    return pages.pressed(request, row, criteria_workflow.restore_criterion, "Success criterion put back.")
