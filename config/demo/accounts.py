"""Who can sign in to the demo, and whether the demo's data is there."""

from typing import NamedTuple

from config.demo.build import places
from config.demo.days import Days
from config.demo.people import ACCOUNTS, ADVISERS, PASSWORD, address
from config.demo.saltmarsh import URN
from schools import dates
from schools.models import School, User


class Account(NamedTuple):
    role: str
    email: str
    password: str


def accounts() -> list[Account]:
    """The sign-ins that are printed, in their order."""
    emails = {who.account: address(who.name, body) for body, who in ADVISERS}
    for _, place in places(Days(dates.today())):
        emails |= {who.account: address(who.name, place.name.split()[0]) for who in place.people}
    return [Account(role, emails[role], PASSWORD) for role in ACCOUNTS]


def is_here() -> bool:
    """Is the story in this database already?"""
    head = accounts()[0].email
    return School.objects.filter(urn=URN).exists() and User.objects.filter(email=head).exists()
