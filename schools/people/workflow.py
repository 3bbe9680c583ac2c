"""Every write to who is who in a school: adding somebody by name, what they are, leaving and coming back."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q

from schools import history
from schools.access import ADDS, APPOINTS, Capability, assignable_roles, can, require
from schools.accounts.invitations import check_address, role_words, roles_of, school_of
from schools.days import dates
from schools.errors import Refused, Stale
from schools.people.models import Membership, Person, Role, User
from schools.school.models import School
from schools.words import fold, listed


def roles_to_give(user: User, school: School, person: Person | None = None) -> list[Role]:
    """The roles the user may give or take. To somebody who only has a name: those of `ADDS`. To somebody who signs
    in a role opens a door, so it takes the right to invite as that: a headteacher appoints no governor, nor ends one.
    Nobody gives themselves a role."""
    own = person is not None and person.user_id == user.pk
    if own or not can(user, Capability.ADD_PEOPLE, school):
        return []
    return assignable_roles(user, school, APPOINTS if person and person.user_id else ADDS)


def may_edit(user: User, person: Person, roles: Collection[Role]) -> bool:
    """May the user change this person, who holds `roles`? One's own name and job title are always within it."""
    if not can(user, Capability.ADD_PEOPLE, person):
        return False
    return (
        person.user_id == user.pk
        or not roles
        or bool(set(roles) & set(roles_to_give(user, school_of(person), person)))
    )


def may_end(user: User, person: Person, roles: Collection[Role]) -> bool:
    """May the user say that this person leaves? Every part the person has must be one the user may give."""
    own = person.user_id == user.pk
    return bool(roles) and not own and set(roles) <= set(roles_to_give(user, school_of(person), person))


@transaction.atomic
def add_person(
    school: School, *, by: User, on: date, name: str, role: str, job_title: str = "", email: str = ""
) -> Person:
    """Somebody the school names from now on. They get no way in: that is an invitation."""
    membership = name_person(
        school, by=by, on=on, name=name, role=role, starts_on=on, job_title=job_title, email=email
    )
    person = membership.person
    sentence = f"{name} was added as {role_words([role])}"
    history.record(person, by=by, verb="added", sentence=sentence)
    return person


def name_person(
    school: School,
    *,
    by: User,
    on: date,
    name: str,
    role: str,
    starts_on: date,
    ends_on: date | None = None,
    job_title: str = "",
    email: str = "",
) -> Membership:
    """Somebody new with a part of given dates. It records nothing: it is a step of a write that does."""
    require(by, Capability.ADD_PEOPLE, school)
    if role not in assignable_roles(by, school, ADDS):
        raise Refused(
            f"You cannot add somebody as {role_words([role])}. Choose another part, or ask the headteacher.",
            "role",
        )
    School.objects.select_for_update().get(pk=school.pk)  # two people adding the same name meet here
    _check_name(school, name, on=on)
    if email:
        check_address(school, email)
    person = Person.objects.create(school=school, name=name, job_title=job_title, email=email.lower())
    return Membership.objects.create(person=person, role=role, starts_on=starts_on, ends_on=ends_on)


def give_part(
    person: Person, *, by: User, on: date, role: str, starts_on: date, ends_on: date | None
) -> Membership:
    """A further part of given dates for somebody the school names. It records nothing: it is a step of a write that does."""
    _require_giving(by, person, role)
    _check_term(person, role, starts_on, ends_on)
    return Membership.objects.create(person=person, role=role, starts_on=starts_on, ends_on=ends_on)


