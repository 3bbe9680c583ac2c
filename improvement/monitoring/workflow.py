"""Every write to monitoring: what is planned, and what was found."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from improvement.actions.models import Action, Rhythm
from improvement.areas.models import AreaForImprovement
from improvement.monitoring.models import MonitoringActivity
from improvement.targets import workflow as targets
from improvement.targets.models import TermlyTarget
from schools import history
from schools.access import Capability, Rule, require, rules_of, standing
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.errors import Refused, Stale
from schools.models import School, User
from schools.pupil_data import in_history
from schools.words import cut, listed

FOCUS = 300


def focus_of(purpose: str) -> str:
    """The purpose of a visit as one line, for the lists of monitoring."""
    return cut(purpose, FOCUS)


@transaction.atomic
def plan_monitoring(
    school: School,
    *,
    by: User,
    on: date,
    kind: str,
    planned_on: date,
    areas: Iterable[AreaForImprovement] = (),
    actions: Iterable[Action] = (),
    **fields: Any,
) -> MonitoringActivity:
    """Plan an act of monitoring for a school day to come. With a rhythm, recording it plans the next."""
    areas, actions = list(areas), list(actions)
    _may_begin(by, school, kind, fields)
    _may_look_at(by, school, areas, actions, kind=kind)
    fields = _given(school, fields)
    _check_planned(school, planned_on, on)
    row = MonitoringActivity.objects.create(school=school, kind=kind, planned_on=planned_on, **fields)
    _cover(row, areas, actions)
    _record(row, by=by, verb="planned", deed=f"planned for {_day(planned_on, on)}")
    return row


@transaction.atomic
def edit_planned(
    row: MonitoringActivity,
    *,
    by: User,
    on: date,
    version: int,
    areas: Iterable[AreaForImprovement] = (),
    actions: Iterable[Action] = (),
    **fields: Any,
) -> MonitoringActivity:
    """Change what is planned, unless somebody else saved since `version`: then `Stale`."""
    _may_write(by, row)
    if row.done_on:
        raise Refused("This has been recorded meanwhile. Open its record to change it.")
    areas, actions = list(areas), list(actions)
    _may_look_at(by, row.school, areas, actions, kind=row.kind, before=row)
    fields = _given(row.school, fields)
    if fields.get("planned_on") and fields["planned_on"] != row.planned_on:
        _check_planned(row.school, fields["planned_on"], on)
    return _edit(
        row,
        by=by,
        version=version,
        areas=areas,
        actions=actions,
        deed="planned, and the plan changed",
        fields=fields,
    )


@transaction.atomic
def record_monitoring(
    school: School,
    *,
    by: User,
    on: date,
    kind: str,
    done_on: date,
    areas: Iterable[AreaForImprovement] = (),
    actions: Iterable[Action] = (),
    feeds: TermlyTarget | None = None,
    figure: Decimal | None = None,
    pupil_data: str = "",
    **fields: Any,
) -> MonitoringActivity:
    """Record monitoring that nobody had planned. `pupil_data` is what the person chose when warned that the words may
    say who a pupil is."""
    areas, actions = list(areas), list(actions)
    _may_begin(by, school, kind, fields)
    _may_look_at(by, school, areas, actions, kind=kind)
    fields = _given(school, fields)
    _check_done(done_on, on)
    row = MonitoringActivity.objects.create(school=school, kind=kind, done_on=done_on, **fields)
    _cover(row, areas, actions)
    _feed(row, feeds, figure, by=by, on=on)
    _record(row, by=by, verb="recorded", deed="recorded", ending=in_history(pupil_data))
    return row


@transaction.atomic
def record_planned(
    row: MonitoringActivity,
    *,
    by: User,
    on: date,
    version: int,
    done_on: date,
    areas: Iterable[AreaForImprovement] = (),
    actions: Iterable[Action] = (),
    feeds: TermlyTarget | None = None,
    figure: Decimal | None = None,
    pupil_data: str = "",
    **fields: Any,
) -> MonitoringActivity:
    """Record what a planned act of monitoring found. One that recurs plans the next at once, on a school day after
    both the day it was planned for and the day it was done."""
    _may_write(by, row)
    if row.done_on:
        raise Refused("This has been recorded already. Open its record to change it.")
    areas, actions = list(areas), list(actions)
    _may_look_at(by, row.school, areas, actions, kind=row.kind, before=row)
    fields = _given(row.school, fields)
    _check_done(done_on, on)
    history.update(row, version=version, done_on=done_on, **fields)
    _cover(row, areas, actions)
    _feed(row, feeds, figure, by=by, on=on)
    following = _plan_next(row, on=on)
    next_day = following.planned_on if following else None
    next_words = f". The next is planned for {_day(next_day, on)}" if next_day else ""
    _record(row, by=by, verb="recorded", deed="recorded", ending=f"{next_words}{in_history(pupil_data)}")
    return row


@transaction.atomic
def edit_record(
    row: MonitoringActivity,
    *,
    by: User,
    on: date,
    version: int,
    areas: Iterable[AreaForImprovement] = (),
    actions: Iterable[Action] = (),
    feeds: TermlyTarget | None = None,
    figure: Decimal | None = None,
    pupil_data: str = "",
    **fields: Any,
) -> MonitoringActivity:
    """Change a record, unless somebody else saved since `version`: then `Stale`."""
    _may_write(by, row)
    areas, actions = list(areas), list(actions)
    _may_look_at(by, row.school, areas, actions, kind=row.kind, before=row)
    fields = _given(row.school, fields)
    if fields.get("done_on"):
        _check_done(fields["done_on"], on)
    ending = in_history(pupil_data)
    row = _edit(
        row,
        by=by,
        version=version,
        areas=areas,
        actions=actions,
        deed="corrected",
        ending=ending,
        fields=fields,
    )
    _feed(row, feeds, figure, by=by, on=on)
    return row


@transaction.atomic
def remove_monitoring(row: MonitoringActivity, *, by: User, on: date) -> MonitoringActivity:
    """Take it out of monitoring. It can be put back; what it fed into a target stays there."""
    _may_write(by, row)
    if history.set_removed(row, True):
        _record(row, by=by, verb="removed", deed="removed")
    return row


@transaction.atomic
def restore_monitoring(row: MonitoringActivity, *, by: User, on: date) -> MonitoringActivity:
    """Put it back as it was."""
    _may_write(by, row)
    if history.set_removed(row, False):
        _record(row, by=by, verb="restored", deed="put back")
    return row


# ---- what holds for all of them -------------------------------------------------------------------------------------
def _may_write(by: User, row: MonitoringActivity) -> None:
    """A governor's visit is the governor's own record, whoever else may monitor; an adviser's is changed by its note."""
    if row.is_advisers:
        raise Refused("This is an adviser’s visit. It is changed on the page of its note.")
    require(by, Capability.VISIT if row.is_governors else Capability.ADD_MONITORING, row)


