"""Office files are ZIP archives: what is in one, found out without unpacking it.

Sizes are read from the archive's own directory, and never more than a few kilobytes of an entry are unpacked.
"""

import re
import stat
import zipfile
import zlib
from typing import BinaryIO

from schools.errors import Refused

MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * 1024**2
MOST_RATIO = 100
LARGEST_DIRECTORY = 1024**2
SMALL = 1024**2  # an entry that unpacks to less than this may be as dense as it likes
PEEK = 256 * 1024
ARCHIVES = (".zip", ".jar", ".rar", ".7z", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".cab", ".iso")
EMBEDDED = re.compile(r"^(word|xl|ppt)/embeddings/[^/]+\.(xlsx|docx|pptx|xlsb|vsdx)$", re.IGNORECASE)
MACROS = re.compile(r"(^|/)(vbaproject\.bin|vbadata\.xml)$|^xl/macrosheets/|^basic/", re.IGNORECASE)
ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
MAIN_PARTS = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
    b"presentationml.slideshow.main+xml": "pptx",
}


def office_kind(stream: BinaryIO, name: str) -> str:
    """`docx`, `xlsx`, `pptx`, `odt` or `ods`; `zip` for any other archive. Refused if it is not safe to keep."""
    _check_directory(stream, name)
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, RuntimeError) as error:
        raise Refused(_damaged(name), "file") from error
    entries = archive.infolist()
    _check_sizes(stream, entries, name)
    for entry in entries:
        _check_entry(stream, entry, name)
    return _kind(stream, {entry.filename: entry for entry in entries}, name)


def _check_directory(stream: BinaryIO, name: str) -> None:
    """The directory's length, from the end of the archive, before anything is made of it."""
    stream.seek(0, 2)
    size = stream.tell()
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise Refused(_damaged(name), "file")
    entries = int.from_bytes(tail[at + 10 : at + 12], "little")
    length = int.from_bytes(tail[at + 12 : at + 16], "little")
    if entries > MOST_ENTRIES or length > LARGEST_DIRECTORY:
        raise Refused(
            f"{name} is packed in more than {MOST_ENTRIES:,} parts, which no ordinary document is.", "file"
        )


def _check_sizes(stream: BinaryIO, entries: list[zipfile.ZipInfo], name: str) -> None:
    stream.seek(0, 2)
    size = stream.tell()
    unpacked, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
    if len(entries) > MOST_ENTRIES:
        raise Refused(
            f"{name} is packed in more than {MOST_ENTRIES:,} parts, which no ordinary document is.", "file"
        )
    dense = any(e.file_size > SMALL and e.file_size > MOST_RATIO * max(1, e.compress_size) for e in entries)
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * size + SMALL or dense or packed > size:
        raise Refused(
            f"{name} would unpack to far more than its size, as files do that are made to fill a disk. "
            "Save it again from the program it was made in.",
            "file",
        )


def _check_entry(stream: BinaryIO, entry: zipfile.ZipInfo, name: str) -> None:
    inside = entry.filename.replace("\\", "/")
    if entry.flag_bits & 0x1:
        raise Refused(locked(name), "file")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise Refused(f"{name} holds a link to a file outside it, which no ordinary document does.", "file")
    if (
        inside.startswith("/")
        or re.match("^[A-Za-z]:", inside)
        or ".." in inside.split("/")
        or "\x00" in entry.orig_filename
    ):
        raise Refused(
            f"{name} holds a part that would be written outside its folder, which no ordinary document does.",
            "file",
        )
    if MACROS.search(inside):
        raise Refused(macros(name), "file")
    start = b"" if entry.is_dir() else _peek(stream, entry, 8)
    if inside.lower().endswith(ARCHIVES) or (start[:4] == b"PK\x03\x04" and not EMBEDDED.match(inside)):
        raise Refused(f"{name} holds another archive. Take the files out and add them one by one.", "file")
    if start[:2] == b"MZ" or start[:4] == b"\x7fELF":
        raise Refused(f"{name} holds a program, and programs cannot be evidence.", "file")


def _peek(stream: BinaryIO, entry: zipfile.ZipInfo, length: int) -> bytes:
    """The first bytes of an entry; a few kilobytes are read of it, however much it would unpack to."""
    stream.seek(entry.header_offset)
    header = stream.read(30)
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        return b""
    skip = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    stream.seek(entry.header_offset + 30 + skip)
    packed = stream.read(min(entry.compress_size, length + 1024 if length < 1024 else PEEK))
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed[:length]
    try:
        return zlib.decompressobj(-15).decompress(packed, length)
    except zlib.error:
        return b""


def _kind(stream: BinaryIO, entries: dict[str, zipfile.ZipInfo], name: str) -> str:
    if "mimetype" in entries:
        kind = ODF.get(_peek(stream, entries["mimetype"], 100).strip())
        manifest = entries.get("META-INF/manifest.xml")
        if kind and manifest and b"encryption-data" in _peek(stream, manifest, PEEK):
            raise Refused(locked(name), "file")
        return kind or "zip"
    if "[Content_Types].xml" not in entries:
        return "zip"
    types = _peek(stream, entries["[Content_Types].xml"], PEEK)
    if b"macroEnabled" in types:
        raise Refused(macros(name), "file")
    return next((kind for part, kind in MAIN_PARTS.items() if part in types), "zip")


def locked(name: str) -> str:
    return f"{name} is locked with a password. Save a copy without one, and add that."


def macros(name: str) -> str:
    return f"{name} contains macros. Save it as .docx, .xlsx or .pptx, which hold none, and add that."


def _damaged(name: str) -> str:
    return f"{name} is damaged or cut short: it cannot be opened. Save it again, and add that."
