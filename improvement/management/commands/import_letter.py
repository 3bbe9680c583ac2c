"""`manage.py import_letter URN FILE [--json]`: read a letter and keep it as a draft for a person to confirm."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import Q

from improvement.letters.workflow import keep_reading
from improvement.reader import read_safely
from improvement.reader.files.raw import LARGEST_FILE
from improvement.reader.words.phrases import sentence
from schools.days.dates import today
from schools.models import School, SchoolUrn
from schools.words import counted

CANNOT_READ, NO_FILE, NO_SCHOOL = 1, 2, 3


class Command(BaseCommand):
    help = (
        "Reads an inspection letter or report and keeps what was found, with the file, as a draft of the school. Nothing "
        "of it is in the school's record until a person confirms it. "
        "Exit code 0: kept; 1: the file cannot be read, and a sentence says why; 2: no such file; 3: no such school."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("urn", metavar="URN", help="the school, six digits")
        parser.add_argument("file", metavar="FILE", help="a PDF, .docx or .txt file")
        parser.add_argument(
            "--json", action="store_true", help="print what was found and where to confirm it as JSON"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path, urn = Path(options["file"]), options["urn"]
        school = School.objects.filter(
            Q(urn=urn) | Q(pk__in=SchoolUrn.objects.filter(urn=urn).values("school"))
        ).first()
        if school is None:
            raise CommandError(f"There is no school with the URN {urn}.", returncode=NO_SCHOOL)
        if not path.is_file():
            raise CommandError(f"There is no file {options['file']}.", returncode=NO_FILE)
        if path.stat().st_size > LARGEST_FILE:
            raise CommandError(sentence("too_big", name=path.name), returncode=CANNOT_READ)
        content = path.read_bytes()
        proposal = read_safely(content, path.name)
        if proposal.problem is not None or proposal.document_type in ("unreadable", "not_a_report"):
            raise CommandError(str(proposal.reason), returncode=CANNOT_READ)
        draft = keep_reading(
            school,
            by=None,
            on=today(),
            name=path.name,
            kind=proposal.file_kind,
            content=content,
            proposal=proposal,
        )
        address = settings.SITE_URL.rstrip("/") + draft.get_absolute_url()
        if options["json"]:
            found = {"draft": draft.pk, "confirm_at": address, "proposal": proposal.as_json()}
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
            return
        points, coming = len(proposal.points), len(proposal.follow_ups)
        self.stdout.write(
            f"{draft.name} was read for {school}: {counted(points, 'point')} and "
            f"{counted(coming, 'follow-up')} found, {len(proposal.flags)} to check."
        )
        self.stdout.write(f"Nothing is in the record yet. Confirm it at {address}")