def change_part(
    membership: Membership, *, by: User, on: date, role: str, starts_on: date, ends_on: date | None
) -> dict[str, tuple]:
    """Give a part another name or other dates; answers what changed. It records nothing: it is a step of a write that does."""
    new = {"role": role, "starts_on": starts_on, "ends_on": ends_on}
    changes = {
        name: (getattr(membership, name), value)
        for name, value in new.items()
        if getattr(membership, name) != value
    }
    if changes:
        person = membership.person
        for each in {membership.role, role}:
            _require_giving(by, person, each)
        _check_term(person, role, starts_on, ends_on, apart_from=membership)
        Membership.objects.filter(pk=membership.pk).update(**new)
        membership.refresh_from_db()
        Person.objects.filter(pk=person.pk).update(version=F("version") + 1)
        if ends_on and ends_on < on:
            _withdraw_invitations(person)
    return changes


def _require_giving(by: User, person: Person, role: str) -> None:
    if person.user_id == by.pk:
        raise Refused(
            "You cannot change your own part or its dates. Ask somebody else who keeps the board to.", "role"
        )
    if role not in roles_to_give(by, school_of(person), person):
        raise Refused(
            f"You cannot give or change the part of {role_words([role])} for {person.name}. Ask who could invite them.",
            "role",
        )


def _check_term(
    person: Person, role: str, starts_on: date, ends_on: date | None, *, apart_from: Membership | None = None
) -> None:
    """The dates are in order, and the same part is held once at a time."""
    if ends_on and ends_on < starts_on:
        raise Refused("The last day is before the first. Change one of them.", "ends_on")
    others = Membership.objects.filter(person=person, role=role)
    if apart_from:
        others = others.exclude(pk=apart_from.pk)
    if ends_on:
        others = others.filter(starts_on__lte=ends_on)
    other = others.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on)).first()
    if other:
        until = f" to {dates.full_day(other.ends_on)}" if other.ends_on else ""
        raise Refused(
            f"{person.name} is {role_words([role])} already from {dates.full_day(other.starts_on)}{until}. "
            "Change that, or give other dates.",
            "starts_on",
        )


@transaction.atomic
def edit_person(
    person: Person,
    *,
    by: User,
    on: date,
    version: int,
    name: str,
    roles: Iterable[str],
    job_title: str = "",
    email: str | None = None,
) -> Person:
    """Save the edited person, unless somebody else saved since `version`: then `Stale`. `roles` are those the person
    shall hold of the ones the user may give; others they hold stay as they are. An address of somebody who signs in is
    theirs, and is not changed here (`email=None`)."""
    held = roles_of(person, on=on)
    _require_edit(by, person, held)
    mine = roles_to_give(by, school_of(person), person)
    wanted = set(roles) & set(mine)
    kept = {role for role in held if role not in mine}
    if not wanted | kept:
        raise Refused(
            f"Choose at least one part. If {person.name} has left, say so on the People page instead.",
            "roles",
        )
    if person.name != name:
        _check_name(school_of(person), name, on=on, person=person)
    fields = {"name": name, "job_title": job_title}
    if email is not None and not person.user_id:
        if email:
            check_address(school_of(person), email, person)
        fields["email"] = email.lower()
    changes = history.update(person, version=version, **fields)  # type: ignore[arg-type]  # it has a version too
    if "email" in changes:  # a link that went to the old address must not let anybody in
        _withdraw_invitations(person)
    roles_now = [role for role in Role if role in wanted | kept]
    if roles_now != held:
        _set_roles(person, wanted, set(held) & set(mine), on=on)
        changes["roles"] = (role_words(held), role_words(roles_now))
        if len(changes) == 1 and not Person.objects.filter(pk=person.pk, version=version).update(
            version=F("version") + 1
        ):
            raise Stale(Person.objects.get(pk=person.pk))
        person.refresh_from_db()
    if changes:
        words = {
            "name": "name",
            "job_title": "job title",
            "email": "e-mail address",
            "roles": "part in the school",
        }
        sentence = f"{person.name}: {listed(words[field] for field in changes)} changed"
        history.record(person, by=by, verb="edited", sentence=sentence, changes=changes)
    return person


