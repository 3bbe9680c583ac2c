"""Text out of a PDF, with pypdfium2: each line with its page and where it begins and ends across it."""

import re
from itertools import pairwise
from typing import Any

import pypdfium2
from pypdfium2 import raw

from improvement.reader.files.raw import (
    MOST_PAGES,
    MOST_READ,
    Extracted,
    RawLine,
    Unreadable,
    is_noise,
    noisy_lines,
)

# A gap of more than this many usual line heights stands between two paragraphs.
WIDE = 1.75
TAIL = 16 * 1024
APART = 12  # points: two pieces on one line nearer than this are one


def from_pdf(data: bytes) -> Extracted:
    document = _opened(data)
    try:
        pages = len(document)
        if pages > MOST_PAGES:
            raise Unreadable("too_many_pages", pages=f"{pages:,}")
        if b"%%EOF" not in data[-TAIL:] or not pages:
            raise Unreadable("damaged")
        problems = _contents(document, data)
        lines: list[RawLine] = []
        empty = 0
        for number in range(min(pages, MOST_READ)):
            found = _page(document, number)
            empty += not found
            lines += found
    finally:
        document.close()
    if not any(line.text.strip() for line in lines):
        raise Unreadable("no_text")
    if (
        sum(len(line.text.strip()) for line in lines) < 25 * pages
        and empty < pages
        and pages > 1
        and empty > pages / 2
    ):
        raise Unreadable("no_text")
    if is_noise(lines):
        raise Unreadable("noise")
    if noisy_lines(lines):
        problems["some_noise"] = ""
    if pages > MOST_READ:
        problems["only_first_pages"] = f"{MOST_READ} of {pages:,} pages"
    if empty:
        problems["some_pages_without_text"] = f"{empty} of {pages}"
    return Extracted("pdf", lines, pages, problems, positions=True)


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error) or "ecurity" in str(error)
        raise Unreadable("locked" if locked else "damaged") from error


def _contents(document: Any, data: bytes) -> dict[str, str]:
    """What else is in the PDF. Nothing of it is ever run or opened here."""
    problems = {}
    if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0 or re.search(
        rb"/S\s*/JavaScript|/JS\s*[(<\d]", data
    ):
        problems["javascript"] = ""
    if raw.FPDFDoc_GetAttachmentCount(document) > 0 or b"/EmbeddedFile" in data:
        problems["embedded_files"] = ""
    if re.search(rb"/S\s*/Launch", data):
        problems["launch_action"] = ""
    return problems


def _page(document: Any, number: int) -> list[RawLine]:
    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged") from error
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range() if textpage.count_chars() else ""
        return _measured(textpage, text, number + 1)
    finally:
        textpage.close()
        page.close()


def _measured(textpage: Any, text: str, page: int) -> list[RawLine]:
    """The lines of a page. A line whose letters cannot be placed keeps the place of the line before it."""
    places, at = [], 0
    exact = len(text) == textpage.count_chars()
    left = right = top = 0.0
    for line in re.split(r"\r\n|\r|\n", text):
        words = line.rstrip()
        if words.strip() and exact:
            first = at + len(words) - len(words.lstrip())
            try:
                left, _, _, top = textpage.get_charbox(first, loose=True)
                right = textpage.get_charbox(at + len(words) - 1, loose=True)[2]
            except pypdfium2.PdfiumError:
                pass
        places.append((words, left, right, top))
        at += len(line) + 2
    steps = sorted(
        before[3] - after[3]
        for before, after in pairwise(places)
        if before[0] and after[0] and 6 < before[3] - after[3] < 60
    )
    usual = steps[len(steps) // 5] if steps else 0  # between lines, not between paragraphs
    lines: list[RawLine] = []
    last = None
    for words, left, right, top in places:
        if not words.strip():
            continue
        before = lines[-1] if lines else None
        if before and last is not None and exact and abs(last - top) < 3 and -2 < left - before.right < APART:
            # A raised «th» or a change of font makes a break where the eye sees none.
            lines[-1] = RawLine(f"{before.text} {words.strip()}", page, before.left, right, gap=before.gap)
            continue
        gap = last is None or (bool(usual) and (last - top > WIDE * usual or top - last > usual))
        lines.append(RawLine(words, page, left, right, gap=gap and exact))
        last = top
    return lines
