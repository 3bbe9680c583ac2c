"""Inviting people, and accepting: how a person who is named becomes one who signs in.

A link is good once, for seven days, and only for its address and school. Only a hash of its token is kept, so it
cannot be read out of the database; a newer invitation withdraws the older ones.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from schools import history
from schools import mail as messages
from schools.access import INVITES, Capability, assignable_roles, require, require_body_admin
from schools.days import dates
from schools.errors import Refused
from schools.mail import Due, emails
from schools.people.models import Invitation, Membership, Person, Role, User
from schools.school.models import ResponsibleBody, School
from schools.words import listed, lower_first

GOOD_FOR = timedelta(days=7)
UNKNOWN = (
    "There is no such invitation. Part of the link may be missing, if it broke over two lines in the mail: "
    "copy the whole of it into your browser."
)


def roles_of(person: Person, *, on: date) -> list[Role]:
    """What the person is on the day, in the usual order."""
    held = set(Membership.objects.live(on).filter(person=person).values_list("role", flat=True))
    return [role for role in Role if role in held]


def school_of(person: Person) -> School:
    """The school that names the person. A body's people are looked after by the body, not here."""
    if person.school is None:
        raise Refused(f"{person.name} belongs to {person.body}, not to a school.")
    return person.school


def place_of(person: Person) -> School | ResponsibleBody:
    """The school or the body that names the person."""
    place = person.school or person.body
    assert place is not None  # the database sees to it
    return place


def role_words(roles: Iterable[str]) -> str:
    """«senior leader and governor»."""
    return listed(lower_first(Role(role).label) for role in roles)


@transaction.atomic
def invite(person: Person, *, by: User, on: date, email: str = "") -> Invitation:
    """Write to the person, at `email` or the address known, with a link to come in. Earlier links stop working.

    The mail goes at once, after the transaction: `schools.mail.emails.NotSent` is raised from there if it did not, and
    the invitation is withdrawn again.
    """
    roles = roles_of(person, on=on)
    require_invite(by, person, roles)
    if not roles:
        raise Refused(f"{person.name} has no part here any more. Bring them back first.")
    invitation, link = issue(person, by=by, on=on, email=email)
    transaction.on_commit(lambda: _send_invitation(invitation, link))
    return invitation


def require_invite(user: User, person: Person, roles: list[Role]) -> None:
    """Refuse, with a sentence, an invitation by somebody who may not invite all of `roles`, which the person holds."""
    if person.body:
        require_body_admin(user, person.body)
        return
    require(user, Capability.INVITE, school_of(person))
    others = [role for role in roles if role not in assignable_roles(user, school_of(person), INVITES)]
    if others:
        raise PermissionDenied(
            f"{person.name} is {role_words(others)} here, and you cannot invite somebody as that. {_who_invites(others[0])}"
        )


def _who_invites(role: Role) -> str:
    able = [
        inviter
        for inviter in (Role.HEADTEACHER, Role.CHAIR, Role.BODY_ADMIN)
        if role in INVITES.get(inviter, ())
    ]
    words = {
        Role.HEADTEACHER: "the headteacher",
        Role.CHAIR: "the chair of governors",
        Role.BODY_ADMIN: "your authority or trust",
    }
    return (
        f"Ask {' or '.join(words[inviter] for inviter in able)}."
        if able
        else "Ask whoever looks after Cairn."
    )


@transaction.atomic
def issue(person: Person, *, by: User | None, on: date, email: str = "") -> tuple[Invitation, str]:
    """A new invitation and its link, which exists nowhere else. Asks nobody's leave: `invite` does, and the operator's
    command needs none."""
    email = (email or person.email).lower()
    if person.user:
        raise Refused(f"{person.name} signs in already, with {person.user.email}.")
    if not email:
        raise Refused(
            f"Enter an e-mail address: the invitation goes there, and {person.name} has none yet.", "email"
        )
    check_address(place_of(person), email, person)
    now = dates.now()
    person.invitations.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=now)
    if person.email != email:
        Person.objects.filter(pk=person.pk).update(email=email, version=F("version") + 1)
        person.refresh_from_db()
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        person=person,
        email=email,
        token_hash=_hash(token),
        invited_by=by,
        created_at=now,
        expires_at=now + GOOD_FOR,
    )
    _record(person, by=by, verb="invited", sentence=f"{person.name} was invited to sign in")
    return invitation, emails.address_of(reverse("invitation", args=[token]))


def _record(person: Person, *, by: User | None, verb: str, sentence: str) -> None:
    """In the history of the school. A body has none: its own pages say who is there since when, and by whom invited."""
    if person.school:
        history.record(person, by=by, verb=verb, sentence=sentence)