def _may_begin(by: User, school: School, kind: str, fields: dict) -> None:
    """The same for one that is not there yet: the governor who visits, or those who keep the board's papers."""
    if kind == MonitoringActivity.Kind.GOVERNOR_VISIT:
        visitor = fields.get("person")
        own = visitor is not None and visitor.pk in standing(by, school).person_ids
        if Rule.YES not in rules_of(by, Capability.VISIT, school) and not (
            own and rules_of(by, Capability.VISIT, school)
        ):
            require(by, Capability.VISIT, school)


def _may_look_at(
    by: User,
    school: School,
    areas: list[AreaForImprovement],
    actions: list[Action],
    *,
    kind: str,
    before: MonitoringActivity | None = None,
) -> None:
    """Monitoring looks at something; and what it newly looks at must be one's own to look at, or one's role's. A governor
    may visit any area."""
    if not areas and not actions:
        raise Refused("Choose at least one area or action that this looks at.", "areas")
    if any(row.school_id != school.pk for row in (*areas, *actions)):
        raise Refused("Choose areas and actions of this school.", "areas")
    if kind == MonitoringActivity.Kind.GOVERNOR_VISIT:
        return
    old = {*before.areas.all(), *before.actions.all()} if before else set()
    by_action = {action.area_id for action in actions}
    for action in actions:
        if action not in old:
            require(by, Capability.ADD_MONITORING, action)
    for area in areas:
        if area not in old and area.pk not in by_action:
            require(by, Capability.ADD_MONITORING, area)


def _given(school: School, fields: dict) -> dict:
    """The fields of the row. Who looks is `person` here, for `by` is who writes."""
    if "person" not in fields:
        return fields
    person = fields["person"]
    if person and person.school_id != school.pk:
        raise Refused("Choose somebody of this school.", "person")
    return {name: value for name, value in fields.items() if name != "person"} | {"by": person}