@transaction.atomic
def leave(person: Person, *, by: User, on: date, last_day: date) -> Person:
    """The person's parts end after `last_day`. Access ends with them; what bears their name keeps it."""
    live = Membership.objects.live(on).filter(person=person)
    roles = roles_of(person, on=on)
    if person.user_id == by.pk:
        raise Refused(
            "You cannot end your own part: you could not come back by yourself. Ask somebody else here to."
        )
    require(by, Capability.ADD_PEOPLE, person)
    if not roles:
        raise Refused(f"{person.name} has left already.")
    if not may_end(by, person, roles):
        raise Refused(
            f"{person.name} is {role_words(roles)} here, which you cannot end. Ask who could invite them."
        )
    begun = max(membership.starts_on for membership in live)
    if last_day < begun:
        first = dates.full_day(begun)
        raise Refused(f"The last day cannot be before {person.name} began here, on {first}.", "last_day")
    if last_day > on + timedelta(days=366):
        raise Refused("The last day is more than a year away. Check the year.", "last_day")
    live.update(ends_on=last_day)
    Person.objects.filter(pk=person.pk).update(version=F("version") + 1)
    _withdraw_invitations(person)
    sentence = f"{person.name}, {role_words(roles)}: last day {dates.full_day(last_day)}"
    history.record(person, by=by, verb="left", sentence=sentence)
    return person


@transaction.atomic
def come_back(person: Person, *, by: User, on: date, role: str) -> Person:
    """Somebody who left, or was going to, is here again. One who signed in before can at once."""
    require(by, Capability.ADD_PEOPLE, person)
    if role not in roles_to_give(by, school_of(person), person):
        raise Refused(
            f"You cannot bring {person.name} back as {role_words([role])}. Choose another part, or ask who can.",
            "role",
        )
    if not roles_of(person, on=on):
        _check_name(school_of(person), person.name, on=on, person=person)
    here = Membership.objects.live(on).filter(person=person, role=role)
    if not here.update(ends_on=None):
        Membership.objects.create(person=person, role=role, starts_on=on)
    Person.objects.filter(pk=person.pk).update(version=F("version") + 1)
    sentence = f"{person.name} is here again, as {role_words([role])}"
    history.record(person, by=by, verb="returned", sentence=sentence)
    return person


def _require_edit(by: User, person: Person, held: list[Role]) -> None:
    require(by, Capability.ADD_PEOPLE, person)
    if not may_edit(by, person, held):
        raise Refused(
            f"{person.name} is {role_words(held)} here, whom you cannot change. Ask who could invite them."
        )


def _check_name(school: School, name: str, *, on: date, person: Person | None = None) -> None:
    """Two people of one name could not be told apart in the plan."""
    others = Person.objects.filter(school=school)
    if person:
        others = others.exclude(pk=person.pk)
    twins = [pk for pk, other in others.values_list("pk", "name") if fold(other) == fold(name)]
    if not twins:
        return
    if Person.objects.current(on).filter(pk__in=twins).exists():
        raise Refused(
            f"Somebody here is called {name} already. If this is another person, add what tells them apart, such as a middle initial.",
            "name",
        )
    raise Refused(
        f"{name} was here before, and is listed under “No longer here”. Bring them back there; "
        "or, if this is another person, add what tells them apart.",
        "name",
    )


def _set_roles(person: Person, wanted: set[str], held: set[Role], *, on: date) -> None:
    """Give and take the roles. One given today by mistake is taken away as if it had not been."""
    for role in held - wanted:
        for membership in Membership.objects.live(on).filter(person=person, role=role):
            if membership.starts_on == on:
                membership.delete()
            else:
                membership.ends_on = on - timedelta(days=1)
                membership.save(update_fields=["ends_on"])
    Membership.objects.bulk_create(
        Membership(person=person, role=role, starts_on=on) for role in wanted - held
    )


def _withdraw_invitations(person: Person) -> None:
    person.invitations.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=dates.now())
