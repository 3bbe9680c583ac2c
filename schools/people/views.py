"""The people of a school: who is here, adding, inviting, leaving and coming back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from schools import access
from schools.access import INVITES, Capability, assignable_roles, can, require
from schools.accounts import invitations
from schools.accounts.invitations import role_words, roles_of, school_of
from schools.days import dates
from schools.mail import emails
from schools.mail.delivery.refusals import Refusal, refusals, try_again
from schools.people import workflow
from schools.people.forms import (
    PersonAddForm,
    PersonEditForm,
    PersonInviteForm,
    PersonLeaveForm,
    PersonReturnForm,
)
from schools.people.models import STAFF_ROLES, Membership, Person, Role, User
from schools.school.models import School, SchoolBody
from schools.web.forms import CairnForm
from schools.web.pages import Act, posted, saved
from schools.web.request import Request

NOT_INVITED = "Not invited"
NOT_SENT = "The rest is saved; invite again from here."


@dataclass(frozen=True)
class PersonRow:
    """One person of the page. `way_in` says whether and how they sign in."""

    person: Person
    roles: list[Role]
    way_in: str
    here: bool
    leaves_on: date | None = None
    comes_on: date | None = None
    may_edit: bool = False
    may_invite: bool = False
    may_end: bool = False
    may_return: bool = False
    refusal: Refusal | None = None

    @property
    def invited(self) -> bool:
        return not self.person.user_id and self.way_in != NOT_INVITED

    @property
    def signs_in(self) -> bool:
        return self.person.user is not None and self.person.user.is_active

    @property
    def part(self) -> str:
        words = role_words(self.roles)
        return capfirst(words)


def people(request: Request, urn: str) -> HttpResponse:
    school = access.get_school(request.user, urn)
    require(request.user, Capability.READ_PEOPLE, school)
    named = list(_people_of(school))
    shows_addresses = can(request.user, Capability.ADD_PEOPLE, school) or can(
        request.user, Capability.INVITE, school
    )
    refused = refusals(person.address for person in named) if shows_addresses else {}
    rows = [_row(request.user, person, refused.get(person.address.lower())) for person in named]
    here = sorted(
        (row for row in rows if row.here), key=lambda row: (list(Role).index(row.roles[0]), row.person.name)
    )
    context = {
        "school": school,
        "groups": [
            _group("Leaders and staff", [row for row in here if row.roles[0] in STAFF_ROLES]),
            _group("Governing board", [row for row in here if row.roles[0] not in STAFF_ROLES]),
        ],
        "here": here,
        "sign_in": sum(row.signs_in for row in here),
        "advisers": _advisers_of(school),
        "coming": [row for row in rows if row.comes_on],
        "leavers": [row for row in rows if not row.here and not row.comes_on],
        "may_add": bool(workflow.roles_to_give(request.user, school)),
        "may_hand_over": can(request.user, Capability.EDIT_PLAN, school),
        "sees_access": can(request.user, Capability.SEE_ACCESS, school),
        "shows_addresses": shows_addresses,
    }
    return render(request, "schools/people/people.html", context)


def person_add(request: Request, urn: str) -> HttpResponse:
    school = access.get_school(request.user, urn)
    require(request.user, Capability.ADD_PEOPLE, school)
    may_invite = can(request.user, Capability.INVITE, school)
    form = PersonAddForm(
        posted(request),
        roles=workflow.roles_to_give(request.user, school),
        invites=assignable_roles(request.user, school, INVITES) if may_invite else (),
    )

    def act(data: dict[str, Any]) -> str:
        wants_invitation = data.pop("invite", False)
        person = workflow.add_person(school, by=request.user, on=dates.today(), **data)
        if wants_invitation:
            invitations.invite(person, by=request.user, on=dates.today())
        return reverse("people", args=[school.urn])

    name = form.cleaned_data.get("name") if form.is_bound and form.is_valid() else ""
    invited = bool(name and form.cleaned_data.get("invite"))
    message = (
        f"{name} is added, and invited at {form.cleaned_data['email']}." if invited else f"{name} is added."
    )
    response = _saved(request, school, form, act, message=message)
    return response or render(
        request,
        "schools/people/person_add.html",
        {"form": form, "school": school, "cancel_url": _back(school)},
    )


def person_edit(request: Request, urn: str, pk: int) -> HttpResponse:
    school, person, roles = _get(request, urn, pk)
    require(request.user, Capability.ADD_PEOPLE, school)
    if not workflow.may_edit(request.user, person, roles):
        raise _not_yours(person)
    to_give = workflow.roles_to_give(request.user, school, person)
    form = PersonEditForm(
        posted(request),
        row=person,
        roles=to_give if roles else (),
        signs_in=bool(person.user_id),
    )

    def act(data: dict[str, Any]) -> str:
        data.setdefault("roles", roles)
        workflow.edit_person(person, by=request.user, on=dates.today(), **data)
        return _back(school)

    response = _saved(request, school, form, act, message="The changes are saved.")
    fixed = role_words([role for role in roles if role not in to_give])
    context = {
        "form": form,
        "school": school,
        "person": person,
        "fixed_roles": fixed,
        "cancel_url": _back(school),
    }
    return response or render(request, "schools/people/person_edit.html", context)


def person_invite(request: Request, urn: str, pk: int) -> HttpResponse:
    school, person, roles = _get(request, urn, pk)
    invitations.require_invite(request.user, person, roles)
    form = PersonInviteForm(posted(request), initial={"email": person.email})

    def act(data: dict[str, Any]) -> str:
        invitations.invite(person, by=request.user, on=dates.today(), **data)
        return _back(school)

    response = _saved(request, school, form, act, message=f"The invitation is on its way to {person.name}.")
    earlier = person.invitations.filter(
        accepted_at=None, withdrawn_at=None, expires_at__gt=dates.now()
    ).first()
    context = {
        "form": form,
        "school": school,
        "person": person,
        "part": role_words(roles),
        "earlier": earlier,
        "cancel_url": _back(school),
    }
    return response or render(request, "schools/people/person_invite.html", context)


def person_leave(request: Request, urn: str, pk: int) -> HttpResponse:
    school, person, roles = _get(request, urn, pk)
    require(request.user, Capability.ADD_PEOPLE, school)
    if not workflow.may_end(request.user, person, roles):
        raise _not_yours(person)
    form = PersonLeaveForm(posted(request), initial={"last_day": dates.today()})

    def act(data: dict[str, Any]) -> str:
        workflow.leave(person, by=request.user, on=dates.today(), **data)
        if can(request.user, Capability.EDIT_PLAN, school):
            return reverse("person_handover", args=[school.urn, person.pk])
        return _back(school)

    response = _saved(request, school, form, act, message=f"{person.name}’s last day is recorded.")
    context = {
        "form": form,
        "school": school,
        "person": person,
        "part": role_words(roles),
        "cancel_url": _back(school),
    }
    return response or render(request, "schools/people/person_leave.html", context)


def person_return(request: Request, urn: str, pk: int) -> HttpResponse:
    school, person, _roles = _get(request, urn, pk)
    require(request.user, Capability.ADD_PEOPLE, school)
    to_give = workflow.roles_to_give(request.user, school, person)
    if not to_give:
        raise _not_yours(person)
    last = person.memberships.order_by("-ends_on", "-pk").first()
    form = PersonReturnForm(posted(request), roles=to_give, initial={"role": last.role if last else None})

    def act(data: dict[str, Any]) -> str:
        workflow.come_back(person, by=request.user, on=dates.today(), **data)
        return _back(school)

    response = _saved(request, school, form, act, message=f"{person.name} is here again.")
    context = {"form": form, "school": school, "person": person, "cancel_url": _back(school)}
    return response or render(request, "schools/people/person_return.html", context)


@require_POST
def person_mail_again(request: Request, urn: str, pk: int) -> HttpResponse:
    """Send to an address again that the mail server has refused."""
    school, person, _roles = _get(request, urn, pk)
    require(request.user, Capability.ADD_PEOPLE, school)
    if person.address:
        try_again(person.address)
        messages.success(request, f"The next mail goes to {person.address} again.")
    return redirect(_back(school))


def _get(request: Request, urn: str, pk: int) -> tuple[School, Person, list[Role]]:
    """The school, the person of it and what they are today; 404 for a stranger, or a person of elsewhere."""
    school = access.get_school(request.user, urn)
    person = Person.objects.filter(school=school, pk=pk).select_related("school", "user").first()
    if person is None:
        raise Http404(f"No person {pk} in {urn}")
    return school, person, roles_of(person, on=dates.today())


def _back(school: School) -> str:
    return reverse("people", args=[school.urn])


def _saved(
    request: Request, school: School, form: CairnForm, act: Act, *, message: str
) -> HttpResponse | None:
    """As `saved`; what was done stays done if only the mail could not be sent, and the page says so."""
    try:
        return saved(request, form, act, message=message)
    except emails.NotSent as not_sent:
        messages.error(request, f"{not_sent.sentence} {NOT_SENT}")
        return redirect(_back(school))


def _group(title: str, rows: list[PersonRow]) -> tuple[str, str, list[PersonRow]]:
    """A part of the page: its title, a line of sums and its rows."""
    signing_in = sum(row.signs_in for row in rows)
    if signing_in == len(rows):
        return title, f"All {signing_in} sign in" if signing_in > 1 else "", rows
    return title, f"{signing_in} of {len(rows)} sign in", rows


def _not_yours(person: Person) -> PermissionDenied:
    return PermissionDenied(f"{person.name} is not yours to change here. Ask whoever could invite them.")


def _people_of(school: School) -> QuerySet[Person]:
    return (
        Person.objects.filter(school=school)
        .select_related("school", "user")
        .prefetch_related("memberships", "invitations")
    )


def _advisers_of(school: School) -> QuerySet[Person]:
    """Those who look in from a body that has a live link with the school."""
    bodies = SchoolBody.objects.giving_access().filter(school=school).values("body")
    reaching = Membership.objects.live().filter(person__body__in=bodies).named_to(school)
    people = Person.objects.filter(pk__in=reaching.values("person"))
    return people.select_related("body").order_by("body__name", "name")


def _row(user: User, person: Person, refusal: Refusal | None = None) -> PersonRow:
    today = dates.today()
    live = [
        m
        for m in person.memberships.all()
        if m.starts_on <= today and (m.ends_on is None or m.ends_on >= today)
    ]
    roles = [role for role in Role if role in {membership.role for membership in live}]
    former = sorted(person.memberships.all(), key=lambda m: m.ends_on or date.max)[-1:]
    last_days = [membership.ends_on for membership in (live or former)]
    leaves_on = max(filter(None, last_days), default=None) if all(last_days) else None
    school = school_of(person)
    may_invite = (
        bool(roles)
        and not person.user_id
        and can(user, Capability.INVITE, school)
        and set(roles) <= set(assignable_roles(user, school, INVITES))
    )
    return PersonRow(
        person=person,
        roles=roles or [Role(membership.role) for membership in former],
        way_in=_way_in(person),
        refusal=refusal,
        here=bool(roles),
        leaves_on=leaves_on,
        comes_on=None
        if live
        else min((m.starts_on for m in person.memberships.all() if m.starts_on > today), default=None),
        may_edit=bool(roles) and workflow.may_edit(user, person, roles),
        may_invite=may_invite,
        may_end=leaves_on is None and workflow.may_end(user, person, roles),
        may_return=leaves_on is not None and bool(workflow.roles_to_give(user, school, person)),
    )


def _way_in(person: Person) -> str:
    """Whether the person signs in, and how far an invitation has come."""
    if person.user:
        return "Signs in" if person.user.is_active else "Account closed"
    last = next((i for i in person.invitations.all() if i.withdrawn_at is None), None)
    if last is None:
        return NOT_INVITED
    invited = (
        f"Invited {dates.short_day(last.created_at.astimezone(dates.LONDON).date(), beside=dates.today())}"
    )
    if last.expires_at <= dates.now():
        return f"{invited}; the link has run out"
    until = dates.short_day(last.expires_at.astimezone(dates.LONDON).date(), beside=dates.today())
    return f"{invited}; the link is good until {until}"