def _check_planned(school: School, day: date, on: date) -> None:
    if day < on:
        raise Refused(
            "A plan is for today or a day to come. Record it instead if it has been done.", "planned_on"
        )
    calendar = SchoolCalendar.of(school)
    if not calendar.is_school_day(day):
        nearest = calendar.next_school_day(day)
        raise Refused(
            f"{_day(day, on)} is no school day ({calendar.holiday_words(day)}). The next one is {_day(nearest, on)}.",
            "planned_on",
        )


def _check_done(day: date, on: date) -> None:
    if day > on:
        raise Refused("The day it was done is still to come. Plan it instead, or correct the day.", "done_on")


def _cover(row: MonitoringActivity, areas: list[AreaForImprovement], actions: list[Action]) -> bool:
    """Say what it looks at; the areas of its actions are among its areas. True if that changed."""
    wanted_areas = {area.pk for area in areas} | {action.area_id for action in actions}
    wanted_actions = {action.pk for action in actions}
    changed = wanted_areas != set(row.areas.values_list("pk", flat=True)) or wanted_actions != set(
        row.actions.values_list("pk", flat=True)
    )
    if changed:
        row.areas.set(wanted_areas)
        row.actions.set(wanted_actions)
    return changed


def _edit(
    row: MonitoringActivity,
    *,
    by: User,
    version: int,
    areas: list[AreaForImprovement],
    actions: list[Action],
    deed: str,
    fields: dict,
    ending: str = "",
) -> MonitoringActivity:
    changes = history.update(row, version=version, **fields)
    covers = _cover(row, areas, actions)
    if covers and not changes:
        history.touch(row, version=version)
    if changes or covers:
        _record(row, by=by, verb="edited", deed=deed, ending=ending, changes=changes)
    return row


def _plan_next(row: MonitoringActivity, *, on: date) -> MonitoringActivity | None:
    if row.rhythm == Rhythm.NONE or not row.planned_on or not row.done_on:
        return None
    calendar = SchoolCalendar.of(row.school)
    day = calendar.after(max(row.planned_on, row.done_on), row.rhythm, row.rhythm_weeks)
    while day <= on:  # a record that was written down late
        day = calendar.after(day, row.rhythm, row.rhythm_weeks)
    following = MonitoringActivity.objects.create(
        school=row.school,
        kind=row.kind,
        planned_on=day,
        by=row.by,
        focus=row.focus,
        rhythm=row.rhythm,
        rhythm_weeks=row.rhythm_weeks,
    )
    following.areas.set(row.areas.all())
    following.actions.set(row.actions.all())
    return following


def _feed(
    row: MonitoringActivity, target: TermlyTarget | None, figure: Decimal | None, *, by: User, on: date
) -> None:
    """Put the figure this record found into the target it feeds."""
    if target is None:
        return
    covered = set(row.areas.values_list("pk", flat=True))
    if target.series.measure.area_id not in covered:
        raise Refused("Choose a target of an area that this looks at.", "feeds")
    if figure is not None:
        assert row.done_on  # what has found a figure is done
        try:
            targets.give_actual(target, by=by, on=on, figure=figure, found_on=row.done_on)
        except Refused as refused:
            field = {"found_on": "done_on", "term": "feeds"}.get(refused.field or "", refused.field)
            raise Refused(refused.sentence, field) from None
        except Stale:
            raise Refused(
                "Somebody else has just saved a figure for this target. Look at it, then save again.",
                "figure",
            ) from None
    MonitoringActivity.objects.filter(pk=row.pk).update(feeds=target)
    row.feeds = target


# The history is read by people who see only sums of monitoring: kinds, days and what it says, not a word of a record.
IN_HISTORY = ("planned_on", "done_on", "impact", "rhythm", "rhythm_weeks", "kind")


def areas_in_history(row: MonitoringActivity) -> tuple[str, int | None]:
    """How a sentence of the history names what it looked at; and the area it stands with, where there is just one."""
    areas = list(row.areas.all()[:4])
    names = listed([area.title for area in areas[:3]]) if areas else "nothing"
    return names + " and more" * (len(areas) > 3), areas[0].pk if len(areas) == 1 else None


def _record(
    row: MonitoringActivity,
    *,
    by: User,
    verb: str,
    deed: str,
    ending: str = "",
    changes: dict | None = None,
) -> None:
    names, area_id = areas_in_history(row)
    history.record(
        row,
        by=by,
        verb=verb,
        area_id=area_id,
        sentence=f"{row.get_kind_display()} of {names} {deed}{ending}",
        changes={name: change for name, change in (changes or {}).items() if name in IN_HISTORY},
    )


def _day(day: date, on: date) -> str:
    return dates.day_words(day, beside=on)
