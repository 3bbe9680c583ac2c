"""Files to read: small PDFs written by hand, Word files with list levels, and archives that do harm."""

import io
import zipfile

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TALL = 14  # points from line to line


def make_pdf(
    text: str, *, javascript=False, launch=False, attached=False, locked=False, noise=False, drawn=False
) -> bytes:
    """A PDF of the text, a page for each form feed, a line for each line, leading spaces as an indent."""
    pages = text.split("\f")
    objects: list[bytes] = [b"", b""]  # the catalogue and the list of pages come first and are filled in last
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding"
    objects.append(font + (b" /ToUnicode 4 0 R >>" if noise else b" >>"))
    objects.append(stream(NOISE_MAP))
    kids = []
    for page in pages:
        objects.append(stream(b"0 0 200 200 re S" if drawn else page_content(page)))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 %d] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % (max(842, 80 + TALL * (page.count("\n") + 2)), content)
        )
        kids.append(len(objects))
    extra = b""
    if javascript:
        extra += b" /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
    if launch:
        extra += b" /AA << /WC << /S /Launch /F (calc.exe) >> >>"
    if attached:
        objects.append(b"<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream")
        objects.append(b"<< /Type /Filespec /F (a.exe) /EF << /F %d 0 R >> >>" % len(objects))
        extra += b" /Names << /EmbeddedFiles << /Names [(a.exe) %d 0 R] >> >>" % len(objects)
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R%s >>" % extra
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    lock = b""
    if locked:
        objects.append(
            b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <%s> /U <%s> >>" % (b"1a" * 32, b"2b" * 32)
        )
        lock = b" /Encrypt %d 0 R /ID [<00> <00>]" % len(objects)
    return assembled(objects, lock)


def assembled(objects: list[bytes], lock: bytes) -> bytes:
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, lock, start)
    )
    return out.getvalue()


def stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def page_content(page: str) -> bytes:
    lines = page.strip("\n").split("\n")
    top = max(842, 80 + TALL * (page.count("\n") + 2)) - 50
    made = []
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        left = 50 + 6 * (len(line) - len(line.lstrip()))
        made.append(b"BT /F1 10 Tf %d %d Td (%s) Tj ET" % (left, top - TALL * index, escaped(line.strip())))
    return b"\n".join(made)


def escaped(line: str) -> bytes:
    for sign in "\uf06e\uf0a7\uf0b7\x84■":
        line = line.replace(sign, "•")
    words = line.replace("−", "–").encode("cp1252", errors="replace")
    return words.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


# Every letter stands for a control character: what a reader gets from fonts that do not say which letters they hold.
NOISE_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /N def /CMapType 2 def\n"
    b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <21> <7E> <0003> endbfrange\n"
    b"endcmap CMapName currentdict /CMap defineresource pop end end"
)


def make_word(paragraphs: list[tuple[str, int | None]], by_style: bool = False) -> bytes:
    """A Word file: each paragraph with its list level, none for ordinary text. The bullets are Word's, not in the text."""
    document = Document()
    for text, level in paragraphs:
        if level is None:
            document.add_paragraph(text)
        elif by_style:
            document.add_paragraph(text, style="List Bullet" if level == 0 else f"List Bullet {level + 1}")
        else:
            number(document.add_paragraph(text), level)
    return saved(document)


def number(paragraph, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()
    numbering = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", level), ("w:numId", 3)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), str(value))
        numbering.append(child)
    properties.append(numbering)


def tracked(paragraph, kind: str, text: str) -> None:
    """A tracked change at the end of a paragraph: `kind` is «ins» or «del»."""
    change, run, words = (
        OxmlElement(f"w:{kind}"),
        OxmlElement("w:r"),
        OxmlElement("w:t" if kind == "ins" else "w:delText"),
    )
    words.text = text
    words.set(qn("xml:space"), "preserve")
    change.set(qn("w:author"), "A. Writer")
    run.append(words)
    change.append(run)
    paragraph._p.append(change)


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_entries(data: bytes, entries: dict[str, bytes]) -> bytes:
    """The archive with more in it."""
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()
