"""Every write to the notes of advisers' visits. A visit is one record: what monitoring counts and what the note says beside
it are saved together, under the version of the note.

The history is read by everybody who reads the plan, and a note is not: a sentence there says that there is one, and of
which areas."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from improvement.actions import workflow as actions
from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.monitoring.models import MonitoringActivity
from improvement.monitoring.workflow import areas_in_history, focus_of
from improvement.oversight.visit_notes.models import AgreedStep, VisitNote
from schools import files, history
from schools.access import Capability, adviser_in, person_in, require
from schools.errors import Refused
from schools.models import Person, School, User
from schools.pupil_data import in_history

MOST_STEPS = 6
Answer = VisitNote.Answer


@dataclass(frozen=True)
class StepGiven:
    """A next step as it was written: what, of which area, by when."""

    text: str
    area: AreaForImprovement
    by_when: date | None = None


@transaction.atomic
def write_note(
    school: School,
    *,
    by: User,
    on: date,
    done_on: date,
    purpose: str,
    areas: Iterable[AreaForImprovement],
    strengths: str = "",
    to_develop: str = "",
    impact: str = "",
    next_visit: date | None = None,
    steps: Mapping[int, StepGiven] | None = None,
    held: files.Held | None = None,
    pupil_data: str = "",
) -> VisitNote:
    """The note of a visit that was made. It counts as an outside review of its areas from now on, and the headteacher
    is asked whether it is accurate. `steps` are what was agreed, each at its place from 1 on."""
    require(by, Capability.WRITE_VISIT_NOTE, school)
    adviser = adviser_in(by, school)
    areas = list(areas)
    _check(school, on, done_on=done_on, areas=areas, next_visit=next_visit, steps=steps or {})
    activity = MonitoringActivity.objects.create(
        school=school,
        kind=MonitoringActivity.Kind.EXTERNAL_REVIEW,
        by=adviser,
        **_of_activity(
            adviser, {}, done_on, purpose, strengths, to_develop, impact=impact, next_visit=next_visit
        ),
    )
    activity.areas.set(areas)
    note = VisitNote.objects.create(
        school=school,
        activity=activity,
        body=adviser.body,
        by=adviser,
        on=on,
        purpose=purpose,
        file=files.keep(held, school=school, by=by) if held else None,
    )
    _set_steps(note, steps or {})
    _record(note, by=by, verb="wrote", deed="written", ending=in_history(pupil_data))
    return note


@transaction.atomic
def edit_note(
    note: VisitNote,
    *,
    by: User,
    on: date,
    version: int,
    done_on: date,
    purpose: str,
    areas: Iterable[AreaForImprovement],
    strengths: str = "",
    to_develop: str = "",
    impact: str = "",
    next_visit: date | None = None,
    steps: Mapping[int, StepGiven] | None = None,
    held: files.Held | None = None,
    without_file: bool = False,
    pupil_data: str = "",
) -> VisitNote:
    """Change the note, unless somebody else saved since `version`: then `Stale`. One that the school found accurate
    stays as it is; one it found inaccurate is put to the school again. A step that has become an action stays."""
    _require_own(note, by, "changes it")
    _is_kept(note)
    if note.answer == Answer.ACCURATE:
        raise Refused(
            "The school has said that this note is accurate, so it stays as it is. Write a new note for what is new."
        )
    areas, steps = list(areas), steps or {}
    _check(note.school, on, done_on=done_on, areas=areas, next_visit=next_visit, steps=steps, before=note)
    fields: dict = {"purpose": purpose}
    if held:
        fields["file"] = files.keep(held, school=note.school, by=by)
    elif without_file:
        fields["file"] = None
    changes = history.update(note, version=version, **fields)
    activity = note.activity
    details = _of_activity(
        note.by,
        activity.details,
        done_on,
        purpose,
        strengths,
        to_develop,
        impact=impact,
        next_visit=next_visit,
    )
    moved = history.update(activity, version=activity.version, **details)
    if {area.pk for area in areas} != set(activity.areas.values_list("pk", flat=True)):
        activity.areas.set(areas)
        moved["areas"] = ((), ())
    stepped = _set_steps(note, steps)
    if (moved or stepped) and not changes:
        history.touch(note, version=version)  # whoever has the old words before them is to be told
    if changes or moved or stepped:
        if note.answer:  # under the version that has just moved on
            VisitNote.objects.filter(pk=note.pk).update(changed_on=on)
            note.changed_on = on
        _record(note, by=by, verb="edited", deed="changed", ending=in_history(pupil_data))
    return note


@transaction.atomic
def answer_note(
    note: VisitNote, *, by: User, on: date, version: int, answer: str, words: str = "", pupil_data: str = ""
) -> VisitNote:
    """The school says whether the note is accurate; where it is not, what is wrong. It may think again."""
    require(by, Capability.ANSWER_VISIT_NOTE, note)
    _is_kept(note)
    if answer == Answer.INACCURATE and not words.strip():
        raise Refused("Say what is not accurate, so that the adviser can put it right.", "words")
    changes = history.update(
        note,
        version=version,
        answer=Answer(answer),
        answer_words=words.strip(),
        answer_by=person_in(by, note.school),
        answer_on=on,
        changed_on=None,
    )
    if changes:
        said = Answer(answer).label.lower()
        _record(note, by=by, verb="answered", deed=f"found {said} by the school{in_history(pupil_data)}")
    return note


@transaction.atomic
def step_to_action(step: AgreedStep, *, by: User, on: date) -> Action:
    """Make the step an action of its area. Whoever presses second is told that it is one already."""
    note = step.note
    require(by, Capability.EDIT_ACTIONS, step.area)
    _is_kept(note)
    if step.area.removed_at:
        raise Refused(f"The area “{step.area}” was removed. Put it back first, or add the action elsewhere.")
    if step.action_id:
        raise Refused("This is an action already.")
    due_on = step.by_when
    starts_on = None if due_on and due_on < on else on
    action = actions.add_action(step.area, by=by, on=on, title=step.text, starts_on=starts_on, due_on=due_on)
    if not AgreedStep.objects.filter(pk=step.pk, action=None).update(action=action):
        raise Refused("This is an action already.")
    step.action = action
    return action


@transaction.atomic
def remove_note(note: VisitNote, *, by: User, on: date) -> VisitNote:
    """Take it out, of the monitoring too. Nothing is deleted, and it can be put back."""
    _require_own(note, by, "takes it out")
    if history.set_removed(note.activity, True):
        _record(note, by=by, verb="removed", deed="removed")
    return note


@transaction.atomic
def restore_note(note: VisitNote, *, by: User, on: date) -> VisitNote:
    """Put it back as it was."""
    _require_own(note, by, "takes it out")
    if history.set_removed(note.activity, False):
        _record(note, by=by, verb="restored", deed="put back")
    return note


# ---- what holds for all of them -------------------------------------------------------------------------------------
def may_change(note: VisitNote, adviser: Person | None) -> bool:
    """An adviser of the body whose note it is: a colleague may carry on where one has left."""
    return adviser is not None and adviser.body_id == note.body_id


def _require_own(note: VisitNote, by: User, deed: str) -> None:
    require(by, Capability.WRITE_VISIT_NOTE, note)
    if not may_change(note, adviser_in(by, note.school)):
        raise Refused(f"{note.body} wrote this, and {deed}.")


def _is_kept(note: VisitNote) -> None:
    if note.activity.removed_at:
        raise Refused("The note was taken out. Put it back first.")


def _check(
    school: School,
    on: date,
    *,
    done_on: date,
    areas: Collection[AreaForImprovement],
    next_visit: date | None,
    steps: Mapping[int, StepGiven],
    before: VisitNote | None = None,
) -> None:
    if done_on > on:
        raise Refused("The day is still to come. Write the note once the visit was made.", "done_on")
    if next_visit and next_visit <= done_on:
        raise Refused("The next visit comes after this one. Correct the day.", "next_visit")
    if not areas:
        raise Refused("Choose at least one area that the visit looked at.", "areas")
    if any(area.school_id != school.pk for area in (*areas, *(step.area for step in steps.values()))):
        raise Refused("Choose areas of this school.", "areas")
    for place, step in steps.items():
        if not 1 <= place <= MOST_STEPS:
            raise Refused(f"A note holds {MOST_STEPS} next steps.")
        if step.by_when and step.by_when < done_on:
            raise Refused("A next step comes after the visit. Correct the day.", f"step_{place}_by_when")


def _of_activity(
    adviser: Person,
    details: dict,
    done_on: date,
    purpose: str,
    strengths: str,
    to_develop: str,
    *,
    impact: str,
    next_visit: date | None,
) -> dict:
    """The part of the visit that monitoring holds, as a record of an external review has it."""
    kept = {name: value for name, value in details.items() if name != "next_visit"}
    reviewer = {"reviewer": f"{adviser.name_and_title}, {adviser.body}"}
    ahead = {"next_visit": next_visit.isoformat()} if next_visit else {}
    return {
        "done_on": done_on,
        "focus": focus_of(purpose),
        "strengths": strengths,
        "to_develop": to_develop,
        "impact": impact,
        "details": kept | reviewer | ahead,
    }


def _set_steps(note: VisitNote, steps: Mapping[int, StepGiven]) -> bool:
    """Make the steps these, each at its place; what has become an action is left alone. True if any changed."""
    standing = {row.order: row for row in note.steps.all()}
    changed = False
    for place, old in standing.items():
        if old.action_id is None and place not in steps:
            changed = bool(AgreedStep.objects.filter(pk=old.pk, action=None).delete()[0]) or changed
    for place, step in steps.items():
        row = standing.get(place)
        given = {"text": step.text, "area": step.area, "by_when": step.by_when}
        if row is None:
            AgreedStep.objects.create(note=note, order=place, **given)
            changed = True
        elif row.action_id is None and (row.text, row.area_id, row.by_when) != (
            step.text,
            step.area.pk,
            step.by_when,
        ):
            if not AgreedStep.objects.filter(pk=row.pk, action=None).update(**given):
                raise Refused("The school has just made an action of this step.", f"step_{place}_text")
            changed = True
    return changed


def _record(note: VisitNote, *, by: User, verb: str, deed: str, ending: str = "") -> None:
    names, area_id = areas_in_history(note.activity)
    history.record(
        note,
        by=by,
        verb=verb,
        area_id=area_id,
        sentence=f"Visit note of {note.body} on {names} {deed}{ending}",
    )
