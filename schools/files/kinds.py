"""Which files are taken, told by what is in them; a sentence for each that is not."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import filetype

from schools.errors import Refused
from schools.files import apart
from schools.files.archives import locked, macros, office_kind
from schools.files.names import extension_of, size_words
from schools.files.pictures import MOST_POINTS, Broken, jpeg_size, png_size, without_private_parts

LARGEST = 25 * 1024**2
MOST_PAGES = 2_000
TAKEN = "PDF, Word (.docx), Excel (.xlsx), PowerPoint (.pptx), OpenDocument (.odt, .ods), JPG, PNG, CSV or text (.txt)"


@dataclass(frozen=True)
class FileKind:
    content_type: str
    words: str  # «a Word document»


OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS: dict[str, FileKind] = {
    "pdf": FileKind("application/pdf", "a PDF"),
    "docx": FileKind(OFFICE + "wordprocessingml.document", "a Word document"),
    "xlsx": FileKind(OFFICE + "spreadsheetml.sheet", "an Excel workbook"),
    "pptx": FileKind(OFFICE + "presentationml.presentation", "a PowerPoint presentation"),
    "odt": FileKind("application/vnd.oasis.opendocument.text", "an OpenDocument text"),
    "ods": FileKind("application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet"),
    "jpg": FileKind("image/jpeg", "a JPG picture"),
    "png": FileKind("image/png", "a PNG picture"),
    "csv": FileKind("text/csv", "a CSV table"),
    "txt": FileKind("text/plain", "a text"),
}
OF_TYPE = {kind.content_type: extension for extension, kind in KINDS.items()}
TEXTS = ("csv", "txt")

SCRIPTED = (
    "{name} is {what}, which can run scripts where it is opened. Save it as a PDF or a picture, and add that."
)
PROGRAM = "{name} is a program, and programs cannot be evidence."
ARCHIVE = "{name} is an archive. Take the files out and add them one by one."
OLD = "{name} is an old {what} file. Save it as .{new}, and add that."
PHOTO = "{name} is a {what} picture, which many computers cannot show. Save it as JPG or PNG, and add that."
REFUSED: dict[str, str] = {
    **dict.fromkeys(("svg", "svgz"), SCRIPTED.replace("{what}", "an SVG drawing")),
    **dict.fromkeys(
        ("html", "htm", "xhtml", "mht", "mhtml", "xml", "xsl"), SCRIPTED.replace("{what}", "a web page")
    ),
    **dict.fromkeys(
        (
            "js",
            "mjs",
            "exe",
            "dll",
            "msi",
            "bat",
            "cmd",
            "com",
            "scr",
            "ps1",
            "vbs",
            "sh",
            "jar",
            "apk",
            "app",
        ),
        PROGRAM,
    ),
    **dict.fromkeys(("zip", "rar", "7z", "gz", "tar", "tgz", "bz2", "xz"), ARCHIVE),
    **dict.fromkeys(("docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "ppsm", "potm"), ""),
    "doc": OLD.replace("{what}", "Word").replace("{new}", "docx"),
    "xls": OLD.replace("{what}", "Excel").replace("{new}", "xlsx"),
    "ppt": OLD.replace("{what}", "PowerPoint").replace("{new}", "pptx"),
    "heic": PHOTO.replace("{what}", "HEIC"),
    "heif": PHOTO.replace("{what}", "HEIC"),
    "gif": PHOTO.replace("{what}", "GIF"),
    "tif": PHOTO.replace("{what}", "TIFF"),
    "tiff": PHOTO.replace("{what}", "TIFF"),
}


@dataclass
class Checked:
    """A file that is taken: its kind, what is to be told about it (`locked`, `active`, `pages`), and its bytes where they are not to be stored as
    they came."""

    extension: str
    warnings: list[dict] = field(default_factory=list)
    instead: bytes | None = None


def check(path: Path, name: str) -> Checked:
    """What kind of file lies at `path`, of which `name` is the clean name. `Refused` with a sentence if it is not
    taken."""
    size = path.stat().st_size
    if size == 0:
        raise Refused(f"{name} is empty (0 bytes). Save it again, and add that.", "file")
    if size > LARGEST:
        raise Refused(too_large(name, size), "file")
    named = extension_of(name)
    with path.open("rb") as stream:
        found = _found(stream, name, named)
    if named in REFUSED:
        raise Refused(REFUSED[named].format(name=name) or macros(name), "file")
    if named not in KINDS:
        raise Refused(f"Cairn does not take files like {name}. Save it as {TAKEN}.", "file")
    if found is None:
        raise Refused(
            f"{name} is not {KINDS[named].words} inside. Open it, save it again as .{named}, and add that.",
            "file",
        )
    if found != named and not (found == "txt" and named in TEXTS):
        raise Refused(
            f"{name} is {KINDS[found].words} inside, not {KINDS[named].words}. Give it the ending .{found}, or choose "
            "the file you meant.",
            "file",
        )
    if named == "pdf":
        return Checked("pdf", _look_into_pdf(path, name))
    return _picture(path, named, name) if named in ("jpg", "png") else Checked(named)


def too_large(name: str, size: int) -> str:
    return f"{name} is {size_words(size)}, and a file can have {size_words(LARGEST)}. Make it smaller, or add a link to it."


def _found(stream: BinaryIO, name: str, named: str) -> str | None:
    """The extension its content deserves; None if there is none we know. Refused where the content says enough."""
    head = stream.read(8192)
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise Refused(_old_office(stream, name, named), "file")
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        kind = office_kind(stream, name)
        if kind == "zip":
            raise Refused(ARCHIVE.format(name=name), "file")
        return kind
    if head.startswith((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe")):
        raise Refused(PROGRAM.format(name=name), "file")
    guess = filetype.guess(head)
    if guess is not None and guess.extension not in KINDS:
        raise Refused(
            REFUSED.get(guess.extension, "").format(name=name) or _foreign(name, guess.extension), "file"
        )
    if named in TEXTS:
        return "txt" if _is_text(stream) else None
    web = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if web.startswith((b"<!doctype html", b"<html", b"<script", b"<svg", b"<?xml", b"<body", b"<head")):
        what = "an SVG drawing" if b"<svg" in web else "a web page"
        raise Refused(SCRIPTED.format(name=name, what=what), "file")
    return None


def _foreign(name: str, extension: str) -> str:
    return f"{name} is a {extension.upper()} file inside, which Cairn does not take. Save it as {TAKEN}."


def _is_text(stream: BinaryIO) -> bool:
    """Text in UTF-8, UTF-16 with its mark, or the signs of an English Windows; no binary data."""
    stream.seek(0)
    data = stream.read()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError:
            return False
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    odd = sum(text.count(chr(code)) for code in range(32) if code not in (9, 10, 12, 13))
    return "\x00" not in text and odd * 1000 <= len(text)


def _old_office(stream: BinaryIO, name: str, named: str) -> str:
    """An Office file of before 2007, or a new one behind a password: both are kept in the same old wrapping."""
    stream.seek(0)
    data = stream.read()
    if "EncryptedPackage".encode("utf-16-le") in data:
        return locked(name)
    for sign, kind in (
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("Book", "xls"),
        ("PowerPoint Document", "ppt"),
    ):
        if sign.encode("utf-16-le") in data:
            return REFUSED[kind].format(name=name)
    return (
        REFUSED.get(named, "").format(name=name) or f"{name} is not what its name says. Save it as {TAKEN}."
    )


def _look_into_pdf(path: Path, name: str) -> list[dict]:
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - 2048))
        whole = b"%%EOF" in stream.read()
    facts = apart.ask("pdf_facts", path) if whole else None
    if facts is None:
        raise Refused(
            f"{name} is damaged or cut short: it cannot be opened. Save it again, and add that.", "file"
        )
    if facts.get("pages", 0) > MOST_PAGES:
        raise Refused(
            f"{name} has {facts['pages']:,} pages, and a file can have {MOST_PAGES:,}. Add the part that matters.",
            "file",
        )
    told = [{"what": what} for what in ("locked", "active") if facts.get(what)]
    return [*told, {"what": "pages", "count": facts["pages"]}]


def _picture(path: Path, kind: str, name: str) -> Checked:
    data = path.read_bytes()
    try:
        width, height = jpeg_size(data) if kind == "jpg" else png_size(data)
        if width * height > MOST_POINTS:
            raise Refused(
                f"{name} is {width:,} by {height:,} points, and a picture can have {MOST_POINTS // 10**6} million. "
                "Make it smaller, and add that.",
                "file",
            )
        instead = without_private_parts(data) if kind == "jpg" else data
    except Broken:
        raise Refused(
            f"{name} is damaged or cut short: it cannot be shown. Save it again, and add that.", "file"
        ) from None
    return Checked(kind, instead=instead if instead != data else None)
