"""May this person do this to it? The table, asked of a thing in hand. If not, 403 with a sentence; the button on the page
and the POST behind it ask the same function."""

from django.core.exceptions import PermissionDenied
from django.db.models import Model

from schools.access.standing import AnyUser, Standing, standing
from schools.access.table import RULES, Capability, Rule
from schools.models import School


def rules_of(user: AnyUser, capability: Capability, school: School) -> set[Rule]:
    """The rules by which the user has the capability in the school, one for each role that grants it: for querysets
    that pick the rows of which `can` would say yes."""
    return {RULES[capability][role] for role in standing(user, school).roles if role in RULES[capability]}


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


def require(user: AnyUser, capability: Capability, obj: Model) -> None:
    """Refuse, with a sentence, what `can` says no to."""
    if not can(user, capability, obj):
        raise PermissionDenied(f"You cannot {capability.value}. Ask the headteacher if you think you should.")
