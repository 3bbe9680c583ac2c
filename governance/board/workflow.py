"""Every write to who serves on the board, on what terms, and in which committees."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from governance.board.models import Appointment, Committee
from governance.board.rules import problem
from improvement.areas.workflow import name_link_governor
from improvement.models import AreaForImprovement
from schools import history
from schools.access import Capability, require
from schools.days import dates
from schools.errors import Refused
from schools.models import Membership, Person, Role, School, User
from schools.people import workflow as people
from schools.people.models import BOARD_ROLES
from schools.words import fold, lower_first

LONGEST = 50  # years a term of office may reach ahead or back before it must be a slip of the year


@dataclass(frozen=True)
class Terms:
    """On what terms somebody serves."""

    role: str
    category: str
    starts_on: date
    ends_on: date | None = None
    is_vice_chair: bool = False


@dataclass(frozen=True)
class AppointmentRow:
    """One appointment of a list: somebody the school names already, or a name with perhaps an address."""

    name: str
    terms: Terms
    person: Person | None = None
    email: str = ""
    areas: list[AreaForImprovement] = field(default_factory=list)


@transaction.atomic
def add_appointment(
    school: School,
    *,
    by: User,
    on: date,
    role: str,
    category: str,
    starts_on: date,
    ends_on: date | None = None,
    is_vice_chair: bool = False,
    person: Person | None = None,
    name: str = "",
    email: str = "",
    committees: Iterable[Committee] = (),
) -> Appointment:
    """Somebody serves on the board: a person the school names already, or a new one. Their part on the board, with its
    dates, opens the door only to somebody who signs in; an invitation is another step."""
    require(by, Capability.RUN_BOARD, school)
    terms = Terms(role, category, starts_on, ends_on, is_vice_chair)
    _check(school, terms, on=on, committees=committees, person=person)
    membership = _membership(school, terms, by=by, on=on, person=person, name=name, email=email)
    appointment = Appointment.objects.create(
        school=school, membership=membership, category=category, is_vice_chair=is_vice_chair
    )
    appointment.committees.set(committees)
    history.record(
        appointment,
        by=by,
        verb="appointed",
        sentence=f"{membership.person.name} serves on the board as {_as_what(appointment)}, {_span(membership)}",
    )
    return appointment


def _membership(
    school: School, terms: Terms, *, by: User, on: date, person: Person | None, name: str, email: str
) -> Membership:
    """The part on the board: a new one, or one that somebody holds already and for which nobody has said the terms."""
    dates_of: dict[str, Any] = {"role": terms.role, "starts_on": terms.starts_on, "ends_on": terms.ends_on}
    if person is None:
        return people.name_person(school, by=by, on=on, name=name, email=email, **dates_of)
    bare = bare_part(person, terms.role, on=on)
    if bare is None:
        return people.give_part(person, by=by, on=on, **dates_of)
    people.change_part(bare, by=by, on=on, **dates_of)
    return bare


def bare_part(person: Person, role: str, *, on: date) -> Membership | None:
    """A part on the board which the person holds today and whose terms nobody has said; best the one of that role."""
    held = Membership.objects.live(on).filter(person=person, role__in=BOARD_ROLES, appointment=None)
    return min(held, key=lambda each: each.role != role, default=None)


@transaction.atomic
def edit_appointment(
    appointment: Appointment,
    *,
    by: User,
    on: date,
    version: int,
    role: str,
    category: str,
    starts_on: date,
    ends_on: date | None = None,
    is_vice_chair: bool = False,
    committees: Iterable[Committee] = (),
) -> Appointment:
    """Save the terms on which somebody serves, unless somebody else saved since `version`: then `Stale`."""
    require(by, Capability.RUN_BOARD, appointment)
    terms = Terms(role, category, starts_on, ends_on, is_vice_chair)
    _check(appointment.school, terms, on=on, committees=committees)
    changes = history.update(appointment, version=version, category=category, is_vice_chair=is_vice_chair)
    membership = appointment.membership
    others = people.change_part(membership, by=by, on=on, role=role, starts_on=starts_on, ends_on=ends_on)
    before, after = set(appointment.committees.all()), set(committees)
    if before != after:
        appointment.committees.set(after)
        others["committees"] = (_names(before), _names(after))
    if others and not changes:
        history.touch(appointment, version=version)
    if changes or others:
        history.record(
            appointment,
            by=by,
            verb="edited",
            sentence=f"{membership.person.name}: now {_as_what(appointment)}, {_span(membership)}",
            changes=changes | others,
        )
    return appointment


@transaction.atomic
def end_appointment(
    appointment: Appointment, *, by: User, on: date, version: int, last_day: date
) -> Appointment:
    """The term of office ends after that day, earlier or later than was said. The person may have other parts."""
    require(by, Capability.RUN_BOARD, appointment)
    membership = appointment.membership
    if last_day < membership.starts_on:
        raise Refused(
            f"The last day cannot be before the first, {dates.full_day(membership.starts_on)}.", "last_day"
        )
    if last_day > on + timedelta(days=366):
        raise Refused("The last day is more than a year away. Check the year.", "last_day")
    history.update(appointment, version=version)
    changes = people.change_part(
        membership,
        by=by,
        on=on,
        role=membership.role,
        starts_on=membership.starts_on,
        ends_on=last_day,
    )
    if changes:
        history.touch(appointment, version=version)
        history.record(
            appointment,
            by=by,
            verb="ended",
            sentence=f"{membership.person.name}, {_as_what(appointment)}: last day {dates.full_day(last_day)}",
            changes=changes,
        )
    return appointment


@transaction.atomic
def add_appointments(school: School, rows: list[AppointmentRow], *, by: User, on: date) -> list[Appointment]:
    """A whole list at once, all or nothing, with the areas each of them follows. A refusal names its row."""
    require(by, Capability.RUN_BOARD, school)
    made = []
    for number, row in enumerate(rows, start=1):
        terms = row.terms
        try:
            appointment = add_appointment(
                school,
                by=by,
                on=on,
                person=row.person,
                name=row.name,
                email=row.email,
                role=terms.role,
                category=terms.category,
                starts_on=terms.starts_on,
                ends_on=terms.ends_on,
                is_vice_chair=terms.is_vice_chair,
            )
            for area in row.areas:
                name_link_governor(area, by=by, on=on, version=area.version, link_governor=appointment.person)
        except Refused as refused:
            raise Refused(f"{row.name} (number {number}): {refused.sentence}", "rows") from None
        made.append(appointment)
    return made


def _check(
    school: School,
    terms: Terms,
    *,
    on: date,
    committees: Iterable[Committee] = (),
    person: Person | None = None,
) -> None:
    if terms.role not in BOARD_ROLES:
        raise Refused("Choose a part on the board.", "role")
    wrong = problem(terms.category, terms.role, terms.is_vice_chair)
    if wrong:
        raise Refused(f"{wrong[1]}.", wrong[0])
    if terms.ends_on and terms.ends_on < terms.starts_on:
        raise Refused("The last day is before the first. Change one of them.", "ends_on")
    for name, day in (("starts_on", terms.starts_on), ("ends_on", terms.ends_on)):
        if day and abs(day.year - on.year) > LONGEST:
            raise Refused(f"{dates.full_day(day)} is too far away to be right. Check the year.", name)
    if person and person.school_id != school.pk:
        raise Refused("Choose somebody of this school.", "person")
    if any(committee.school_id != school.pk or committee.removed_at for committee in committees):
        raise Refused("Choose committees of this board.", "committees")


def _as_what(appointment: Appointment) -> str:
    """«parent governor, chair»."""
    words = appointment.get_category_display()
    words = lower_first(words)
    if appointment.membership.role == Role.CHAIR:
        return f"{words}, chair"
    return f"{words}, vice-chair" if appointment.is_vice_chair else words


def _span(membership: Membership) -> str:
    start = dates.full_day(membership.starts_on)
    return f"{start} to {dates.full_day(membership.ends_on)}" if membership.ends_on else f"from {start}"


def _names(committees: Iterable[Committee]) -> str:
    return ", ".join(sorted(committee.name for committee in committees))


# ---- committees ------------------------------------------------------------------------------------------------------
@transaction.atomic
def add_committee(
    school: School, *, by: User, on: date, name: str, members: Iterable[Appointment] = ()
) -> Committee:
    """A committee of the board with its members. One of that name that was removed is taken up again."""
    require(by, Capability.RUN_BOARD, school)
    _check_name(school, name)
    committee = next(iter(_called(name, Committee.objects.filter(school=school).order_by("-pk"))), None)
    if committee:
        Committee.objects.filter(pk=committee.pk).update(
            name=name, removed_at=None, version=committee.version + 1
        )
        committee.refresh_from_db()
    else:
        committee = Committee.objects.create(school=school, name=name)
    committee.appointments.set(_own(school, members))
    history.record(committee, by=by, verb="added", sentence=f"Committee added: {name}")
    return committee


@transaction.atomic
def edit_committee(
    committee: Committee,
    *,
    by: User,
    on: date,
    version: int,
    name: str,
    members: Iterable[Appointment] = (),
) -> Committee:
    """Save the committee's name and who serves on it, unless somebody else saved since `version`: then `Stale`."""
    require(by, Capability.RUN_BOARD, committee)
    _check_name(committee.school, name, apart_from=committee)
    changes = history.update(committee, version=version, name=name)
    before, after = set(committee.appointments.all()), set(_own(committee.school, members))
    if before != after:
        committee.appointments.set(after)
        if not changes:
            history.touch(committee, version=version)
        changes["members"] = (_people(before), _people(after))
    if changes:
        what = "its members are now " + _people(after) if "members" in changes and after else "changed"
        history.record(committee, by=by, verb="edited", sentence=f"{name}: {what}", changes=changes)
    return committee


