"""What a user is where, today: asked once a school and request. What is not there for them answers 404."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.http import Http404

from schools.people.models import Membership, NamedSchool, Person, Role, User
from schools.school.models import ResponsibleBody, School, SchoolBody, SchoolUrn

AnyUser = User | AnonymousUser
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Standing:
    """What a user is in one school today: their roles there, and the ids of the persons they are."""

    roles: frozenset[Role]
    person_ids: frozenset[int]


NOBODY = Standing(frozenset(), frozenset())


def memberships(user: AnyUser) -> list[tuple[str, int, int | None, int | None]]:
    """The user's live memberships, read once a request: (role, person id, school id, body id) each."""
    return [(one.role, one.person_id, one.person.school_id, one.person.body_id) for one in _live(user)]


def _live(user: AnyUser) -> list[Membership]:
    kept = user.__dict__
    if "_memberships" not in kept:
        rows = (
            Membership.objects.live()
            .filter(person__user=user.pk)
            .select_related("person__school", "person__body")
        )
        kept["_memberships"] = list(rows.order_by("person__body", "person"))
    return kept["_memberships"]


def standing(user: AnyUser, school: School) -> Standing:
    """What the user is in the school today. Read once a school and request."""
    if not user.is_authenticated or not user.is_active:
        return NOBODY
    known = user.__dict__.setdefault("_standings", {})
    if school.pk not in known:
        _keep_standing(user, school, {link.body_id for link in _links(user, school=school)})
    return known[school.pk]


def places(user: AnyUser) -> list[tuple[Q, Standing]]:
    """Where the user is somebody today, each with the rows it is about, said of their `school`: for queries across
    schools. No query."""
    if not user.is_authenticated or not user.is_active:
        return []
    found = []
    for school in {one.person.school_id for one in _live(user)} - {None}:
        found.append((Q(school=school), _standing([p for p in _live(user) if p.person.school_id == school])))
    for one in _live(user):
        if one.person.body_id:
            links = SchoolBody.objects.reached_by(Membership.objects.filter(pk=one.pk))
            found.append((Q(school__in=links.values("school")), _standing([one])))
    return found


def _standing(parts: list[Membership]) -> Standing:
    return Standing(frozenset(Role(one.role) for one in parts), frozenset(one.person_id for one in parts))


def _links(user: AnyUser, **of_school: object) -> list[SchoolBody]:
    """The links that let the user's bodies into the school, with the school."""
    bodies = {body for *_, body in memberships(user) if body}
    if not bodies:
        return []
    links = SchoolBody.objects.giving_access().filter(body__in=bodies, **of_school)
    return list(links.select_related("school"))


def _keep_standing(user: AnyUser, school: School, linked: set[int]) -> None:
    named = _named(user, school) if linked else set()
    here = [
        one
        for one in _live(user)
        if one.person.school_id == school.pk
        or (one.person.body_id in linked and (not one.named_schools_only or one.pk in named))
    ]
    kept = user.__dict__.setdefault("_standings", {})
    kept[school.pk] = _standing(here)


def _named(user: AnyUser, school: School) -> set[int]:
    """Of the user's memberships that reach some schools of their body only, those that are named to this one."""
    some = [one.pk for one in _live(user) if one.named_schools_only]
    if not some:
        return set()
    return set(
        NamedSchool.objects.filter(membership__in=some, school=school).values_list("membership", flat=True)
    )


def get_school(user: AnyUser, urn: str) -> School:
    """The school of this address, if it is there for this user; else the same 404 as for one that does not exist. What
    `School.objects.visible_to(user)` says of many, asked of one: from the memberships in hand, and for the people of a
    body from its links, which say their standing there too."""
    known = user.__dict__.setdefault("_schools", {})
    if urn not in known:
        known[urn] = _school_of(user, urn) if user.is_authenticated and user.is_active else None
    if known[urn] is None:
        raise Http404(f"No school {urn} for this user")
    return known[urn]


