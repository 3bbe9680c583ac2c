"""The process apart: `python -I reader.py VERB FILE …`. It knows neither Django nor Cairn; started by `apart.py`."""

import html
import json
import re
import resource
import sys
import zipfile
import zlib
from collections.abc import Callable

CPU_SECONDS = 10
MEMORY = 512 * 1024**2
MOST_PAGES_READ = 200
MOST_TEXT = 1024**2
MOST_UNPACKED = 16 * 1024**2  # of one part of an Office file
WIDE, HIGH = 1100, 3000
PARTS = {
    "docx": r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml",
    "xlsx": r"xl/(sharedStrings|worksheets/sheet\d+|comments\d*)\.xml",
    "pptx": r"ppt/(slides/slide\d+|notesSlides/notesSlide\d+)\.xml",
    "odt": r"content\.xml",
    "ods": r"content\.xml",
}
ENDS = re.compile(rb"</w:p>|</a:p>|</text:p>|</si>|</c>|</row>|<w:br/>|<w:tab/>")


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))


def pdf_facts(path: str) -> dict:
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            return {"pages": 0, "locked": True}
        raise
    with open(path, "rb") as file:
        data = file.read()
    active = (
        raw.FPDFDoc_GetJavaScriptActionCount(document.raw) > 0
        or raw.FPDFDoc_GetAttachmentCount(document.raw) > 0
        or re.search(rb"/(JavaScript|JS|Launch|EmbeddedFile)\b", data) is not None
    )
    if not len(document):
        raise ValueError("no pages")
    return {"pages": len(document), "active": active}


def pdf_page(path: str, number: str) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    page = document[int(number) - 1]
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise ValueError("no size")
    bitmap = page.render(scale=min(WIDE / width, HIGH / height), rev_byteorder=True)
    return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)


def png(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """The pixels as a PNG file."""
    kind = {1: 0, 3: 2, 4: 6}[channels]

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, kind, 0, 0, 0])
    rows = b"".join(b"\0" + pixels[row * stride : row * stride + width * channels] for row in range(height))
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows, 6)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def text(path: str, kind: str) -> str:
    if kind == "pdf":
        return text_of_pdf(path)
    if kind in PARTS:
        return text_of_office(path, PARTS[kind])
    with open(path, "rb") as file:
        data = file.read(MOST_TEXT)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def text_of_pdf(path: str) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    found = []
    for number in range(min(len(document), MOST_PAGES_READ)):
        page = document[number]
        found.append(page.get_textpage().get_text_bounded())
        page.close()
        if sum(map(len, found)) > MOST_TEXT:
            break
    return "\n".join(found)


def text_of_office(path: str, wanted: str) -> str:
    found = []
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if re.fullmatch(wanted, name)]
        for name in names[:400]:
            with archive.open(name) as part:
                found.append(words(part.read(MOST_UNPACKED)))
            if sum(map(len, found)) > MOST_TEXT:
                break
    return "\n".join(found)


def words(markup: bytes) -> str:
    """What stands between the tags; no XML reader, which a hostile file could keep busy for ever."""
    markup = ENDS.sub(b"\n", markup)
    return html.unescape(re.sub(rb"<[^<>]*>", b"", markup).decode("utf-8", "replace"))


def main(verb: str, *rest: str) -> None:
    limit()
    verbs: dict[str, Callable] = {"pdf_facts": pdf_facts, "pdf_page": pdf_page, "text": text}
    answer = verbs[verb](*rest)
    if isinstance(answer, dict):
        answer = json.dumps(answer)
    if isinstance(answer, str):
        answer = answer[:MOST_TEXT].encode("utf-8", "replace")
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
