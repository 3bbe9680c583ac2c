"""Schools, their numbers and their links with responsible bodies."""

from datetime import date
from typing import Any

from django.db import transaction

from schools import history
from schools.access import Capability, require
from schools.days import dates
from schools.days.calendar import lay_typical_terms
from schools.errors import Refused
from schools.people.models import User
from schools.school.models import School, SchoolUrn


@transaction.atomic
def add_school(*, urn: str, name: str, on: date, by: User | None = None, **fields: Any) -> School:
    """A new school with the typical dates of this school year and the next, marked «check these»."""
    _check_urn(urn)
    school = School.objects.create(urn=urn, name=name, **fields)
    SchoolUrn.objects.create(school=school, urn=urn, starts_on=on)
    for year in (dates.academic_year(on), dates.academic_year(on) + 1):
        lay_typical_terms(school, year)
    history.record(school, by=by, verb="added", sentence=f"{name} joined Cairn")
    return school


@transaction.atomic
def change_urn(school: School, *, urn: str, on: date, by: User | None = None) -> School:
    """Give the school a new number, as when it becomes an academy. Its old address goes on leading to it."""
    _check_urn(urn)
    old = school.urn
    SchoolUrn.objects.filter(school=school, ends_on=None).update(ends_on=on)
    SchoolUrn.objects.create(school=school, urn=urn, starts_on=on)
    School.objects.filter(pk=school.pk).update(urn=urn)
    school.urn = urn
    sentence = f"The school's URN is now {urn}; it was {old}"
    history.record(school, by=by, verb="renumbered", sentence=sentence, changes={"urn": [old, urn]})
    return school


@transaction.atomic
def edit_settings(
    school: School, *, by: User, on: date, version: int, staff_see_plan: bool, chair_hears_of_head: bool
) -> School:
    """What the headteacher decides for the school, unless somebody else saved since `version`: then `Stale`."""
    require(by, Capability.SET_SCHOOL, school)
    given = {"staff_see_plan": staff_see_plan, "chair_hears_of_head": chair_hears_of_head}
    changes = history.update(school, version=version, **given)  # type: ignore[arg-type]  # it has a version too
    if changes:
        said = [
            f"{history.name_of(school, name)}: {'yes' if new else 'no'}" for name, (_, new) in changes.items()
        ]
        sentence = f"Settings: {', '.join(said)}"
        history.record(school, by=by, verb="edited", sentence=sentence, changes=changes)
    return school


def _check_urn(urn: str) -> None:
    if not (urn.isascii() and urn.isdigit() and len(urn) == 6):
        raise Refused(f"A URN is six digits, and {urn!r} is not.", "urn")
    if SchoolUrn.objects.filter(urn=urn).exists():
        raise Refused(f"There is a school with URN {urn} already.", "urn")
