"""Pages of areas for improvement and of the plan they stand in."""

from datetime import date

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from improvement import dashboards
from improvement.forms.areas import AreaForm, AreaFromFindingsForm, AreaNoteForm, PlanForm, StartersForm
from improvement.models import AreaForImprovement, Inspection
from improvement.rating import suggestion_for
from improvement.starters import starters_for as measures_for
from improvement.workflow import areas as workflow
from improvement.workflow import notes, plans, starters
from schools import dates, pages
from schools.access import Capability, can, get_school, get_visible, require
from schools.dates import today

AREAS = AreaForImprovement.objects.select_related(
    "leader", "link_governor", "second_person", "evaluation_area"
)


def plan(request, urn):
    school = get_school(request.user, urn)
    require(request.user, Capability.READ_PLAN, school)
    return render(
        request, "improvement/plan.html", dashboards.for_plan(school, user=request.user, on=today())
    )


def plan_edit(request, urn):
    """Start a plan, or change the name and dates of the one there is."""
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    plan = plans.current_plan(school)
    year = dates.academic_year(today())
    start = {
        "title": f"Action plan {year} to {year + 1}",
        "starts_on": today(),
        "ends_on": date(year + 1, 8, 31),
    }
    form = PlanForm(
        pages.posted(request),
        row=plan,
        initial=None if plan else start,
    )

    def save(data):
        if plan:
            return plans.edit_plan(plan, by=request.user, on=today(), **data)
        return plans.start_plan(school, by=request.user, on=today(), **data)

    return pages.saved(request, form, save, message="Plan saved.") or render(
        request,
        "improvement/plan_edit.html",
        {"form": form, "plan": plan, "cancel_url": reverse("plan", args=[urn])},
    )


def area(request, urn, pk):
    areas, calendar = dashboards.areas_for_page(get_school(request.user, urn), on=today())
    area = get_visible(areas, request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, area)
    data = dashboards.for_area(area, user=request.user, on=today(), calendar=calendar)
    return render(request, "improvement/area.html", data)


def area_add(request, urn):
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    form = AreaForm(pages.posted(request), school=school, framework=_framework(school))
    return pages.saved(
        request,
        form,
        lambda data: workflow.add_area(school, by=request.user, on=today(), **data),
        message="Area added. Now its actions.",
    ) or render(
        request, "improvement/area_add.html", {"form": form, "cancel_url": reverse("plan", args=[urn])}
    )


def area_from_findings(request, urn):
    """One area for each printed point that is ticked. `?inspection=` narrows the choice to one inspection."""
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    findings = dashboards.findings_to_take_on(school, inspection=request.GET.get("inspection"))
    open_points = [finding for finding in findings if not finding.taken_on]
    form = AreaFromFindingsForm(
        pages.posted(request), findings=open_points, initial={"findings": [str(f.pk) for f in open_points]}
    )

    def save(data):
        made = workflow.areas_from_findings(school, by=request.user, on=today(), **data)
        if len(made) == 1:
            return reverse("area_edit", args=[urn, made[0].pk]) + "?then=starters"
        return reverse("plan", args=[urn])

    return pages.saved(request, form, save, message="Taken on. Now name who answers for it.") or render(
        request,
        "improvement/area_from_findings.html",
        {
            "form": form,
            "findings": findings,
            "open_points": open_points,
            "cancel_url": reverse("inspections", args=[urn]),
        },
    )


def _framework(school):
    """The framework of the latest inspection that judged areas; areas are linked with its names."""
    latest = Inspection.objects.filter(school=school).select_related("framework").first()
    return latest.framework if latest else None


def area_edit(request, urn, pk):
    area = get_visible(AREAS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, area)
    form = AreaForm(
        pages.posted(request),
        school=area.school,
        framework=_framework(area.school),
        row=area,
    )
    then = request.GET.get("then") == "starters"

    def save(data):
        saved = workflow.edit_area(area, by=request.user, on=today(), **data)
        return reverse("area_starters", args=[urn, pk]) if then else saved

    message = "Area saved. Now its first actions." if then else "Area saved."
    return pages.saved(request, form, save, message=message) or render(
        request,
        "improvement/area_edit.html",
        {
            "form": form,
            "area": area,
            "findings": area.findings.select_related("inspection").prefetch_related("parts"),
            "cancel_url": area.get_absolute_url(),
        },
    )


def area_starters(request, urn, pk):
    """Actions to begin with, offered by what Ofsted would call the area; ticked ones are added to it."""
    area = get_visible(AREAS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, area)
    offered = starters.starters_for(area)
    form = StartersForm(pages.posted(request), starters=offered)
    due, review = starters.usual_days(area, today())

    def save(data):
        starters.add_starters(area, by=request.user, on=today(), **data)
        return f"{reverse('plan', args=[urn])}#area-{area.pk}"

    may_measure = can(request.user, Capability.EDIT_TARGETS, area)
    measures = (
        measures_for(area) if may_measure and not area.measures.filter(removed_at=None).exists() else ()
    )
    return pages.saved(request, form, save, message="Actions added. Change them as you need.") or render(
        request,
        "improvement/area_starters.html",
        {
            "form": form,
            "area": area,
            "due": due,
            "review": review,
            "measures": measures,
            "cancel_url": area.get_absolute_url(),
        },
    )


def area_note(request, urn, pk):
    area = get_visible(AREAS.kept(), request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, area)
    may_rate = can(request.user, Capability.RATE_AREA, area)
    suggestion = suggestion_for(area, on=today()) if may_rate else None
    form = AreaNoteForm(pages.posted(request), area=area, may_rate=may_rate, suggestion=suggestion)

    def save(data):
        notes.note_area(area, by=request.user, on=today(), **data)
        return area

    return pages.saved(request, form, save, message="Note saved.") or render(
        request, "improvement/area_note.html", dashboards.for_area_note(area, form=form, on=today())
    )


@require_POST
def area_move(request, urn, pk):
    area = get_visible(AREAS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, area)
    plans.reorder_area(area, by=request.user, on=today(), up=request.POST.get("to") == "up")
    return redirect(f"{reverse('plan', args=[urn])}#area-{area.pk}")


@require_POST
def area_remove(request, urn, pk):
    area = get_visible(AREAS, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, area)
    return pages.pressed(
        request,
        area,
        workflow.remove_area,
        "Area removed, with its actions. You can put it back from its page.",
    )


@require_POST
def area_restore(request, urn, pk):
    area = get_visible(AREAS, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, area)
    return pages.pressed(request, area, workflow.restore_area, "Area put back, with its actions.")
