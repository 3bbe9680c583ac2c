"""Every write to an action and its steps."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from improvement.actions.models import Action, ActionStep
from improvement.actions.states import ACTIVITY
from improvement.areas.models import Activity, AreaForImprovement
from improvement.plans.order import reorder
from schools import history
from schools.access import Capability, require
from schools.days import dates
from schools.errors import Refused
from schools.models import Person, School, User
from schools.words import listed


@transaction.atomic
def add_action(
    area: AreaForImprovement, *, by: User, on: date, steps: Iterable[str] = (), **fields: Any
) -> Action:
    """A new action, last in its area, with its steps. `fields` are those of `Action` that a person may give."""
    require(by, Capability.EDIT_ACTIONS, area)
    _check(area.school, **fields)
    last = area.actions.aggregate(last=Max("order"))["last"] or 0
    action = Action.objects.create(school=area.school, area=area, order=last + 1, **fields)
    _set_steps(action, steps, on=on)
    history.record(action, by=by, verb="added", sentence=f"Action added: {action.title}")
    return action


@transaction.atomic
def edit_action(
    action: Action, *, by: User, on: date, version: int, steps: Iterable[str] | None = None, **fields: Any
) -> Action:
    """Save the edited fields, unless somebody else saved since `version`: then `Stale`."""
    require(by, Capability.EDIT_ACTIONS, action)
    _check(action.school, **fields)
    owner = fields.get("owner", action.owner)
    if owner and owner.pk == action.rated_by_id:
        raise Refused(
            f"{owner.name} rated the impact of this action, and its owner cannot. "
            "Choose another owner, or have somebody else rate it first.",
            "owner",
        )
    changes = history.update(action, version=version, **fields)
    steps_changed = steps is not None and _set_steps(action, steps, on=on)
    if steps_changed and not changes:
        history.touch(action, version=version)  # whoever has the old steps before them is to be told
    if changes or steps_changed:
        history.record(
            action,
            by=by,
            verb="edited",
            sentence=f"{action.title}: {_what_changed(action, changes, steps_changed)} changed",
            changes=changes,
        )
    return action


def _what_changed(action: Action, changes: dict[str, tuple], steps_changed: bool) -> str:
    return listed([history.name_of(action, field) for field in changes] + ["steps"] * steps_changed)


def _check(
    school: School,
    *,
    starts_on: date | None = None,
    due_on: date | None = None,
    review_on: date | None = None,
    owner: Person | None = None,
    **_: Any,
) -> None:
    if starts_on and due_on and due_on < starts_on:
        raise Refused("The due date is before the start date. Change one of them.", "due_on")
    if starts_on and review_on and review_on < starts_on:
        raise Refused("The review date is before the start date. Change one of them.", "review_on")
    if owner and owner.school_id != school.pk:
        raise Refused("Choose an owner from this school.", "owner")


def _set_steps(action: Action, lines: Iterable[str], *, on: date) -> bool:
    """Make the steps these lines, in this order; a line that stands already keeps its tick. True if any changed."""
    wanted = [line.strip() for line in lines if line.strip()]
    standing = list(action.steps.filter(removed_at=None))
    if [step.text for step in standing] == wanted:
        return False
    left = list(standing)
    for order, text in enumerate(wanted, start=1):
        step = next((step for step in left if step.text == text), None)
        if step is None:
            ActionStep.objects.create(action=action, order=order, text=text)
        else:
            left.remove(step)
            ActionStep.objects.filter(pk=step.pk).update(order=order)
    ActionStep.objects.filter(pk__in=[step.pk for step in left]).update(removed_at=dates.now())
    return True


@transaction.atomic
def tick_step(step: ActionStep, *, by: User, on: date, done: bool) -> Action:
    """Mark a step as done on the day, or as not done after all. Anyone who may write notes here may."""
    action = step.action
    require(by, Capability.ADD_NOTE, action)
    if (step.done_on is not None) != done:
        ActionStep.objects.filter(pk=step.pk).update(done_on=on if done else None)
        word = "done" if done else "not done after all"
        history.record(action, by=by, verb="step", sentence=f"{action.title}: step {word}, {step.text}")
    return action


def check_move(action: Action, to: Activity) -> None:
    """Refuse a move of activity that the table of states does not know."""
    if to != action.activity and to not in ACTIVITY[Activity(action.activity)]:
        raise Refused(
            f"An action that is {action.get_activity_display().lower()} cannot become {to.label.lower()}.",
            "activity",
        )


@transaction.atomic
def move(action: Action, *, to: Activity, by: User, on: date, version: int, because: str = "") -> Action:
    """Stop an action with a reason, or take it up again."""
    require(by, Capability.EDIT_ACTIONS, action)
    to = Activity(to)
    check_move(action, to)
    because = because.strip()
    if to is Activity.STOPPED and not because:
        raise Refused("Say why it is being stopped: governors and the inspector will ask.", "because")
    changes = history.update(
        action,
        version=version,
        activity=to,
        stopped_because=because if to is Activity.STOPPED else "",
        done_on=on if to is Activity.DONE else None,
    )
    if "activity" in changes:
        sentence = (
            f"{action.title}: stopped. {because}" if because else f"{action.title}: {to.label.lower()} again"
        )
        history.record(action, by=by, verb="moved", sentence=sentence, changes=changes)
    return action


@transaction.atomic
def reorder_action(action: Action, *, by: User, on: date, up: bool) -> Action:
    """Change places with the action before or after; at the end of the list nothing happens."""
    require(by, Capability.EDIT_ACTIONS, action.area)
    if reorder(action, action.area.actions.kept().order_by("order", "pk"), up=up):
        sentence = f"{action.title}: moved {'up' if up else 'down'} in its area"
        history.record(action, by=by, verb="reordered", sentence=sentence)
    return action


@transaction.atomic
def remove_action(action: Action, *, by: User, on: date) -> Action:
    """Take the action out of the plan. It can be put back; its notes and history stay."""
    require(by, Capability.EDIT_ACTIONS, action)
    if history.set_removed(action, True):
        history.record(action, by=by, verb="removed", sentence=f"Action removed: {action.title}")
    return action


@transaction.atomic
def restore_action(action: Action, *, by: User, on: date) -> Action:
    """Put a removed action back where it was."""
    require(by, Capability.EDIT_ACTIONS, action)
    if history.set_removed(action, False):
        history.record(action, by=by, verb="restored", sentence=f"Action put back: {action.title}")
    return action
