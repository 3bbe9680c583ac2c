"""What `can` was, for one commit: beside what it is, so that a test compares the two."""

from django.db.models import Model

from schools.access.rows import rules_of
from schools.access.standing import AnyUser, Standing, standing
from schools.access.table import Capability, Rule
from schools.models import School


def can(user: AnyUser, capability: Capability, obj: Model) -> bool:
    """May the user do this to `obj`, a school or anything that belongs to one? The roles of a person add up, but an
    own action is never rated by its owner, whatever else they are."""
    school = obj if isinstance(obj, School) else obj.school  # type: ignore[attr-defined]
    me = standing(user, school)
    rules = rules_of(user, capability, school)
    if Rule.NOT_OWN in rules and _owns(me, obj):
        return False
    return any(_holds(rule, me, obj, school) for rule in rules)


def _holds(rule: Rule, me: Standing, obj, school) -> bool:
    if rule in (Rule.YES, Rule.NOT_OWN):
        return True
    if rule is Rule.KEPT:
        return getattr(obj, "removed_at", None) is None
    if rule is Rule.SHOWN:
        return getattr(obj, "shown_to_board", False)
    if rule is Rule.SHARED:
        return getattr(obj, "shared_with_adviser", False)
    if rule is Rule.NOT_LESSONS:
        return not getattr(obj, "is_in_lessons", False)
    if rule is Rule.OWN_AREA:
        return _leads(me, obj)
    if rule is Rule.ASKED:
        return bool(me.person_ids & set(getattr(obj, "asked_ids", ())))
    own = _owns(me, obj) or _leads(me, obj)
    return own or (rule is Rule.SETTING and school.staff_see_plan)


def _owns(me: Standing, obj) -> bool:
    """Is this the person's own? A row says whose it is in `owner_ids`."""
    return bool(me.person_ids & set(getattr(obj, "owner_ids", ())))


def _leads(me: Standing, obj) -> bool:
    """Does it belong to an area the person answers for? A row says who does in `leader_ids`."""
    return bool(me.person_ids & set(getattr(obj, "leader_ids", ())))