def check_address(place: School | ResponsibleBody, email: str, person: Person | None = None) -> None:
    """Refuse an address that is another person's in this school or body."""
    others = place.people.all()
    if person:
        others = others.exclude(pk=person.pk)
    other = others.filter(email__iexact=email).first() or others.filter(user__email__iexact=email).first()
    if other:
        raise Refused(
            f"{email} is the address of {other.name} here already. Each person needs one of their own.",
            "email",
        )


def send(invitation: Invitation, link: str) -> None:
    """Mail the link, and keep in the delivery record what became of it. Raises `schools.mail.emails.NotSent`."""
    person, place = invitation.person, place_of(invitation.person)
    inviter = place.people.filter(user=invitation.invited_by).first() if invitation.invited_by else None
    about = (
        Due(
            person_id=person.pk,
            school_id=person.school.pk,
            kind="invitation",
            subject_type="invitation",
            subject_id=invitation.pk,
            due_on=dates.today(),
            line="Invitation to sign in",
        )
        if person.school
        else None
    )
    messages.send_now(
        "invitation",
        key=f"invitation:{invitation.pk}",
        to=invitation.email,
        about=about,
        person=person,
        place=place,
        of_body=person.body is not None,
        roles=role_words(roles_of(person, on=dates.today())),
        invited_by=inviter.name if inviter else "",
        link=link,
        until=invitation.expires_at,
    )


def _send_invitation(invitation: Invitation, link: str) -> None:
    try:
        send(invitation, link)
    except emails.NotSent:
        Invitation.objects.filter(pk=invitation.pk).update(withdrawn_at=dates.now())
        raise


def find(token: str) -> Invitation:
    """The invitation of this link, if it can be accepted now; else `Refused`, saying why and what to do. Changes
    nothing, so that mail scanners may open links as often as they like."""
    invitation = (
        Invitation.objects.select_related("person__school", "person__body", "person__user")
        .filter(token_hash=_hash(token))
        .first()
    )
    if invitation is None:
        raise Refused(UNKNOWN)
    person, place = invitation.person, place_of(invitation.person)
    if invitation.accepted_at:
        raise Refused(f"This invitation has been accepted already. Sign in with {invitation.email}.")
    if invitation.withdrawn_at:
        raise Refused(
            f"This invitation no longer counts. If there is a newer mail from {place}, use the link in that one; "
            f"if there is none, ask {place} to invite you again."
        )
    if invitation.expires_at <= dates.now():
        raise Refused(f"This invitation ran out after seven days. Ask {place} to invite you again.")
    if not roles_of(person, on=dates.today()):
        raise Refused(f"You no longer have a part in {place}. If that is a mistake, ask there.")
    if person.user:
        raise Refused(f"You are in already. Sign in with {person.user.email}.")
    return invitation


def account_of(invitation: Invitation) -> User | None:
    """The user who has the address of the invitation already, if there is one."""
    return User.objects.filter(email__iexact=invitation.email).first()


@transaction.atomic
def accept(token: str, *, on: date, by: User | None = None, password: str | None = None) -> User:
    """Let the invited person in. `by` is who is signed in: needed, and with the invitation's own address, where that
    address has an account. Otherwise an account is made, with the password, or for codes by mail without one."""
    invitation = find(token)
    person, user = invitation.person, account_of(invitation)
    if user and not user.is_active:
        raise Refused(
            f"The account of {invitation.email} is closed. Ask whoever looks after Cairn to open it again."
        )
    if user and (by is None or by.pk != user.pk):
        raise Refused(
            f"{invitation.email} has an account in Cairn already. Sign in with it first, then accept."
        )
    if user is None and by is not None:
        raise Refused(
            f"You are signed in as {by.email}, and this invitation is for {invitation.email}. Sign out first."
        )
    if user and (twin := place_of(person).people.filter(user=user).first()):
        raise Refused(
            f"You are at {place_of(person)} already, as {twin.name}. Ask there to put the two together."
        )
    used = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(
        accepted_at=dates.now()
    )
    if not used:
        raise Refused("This invitation has just been used. Sign in instead.")
    if user is None:
        user = User.objects.create_user(invitation.email, password)
    # The address is proved: the link went there.
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    Person.objects.filter(pk=person.pk).update(user=user, email=user.email, version=F("version") + 1)
    _record(person, by=user, verb="accepted", sentence=f"{person.name} accepted the invitation and signs in")
    return user


def _hash(token: str) -> str:
    return hashlib.sha256(f"cairn invitation {token}".encode()).hexdigest()
