"""What the commands of the reminders have in common."""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class DayCommand(BaseCommand):
    """A command about one day, today unless `--on` names another, which says what it did in words or in JSON."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--on", metavar="DATE", help="the day, such as 2026-06-12 (default: today)")
        parser.add_argument("--json", action="store_true", help="say what was done as JSON")

    def day(self, options: dict[str, Any]) -> date | None:
        if options["on"] is None:
            return None
        try:
            return date.fromisoformat(options["on"])
        except ValueError as error:
            raise CommandError(
                f"--on needs a day such as 2026-06-12, and {options['on']!r} is none."
            ) from error

    def say(self, options: dict[str, Any], result: dict, words: str) -> None:
        self.stdout.write(json.dumps(result) if options["json"] else words)