@transaction.atomic
def remove_committee(committee: Committee, *, by: User, on: date) -> Committee:
    """The committee is no more; its meetings stay where they are. Adding one of its name takes it up again."""
    require(by, Capability.RUN_BOARD, committee)
    coming = committee.meetings.filter(removed_at=None, held_on__gt=on).order_by("held_on").first()
    if coming:
        raise Refused(
            f"{committee.name} meets on {dates.full_day(coming.held_on)}. Remove that meeting first."
        )
    if history.set_removed(committee, True):
        history.record(committee, by=by, verb="removed", sentence=f"Committee removed: {committee.name}")
    return committee


def _check_name(school: School, name: str, *, apart_from: Committee | None = None) -> None:
    others = Committee.objects.kept().filter(school=school)
    if apart_from:
        others = others.exclude(pk=apart_from.pk)
    if _called(name, others):
        raise Refused(f"There is a committee called {name} already. Give this one another name.", "name")


def _called(name: str, committees: QuerySet[Committee]) -> list[Committee]:
    return [each for each in committees if fold(each.name) == fold(name)]


def _own(school: School, members: Iterable[Appointment]) -> list[Appointment]:
    members = list(members)
    if any(member.school_id != school.pk for member in members):
        raise Refused("Choose people of this board.", "members")
    return members


def _people(appointments: Iterable[Appointment]) -> str:
    return ", ".join(sorted(appointment.person.name for appointment in appointments))
