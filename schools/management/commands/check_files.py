"""Are the files people brought still whole?"""

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from schools import files
from schools.files.models import StoredFile

WORDS = {
    "missing": "is missing",
    "truncated": "is cut short",
    "flipped": "is damaged: its content is not what was stored",
    "altered": "was added to: its content is not what was stored",
    "swapped": "holds the content of another file",
    "orphan": "belongs to no file Cairn knows of",
}


class Command(BaseCommand):
    help = (
        "Reads every stored file and compares it with what was stored. Exits with 1 if one is missing, cut short, damaged, "
        "swapped, or belongs to nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the result as JSON")
        parser.add_argument(
            "--tidy",
            action="store_true",
            help="take away files that have belonged to nothing for a day, first",
        )

    def handle(self, **options: Any) -> None:
        gone = files.tidy() if options["tidy"] else []
        rows = StoredFile.objects.order_by("pk")
        count = rows.count()
        faults = [*files.examine(rows.iterator()), *files.leftovers()]
        if options["json"]:
            said = {"files": count, "faults": [asdict(fault) for fault in faults], "taken_away": len(gone)}
            self.stdout.write(json.dumps(said))
        else:
            for fault in faults:
                called = f"File {fault.file}, {fault.name}," if fault.file else fault.path
                self.stdout.write(f"{called} {WORDS[fault.fault]}.")
            if gone:
                self.stdout.write(f"{len(gone)} left over from uploads that were never saved: taken away.")
            if not faults:
                self.stdout.write(f"All {count:,} files are whole.")
        if faults:
            if options["json"]:
                raise SystemExit(1)
            raise CommandError(
                f"{len(faults)} of {count:,} files or leftovers need looking at.", returncode=1
            )
