"""The first school, and the link by which its headteacher comes in."""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from schools.accounts import invitations
from schools.days import dates
from schools.errors import Refused
from schools.mail import emails
from schools.people.models import Invitation, Membership, Person, Role
from schools.school.models import School
from schools.school.workflow import add_school


class Command(BaseCommand):
    help = "Adds a school with its headteacher, mails the headteacher a one-time link and prints it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("urn", metavar="URN", help="six digits")
        parser.add_argument("name", metavar="NAME", help="the name of the school")
        parser.add_argument("--head", metavar="EMAIL", required=True, help="the headteacher's e-mail address")
        parser.add_argument("--head-name", metavar="NAME", default="", help="the headteacher's name")
        parser.add_argument("--phase", choices=School.Phase.values, default=School.Phase.PRIMARY)
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, urn: str, name: str, head: str, head_name: str, phase: str, **options: Any) -> None:
        name, head_name, email = name.strip(), head_name.strip() or "The headteacher", head.strip().lower()
        if not 0 < len(name) <= 200:
            raise CommandError("The name of the school needs 1 to 200 characters.")
        if len(head_name) > 120:
            raise CommandError("The name of the headteacher can have 120 characters.")
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(
                f"{head!r} is not an e-mail address: it should look like name@school.example."
            ) from None
        try:
            school, invitation, link = self.add(urn, name, phase, head_name, email)
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        try:
            invitations.send(invitation, link)
            mailed = True
        except emails.NotSent:
            mailed = False
        self.report(school, email, link, mailed, as_json=options["json"])

    @transaction.atomic
    def add(
        self, urn: str, name: str, phase: str, head_name: str, email: str
    ) -> tuple[School, Invitation, str]:
        today = dates.today()
        school = add_school(urn=urn, name=name, phase=phase, on=today)
        person = Person.objects.create(school=school, name=head_name, job_title="Headteacher", email=email)
        Membership.objects.create(person=person, role=Role.HEADTEACHER, starts_on=today)
        return school, *invitations.issue(person, by=None, on=today)

    def report(self, school: School, email: str, link: str, mailed: bool, *, as_json: bool) -> None:
        if as_json:
            result = {"urn": school.urn, "name": school.name, "head": email, "link": link, "mailed": mailed}
            self.stdout.write(json.dumps(result, ensure_ascii=False))
        else:
            self.stdout.write(
                f"{school.name} ({school.urn}) is added, with typical term dates to be checked."
            )
            self.stdout.write(f"The headteacher comes in once, within seven days, by {link}")
            if mailed:
                self.stdout.write(f"The link was also mailed to {email}.")
        if not mailed:
            self.stderr.write(f"The mail to {email} could not be sent: pass the link on yourself.")
