"""Builds the demo: the authorities and their advisers, and every school from its story."""

from datetime import time

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from demo.accounts import PASSWORD, address
from demo.authorities import (
    ADMIN,
    ADVISERS,
    AUTHORITY,
    INVITED_ADVISER,
    NAMED_ADVISER,
    OTHER_AUTHORITY,
    SCHOOLS,
)
from demo.days import Ago, Back
from demo.engine import school
from demo.engine.days import Days
from schools.accounts import invitations
from schools.bodies.workflow import schools_of
from schools.days import dates
from schools.models import Membership, NamedSchool, Person, ResponsibleBody, School, User


@transaction.atomic
def build() -> None:
    """Everything, in one transaction."""
    days = Days(dates.today())
    password = make_password(PASSWORD)
    bodies = {
        name: ResponsibleBody.objects.create(kind=ResponsibleBody.Kind.LOCAL_AUTHORITY, name=name)
        for name in (AUTHORITY, OTHER_AUTHORITY)
    }
    _advisers(bodies, days, password)
    for body, story in SCHOOLS:
        school.play(story, bodies[body], days, password)
    _advisers_look(days)
    _more_advisers(bodies[AUTHORITY], days)


def _advisers(bodies: dict[str, ResponsibleBody], days: Days, password: str) -> None:
    for body, who in ADVISERS:
        email = address(who.name, body)
        user = User.objects.create(email=email, password=password)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        person = Person.objects.create(
            body=bodies[body], name=who.name, job_title=who.job, email=email, user=user
        )
        Membership.objects.create(person=person, role=who.role, starts_on=days.of(Back(8, 0.0)))


def _advisers_look(days: Days) -> None:
    """Those who have access to several schools looked at each of them lately."""
    for body, who in ADVISERS:
        user = User.objects.get(email=address(who.name, body))
        for each in School.objects.visible_to(user):
            school.look(each, user, days.of(Ago(5)), time(16, 20))


def _more_advisers(body: ResponsibleBody, days: Days) -> None:
    """One who is named to two schools, and one who has not accepted the invitation yet."""
    named, invited = NAMED_ADVISER, INVITED_ADVISER
    person = Person.objects.create(body=body, name=named.name, job_title=named.job)
    part = Membership.objects.create(
        person=person, role=named.role, starts_on=days.of(Back(1, 0.1)), named_schools_only=True
    )
    NamedSchool.objects.bulk_create(
        NamedSchool(membership=part, school=each) for each in schools_of(body, days.today)[:2]
    )
    person = Person.objects.create(
        body=body, name=invited.name, job_title=invited.job, email=address(invited.name, body.name)
    )
    Membership.objects.create(person=person, role=invited.role, starts_on=days.of(Ago(2)))
    admin = User.objects.get(email=address(ADMIN, body.name))
    invitations.issue(person, by=admin, on=days.today)