def _school_of(user: AnyUser, urn: str) -> School | None:
    links = _links(user, school__urn=urn)
    own = [one.person.school for one in _live(user) if one.person.school]
    school = next((school for school in [*own, *(link.school for link in links)] if school.urn == urn), None)
    if school is not None:
        _keep_standing(user, school, {link.body_id for link in links})
    return school if school is not None and standing(user, school).roles else None


def school_of_old_urn(user: AnyUser, urn: str) -> School | None:
    """The school that once had this number, if this user may know."""
    former = SchoolUrn.objects.filter(urn=urn).values("school")
    return School.objects.visible_to(user).filter(pk__in=former).first()


def get_visible(rows: type[Row] | QuerySet[Row], user: AnyUser, urn: str, pk: int) -> Row:
    """The row `pk` of the school `urn`, if both are there for this user; else 404.

    `rows` is a model or a queryset of it, for a view that needs its relations too.
    """
    school = get_school(user, urn)
    queryset = rows if isinstance(rows, QuerySet) else rows._default_manager.all()
    row = queryset.filter(school=school, pk=pk).first() if pk < 2**63 else None
    if row is None:
        raise Http404(f"No {queryset.model._meta.verbose_name} {pk} in {urn} for this user")
    row.school = school  # type: ignore[attr-defined]  # whatever has an address of a school has the school
    return row


def person_in(user: AnyUser, school: School) -> Person | Any:
    """The person the user is in this school, else in a body linked with it; None for a stranger."""
    ids = standing(user, school).person_ids
    people = [one.person for one in _live(user) if one.person_id in ids]
    return next((person for person in people if person.school_id), None) or next(iter(people), None)


def adviser_in(user: AnyUser, school: School) -> Any:  # a Person who has a body, or None
    """The person by whom the user advises the school; None for anybody else."""
    ids = standing(user, school).person_ids
    mine = (one for one in _live(user) if one.role == Role.ADVISER and one.person_id in ids)
    found = next(mine, None)
    return found.person if found else None


def person_of(user: AnyUser) -> Person | None:
    """Somebody the user is anywhere today, for pages that belong to no school; None for someone who is nobody."""
    return next((one.person for one in _live(user)), None)


def assignable_roles(user: AnyUser, school: School, table: Mapping[Role, Set[Role]]) -> list[Role]:
    """The roles this user may give to somebody in the school, by `ADDS` or `INVITES`, in the usual order."""
    allowed = {each for role in standing(user, school).roles for each in table.get(role, ())}
    return [role for role in Role if role in allowed]


def is_adviser(user: AnyUser) -> bool:
    """Is the user an adviser or administrator of some body today?"""
    return any(role in (Role.ADVISER, Role.BODY_ADMIN) for role, *_ in memberships(user))


def require_adviser(user: AnyUser) -> None:
    """Refuse the pages across schools to anyone who advises none."""
    if not is_adviser(user):
        raise PermissionDenied("The portfolio is for advisers of an authority or trust.")


def bodies_of(user: AnyUser) -> set[int]:
    """The ids of the bodies in which the user is somebody today."""
    return {body for *_, body in memberships(user) if body}


def own_bodies(user: AnyUser) -> list[ResponsibleBody]:
    """Those bodies, by name. No query: they came with the memberships."""
    found = {one.person.body.pk: one.person.body for one in _live(user) if one.person.body}
    return sorted(found.values(), key=lambda body: body.name)


def runs_body(user: AnyUser, body: ResponsibleBody) -> bool:
    """Is the user an administrator of this body today? They look after its people, and after which schools they reach."""
    return any(role == Role.BODY_ADMIN and its == body.pk for role, _, _, its in memberships(user))


def require_body_admin(user: AnyUser, body: ResponsibleBody) -> None:
    if not runs_body(user, body):
        raise PermissionDenied(f"Only an administrator of {body} can do this.")


def get_body(user: AnyUser, pk: int) -> ResponsibleBody:
    """The body of this address, for its own people; for everybody else it is not there."""
    body = ResponsibleBody.objects.filter(pk=pk).first() if pk in bodies_of(user) else None
    if body is None:
        raise Http404(f"No body {pk} for this user")
    return body
