"""What the administrators of an authority, trust or diocese do: invite their people, say which schools each reaches, end a
part, ask a school to let the body in. A body has no history of its own: what concerns a school stands in the school's."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from schools import history
from schools.access import require_body_admin
from schools.accounts import invitations
from schools.accounts.invitations import check_address, roles_of
from schools.days import dates
from schools.errors import Refused, Stale
from schools.people.models import BODY_ROLES, Invitation, Membership, NamedSchool, Person, Role, User
from schools.school.models import ResponsibleBody, School, SchoolBody, SchoolUrn
from schools.words import fold


def schools_of(body: ResponsibleBody, on: date) -> QuerySet[School]:
    """The open schools that let the body's people in on the day."""
    links = SchoolBody.objects.giving_access(on).filter(body=body).values("school")
    return School.objects.filter(pk__in=links, status=School.Status.OPEN)


BASIS_OF = {
    ResponsibleBody.Kind.LOCAL_AUTHORITY: SchoolBody.Basis.MAINTAINS,
    ResponsibleBody.Kind.TRUST: SchoolBody.Basis.TRUST,
}


def _has_name(rows: QuerySet, name: str) -> bool:
    return any(fold(each) == fold(name) for each in rows.values_list("name", flat=True))


@transaction.atomic
def add_body(
    *, kind: str, name: str, admin: str, email: str, urns: Iterable[str], on: date
) -> tuple[Invitation, str]:
    """A new body with its first administrator, and links with the schools of these numbers: those it maintains, or of the
    trust. A diocese is let in by its schools alone. Answers with the administrator's invitation and its link; the
    operator's command asks nobody's leave."""
    urns, basis = set(urns), BASIS_OF.get(ResponsibleBody.Kind(kind))
    if urns and basis is None:
        raise Refused("A diocese maintains no school: it asks each for access, from its own page.")
    if _has_name(ResponsibleBody.objects.filter(kind=kind), name):
        raise Refused(f"There is a {ResponsibleBody.Kind(kind).label.lower()} called {name} already.")
    schools = list(School.objects.filter(urn__in=urns))
    missing = urns - {school.urn for school in schools}
    if missing:
        raise Refused(f"No school with URN {', '.join(sorted(missing))} is here. Add it first.")
    body = ResponsibleBody.objects.create(kind=kind, name=name)
    for school in schools:
        assert basis is not None  # there are schools only with one
        link = SchoolBody.objects.create(school=school, body=body, basis=basis, starts_on=on)
        tie = "maintains the school" if basis == SchoolBody.Basis.MAINTAINS else "is the school’s trust"
        words = f"{name} {tie}, and its people see the plan from now on"
        history.record(link, by=None, verb="linked", sentence=words)
    person = Person.objects.create(body=body, name=admin, email=email)
    Membership.objects.create(person=person, role=Role.BODY_ADMIN, starts_on=on)
    return invitations.issue(person, by=None, on=on)


@transaction.atomic
def add_member(
    body: ResponsibleBody,
    *,
    by: User,
    on: date,
    name: str,
    email: str,
    role: str,
    job_title: str = "",
    schools: Collection[School] | None = None,
) -> Person:
    """Somebody new at the body, invited at once. An adviser reaches the `schools` named, or all of the body's (`None`)."""
    require_body_admin(by, body)
    _check_role(role, schools)
    ResponsibleBody.objects.select_for_update().get(pk=body.pk)  # two who add the same person meet here
    if _has_name(Person.objects.current(on).filter(body=body), name):
        raise Refused(
            f"Somebody here is called {name} already. If this is another person, add what tells them apart.",
            "name",
        )
    check_address(body, email)
    person = Person.objects.create(body=body, name=name, job_title=job_title, email=email.lower())
    membership = Membership.objects.create(
        person=person, role=role, starts_on=on, named_schools_only=schools is not None
    )
    _name(membership, schools or (), by=by, on=on)
    invitations.invite(person, by=by, on=on)
    return person


@transaction.atomic
def edit_member(
    person: Person,
    *,
    by: User,
    on: date,
    version: int,
    name: str,
    job_title: str,
    role: str,
    schools: Collection[School] | None = None,
) -> Person:
    """Save the member, unless somebody else saved since `version`: then `Stale`. What an adviser no longer reaches is gone
    from their pages at once; what they wrote there stays."""
    body = _body(person, by)
    _check_role(role, schools)
    held = roles_of(person, on=on)
    if not held:
        raise Refused(f"{person.name} is no longer here. Invite them anew.")
    if Role.BODY_ADMIN in held and role != Role.BODY_ADMIN:
        _keep_an_admin(body, person, on)
    history.update(person, version=version, name=name, job_title=job_title)  # type: ignore[arg-type]  # it has a version too
    membership = Membership.objects.live(on).filter(person=person, role=role).first()
    if membership is None:
        _end(Membership.objects.live(on).filter(person=person), on - timedelta(days=1))
        membership = Membership.objects.create(person=person, role=role, starts_on=on)
    membership.named_schools_only = schools is not None
    membership.save(update_fields=["named_schools_only"])
    _name(membership, schools or (), by=by, on=on)
    if not Person.objects.filter(pk=person.pk, version=person.version).update(version=F("version") + 1):
        raise Stale(Person.objects.get(pk=person.pk))
    person.refresh_from_db()
    return person


