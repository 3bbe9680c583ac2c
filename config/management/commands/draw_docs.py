"""Draws the documents in docs/ that are made from the code."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.docs import drawing as docs


class Command(BaseCommand):
    help = "Draw the documents in docs/ that are made from the code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="only say whether they are as drawn; exit 1 if not"
        )

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "docs"
        stale = [name for name, text in docs.drawn().items() if not _same(folder / name, text)]
        if check and stale:
            raise CommandError(f"Not as drawn from the code: {', '.join(stale)}. Run manage.py draw_docs.")
        for name in stale:
            (folder / name).write_text(docs.drawn()[name])
        self.stdout.write(
            f"Drawn: {', '.join(stale)}" if stale else "All documents are as drawn from the code."
        )


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_text() == text
