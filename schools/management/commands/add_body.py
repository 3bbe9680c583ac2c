"""An authority, trust or diocese, and the link by which its first administrator comes in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from schools.accounts import invitations
from schools.bodies.workflow import add_body
from schools.days import dates
from schools.errors import Refused
from schools.mail import emails
from schools.school.models import ResponsibleBody


class Command(BaseCommand):
    help = (
        "Adds an authority, trust or diocese with its first administrator, mails them a one-time link and prints it. "
        "Schools it maintains, or of the trust, are linked at once; any other school is asked from the body's own page."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", metavar="KIND", choices=ResponsibleBody.Kind.values)
        parser.add_argument("name", metavar="NAME", help="the name of the body")
        parser.add_argument(
            "--admin", metavar="EMAIL", required=True, help="the administrator's e-mail address"
        )
        parser.add_argument("--admin-name", metavar="NAME", required=True, help="the administrator's name")
        parser.add_argument("--school", metavar="URN", action="append", default=[], help="may be given often")

    def handle(
        self, kind: str, name: str, admin: str, admin_name: str, school: list[str], **options: Any
    ) -> None:
        name, admin_name, email = name.strip(), admin_name.strip(), admin.strip().lower()
        if not 0 < len(name) <= 200:
            raise CommandError("The name of the body needs 1 to 200 characters.")
        if not 0 < len(admin_name) <= 120:
            raise CommandError("The name of the administrator needs 1 to 120 characters.")
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(
                f"{admin!r} is not an e-mail address: it should look like name@authority.example."
            ) from None
        try:
            invitation, link = add_body(
                kind=kind, name=name, admin=admin_name, email=email, urns=school, on=dates.today()
            )
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        self.stdout.write(f"{name} is added, with {len(set(school))} schools.")
        self.stdout.write(f"{admin_name} comes in once, within seven days, by {link}")
        try:
            invitations.send(invitation, link)
            self.stdout.write(f"The link was also mailed to {email}.")
        except emails.NotSent:
            self.stderr.write(f"The mail to {email} could not be sent: pass the link on yourself.")
