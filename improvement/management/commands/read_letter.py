"""`manage.py read_letter FILE [--json]`: print what the reader proposes; write nothing."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from improvement.reader import Proposal, ReadPoint, read_safely
from improvement.reader.words.phrases import about

CANNOT_READ, NO_FILE = 1, 2


class Command(BaseCommand):
    help = (
        "Prints what the reader proposes for an inspection letter or report, with page and line. Writes nothing."
        " Exit code 0: read; 1: the file cannot be read, and a sentence says why; 2: there is no such file."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a PDF, .docx or .txt file")
        parser.add_argument("--json", action="store_true", help="the proposals as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        if not path.is_file():
            raise CommandError(f"There is no file {options['file']}.", returncode=NO_FILE)
        proposal = read_safely(path)
        if options["json"]:
            self.stdout.write(json.dumps(proposal.as_json(), ensure_ascii=False, indent=1))
        elif proposal.problem is None:
            self.stdout.write("\n".join(words(proposal)))
        if proposal.problem is not None:
            raise CommandError(str(proposal.reason), returncode=CANNOT_READ)


def words(proposal: Proposal) -> list[str]:
    """The proposal for a person to read: a line a field, a line a point, a line a doubt."""
    said = []
    for name, value in proposal.as_json().items():
        if name in ("afis", "recommendations", "next_steps", "flags") or not value:
            continue
        shown = json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
        source = proposal.sources.get(name)
        said.append(f"{name}: {shown}" + (f"  (page {source.page}, line {source.line})" if source else ""))
    for name in ("afis", "recommendations", "next_steps"):
        points = getattr(proposal, name)
        said += [f"{name}:"] if points else []
        for point in points:
            said += [_point(point, "  "), *(_point(part, "      ") for part in point.children)]
    said += ["check:"] if proposal.flags else []
    for flag in proposal.flags:
        place = f" (line {flag.source.line})" if flag.source else ""
        said.append(
            f"  {flag.field}{place}: {about(flag.problem)}" + (f" «{flag.offer}»" if flag.offer else "")
        )
    return said


def _point(point: ReadPoint, indent: str) -> str:
    cut = " [breaks off]" if point.incomplete else ""
    return f"{indent}- {point.text}{cut}  (page {point.source.page}, line {point.source.line})"
