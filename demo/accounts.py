"""Who can sign in to the demo, and whether the demo's data is there."""

from typing import NamedTuple

from demo.authorities import ADVISERS, SCHOOLS
from demo.stories import SchoolStory
from schools.models import School, User

PASSWORD = "saltmarsh-in-spring"
# The order in which accounts are printed: one each of the first six, then the others.
ACCOUNTS = [
    "headteacher",
    "senior_leader",
    "chair",
    "governor",
    "clerk",
    "adviser",
    "plan_editor",
    "staff",
    "body_admin",
    "another_headteacher",
]


class Account(NamedTuple):
    role: str
    email: str
    password: str


def address(name: str, place: str) -> str:
    """«catherine.hallam@saltmarsh.example»: no mail can ever reach it."""
    return f"{name.lower().replace(' ', '.')}@{place.lower().replace(' ', '-')}.example"


def address_at(school: SchoolStory, name: str) -> str:
    """The address of somebody of the school."""
    return address(name, school.name.split()[0])


def accounts() -> list[Account]:
    """The sign-ins that are printed, in their order."""
    emails = {who.account: address(who.name, body) for body, who in ADVISERS}
    for _, school in SCHOOLS:
        emails |= {who.account: address_at(school, who.name) for who in school.people}
    return [Account(role, emails[role], PASSWORD) for role in ACCOUNTS]


def is_here() -> bool:
    """Is the story in this database already?"""
    (_, chief), head = SCHOOLS[0], accounts()[0].email
    return School.objects.filter(urn=chief.urn).exists() and User.objects.filter(email=head).exists()
