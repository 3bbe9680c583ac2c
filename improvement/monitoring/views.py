"""Pages of monitoring: the term, plan, record, one record, edit, remove."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.monitoring import pages as pages_of
from improvement.monitoring import workflow
from improvement.monitoring.forms import MonitoringPlanForm, RecordForm
from improvement.monitoring.models import MonitoringActivity
from schools.access import Capability, get_school, get_visible, person_in, require
from schools.days.dates import today
from schools.models import School
from schools.web import pages
from schools.web.request import Request

KINDS = MonitoringActivity.Kind
# Visits of governors are planned and written down on the board's pages.
OPEN_KINDS = [(value, label) for value, label in KINDS.choices if value != KINDS.GOVERNOR_VISIT]


def monitoring(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.READ_MONITORING_SUMS, school)
    data = pages_of.for_monitoring(school, user=request.user, on=today(), asked=request.GET)
    return render(request, "improvement/monitoring/monitoring.html", data)


def _row(request: Request, urn: str, pk: int) -> MonitoringActivity:
    """The record, if this person may read it; else it is not there."""
    school = get_school(request.user, urn)
    rows = MonitoringActivity.objects.readable_by(request.user, school).select_related(
        "by", "feeds__series__measure"
    )
    row = get_visible(pages_of.with_all(rows), request.user, urn, pk)
    for covered in (*row.areas.all(), *row.actions.all()):
        covered.school = school
    return row


def _open_to(request: Request, school: School) -> tuple[list[AreaForImprovement], list[Action]]:
    """What this person may look at here; refused to those who may look at nothing."""
    areas, actions = pages_of.open_to(request.user, school)
    if not pages_of.may_add_somewhere(request.user, school, areas, actions):
        require(request.user, Capability.ADD_MONITORING, school)
    return areas, actions


def _start(request: Request, open_to: tuple[list[AreaForImprovement], list[Action]]) -> dict:
    """What the address says that this is about: `?area=` or `?action=`, as a link from their pages has it."""
    areas, actions = open_to
    area, action = request.GET.get("area"), request.GET.get("action")
    return {
        "areas": [str(each.pk) for each in areas if str(each.pk) == area],
        "actions": [str(each.pk) for each in actions if str(each.pk) == action],
    }


def monitoring_plan(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    open_to = _open_to(request, school)
    kind = request.GET.get("kind") if request.GET.get("kind") in dict(OPEN_KINDS) else ""
    start = _start(request, open_to) | {"kind": kind, "person": person_in(request.user, school)}
    form = MonitoringPlanForm(pages.posted(request), school=school, open_to=open_to, initial=start)
    return pages.saved(
        request,
        form,
        lambda data: workflow.plan_monitoring(school, by=request.user, on=today(), **data),
        message="Planned. The person is reminded a week before, and the day before.",
    ) or render(
        request,
        "improvement/monitoring/monitoring_plan.html",
        pages_of.for_plan_form(school, form=form, on=today()),
    )


def monitoring_add(request: Request, urn: str) -> HttpResponse:
    """Record what nobody had planned; `?kind=` says which form."""
    school = get_school(request.user, urn)
    open_to = _open_to(request, school)
    kind = request.GET.get("kind", "")
    kind = kind if kind in dict(OPEN_KINDS) else KINDS.LESSON_VISIT
    form = RecordForm(
        pages.posted(request),
        school=school,
        open_to=open_to,
        kind=kind,
        targets=pages_of.feedable(request.user, school, today()),
        initial=_start(request, open_to) | {"done_on": today(), "person": person_in(request.user, school)},
    )
    about = {name: request.GET[name] for name in ("area", "action") if request.GET.get(name)}
    kept = f"&{urlencode(about)}" if about else ""
    context = pages_of.for_form(school, form=form) | {"kind": KINDS(kind), "kinds": OPEN_KINDS, "kept": kept}
    return pages.saved(
        request,
        form,
        lambda data: workflow.record_monitoring(school, by=request.user, on=today(), kind=kind, **data),
        message="Recorded.",
    ) or render(request, "improvement/monitoring/monitoring_add.html", context)


def monitoring_activity(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.READ_MONITORING, row)
    return render(
        request,
        "improvement/monitoring/monitoring_activity.html",
        pages_of.for_activity(row, user=request.user, on=today()),
    )


def _record_form(request: Request, row: MonitoringActivity, **initial: Any) -> RecordForm:
    return RecordForm(
        pages.posted(request),
        school=row.school,
        open_to=pages_of.open_to(request.user, row.school, row),
        kind=row.kind,
        targets=pages_of.feedable(request.user, row.school, today(), row),
        row=row,
        initial=initial,
    )


def monitoring_record(request: Request, urn: str, pk: int) -> HttpResponse:
    """What a planned act of monitoring found."""
    row = _row(request, urn, pk)
    require(request.user, Capability.ADD_MONITORING, row)
    if row.is_governors or row.is_advisers:
        return redirect(row)
    if row.done_on or row.removed_at:
        return redirect("monitoring_edit", urn, pk) if row.done_on and not row.removed_at else redirect(row)
    assert row.planned_on  # what is not done is planned
    form = _record_form(request, row, done_on=min(row.planned_on, today()))
    return pages.saved(
        request,
        form,
        lambda data: workflow.record_planned(row, by=request.user, on=today(), **data),
        message="Recorded." if not row.rhythm else "Recorded, and the next one is planned.",
    ) or render(
        request,
        "improvement/monitoring/monitoring_record.html",
        pages_of.for_form(row.school, form=form, row=row),
    )


def monitoring_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    """Change a plan, or what was recorded."""
    row = _row(request, urn, pk)
    require(request.user, Capability.ADD_MONITORING, row)
    if row.removed_at or row.is_governors or row.is_advisers:
        return redirect(row)
    form: RecordForm | MonitoringPlanForm
    save: Callable[..., MonitoringActivity]
    if row.done_on:
        form, save = _record_form(request, row), workflow.edit_record
    else:
        form = MonitoringPlanForm(
            pages.posted(request),
            school=row.school,
            open_to=pages_of.open_to(request.user, row.school, row),
            row=row,
            submit="Save plan",
        )
        save = workflow.edit_planned
    return pages.saved(
        request, form, lambda data: save(row, by=request.user, on=today(), **data), message="Saved."
    ) or render(
        request,
        "improvement/monitoring/monitoring_edit.html",
        pages_of.for_form(row.school, form=form, row=row),
    )


@require_POST
def monitoring_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.VISIT if row.is_governors else Capability.ADD_MONITORING, row)
    if row.is_advisers:
        return redirect(row)
    return pages.pressed(
        request, row, workflow.remove_monitoring, "Removed. You can put it back from its page."
    )


@require_POST
def monitoring_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    row = _row(request, urn, pk)
    require(request.user, Capability.VISIT if row.is_governors else Capability.ADD_MONITORING, row)
    if row.is_advisers:
        return redirect(row)
    return pages.pressed(request, row, workflow.restore_monitoring, "Put back.")
