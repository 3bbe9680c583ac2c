"""Text out of a .docx: its paragraphs in order, with the list level Word keeps apart from the words.

The file is looked at before it is unpacked. Inserted text is read and deleted text is not, as if every tracked
change were accepted. Pictures, charts and drawings are counted, not read.
"""

import io
import re
import stat
import zipfile
from collections import Counter
from typing import Any

from improvement.reader.files.raw import MEGABYTE, Extracted, RawLine, Unreadable, is_noise

MOST_ENTRIES = 2000
MOST_UNPACKED = 200 * MEGABYTE
LARGEST_PART = 50 * MEGABYTE
HIGHEST_RATIO = 100
SMALL = MEGABYTE  # below this a high ratio harms nobody
INDENT = 720  # what Word indents a level by, in twentieths of a point

NESTED = (".zip", ".7z", ".rar", ".gz", ".jar", ".docx", ".docm", ".dotm")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNREAD = ("pic", "chart", "relIds", "imagedata", "OLEObject")


def from_word(data: bytes) -> Extracted:
    with _checked(data) as archive:
        body = _part(archive, "word/document.xml")
        if body is None:
            raise Unreadable("damaged")
        styles, numbers = _part(archive, "word/styles.xml"), _part(archive, "word/numbering.xml")
    lists = _Lists(styles, numbers)
    lines: list[RawLine] = []
    gap = False
    for paragraph in body.iter(f"{W}p"):
        if _inside(paragraph, "Fallback") or _is_deleted(paragraph):
            continue
        level = lists.level(paragraph)
        for text in _text(paragraph).split("\n"):
            if not text.strip():
                gap = True
            lines.append(RawLine(text, 1, left=float(level or 0) * 4, right=len(text), level=level, gap=gap))
            gap = gap and not text.strip()
    if not any(line.text.strip() for line in lines):
        raise Unreadable("nothing_to_read")
    if is_noise(lines):
        raise Unreadable("noise")
    return Extracted("word", lines, 1, _problems(body))


def _checked(data: bytes) -> zipfile.ZipFile:
    """The archive, if its own table of contents promises nothing harmful: nothing is unpacked before this."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise Unreadable("damaged") from error
    names = {entry.filename for entry in entries}
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unreadable("archive")
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        unpacked, packed = entry.file_size, max(entry.compress_size, 1)
        if (
            name.startswith("/")
            or ".." in name.split("/")
            or name.lower().endswith(NESTED)
            or stat.S_ISLNK(entry.external_attr >> 16)
            or (unpacked > SMALL and unpacked > HIGHEST_RATIO * packed)
            or (name.endswith(".xml") and unpacked > LARGEST_PART)
        ):
            raise Unreadable("archive")
        if entry.flag_bits & 1:
            raise Unreadable("locked")
    if "word/vbaProject.bin" in names:
        raise Unreadable("macros")
    if "word/document.xml" not in names:
        raise Unreadable("not_what_it_says", what=_what(names, archive))
    try:
        types = _read(archive, "[Content_Types].xml") if "[Content_Types].xml" in names else b""
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise Unreadable("damaged") from error
    if b"macroEnabled" in types:
        raise Unreadable("macros")
    return archive


def _what(names: set[str], archive: zipfile.ZipFile) -> str:
    if any(name.startswith("xl/") for name in names):
        return "an Excel file"
    if any(name.startswith("ppt/") for name in names):
        return "a PowerPoint file"
    if "mimetype" in names and b"opendocument" in _read(archive, "mimetype"):
        return "an OpenDocument file"
    return "a zip archive"


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of the archive, never more of it than the largest allowed, whatever its header says."""
    with archive.open(name) as part:
        data = part.read(LARGEST_PART + 1)
    if len(data) > LARGEST_PART:
        raise Unreadable("archive")
    return data


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    from docx.oxml.parser import parse_xml
    from lxml.etree import XMLSyntaxError

    if name not in archive.namelist():
        return None
    try:
        data = _read(archive, name)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
            raise Unreadable("archive")
        return parse_xml(data)
    except (XMLSyntaxError, zipfile.BadZipFile, EOFError, OSError, RuntimeError) as error:
        raise Unreadable("damaged") from error


