"""Writing the history, and saving a row only if it is still the one that was read."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import F, Model

from schools import access
from schools.days import dates
from schools.errors import Stale
from schools.events.models import Event
from schools.people.models import Person, User
from schools.school.models import Removable, School, SchoolBody, SchoolOwned, Versioned


def record(
    target: SchoolOwned | School | SchoolBody | Person,
    *,
    by: User | None,
    verb: str,
    sentence: str,
    area_id: int | None = None,
    school: School | None = None,
    changes: dict | None = None,
) -> Event:
    """Add one sentence to the history of the target's school, and of its area if it has one. `by` is None for what
    Cairn did by itself.

    `area_id` is given where the target itself does not say to which area it belongs; `school` where the target is a
    body's. `changes` is {field: [old, new]} of what a person would see. Call it inside the transaction of the write.
    """
    school = school or (target if isinstance(target, School) else target.school)
    assert school is not None  # whoever writes of somebody of a body says which school is told
    person = access.person_in(by, school) if by else None
    return Event.objects.create(
        school=school,
        actor=by,
        actor_name=person.name if person else (by.email if by else "Cairn"),
        verb=verb,
        target_type=str(target._meta.model_name),
        target_id=target.pk,
        area_id=area_id or getattr(target, "area_id", None),
        sentence=sentence,
        changes={field: [_plain(old), _plain(new)] for field, (old, new) in (changes or {}).items()},
        at=dates.now(),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return str(value)
    if isinstance(value, (date, datetime, Decimal)):
        return str(value)
    return value


def name_of(row: Model, field: str) -> str:
    """What people call a field of the row."""
    return str(getattr(row._meta.get_field(field), "verbose_name", field))


def update(row: Versioned, *, version: int, **fields: Any) -> dict[str, tuple]:
    """Save `fields` on the row if it still has the version the person began from, and move the version on.

    Returns what changed, {field: (old, new)}; nothing is written when nothing did. Raises `Stale` with the row
    as it is now when somebody else saved first. The row in hand is brought up to date.
    """
    rows = type(row)._base_manager.filter(pk=row.pk)
    current = rows.get()
    if current.version != version:
        raise Stale(current)
    changes = {
        name: (getattr(current, name), value)
        for name, value in fields.items()
        if getattr(current, name) != value
    }
    if changes and not rows.filter(version=version).update(version=F("version") + 1, **fields):
        raise Stale(rows.get())
    row.refresh_from_db()
    return changes


def set_removed(row: Removable, removed: bool) -> bool:
    """Take the row out, or put it back; says whether that changed anything."""
    if (row.removed_at is not None) == removed:
        return False
    row.removed_at = dates.now() if removed else None
    type(row)._base_manager.filter(pk=row.pk).update(removed_at=row.removed_at)
    return True


def touch(row: Versioned, *, version: int) -> None:
    """Move the version on for a change that stands in another table, such as the steps of an action."""
    rows = type(row)._base_manager.filter(pk=row.pk)
    if not rows.filter(version=version).update(version=F("version") + 1):
        raise Stale(rows.get())
    row.refresh_from_db()
