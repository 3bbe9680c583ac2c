"""Pages of a school's year: its half-terms, and the days it is closed inside them."""

from datetime import MAXYEAR, date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from schools.access import Capability, get_school, get_visible, require
from schools.days import pages as school_year
from schools.days import workflow
from schools.days.dates import academic_year, day_words, today
from schools.days.forms import ClosureForm, TermForm
from schools.days.models import Closure, Term
from schools.web import pages
from schools.web.addresses import number_in
from schools.web.request import Request


def terms(request: Request, urn: str) -> HttpResponse:
    """Whoever may look into the school may read its terms. `?year=2025` shows that school year alone."""
    school = get_school(request.user, urn)
    context = school_year.for_terms(
        school, user=request.user, on=today(), year=number_in(request.GET.get("year"), MAXYEAR)
    )
    if context["only_year"] and not context["years"]:
        raise Http404(f"No terms of {context['only_year']}")
    return render(request, "schools/days/terms.html", context)


def term_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    term = get_visible(Term, request.user, urn, pk)
    require(request.user, Capability.EDIT_PLAN, term)
    form = TermForm(pages.posted(request), row=term)

    def save(data: dict[str, Any]) -> str:
        workflow.edit_term(term, by=request.user, on=today(), **data)
        return reverse("terms", args=[urn])

    return pages.saved(request, form, save, message=f"{term}: dates saved.") or render(
        request,
        "schools/days/term_edit.html",
        school_year.for_term(term) | {"form": form, "cancel_url": reverse("terms", args=[urn])},
    )


def closure_add(request: Request, urn: str) -> HttpResponse:
    """The address may carry what the boxes start with: `?kind=inset&starts_on=2027-02-15`."""
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    form = ClosureForm(pages.posted(request), initial=_closure_in(request.GET))

    def save(data: dict[str, Any]) -> str:
        workflow.add_closure(school, by=request.user, on=today(), **data)
        return reverse("terms", args=[urn])

    return pages.saved(request, form, save, message="Closure added.") or render(
        request,
        "schools/days/closure_add.html",
        school_year.for_closure(school, on=today())
        | {"form": form, "cancel_url": reverse("terms", args=[urn])},
    )


@require_POST
def closure_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    """A second press of the button finds the closure gone, and says nothing."""
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    closure = Closure.objects.filter(school=school, pk=pk).select_related("school").first()
    if closure:
        workflow.remove_closure(closure, by=request.user, on=today())
        messages.success(request, _removed(closure, urn))
    return redirect("terms", urn)


@require_POST
def terms_confirm(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    year = number_in(request.POST.get("year"), MAXYEAR)
    if year and workflow.confirm_terms(school, by=request.user, on=today(), academic_year=year):
        messages.success(request, f"The dates of {workflow.year_words(year)} are marked as right.")
    return redirect("terms", urn)


@require_POST
def terms_lay(request: Request, urn: str) -> HttpResponse:
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    year = number_in(request.POST.get("year"), MAXYEAR)
    near = academic_year(today())
    if year in (near, near + 1) and workflow.lay_terms(
        school, by=request.user, on=today(), academic_year=year
    ):
        messages.success(request, f"Usual dates added for {workflow.year_words(year)}. Check them.")
    return redirect("terms", urn)


def _closure_in(query: QueryDict) -> dict:
    start: dict[str, Any] = {name: query[name] for name in ("kind", "name") if name in query}
    for name in ("starts_on", "ends_on"):
        try:
            start[name] = date.fromisoformat(query.get(name, ""))
        except ValueError:
            continue
    return start


def _removed(closure: Closure, urn: str) -> SafeString:
    first, last = day_words(closure.starts_on, beside=today()), day_words(closure.ends_on, beside=today())
    boxes = {"kind": closure.kind, "name": closure.name, "starts_on": closure.starts_on}
    if closure.ends_on != closure.starts_on:
        boxes["ends_on"] = closure.ends_on
    return format_html(
        '{}, {}: removed. <a href="{}?{}">Add it again</a>',
        closure,
        first if first == last else f"{first} to {last}",
        reverse("closure_add", args=[urn]),
        urlencode(boxes),
    )