class _Lists:
    """Which paragraphs are points of a list, and how deep."""

    def __init__(self, styles: Any, numbers: Any) -> None:
        self.by_style: dict[str, tuple[str | None, int]] = {}
        self.based_on: dict[str, str] = {}
        self.hidden: set[tuple[str, int]] = set()
        for style in [] if styles is None else styles.iter(f"{W}style"):
            name = style.get(f"{W}styleId")
            if (based := style.find(f"{W}basedOn")) is not None:
                self.based_on[name] = based.get(f"{W}val")
            if (given := _number(style.find(f"{W}pPr"))) is not None:
                self.by_style[name] = given
        self._find_hidden(numbers)

    def _find_hidden(self, numbers: Any) -> None:
        """Levels that print neither a bullet nor a number."""
        if numbers is None:
            return
        none: dict[str, set[int]] = {}
        for abstract in numbers.iter(f"{W}abstractNum"):
            for level in abstract.iter(f"{W}lvl"):
                kind = level.find(f"{W}numFmt")
                if kind is not None and kind.get(f"{W}val") == "none":
                    none.setdefault(abstract.get(f"{W}abstractNumId"), set()).add(
                        int(level.get(f"{W}ilvl") or 0)
                    )
        for number in numbers.iter(f"{W}num"):
            abstract = number.find(f"{W}abstractNumId")
            for level in none.get(abstract.get(f"{W}val"), ()) if abstract is not None else ():
                self.hidden.add((number.get(f"{W}numId"), level))

    def level(self, paragraph: Any) -> int | None:
        """Nought for a point, one for a part of it; None for a paragraph that is in no list."""
        properties = paragraph.find(f"{W}pPr")
        given = _number(properties)
        style = properties.find(f"{W}pStyle") if properties is not None else None
        from_style = self._from_style(style.get(f"{W}val") if style is not None else None)
        if given is None:
            given = from_style
        if given is None or given[0] == "0" or (given[0] or "", given[1]) in self.hidden:
            return None
        styled = (style.get(f"{W}val") or "") if style is not None else ""
        named = re.search(r"(\d)$", styled)
        if given[1] == 0 and named and "list" in styled.lower():
            return int(named[1]) - 1  # Word's own «List Bullet 2» is a second level with a list of its own
        return given[1]

    def _from_style(self, name: str | None) -> tuple[str | None, int] | None:
        for _ in range(12):
            if name is None:
                return None
            if name in self.by_style:
                return self.by_style[name]
            name = self.based_on.get(name)
        return None


def _number(properties: Any) -> tuple[str | None, int] | None:
    """The list and level a paragraph or style names."""
    number = properties.find(f"{W}numPr") if properties is not None else None
    if number is None:
        return None
    identity, level = number.find(f"{W}numId"), number.find(f"{W}ilvl")
    depth = (level.get(f"{W}val") if level is not None else None) or "0"
    return (identity.get(f"{W}val") if identity is not None else None, int(depth) if depth.isdigit() else 0)


def _text(paragraph: Any) -> str:
    """The words of a paragraph as they stand when every tracked change is accepted."""
    words = []
    for node in paragraph.iter():
        tag = _tag(node)
        if tag == "t" and not _inside(node, "del", "moveFrom", "Fallback") and _own(node, paragraph):
            words.append(node.text or "")
        elif tag in ("br", "cr") and not _inside(node, "del", "moveFrom") and _own(node, paragraph):
            words.append("\n")
        elif tag == "tab" and _tag(node.getparent()) == "r" and _own(node, paragraph):
            words.append("\t")
        elif tag == "noBreakHyphen" and _own(node, paragraph):
            words.append("-")
    return "".join(words)


def _own(node: Any, paragraph: Any) -> bool:
    """Not of a text box inside the paragraph, whose paragraphs come by themselves."""
    while node is not None and node is not paragraph:
        node = node.getparent()
        if node is not None and node is not paragraph and node.tag == f"{W}p":
            return False
    return True


def _inside(node: Any, *tags: str) -> bool:
    return any(_tag(above) in tags for above in node.iterancestors())


def _is_deleted(paragraph: Any) -> bool:
    return _inside(paragraph, "del", "moveFrom")


def _tag(node: Any) -> str:
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def _problems(body: Any) -> dict[str, str]:
    tags = Counter(_tag(node) for node in body.iter())
    problems = {}
    if tags.keys() & {"ins", "del", "moveFrom", "moveTo"}:
        problems["tracked_changes"] = ""
    if unread := sum(tags[tag] for tag in UNREAD):
        problems["parts_not_read"] = str(unread)
    return problems
