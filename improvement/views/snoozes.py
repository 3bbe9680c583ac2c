"""Putting off the reminders of an action."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from improvement.forms.snoozes import SnoozeForm
from improvement.models import Action
from improvement.workflow import snoozes as workflow
from schools import pages
from schools.access import Capability, get_visible, require
from schools.calendar import SchoolCalendar
from schools.dates import today


def _action(request, urn, pk) -> Action:
    action = get_visible(Action.objects.kept().select_related("area"), request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, action)
    action.area.school = action.school
    return action


def action_snooze(request, urn, pk):
    """The link «Not now» in a mail leads here too."""
    action = _action(request, urn, pk)
    calendar = SchoolCalendar.of(action.school)
    form = SnoozeForm(pages.posted(request), calendar=calendar, on=today())

    def act(data):
        workflow.put_off(action, by=request.user, on=today(), **data)
        return action

    return pages.saved(
        request, form, act, message="Put off. On that day you are reminded again if it is still to be done."
    ) or render(
        request,
        "improvement/action_snooze.html",
        {"form": form, "action": action, "school": action.school, "cancel_url": action.get_absolute_url()},
    )


@require_POST
def action_snooze_end(request, urn, pk):
    action = _action(request, urn, pk)
    if workflow.remind_again(action, by=request.user, on=today()):
        messages.success(request, "You are reminded of it again.")
    return redirect(action)
