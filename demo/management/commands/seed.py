"""Synthetic schools, for load."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from demo.seeding.country import seed as lay
from schools.days import dates
from schools.errors import Refused
from schools.words import counted, noun


class Command(BaseCommand):
    help = (
        "Adds synthetic schools with plans, targets, evidence and history, the same again from the same seed and day, to a"
        " database of their own. Nothing else may write to it meanwhile."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--schools", metavar="N", type=int, required=True, help="how many schools to add")
        parser.add_argument("--actions", metavar="M", type=int, required=True, help="how many actions in all")
        parser.add_argument("--seed", metavar="S", type=int, default=1, help="another number, other schools")
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, schools: int, actions: int, seed: int, **options: Any) -> None:
        if schools < 1 or actions < 0:
            raise CommandError("There must be at least one school, and not fewer than no actions.")

        def tell(done: int) -> None:
            if options["verbosity"] > 1:
                self.stderr.write(f"{done:,} of {schools:,} schools")

        try:
            result = lay(schools=schools, actions=actions, seed=seed, on=dates.today(), tell=tell)
        except Refused as refused:
            raise CommandError(refused.sentence) from None
        if options["json"]:
            self.stdout.write(json.dumps(result))
            return
        self.stdout.write(
            f"{counted(schools, 'school')} with {counted(actions, 'action')} {noun(schools, 'is', 'are')} added,"
            f" {result['rows']:,} rows in all."
        )
        self.stdout.write("Their advisers, who have no password yet: " + _span(result["bodies"]))


def _span(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} to {names[-1]}"
