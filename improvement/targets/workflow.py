"""Every write to measures, their groups, targets and actuals. What a small group reached is not told in the history."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from improvement.areas.models import AreaForImprovement
from improvement.targets import figures, rules
from improvement.targets.figures import Figure
from improvement.targets.ladders import positions, reading
from improvement.targets.models import Measure, MeasureSeries, TermlyTarget
from improvement.targets.rules import GroupGiven
from schools import history
from schools.access import Capability, require
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.days.school_terms import SchoolTerm
from schools.errors import Refused
from schools.models import School, User
from schools.words import listed


# ---- measures ----------------------------------------------------------------------------------------------------------------
@transaction.atomic
def add_measure(
    area: AreaForImprovement,
    *,
    by: User,
    on: date,
    name: str,
    shape: str,
    groups: Sequence[GroupGiven],
    baseline_on: date | None = None,
    out_of: int | None = None,
    **fields: Any,
) -> Measure:
    """A new measure of the area, with its groups, where each started, and their targets by term."""
    require(by, Capability.EDIT_TARGETS, area)
    _check(area.school, groups, shape=shape, out_of=out_of, baseline_on=baseline_on, on=on)
    last = area.measures.aggregate(last=Max("order"))["last"] or 0
    out_of = out_of if shape == figures.N_OF_M else None
    measure = Measure.objects.create(
        school=area.school, area=area, order=last + 1, name=name, shape=shape, out_of=out_of, **fields
    )
    for group in groups:
        if not group.remove:
            _set_targets(_new_series(measure, group, baseline_on), group)
    many = f", {len(groups)} groups" if len(groups) > 1 else ""
    history.record(measure, by=by, verb="added", sentence=f"Measure added: {name}{many}")
    return measure


@transaction.atomic
def edit_measure(
    measure: Measure,
    *,
    by: User,
    on: date,
    version: int,
    groups: Sequence[GroupGiven],
    shape: str,
    baseline_on: date | None = None,
    out_of: int | None = None,
    **fields: Any,
) -> Measure:
    """Change a measure, its groups and targets, unless somebody else saved since `version`: then `Stale`. Actuals are
    entered apart; while there are any, the shape stays."""
    require(by, Capability.EDIT_TARGETS, measure)
    _check(measure.school, groups, shape=shape, out_of=out_of, baseline_on=baseline_on, on=on)
    out_of = out_of if shape == figures.N_OF_M else None
    _check_actuals(measure, shape, out_of)
    changes = history.update(measure, version=version, shape=shape, out_of=out_of, **fields)
    changed, targets = _set_groups(measure, groups, baseline_on)
    if changed and not changes:
        history.touch(measure, version=version)
    if changes or changed:
        what = listed(
            filter(
                None,
                ["the measure" if changes else "", "targets" if targets else ("groups" if changed else "")],
            )
        )
        history.record(
            measure,
            by=by,
            verb="edited",
            sentence=f"Measure changed: {measure} ({what})",
            changes=changes | targets,
        )
    return measure


@transaction.atomic
def remove_measure(measure: Measure, *, by: User, on: date) -> Measure:
    """Take the measure out, with its targets. It can be put back as it was."""
    require(by, Capability.EDIT_TARGETS, measure)
    if history.set_removed(measure, True):
        history.record(measure, by=by, verb="removed", sentence=f"Measure removed: {measure}")
    return measure


@transaction.atomic
def restore_measure(measure: Measure, *, by: User, on: date) -> Measure:
    """Put a removed measure back."""
    require(by, Capability.EDIT_TARGETS, measure)
    if history.set_removed(measure, False):
        history.record(measure, by=by, verb="restored", sentence=f"Measure put back: {measure}")
    return measure


def _check(
    school: School,
    groups: Sequence[GroupGiven],
    *,
    shape: str,
    out_of: int | None,
    baseline_on: date | None,
    on: date,
) -> None:
    for name, sentence in rules.of_measure(shape=shape, out_of=out_of, baseline_on=baseline_on, on=on):
        raise Refused(f"{sentence}.", name)
    calendar = SchoolCalendar.of(school)
    for _, _, sentence in rules.of_groups(groups, shape=shape, baseline_on=baseline_on, calendar=calendar):
        raise Refused(f"{sentence}.")


def _check_actuals(measure: Measure, shape: str, out_of: int | None) -> None:
    rows = [row for row in TermlyTarget.objects.filter(series__measure=measure) if row.has_actual]
    if rows and shape != measure.shape:
        raise Refused(
            "This measure has actuals already, so it stays what it is. Add a new measure instead.", "shape"
        )
    if out_of and any(row.actual is not None and row.actual > out_of for row in rows):
        raise Refused(
            "An actual is more than that already. Correct it first, or enter a larger number.", "out_of"
        )


def _new_series(measure: Measure, group: GroupGiven, baseline_on: date | None) -> MeasureSeries:
    return MeasureSeries.objects.create(
        school=measure.school, measure=measure, **_of_series(group, baseline_on)
    )


def _of_series(group: GroupGiven, baseline_on: date | None) -> dict:
    return {
        "year_group": group.year_group,
        "pupil_group": group.pupil_group,
        "cohort": group.cohort,
        "baseline": group.baseline.value,
        "baseline_words": group.baseline.words,
        "baseline_on": baseline_on if group.baseline else None,
    }


def _set_groups(
    measure: Measure, groups: Sequence[GroupGiven], baseline_on: date | None
) -> tuple[bool, dict]:
    """Bring the series to what was typed: whether anything changed, and which targets did, in words."""
    there = {series.pk: series for series in MeasureSeries.objects.filter(measure=measure, removed_at=None)}
    gone = [there[group.series] for group in groups if group.remove and group.series in there]
    # First, so that another group may take the name.
    MeasureSeries.objects.filter(pk__in=[each.pk for each in gone]).update(removed_at=dates.now())
    changed = bool(gone)
    targets: dict[str, tuple] = {}
    for group in groups:
        if group.remove:
            continue
        series = there.get(group.series or 0)
        given = _of_series(group, baseline_on)
        if series is None:
            series, changed = _new_series(measure, group, baseline_on), True
        elif any(getattr(series, name) != value for name, value in given.items()):
            MeasureSeries.objects.filter(pk=series.pk).update(**given)
            changed = True
        targets |= _set_targets(series, group, measure)
    return changed or bool(targets), targets


def _set_targets(series: MeasureSeries, group: GroupGiven, measure: Measure | None = None) -> dict:
    """Set the target of each term that was typed; a term without one loses it. The changes in words."""
    measure = measure or series.measure
    rows = {SchoolTerm.of(row): row for row in series.targets.all()}
    changes = {}
    for term, figure in group.targets.items():
        row = rows.get(term)
        old = Figure(row.target, row.target_words) if row else Figure()
        if old == figure:
            continue
        fields = {"target": figure.value, "target_words": figure.words}
        if row is None:
            TermlyTarget.objects.create(
                school=measure.school,
                series=series,
                academic_year=term.academic_year,
                season=term.season,
                **fields,
            )
        else:
            history.update(row, version=row.version, **fields)
        changes[f"target of {group.words}, {term.words}"] = (_shown(old, measure), _shown(figure, measure))
    return changes


def _shown(figure: Figure, measure: Measure) -> str:
    return figures.show(figure.value, measure.shape, measure.out_of, figure.words)


# ---- actuals -------------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Entry:
    """The actual of one target, and the version of it that the person began from."""

    target: TermlyTarget
    version: int
    figure: Figure


@transaction.atomic
def enter_actuals(entries: Iterable[Entry], *, by: User, on: date, found_on: date) -> int:
    """Set the actuals of targets: all of them, or none. An empty figure takes an actual away. Says how many changed.

    Raises `Stale`, with the target that somebody else saved since its version; `Refused` for a term not begun.
    """
    changed: dict[int, list] = defaultdict(list)
    calendars: dict[int, SchoolCalendar] = {}
    for entry in entries:
        target, measure = entry.target, entry.target.series.measure
        require(by, Capability.EDIT_TARGETS, measure)
        calendar = calendars.get(target.school_id) or calendars.setdefault(
            target.school_id, SchoolCalendar.of(target.school)
        )
        for name, sentence in rules.of_actual(SchoolTerm.of(target), found_on, on=on, calendar=calendar):
            raise Refused(f"{sentence}.", name)
        old = Figure(target.actual, target.actual_words)
        if old == entry.figure:
            continue
        _check_figure(measure, entry.figure)
        given = {
            "actual": entry.figure.value,
            "actual_words": entry.figure.words,
            "actual_on": found_on if entry.figure else None,
        }
        if history.update(target, version=entry.version, **given):
            changed[measure.pk].append((target, old, entry.figure))
    for rows in changed.values():
        _record_actuals(rows, by=by)
    return sum(map(len, changed.values()))


def _check_figure(measure: Measure, figure: Figure) -> None:
    """Whoever calls has read it already; what a figure may be holds for all of them."""
    try:
        figures.read(figures.typed(figure.value, measure.shape, figure.words), measure.shape, measure.out_of)
    except figures.NotAFigure as wrong:
        raise Refused(f"{wrong.sentence}.", "figure") from None


def give_actual(target: TermlyTarget, *, by: User, on: date, figure: Decimal, found_on: date) -> None:
    """Set what one target reached, as monitoring found it."""
    enter_actuals([Entry(target, target.version, Figure(figure))], by=by, on=on, found_on=found_on)


def _record_actuals(rows: list[tuple[TermlyTarget, Figure, Figure]], *, by: User) -> None:
    """One line of history for the actuals of a measure; what is hidden on the pages is not told here either."""
    measure = rows[0][0].series.measure
    known = reading.with_series(Measure.objects.filter(pk=measure.pk)).get()
    hidden = positions.hidden_of(known.kept_series, measure.school.suppress_under)
    told, changes = [], {}
    for target, old, new in rows:
        term, series = SchoolTerm.of(target), target.series
        if (series.pk, "") in hidden or (series.pk, term) in hidden:
            continue
        words = _shown(new, measure) or "taken away"
        told.append(words if series.group_words == "all pupils" else f"{series.group_words} {words}")
        changes[f"{series.group_words}, {term.words}"] = (_shown(old, measure), _shown(new, measure))
    kept_back = len(rows) - len(told)
    if kept_back:
        told.append(
            f"{kept_back} of a small group, not told here"
            if kept_back == 1
            else f"{kept_back} of small groups, not told here"
        )
    sentence = f"{measure}, {SchoolTerm.of(rows[0][0]).words}: {'; '.join(told)}"
    history.record(measure, by=by, verb="entered", sentence=sentence, changes=changes)
