"""Starting a plan, and changing its name and dates."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from improvement.plans import workflow as plans
from improvement.plans.forms import PlanForm
from improvement.plans.models import ActionPlan
from schools.access import Capability, get_school, require
from schools.days.dates import today
from schools.web import pages
from schools.web.request import Request


def plan_edit(request: Request, urn: str) -> HttpResponse:
    """Start a plan, or change the name and dates of the one there is."""
    school = get_school(request.user, urn)
    require(request.user, Capability.EDIT_PLAN, school)
    plan = plans.current_plan(school)
    form = PlanForm(
        pages.posted(request),
        row=plan,
        initial=None if plan else plans.usual_plan(today()),
    )

    def save(data: dict[str, Any]) -> ActionPlan:
        if plan:
            return plans.edit_plan(plan, by=request.user, on=today(), **data)
        return plans.start_plan(school, by=request.user, on=today(), **data)

    return pages.saved(request, form, save, message="Plan saved.") or render(
        request,
        "improvement/plans/plan_edit.html",
        {"form": form, "plan": plan, "cancel_url": reverse("plan", args=[urn])},
    )
