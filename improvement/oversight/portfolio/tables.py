"""The portfolio as a table to keep, exactly as the page shows it with the same filters. No cell of it would run."""

import io
from collections.abc import Iterable
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font

from improvement.oversight.portfolio.rows import SchoolRow
from schools.days import dates
from schools.files.tables import as_csv

HEAD = [
    "School",
    "URN",
    "Phase",
    "Why it stands here",
    "Areas, furthest off first",
    "To check",
    "Last change",
    "Next",
    "What comes next",
]
WIDTHS = (34, 10, 14, 70, 40, 10, 13, 13, 26)


def table(rows: Iterable[SchoolRow]) -> str:
    """As CSV, which a spreadsheet opens as it stands."""
    return as_csv(HEAD, map(_cells, rows))


def workbook(rows: Iterable[SchoolRow]) -> bytes:
    """As an Excel file. Words are written as words, whatever they begin with; numbers and days as what they are."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Portfolio")
    sheet.freeze_panes = "B2"
    for letter, width in zip("ABCDEFGHI", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.append([_cell(sheet, words, bold=True) for words in HEAD])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in _cells(row)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cells(row: SchoolRow) -> list:
    words = row.school.rating_words
    return [
        row.school.name,
        row.school.urn,
        row.school.get_phase_display(),
        ", ".join(row.reasons),
        ", ".join(words[rating] for rating in row.ratings),
        row.unchecked,
        row.last_change.astimezone(dates.LONDON).date() if row.last_change else None,
        row.next_on,
        row.next_what or None,
    ]


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Cell:
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"  # text that begins with «=» would be a formula otherwise
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell
