"""A set of evidence as one archive, with an index that can be read by people and by a spreadsheet."""

import io
import logging
import tempfile
import zipfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.template.loader import render_to_string

from improvement.evidence.models import Evidence
from schools import files
from schools.errors import Refused
from schools.files.names import archive_name, extension_of
from schools.files.tables import as_csv
from schools.models import School
from schools.words import counted

logger = logging.getLogger(__name__)
MOST_BYTES = 500 * 1024**2
MOST_ITEMS = 1_000
SMALL = 4 * 1024**2
NOT_WHOLE = "The file is missing or damaged, so it is not here"
HEAD = [
    "Number",
    "Title",
    "Kind",
    "Form",
    "From",
    "Added",
    "Added by",
    "Fresh until",
    "Shows something of",
    "File or link",
    "SHA-256",
]


def pack(items: Iterable[Evidence], *, school: School, on: date) -> BinaryIO:
    """The archive, open for reading and gone when it is closed. A file that is not whole is not in it, and the index says
    so. `Refused` if it would be too large."""
    items = list(items)
    size = sum(item.file.size for item in items if item.file)
    if len(items) > MOST_ITEMS or size > MOST_BYTES:
        raise Refused(
            f"That is {files.size_words(size)} in {counted(len(items), 'item')}, and an archive can have {MOST_ITEMS:,} items "
            f"and {files.size_words(MOST_BYTES)}. Narrow the list first."
        )
    entries = [_entry(number, item) for number, item in enumerate(items, start=1)]
    # Small ones are made in memory; the response that sends a large one closes its file, and so takes it away.
    made = io.BytesIO() if size < SMALL else tempfile.TemporaryFile(dir=settings.DATA_DIR)  # noqa: SIM115
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in entries:
            _put(entry, archive)
        archive.writestr(
            "index.html",
            render_to_string(
                "improvement/evidence/evidence_index.html", {"school": school, "entries": entries, "on": on}
            ),
        )
        archive.writestr("index.csv", table(entries))
    made.seek(0)
    return made


def _put(entry: dict, archive: zipfile.ZipFile) -> None:
    """The item into its place in the archive; the entry is told if its file is not whole."""
    item = entry["item"]
    if item.form == Evidence.Form.NOTE:
        archive.writestr(entry["place"], item.text)
    elif item.file:
        try:
            archive.writestr(entry["place"], files.read(item.file), zipfile.ZIP_STORED)
        except files.NotWhole as fault:
            logger.error("%s", fault)
            entry.update(place="", fault=NOT_WHOLE)


def _entry(number: int, item: Evidence) -> dict:
    """What the index says of one item, and where in the archive it is to lie."""
    place = ""
    if item.file:
        ending = extension_of(item.file.name)
        place = f"files/{number:03} {archive_name(Path(item.file.name).stem)}.{ending}"
    elif item.form == Evidence.Form.NOTE:
        place = f"notes/{number:03} {archive_name(item.title)}.txt"
    return {
        "number": number,
        "item": item,
        "place": place,
        "fault": "",
        "about": "; ".join(link.words for link in item.live_links),
    }


def table(entries: Iterable[dict]) -> str:
    """The index as CSV."""
    return as_csv(HEAD, map(_cells, entries))


def _cells(entry: dict) -> list:
    item = entry["item"]
    return [
        entry["number"],
        item.title,
        item.get_source_display(),
        item.get_form_display(),
        item.represents_on,
        item.added_on,
        item.added_by.name,
        item.fresh_until,
        entry["about"],
        entry["fault"] or entry["place"] or item.url,
        item.file.sha256 if item.file else "",
    ]
