"""Every write to success criteria."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from improvement.areas.models import AreaForImprovement
from improvement.targets.models import Measure, SuccessCriterion
from schools import history
from schools.access import Capability, require
from schools.days.school_terms import SchoolTerm
from schools.errors import Refused
from schools.models import User


@transaction.atomic
def add_criterion(
    area: AreaForImprovement,
    *,
    by: User,
    on: date,
    text: str,
    term: SchoolTerm,
    measure: Measure | None = None,
    **fields: Any,
) -> SuccessCriterion:
    """What will be true of the area by the end of a term."""
    require(by, Capability.EDIT_TARGETS, area)
    _check(area, measure)
    last = area.criteria.aggregate(last=Max("order"))["last"] or 0
    row = SuccessCriterion.objects.create(
        school=area.school,
        area=area,
        text=text,
        academic_year=term.academic_year,
        season=term.season,
        measure=measure,
        order=last + 1,
        **fields,
    )
    history.record(
        row, by=by, verb="added", sentence=f"Success criterion added, by the end of {term.words}: {text}"
    )
    return row


@transaction.atomic
def edit_criterion(
    row: SuccessCriterion,
    *,
    by: User,
    on: date,
    version: int,
    term: SchoolTerm,
    measure: Measure | None = None,
    **fields: Any,
) -> SuccessCriterion:
    """Change it, or say whether it is met, unless somebody else saved since `version`: then `Stale`."""
    require(by, Capability.EDIT_TARGETS, row)
    _check(row.area, measure)
    changes = history.update(
        row, version=version, academic_year=term.academic_year, season=term.season, measure=measure, **fields
    )
    if changes:
        met = f"{row.get_met_display().lower()}: " if "met" in changes else "changed: "
        history.record(
            row, by=by, verb="edited", sentence=f"Success criterion {met}{row.text}", changes=changes
        )
    return row


@transaction.atomic
def remove_criterion(row: SuccessCriterion, *, by: User, on: date) -> SuccessCriterion:
    """Take it out. It can be put back."""
    require(by, Capability.EDIT_TARGETS, row)
    if history.set_removed(row, True):
        history.record(row, by=by, verb="removed", sentence=f"Success criterion removed: {row.text}")
    return row


@transaction.atomic
def restore_criterion(row: SuccessCriterion, *, by: User, on: date) -> SuccessCriterion:
    """Put it back."""
    require(by, Capability.EDIT_TARGETS, row)
    if history.set_removed(row, False):
        history.record(row, by=by, verb="restored", sentence=f"Success criterion put back: {row.text}")
    return row


def _check(area: AreaForImprovement, measure: Measure | None) -> None:
    if measure is not None and measure.area_id != area.pk:
        raise Refused("Choose a measure of this area.", "measure")
