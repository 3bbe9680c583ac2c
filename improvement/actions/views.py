"""Pages of actions: add, edit, stop, move, remove, and putting off their reminders."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from improvement.actions import snoozes, workflow
from improvement.actions.forms import ActionForm, ActionStopForm, SnoozeForm
from improvement.actions.models import Action, ActionStep
from improvement.areas.models import Activity, AreaForImprovement
from schools.access import Capability, get_visible, require
from schools.days.calendar import SchoolCalendar
from schools.days.dates import today
from schools.errors import Stale
from schools.web import pages
from schools.web.request import Request

ACTIONS = Action.objects.select_related("area__school", "area__leader", "owner", "rated_by")


def action_add(request: Request, urn: str, pk: int) -> HttpResponse:
    """`pk` is the area's."""
    area = get_visible(AreaForImprovement.objects.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, area)
    start = {"starts_on": today(), "owner": area.leader_id}
    form = ActionForm(pages.posted(request), school=area.school, initial=start)

    def save(data: dict[str, Any]) -> AreaForImprovement | str:
        workflow.add_action(area, by=request.user, on=today(), **data)
        return reverse("action_add", args=[urn, pk]) if "another" in request.POST else area

    return pages.saved(request, form, save, message="Action added.") or render(
        request,
        "improvement/actions/action_add.html",
        {"form": form, "area": area, "cancel_url": area.get_absolute_url()},
    )


def action_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    action = get_visible(ACTIONS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, action)
    form = ActionForm(
        pages.posted(request),
        school=action.school,
        row=action,
    )
    return pages.saved(
        request,
        form,
        lambda data: workflow.edit_action(action, by=request.user, on=today(), **data),
        message="Action saved.",
    ) or render(
        request,
        "improvement/actions/action_edit.html",
        {"form": form, "action": action, "cancel_url": action.get_absolute_url()},
    )


def action_stop(request: Request, urn: str, pk: int) -> HttpResponse:
    action = get_visible(ACTIONS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, action)
    form = ActionStopForm(pages.posted(request), row=action)
    return pages.saved(
        request,
        form,
        lambda data: workflow.move(action, to=Activity.STOPPED, by=request.user, on=today(), **data),
        message="Action stopped. You can take it up again from its page.",
    ) or render(
        request,
        "improvement/actions/action_stop.html",
        {"form": form, "action": action, "cancel_url": action.get_absolute_url()},
    )


@require_POST
def action_resume(request: Request, urn: str, pk: int) -> HttpResponse:
    action = get_visible(ACTIONS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, action)
    if action.activity == Activity.STOPPED:
        try:
            workflow.move(action, to=Activity.UNDER_WAY, by=request.user, on=today(), version=action.version)
        except Stale:
            messages.warning(request, "Somebody changed this action a moment ago: see how it stands now.")
        else:
            messages.success(request, "Taken up again: the action is under way.")
    return redirect(action)


@require_POST
def action_move(request: Request, urn: str, pk: int) -> HttpResponse:
    action = get_visible(ACTIONS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, action)
    workflow.reorder_action(action, by=request.user, on=today(), up=request.POST.get("to") == "up")
    return redirect(f"{action.area.get_absolute_url()}#action-{action.pk}")


@require_POST
def action_remove(request: Request, urn: str, pk: int) -> HttpResponse:
    action = get_visible(ACTIONS, request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, action)
    return pages.pressed(
        request, action, workflow.remove_action, "Action removed. You can put it back from its page."
    )


@require_POST
def action_restore(request: Request, urn: str, pk: int) -> HttpResponse:
    action = get_visible(ACTIONS, request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, action)
    return pages.pressed(request, action, workflow.restore_action, "Action put back.")


@require_POST
def step_tick(request: Request, urn: str, pk: int, step: int) -> HttpResponse:
    action = get_visible(ACTIONS.kept(), request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, action)
    found = ActionStep.objects.filter(action=action, pk=step, removed_at=None).first()
    if found is None:
        raise Http404("No such step")
    found.action = action
    workflow.tick_step(found, by=request.user, on=today(), done=request.POST.get("done") == "yes")
    return redirect(f"{action.get_absolute_url()}#steps")


def _action(request: Request, urn: str, pk: int) -> Action:
    action = get_visible(Action.objects.kept().select_related("area"), request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, action)
    action.area.school = action.school
    return action


def action_snooze(request: Request, urn: str, pk: int) -> HttpResponse:
    """The link «Not now» in a mail leads here too."""
    action = _action(request, urn, pk)
    calendar = SchoolCalendar.of(action.school)
    form = SnoozeForm(pages.posted(request), calendar=calendar, on=today())

    def act(data: dict[str, Any]) -> Action:
        snoozes.put_off(action, by=request.user, on=today(), **data)
        return action

    return pages.saved(
        request, form, act, message="Put off. On that day you are reminded again if it is still to be done."
    ) or render(
        request,
        "improvement/actions/action_snooze.html",
        {"form": form, "action": action, "school": action.school, "cancel_url": action.get_absolute_url()},
    )


@require_POST
def action_snooze_end(request: Request, urn: str, pk: int) -> HttpResponse:
    action = _action(request, urn, pk)
    if snoozes.remind_again(action, by=request.user, on=today()):
        messages.success(request, "You are reminded of it again.")
    return redirect(action)
