"""Pages of actions: read, add, edit, note, stop, remove."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from improvement import dashboards
from improvement.diary import entries_of
from improvement.forms.actions import ActionForm, ActionNoteForm, ActionStopForm
from improvement.models import Action, ActionStep, Activity, AreaForImprovement
from improvement.workflow import actions as workflow
from improvement.workflow import notes
from schools import ics, pages
from schools.access import Capability, can, get_visible, require
from schools.calendar import SchoolCalendar
from schools.dates import today
from schools.workflow.errors import Refused, Stale

ACTIONS = Action.objects.select_related("area__school", "area__leader", "owner", "rated_by")


def action(request, urn, pk):
    action = get_visible(ACTIONS, request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, action)
    return render(
        request, "improvement/action.html", dashboards.for_action(action, user=request.user, on=today())
    )


@require_safe
def action_ics(request, urn, pk):
    """Its dates as a file for one's calendar."""
    action = get_visible(ACTIONS.kept(), request.user, urn, pk)
    require(request.user, Capability.READ_PLAN, action)
    return ics.response(entries_of(action), f"cairn-action-{pk}")


def action_add(request, urn, pk):
    """`pk` is the area's."""
    area = get_visible(AreaForImprovement.objects.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, area)
    start = {"starts_on": today(), "owner": area.leader_id}
    form = ActionForm(pages.posted(request), school=area.school, initial=start)

    def save(data):
        workflow.add_action(area, by=request.user, on=today(), **data)
        return reverse("action_add", args=[urn, pk]) if "another" in request.POST else area

    return pages.saved(request, form, save, message="Action added.") or render(
        request,
        "improvement/action_add.html",
        {"form": form, "area": area, "cancel_url": area.get_absolute_url()},
    )


def action_edit(request, urn, pk):
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
        "improvement/action_edit.html",
        {"form": form, "action": action, "cancel_url": action.get_absolute_url()},
    )


def action_note(request, urn, pk):
    """The update: a small form that grows in the dashboard's row with htmx, and this page without it. `?closed=1`
    answers with the row closed again; `?review=1` comes from a reminder and has the review ticked."""
    action = get_visible(ACTIONS.kept(), request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, action)
    back = reverse("dashboard", args=[urn])
    why = dashboards.REVIEW if "review" in request.GET else dashboards.DUE
    row = _row(action, why, user=request.user)
    if "closed" in request.GET:
        return render(request, "_pieces/due_row.html", {"row": row}) if request.htmx else redirect(back)
    form = ActionNoteForm(
        pages.posted(request),
        action=action,
        on=today(),
        may_rate=can(request.user, Capability.RATE_IMPACT, action),
        short=bool(request.htmx),
        auto_id=f"u{row.key}_%s" if request.htmx else "id_%s",
        initial={"is_review": why == dashboards.REVIEW},
    )
    context = dashboards.for_note(action, row=row, form=form)
    if request.method == "POST" and form.is_valid():
        try:
            _, first = pages.save_once(
                form, user=request.user, act=lambda data: _note(action, by=request.user, data=data, back=back)
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
        except Stale as stale:
            return pages.conflict(request, form, stale.current)
        else:
            return _note_saved(request, action, why, back, first)
    return render(
        request, "_pieces/due_row.html" if request.htmx else "improvement/action_note.html", context
    )


def _note(action, *, by, data, back):
    notes.note_action(action, by=by, on=today(), **data)
    return back


def _note_saved(request, action, why, back, first):
    saved = dashboards.saved_sentence(action)
    if not request.htmx:
        if first:
            messages.success(request, f"{action.title}: {saved[:1].lower()}{saved[1:]}")
        return redirect(back)
    return render(
        request, "_pieces/due_row.html", {"row": _row(action, why, user=request.user), "saved": saved}
    )


def _row(action, why, *, user):
    calendar, number = SchoolCalendar.of(action.school), dashboards.number_in_plan(action.area)
    return dashboards.due_row(action, why, user=user, calendar=calendar, on=today(), number=number)


def action_stop(request, urn, pk):
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
        "improvement/action_stop.html",
        {"form": form, "action": action, "cancel_url": action.get_absolute_url()},
    )


@require_POST
def action_resume(request, urn, pk):
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
def action_move(request, urn, pk):
    action = get_visible(ACTIONS.kept(), request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, action)
    workflow.reorder_action(action, by=request.user, on=today(), up=request.POST.get("to") == "up")
    return redirect(f"{action.area.get_absolute_url()}#action-{action.pk}")


@require_POST
def action_remove(request, urn, pk):
    action = get_visible(ACTIONS, request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, action)
    return pages.pressed(
        request, action, workflow.remove_action, "Action removed. You can put it back from its page."
    )


@require_POST
def action_restore(request, urn, pk):
    action = get_visible(ACTIONS, request.user, urn, pk)
    require(request.user, Capability.EDIT_ACTIONS, action)
    return pages.pressed(request, action, workflow.restore_action, "Action put back.")


@require_POST
def step_tick(request, urn, pk, step):
    action = get_visible(ACTIONS.kept(), request.user, urn, pk)
    require(request.user, Capability.ADD_NOTE, action)
    found = ActionStep.objects.filter(action=action, pk=step, removed_at=None).first()
    if found is None:
        raise Http404("No such step")
    found.action = action
    workflow.tick_step(found, by=request.user, on=today(), done=request.POST.get("done") == "yes")
    return redirect(f"{action.get_absolute_url()}#steps")
