"""Who may see the mail of all schools."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from schools.people.models import User


class Command(BaseCommand):
    help = "Lets somebody who signs in see the operator's page, /operator/mail/, or no longer. It opens no school."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("--end", action="store_true", help="take it away again")

    def handle(self, email: str, end: bool, **options: Any) -> None:
        if not User.objects.filter(email__iexact=email.strip()).update(is_operator=not end):
            raise CommandError(f"Nobody signs in with {email!r}. They accept an invitation first.")
        self.stdout.write(f"{email} is {'no longer' if end else 'now'} an operator.")
