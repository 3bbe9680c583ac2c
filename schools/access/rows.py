"""What a rule of the table means, from what a model says of its rows (`Scopes`): asked of a row in hand (`can`) and of the
database (`rows`). A page, the button on it and the POST behind it ask the same."""

from collections.abc import Iterator
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import FilteredRelation, Manager, Model, Q, QuerySet

from schools.access.standing import AnyUser, Standing, places, standing
from schools.access.table import RULES, Capability, Rule
from schools.school.models import School
from schools.school.scopes import EVERYTHING, NOTHING, Scopes

Paths = tuple[str, ...]
Rows = TypeVar("Rows", bound=QuerySet[Any])
Places = list[tuple[Q, Standing]]


def _meant(rule: Rule, its: Scopes) -> tuple[Paths, Q]:
    """What the rule asks of a row: that one of the people at the end of these paths is the user, or that it fits this."""
    own = (*its.owners, *its.leaders)
    return {
        Rule.YES: ((), EVERYTHING),
        Rule.NOT_OWN: ((), EVERYTHING),  # but for those of the owner, whatever else they are
        Rule.OWN: (own, NOTHING),
        Rule.SETTING: (own, its.setting),
        Rule.OWN_AREA: (its.leaders, NOTHING),
        Rule.ASKED: (its.asked, NOTHING),
        Rule.NOT_LESSONS: ((), its.not_lessons),
        Rule.SHOWN: ((), its.shown),
        Rule.SHARED: ((), its.shared),
        Rule.KEPT: ((), its.kept),
    }[rule]


def _scopes(model: type[Model]) -> Scopes:
    return getattr(model, "scopes", Scopes())


def _rules(me: Standing, capability: Capability) -> set[Rule]:
    return {RULES[capability][role] for role in me.roles if role in RULES[capability]}


def rules_of(user: AnyUser, capability: Capability, school: School) -> set[Rule]:
    """The rules by which the user has the capability in the school, one for each role that grants it."""
    return _rules(standing(user, school), capability)


# ---- a row in hand ---------------------------------------------------------------------------------------------------
def can(user: AnyUser, capability: Capability, obj: Model) -> bool:
    """May the user do this to `obj`, a school or anything that belongs to one? The roles of a person add up, but an
    own action is never rated by its owner, whatever else they are."""
    school = obj if isinstance(obj, School) else obj.school  # type: ignore[attr-defined]
    me = standing(user, school)
    rules, its = _rules(me, capability), _scopes(type(obj))
    if Rule.NOT_OWN in rules and _is_theirs(obj, its.owners, me):
        return False
    meant = [_meant(rule, its) for rule in rules]
    return any(_fits(obj, fits) for _, fits in meant) or any(_is_theirs(obj, paths, me) for paths, _ in meant)


def people_of(obj: Model, paths: Paths) -> Iterator[object]:
    """The ids of the people at the end of the paths: those of `scopes`, from a row of that model."""
    return (person for path in paths for person in _values(obj, f"{path}_id"))


def _is_theirs(obj: Model, paths: Paths, me: Standing) -> bool:
    return any(person in me.person_ids for person in people_of(obj, paths))


def _fits(obj: Model, condition: Any) -> bool:
    """Would the database say that the row fits this `Q`, or this lookup and value in one? Of equality and `in` alone."""
    if isinstance(condition, Q):
        answers = (_fits(obj, each) for each in condition.children)
        return (any(answers) if condition.connector == Q.OR else all(answers)) != condition.negated
    lookup, value = condition
    path, _, last = lookup.rpartition("__")
    if last == "in":
        return any(found in value for found in _values(obj, path))
    return value in _values(obj, lookup)


def _values(obj: object, path: str) -> Iterator[object]:
    """What stands at the end of the path, once for each way there."""
    step, _, rest = path.partition("__")
    near = getattr(obj, step)
    if not rest:
        yield near
    elif near is not None:
        many = near.all() if isinstance(near, Manager) else near if isinstance(near, list) else [near]
        for each in many:
            yield from _values(each, rest)


def require(user: AnyUser, capability: Capability, obj: Model) -> None:
    """Refuse, with a sentence, what `can` says no to."""
    if not can(user, capability, obj):
        raise PermissionDenied(f"You cannot {capability.value}. Ask the headteacher if you think you should.")


def require_some(user: AnyUser, capability: Capability, school: School) -> None:
    """Refuse, with the same sentence, whoever has the capability of no row of the school, whatever there may be."""
    if not rules_of(user, capability, school):
        require(user, capability, school)


# ---- the rows of a query ---------------------------------------------------------------------------------------------
def rows(queryset: Rows, user: AnyUser, capability: Capability, school: School | None = None) -> Rows:
    """Those of the rows of which `can(user, capability, row)` says yes: in the school, or else in every school that is
    there for the user. Costs no query but that of their standing."""
    if school is None:
        here = places(user)
    else:
        queryset, here = queryset.filter(school=school), [(EVERYTHING, standing(user, school))]
    its = _scopes(queryset.model)
    found = never = NOTHING
    for within, me in here:
        for rule in _rules(me, capability):
            paths, fits = _meant(rule, its)
            found |= within & (fits | _are_theirs(queryset.model, paths, me, here))
            if rule is Rule.NOT_OWN:
                never |= within & _are_theirs(queryset.model, its.owners, me, here)
    return queryset.filter(found & ~never)


def _are_theirs(model: type[Model], paths: Paths, me: Standing, here: Places) -> Q:
    """One of the people at the end of the paths is the user: by this standing, or by another in the same school."""
    found = NOTHING
    for within, them in here:
        for path in paths:
            theirs = Q(**{f"{path}__in": them.person_ids})
            if _is_many(model, path):
                # By itself, so that no row comes twice and the database begins from the few that lead to a person.
                theirs = Q(pk__in=_with_parts(model).filter(theirs).order_by().values("pk"))
            found |= theirs if them is me else within & theirs
    return found


def _with_parts(model: type[Model]) -> QuerySet:
    parts = _scopes(model).parts.items()
    return model._default_manager.alias(
        **{name: FilteredRelation(relation, condition=which) for name, (relation, which) in parts}
    )


def _is_many(model: Any, path: str) -> bool:
    """Does the path lead to more than one person?"""
    step, _, rest = path.partition("__")
    if step in _scopes(model).parts:
        return True
    field = model._meta.get_field(step)
    return field.many_to_many or field.one_to_many or (bool(rest) and _is_many(field.related_model, rest))
