"""The story of the demo, put into an empty database, and the sign-ins that go with it."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.accounts import accounts as known_accounts
from demo.accounts import is_here
from demo.engine.build import build
from improvement.models import Action, AreaForImprovement
from schools.models import School, User


class Command(BaseCommand):
    help = "Fills an empty database with the demo's schools, once; --accounts prints who can sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--accounts", action="store_true", help="only print the sign-ins, one a line")
        parser.add_argument("--json", action="store_true", help="say it as JSON")

    def handle(self, *args: str, accounts: bool, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "Demo data is for the demo only, and SECRET_KEY is set: this is a server of its own."
            )
        if accounts:
            self.print_accounts(options["json"])
        else:
            self.fill(options["json"])

    def fill(self, as_json: bool) -> None:
        here = is_here()
        if not here and (School.objects.exists() or User.objects.exists()):
            raise CommandError(
                "This database holds schools or people of its own, so no demo data is put into it. "
                "Give the demo a folder of its own: DATA_DIR=FOLDER ./run demo"
            )
        if not here:
            build()
        counts = {
            "schools": School.objects.count(),
            "areas": AreaForImprovement.objects.count(),
            "actions": Action.objects.count(),
        }
        if as_json:
            self.stdout.write(json.dumps({"created": not here} | counts))
        elif here:
            self.stdout.write("The demo data is here already, and stays as it is.")
        else:
            self.stdout.write(
                "Demo data made: {schools} schools, {areas} areas, {actions} actions.".format(**counts)
            )

    def print_accounts(self, as_json: bool) -> None:
        if not is_here():
            raise CommandError("There is no demo data yet: run manage.py demo_data first.")
        accounts = known_accounts()
        if as_json:
            self.stdout.write(json.dumps([account._asdict() for account in accounts]))
        else:
            for account in accounts:
                self.stdout.write(f"sign-in  {account.role}  {account.email}  {account.password}")
