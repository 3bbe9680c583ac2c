"""Text out of a file: which kind it is, whether it may be opened, and its lines with page and position.

`extract(data, name)` returns an `Extracted` or raises `Unreadable` with the key of the sentence to say.
"""

import re
from typing import Any

from improvement.reader.files.raw import (
    LARGEST_FILE,
    LONGEST_TEXT,
    MOST_PAGES,
    Extracted,
    RawLine,
    Unreadable,
)
from improvement.reader.files.word import from_word

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = {
    "jpg": "a picture",
    "png": "a picture",
    "gif": "a picture",
    "tif": "a picture",
    "webp": "a picture",
    "heic": "a picture",
    "bmp": "a picture",
}


def extract(data: bytes, name: str) -> Extracted:
    """The lines of a PDF, Word or text file, known by what is in it, whatever its name ends in."""
    if not data:
        raise Unreadable("empty")
    if len(data) > LARGEST_FILE:
        raise Unreadable("too_big")
    head = data[:1024]
    if data.startswith(OLD_OFFICE):
        raise Unreadable("locked" if "EncryptedPackage".encode("utf-16-le") in data else "old_word")
    if data.startswith(b"PK"):
        return from_word(data)
    if head.lstrip().startswith(b"%PDF-"):
        from improvement.reader.files.pdf import (
            from_pdf,  # loads PDFium, which only the process that reads needs
        )

        return from_pdf(data)
    if what := _something_else(data, name):
        raise Unreadable("not_what_it_says", what=what)
    return from_text(decode(data))


def _something_else(data: bytes, name: str) -> str:
    """What a file is that is no PDF, Word or text, in words; nothing for text."""
    start = data[:512].lstrip().lower()
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|script)", start):
        return "a web page"
    if start.startswith(b"{\\rtf"):
        return "a rich text (RTF) file"
    import filetype

    guess = filetype.guess(data[:8192])
    if guess is not None and not (guess.extension == "mp3" and data[:2] == b"\xff\xfe"):
        return PICTURES.get(guess.extension, f"a .{guess.extension} file")
    if name.lower().endswith((".pdf", ".docx")):
        return "plain text" if _is_text(data) else "something else"
    return "" if _is_text(data) else "something else"


def _is_text(data: bytes) -> bool:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    sample = data[:65536]
    strange = sum(byte < 9 or (13 < byte < 32 and byte != 27) for byte in sample)
    return strange * 100 <= len(sample)


def decode(data: bytes) -> str:
    """Text by its byte order mark, else as UTF-8, else as Windows-1252, where every byte means something."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "".join(
            chr(byte) if 0x80 <= byte < 0xA0 and not _windows(byte) else _windows(byte) for byte in data
        )


def _windows(byte: int) -> str:
    return bytes([byte]).decode("cp1252", errors="ignore")


def from_text(text: str) -> Extracted:
    """Plain or pasted text. A form feed begins a page, wherever it stands; a note of the source is no part of it."""
    lines, page, gap = [], 1, False
    problems = {"only_first_pages": ""} if len(text) > LONGEST_TEXT else {}
    text = text[:LONGEST_TEXT]
    for index, line in enumerate(_lines_of(text)):
        while line.startswith("\f"):
            page, line = page + 1, line[1:]
        if index == 0 and line.startswith("# source:"):
            line = ""
        broad = line.expandtabs(4)
        left = len(broad) - len(broad.lstrip())
        lines.append(RawLine(line, page, left, len(broad.rstrip()), gap=gap))
        gap = not line.strip()
    if page > MOST_PAGES:
        raise Unreadable("too_many_pages", pages=f"{page:,}")
    if not any(line.text.strip() for line in lines):
        raise Unreadable("nothing_to_read")
    return Extracted("text", lines, page, problems)


def _lines_of(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"(?<=[^\n])\f", "\n\f", text).split("\n")


def words_of(file: Any) -> bytes:
    """The bytes of a path, of bytes, or of pasted text."""
    if isinstance(file, bytes | bytearray | memoryview):
        return bytes(file)
    with open(file, "rb") as opened:
        return opened.read(LARGEST_FILE + 1)