@transaction.atomic
def end_member(person: Person, *, by: User, on: date) -> Person:
    """Nothing of any school of the body is there for them from now on. Their name stays on what they wrote."""
    body = _body(person, by)
    if person.user_id == by.pk:
        raise Refused("You cannot end your own part: ask another administrator.")
    if not roles_of(person, on=on):
        raise Refused(f"{person.name} has left already.")
    _keep_an_admin(body, person, on)
    _end(Membership.objects.live(on).filter(person=person), on - timedelta(days=1))
    person.invitations.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=dates.now())
    Person.objects.filter(pk=person.pk).update(version=F("version") + 1)
    return person


@transaction.atomic
def ask_school(body: ResponsibleBody, urn: str, *, by: User, on: date) -> SchoolBody:
    """Ask a school to let the body in. It is the headteacher who does, and nothing is seen before that."""
    require_body_admin(by, body)
    number = SchoolUrn.objects.filter(urn=urn).select_related("school").first()
    school = number.school if number else School.objects.filter(urn=urn).first()
    if school is None:
        raise Refused(
            f"No school with the number {urn} is on Cairn. Check the number, or ask the school to join first.",
            "urn",
        )
    School.objects.select_for_update().get(pk=school.pk)
    link = school.bodies.live(on).filter(body=body).order_by("pk").first()
    if link and SchoolBody.objects.giving_access(on).filter(pk=link.pk).exists():
        raise Refused(f"{school} lets you in already.", "urn")
    if link and link.asked_on:
        raise Refused(f"{school} has been asked already. The headteacher has not answered yet.", "urn")
    if link is None:
        link = SchoolBody(school=school, body=body, basis=SchoolBody.Basis.COMMISSIONED, starts_on=on)
    link.asked_on = on
    link.save()
    history.record(link, by=by, verb="asked", sentence=f"{body} asks to be let in")
    return link


@transaction.atomic
def withdraw_question(link: SchoolBody, *, by: User, on: date) -> SchoolBody:
    """Take the question back; a school that has let the body in meanwhile stays."""
    require_body_admin(by, link.body)
    row = SchoolBody.objects.select_for_update().get(pk=link.pk)
    if row.accepted_on or not row.asked_on:
        raise Refused("There is nothing to take back: the headteacher has answered, or nobody asked.")
    row.asked_on = None
    if row.basis == SchoolBody.Basis.COMMISSIONED:  # the question was all there was
        row.ends_on = max(row.starts_on, on - timedelta(days=1))
    row.save()
    history.record(link, by=by, verb="withdrew", sentence=f"{link.body} no longer asks to be let in")
    return row


# ---- what holds for all of them ---------------------------------------------------------------------------------------
def _body(person: Person, by: User) -> ResponsibleBody:
    if person.body is None:
        raise Refused(f"{person.name} belongs to a school.")
    require_body_admin(by, person.body)
    return person.body


def _check_role(role: str, schools: Collection[School] | None) -> None:
    if role not in BODY_ROLES:
        raise Refused("Choose adviser or administrator.", "role")
    if schools is not None and role != Role.ADVISER:
        raise Refused("An administrator looks after every school of the body: choose all of them.", "reach")
    if schools is not None and not schools:
        raise Refused("Choose at least one school, or all of them.", "schools")


def _keep_an_admin(body: ResponsibleBody, person: Person, on: date) -> None:
    """A body without an administrator could not be mended by anybody in it."""
    ResponsibleBody.objects.select_for_update().get(pk=body.pk)
    admins = Membership.objects.live(on).filter(role=Role.BODY_ADMIN, person__body=body)
    mine = admins.filter(person=person).exists()
    if mine and not admins.exclude(person=person).filter(person__user__is_active=True).exists():
        raise Refused(
            f"{person.name} is the only administrator of {body} who signs in. Invite another first.", "role"
        )


def _end(memberships: Iterable[Membership], last_day: date) -> None:
    for membership in memberships:
        membership.ends_on = max(last_day, membership.starts_on)
        if last_day < membership.starts_on:
            NamedSchool.objects.filter(membership=membership).delete()
            membership.delete()  # given today by mistake: as if it had not been
        else:
            membership.save(update_fields=["ends_on"])


def _name(membership: Membership, schools: Iterable[School], *, by: User, on: date) -> None:
    """Make these the schools the member is named to; each school that gains or loses them is told in its history."""
    person = membership.person
    body = _body(person, by)
    wanted = {school.pk: school for school in schools}
    named = NamedSchool.objects.filter(membership=membership).select_related("school")
    had = {row.school_id: row.school for row in named}
    let_in = set(schools_of(body, on).filter(pk__in=wanted).values_list("pk", flat=True))
    if set(wanted) - let_in:
        raise Refused("Choose schools that let the body in.", "schools")
    named.exclude(school__in=wanted).delete()
    NamedSchool.objects.bulk_create(
        NamedSchool(membership=membership, school=wanted[pk]) for pk in set(wanted) - set(had)
    )
    for pk, school in (wanted | had).items():
        if (pk in wanted) != (pk in had):
            deed = "is named as adviser to the school" if pk in wanted else "is no longer named to the school"
            sentence = f"{person.name}, {body}, {deed}"
            history.record(person, by=by, verb="named", sentence=sentence, school=school)
