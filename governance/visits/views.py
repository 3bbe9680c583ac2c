"""Pages of governors' visits: the list, plan, one visit, write up, the leader's comment, to the board, remove."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from governance.visits import pages as pages_of
from governance.visits import workflow
from governance.visits.forms import VisitCommentForm, VisitPlanForm, VisitRecordForm, VisitToBoardForm
from governance.visits.models import Visit
from schools.access import Capability, can, get_school, get_visible, person_in, require, require_some
from schools.days.dates import today
from schools.web import pages
from schools.web.request import Request


def _row(request: Request, urn: str, pk: int) -> Visit:
    """The visit, if this person may read it; else it is not there."""
    rows = Visit.objects.readable_by(request.user, get_school(request.user, urn))
    row = get_visible(pages_of.with_all(rows), request.user, urn, pk)
    row.activity.school = row.school
    for each in (*row.activity.areas.all(), *row.activity.actions.all()):
        each.school = row.school
    return row


def visits(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require_some(request.user, Capability.READ_VISITS, school)
    data = pages_of.for_visits(school, user=request.user, on=today(), asked=request.GET)
    return render(request, "governance/visits/visits.html", data)


def visit_plan(request: Request, urn: str) -> HttpResponse:
    """`?area=` and `?action=` say what it looks at, as links from their pages have it."""
    school = get_school(request.user, urn)
    if not pages_of.may_plan(request.user, school):
        require(request.user, Capability.VISIT, school)
    me = person_in(request.user, school)
    areas, actions = pages_of.open_to_visits(school)
    area = next((row for row in areas if str(row.pk) == request.GET.get("area")), None)
    action = next((row for row in actions if str(row.pk) == request.GET.get("action")), None)
    about = area or (action.area if action else None)
    form = VisitPlanForm(
        pages.posted(request),
        school=school,
        areas=areas,
        actions=actions,
        names=pages_of.names_of_staff(school),
        keeps=can(request.user, Capability.RUN_BOARD, school),
        initial={
            "governor": me,
            "areas": [str(area.pk)] if area else [],
            "actions": [str(action.pk)] if action else [],
            "agreed_with": about.leader if about else None,
        },
    )

    def save(data: dict[str, Any]) -> str | Visit:
        given: dict[str, Any] = {"governor": me}
        visit = workflow.plan(school, by=request.user, on=today(), **(given | data))
        return reverse("visit_record", args=[urn, visit.pk]) if visit.activity.done_on else visit

    context = {"form": form, "school": school, "cancel_url": reverse("visits", args=[urn])}
    return pages.saved(
        request,
        form,
        save,
        message="Planned. You and the leader are reminded a week before, and the day before.",
    ) or render(request, "governance/visits/visit_plan.html", context)


def visit(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.READ_VISITS, row)
    return render(
        request, "governance/visits/visit.html", pages_of.for_visit(row, user=request.user, on=today())
    )


def visit_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    """Change what is planned; what was written down is changed in its record."""
    row = _row(request, urn, pk)
    require(request.user, Capability.VISIT, row)
    if row.activity.removed_at:
        return redirect(row)
    if row.activity.done_on:
        return redirect("visit_record", urn, pk)
    areas, actions = pages_of.open_to_visits(row.school, row)
    form = VisitPlanForm(
        pages.posted(request),
        school=row.school,
        areas=areas,
        actions=actions,
        names=pages_of.names_of_staff(row.school),
        keeps=can(request.user, Capability.RUN_BOARD, row.school),
        row=row,
        submit="Save plan",
    )
    context = pages_of.for_visit(row, user=request.user, on=today())
    context |= {"form": form, "cancel_url": row.get_absolute_url()}
    return pages.saved(
        request,
        form,
        lambda data: workflow.edit_plan(row, by=request.user, on=today(), **data),
        message="Saved.",
    ) or render(request, "governance/visits/visit_edit.html", context)


def visit_record(request: Request, urn: str, pk: int) -> HttpResponse:
    """What was seen, heard and read; also to correct it."""
    row = _row(request, urn, pk)
    require(request.user, Capability.VISIT, row)
    if row.activity.removed_at:
        return redirect(row)
    form = VisitRecordForm(
        pages.posted(request),
        school=row.school,
        row=row,
        names=pages_of.names_of_staff(row.school),
        initial=None if row.activity.done_on else {"done_on": min(row.day, today())},
    )
    context = pages_of.for_visit(row, user=request.user, on=today())
    context |= {"form": form, "cancel_url": row.get_absolute_url()}
    return pages.saved(
        request,
        form,
        lambda data: workflow.record(row, by=request.user, on=today(), **data),
        message="Written down. The leader can comment on it.",
    ) or render(request, "governance/visits/visit_record.html", context)


def visit_comment(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.COMMENT_VISIT, row)
    if row.activity.removed_at or not row.activity.done_on:
        return redirect(row)
    form = VisitCommentForm(pages.posted(request), row=row)
    context = pages_of.for_visit(row, user=request.user, on=today())
    context |= {"form": form, "cancel_url": row.get_absolute_url()}
    return pages.saved(
        request,
        form,
        lambda data: workflow.comment(row, by=request.user, on=today(), **data),
        message="Saved.",
    ) or render(request, "governance/visits/visit_comment.html", context)


def visit_to_board(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.VISIT, row)
    if row.activity.removed_at:
        return redirect(row)
    form = VisitToBoardForm(pages.posted(request), meetings=pages_of.meetings_of(row.school, row), row=row)
    context = {"form": form, "visit": row, "school": row.school, "cancel_url": row.get_absolute_url()}
    return pages.saved(
        request,
        form,
        lambda data: workflow.take_to_board(row, by=request.user, on=today(), **data),
        message="Saved.",
    ) or render(request, "governance/visits/visit_to_board.html", context)


@require_POST
def visit_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.VISIT, row)
    return pages.pressed(request, row, workflow.remove, "Removed. You can put it back from its page.")


@require_POST
def visit_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.VISIT, row)
    return pages.pressed(request, row, workflow.restore, "Put back.")
