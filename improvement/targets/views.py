"""Pages of targets: all of them, one measure, a term's actuals."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from improvement.areas.models import AreaForImprovement
from improvement.targets import pages as pages_of
from improvement.targets import starters, workflow
from improvement.targets.forms import ActualsForm, MeasureForm, PasteActualsForm
from improvement.targets.ladders import reading
from improvement.targets.models import Measure, SuccessCriterion, TermlyTarget
from schools.access import Capability, get_school, get_visible, require
from schools.days.calendar import SchoolCalendar
from schools.days.dates import today
from schools.errors import Refused, Stale
from schools.web import pages
from schools.web.request import Request

Row = TypeVar("Row", Measure, SuccessCriterion)

AREAS = AreaForImprovement.objects.select_related("leader", "evaluation_area")
MEASURES = Measure.objects.select_related("area")


def targets(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.READ_PLAN, school)
    return render(
        request,
        "improvement/targets/targets.html",
        pages_of.for_targets(school, user=request.user, on=today()),
    )


# ---- one measure -----------------------------------------------------------------------------------------------------------
def measure(request: Request, urn: str, pk: int) -> HttpResponse:
    measure = row_of_area(get_visible(reading.with_series(MEASURES), request.user, urn, pk))
    require(request.user, Capability.READ_PLAN, measure)
    return render(
        request,
        "improvement/targets/measure.html",
        pages_of.for_measure(measure, user=request.user, on=today()),
    )


def row_of_area(row: Row) -> Row:
    """A row whose area knows the school, as those who ask about it expect."""
    row.area.school = row.school
    return row


def measure_add(request: Request, urn: str, pk: int) -> HttpResponse:
    """A measure of an area, with its groups and targets. `?start=teaching` begins with one of the starters."""
    area = get_visible(AREAS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_TARGETS, area)
    calendar = SchoolCalendar.of(area.school)
    offered = [] if area.measures.filter(removed_at=None).exists() else starters.starters_for(area)
    chosen = next((each for each in offered if each.key == request.GET.get("start")), None)
    form = MeasureForm(
        pages.posted(request),
        school=area.school,
        terms=pages_of.form_terms(area.school, (), calendar=calendar, on=today()),
        calendar=calendar,
        on=today(),
        initial=chosen.initial
        if chosen
        else {"about": Measure.About.PROGRESS, "shape": Measure.Shape.PERCENTAGE},
    )
    context = {
        "area": area,
        "school": area.school,
        "form": form,
        "starters": offered,
        "chosen": chosen,
        "cancel_url": back_to(area),
    }
    return pages.saved(
        request,
        form,
        lambda data: workflow.add_measure(area, by=request.user, on=today(), **data),
        message="Measure added.",
    ) or render(request, "improvement/targets/measure_add.html", context)


def back_to(area: AreaForImprovement) -> str:
    return f"{reverse('targets', args=[area.school.urn])}#area-{area.pk}"


def measure_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    measure = row_of_area(get_visible(reading.with_series(MEASURES.kept()), request.user, urn, pk))
    require(request.user, Capability.EDIT_TARGETS, measure)
    calendar, series = SchoolCalendar.of(measure.school), measure.kept_series
    form = MeasureForm(
        pages.posted(request),
        school=measure.school,
        terms=pages_of.form_terms(measure.school, series, calendar=calendar, on=today()),
        calendar=calendar,
        on=today(),
        series=series,
        row=measure,
    )
    context = {
        "measure": measure,
        "area": measure.area,
        "school": measure.school,
        "form": form,
        "cancel_url": measure.get_absolute_url(),
    }
    return pages.saved(
        request,
        form,
        lambda data: workflow.edit_measure(measure, by=request.user, on=today(), **data),
        message="Measure saved.",
    ) or render(request, "improvement/targets/measure_edit.html", context)


@require_POST
def measure_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    measure = row_of_area(get_visible(MEASURES, request.user, urn, pk))
    require(request.user, Capability.EDIT_TARGETS, measure)
    return pages.pressed(
        request,
        measure,
        workflow.remove_measure,
        "Measure removed, with its targets. You can put it back from its page.",
    )


@require_POST
def measure_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    measure = row_of_area(get_visible(MEASURES, request.user, urn, pk))
    require(request.user, Capability.EDIT_TARGETS, measure)
    return pages.pressed(request, measure, workflow.restore_measure, "Measure put back, with its targets.")


# ---- a term's actuals ------------------------------------------------------------------------------------------------------
def actuals(request: Request, urn: str) -> HttpResponse:
    """All actuals of one term, typed in order, or pasted and then looked at. `?term=2026-spring`."""
    school = get_school(request.user, urn)
    calendar = SchoolCalendar.of(school)
    wanted = pages_of.wanted_actuals(
        school, user=request.user, on=today(), asked=request.GET.get("term"), calendar=calendar
    )
    found_on = min(today(), wanted.term.ends_on(calendar)) if wanted.term else today()
    start = {"found_on": found_on}
    paste, filled = PasteActualsForm(targets=wanted.targets), 0
    form = ActualsForm(targets=wanted.targets, initial=start)
    sent = request.method == "POST" and not wanted.refused
    if sent and "rows" in request.POST:
        paste = PasteActualsForm(request.POST, targets=wanted.targets)
        if paste.is_valid():
            filled = len(paste.cleaned_data["rows"])
            form = ActualsForm(form.filled(paste.cleaned_data["rows"]), targets=wanted.targets, initial=start)
    elif sent:
        form = ActualsForm(request.POST, targets=wanted.targets, initial=start)
    context = {"school": school, "form": form, "paste": paste, "wanted": wanted, "filled": filled}
    context |= {"cancel_url": reverse("targets", args=[urn]), "url": request.get_full_path()}
    answer = (
        pages.saved(request, form, _saving(request, form, urn), message="Actuals saved.")
        if sent and "rows" not in request.POST
        else None
    )
    return answer or render(request, "improvement/targets/actuals.html", context)


def _saving(request: Request, form: ActualsForm, urn: str) -> Callable[[dict[str, Any]], str]:
    def save(data: dict[str, Any]) -> str:
        try:
            workflow.enter_actuals(data["entries"], by=request.user, on=today(), found_on=data["found_on"])
        except Stale as stale:
            raise Refused(*_overtaken(form, stale.current)) from None
        return reverse("targets", args=[urn])

    return save


def _overtaken(form: ActualsForm, current: TermlyTarget) -> tuple[str, str]:
    """Somebody else saved this figure since the page was opened: say what, and let saving again be a decision."""
    target, name = next((t, name) for t, name in form.boxes if t.pk == current.pk)
    theirs = form[name].initial or "nothing"
    data: Any = form.data
    data = data.copy()
    data[f"v{target.pk}"] = current.version
    form.data = data
    return (
        f"Somebody saved {theirs} here after you opened this page. Save again to put yours in its place, or type theirs.",
        name,
    )
