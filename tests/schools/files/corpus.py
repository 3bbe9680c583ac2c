"""Files made for the tests: good ones, and every bad one that was thought of. Nothing here was found anywhere."""

import io
import stat
import zipfile
import zlib

from demo.papers import pdf

TYPES = "application/vnd.openxmlformats-officedocument."
MAIN = {
    "docx": (TYPES + "wordprocessingml.document.main+xml", "word/document.xml"),
    "xlsx": (TYPES + "spreadsheetml.sheet.main+xml", "xl/workbook.xml"),
    "pptx": (TYPES + "presentationml.presentation.main+xml", "ppt/presentation.xml"),
    "docm": ("application/vnd.ms-word.document.macroEnabled.main+xml", "word/document.xml"),
}
CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def archive(entries, compression=zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, content in entries:
            made.writestr(name, content)
    return out.getvalue()


def office(kind="docx", text="Eighteen books looked at.", more=()) -> bytes:
    content_type, main = MAIN[kind]
    types = f'<?xml version="1.0"?><Types><Override PartName="/{main}" ContentType="{content_type}"/></Types>'
    body = f"<w:document><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    return archive([("[Content_Types].xml", types), (main, body), *more])


def sheet(*cells) -> bytes:
    shared = "<sst>" + "".join(f"<si><t>{cell}</t></si>" for cell in cells) + "</sst>"
    return office("xlsx", more=[("xl/sharedStrings.xml", shared)])


def odf(kind="odt", manifest="<manifest/>") -> bytes:
    name = {"odt": "text", "ods": "spreadsheet"}[kind]
    return archive(
        [
            ("mimetype", f"application/vnd.oasis.opendocument.{name}"),
            ("content.xml", "<text:p>Words</text:p>"),
            ("META-INF/manifest.xml", manifest),
        ]
    )


def old_office(stream="WordDocument") -> bytes:
    return CFB + stream.encode("utf-16-le") + b"\0" * 512


def png(width=2, height=2) -> bytes:
    def chunk(name, body):
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


def exif(orientation=1, secret=b"GPSLatitude 50.8, Canon") -> bytes:
    entry = b"\x12\x01" + b"\3\0" + b"\1\0\0\0" + orientation.to_bytes(2, "little") + b"\0\0"
    body = b"Exif\0\0" + b"II*\0" + b"\x08\0\0\0" + b"\1\0" + entry + b"\0\0\0\0" + secret
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body


def jpeg(width=20, height=10, *, parts=b"", after=b"") -> bytes:
    frame = b"\xff\xc0\0\x0b\x08" + height.to_bytes(2, "big") + width.to_bytes(2, "big") + b"\x01\x01\x11\0"
    jfif = b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
    scan = b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + jfif + parts + frame + scan + b"\xff\xd9" + after


def bomb() -> bytes:
    """Unpacks to more than a hundred times its size."""
    return office(more=[("word/media/zeros.bin", b"\0" * 40 * 1024**2)])


def lying_bomb() -> bytes:
    """Says of a part that it unpacks to 300 MB: no byte of it need be there for that to be enough."""
    data = office(more=[("word/media/zeros.bin", b"\0" * 5 * 1024**2)])
    return data.replace((5 * 1024**2).to_bytes(4, "little"), (300 * 1024**2).to_bytes(4, "little"))


def with_link() -> bytes:
    link = zipfile.ZipInfo("word/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return office(more=[(link, "/etc/passwd")])


def overlapping() -> bytes:
    """Two entries of the directory that say they lie on the same bytes and together are longer than the file."""
    data = archive([("[Content_Types].xml", "x" * 50), ("a", bytes(range(256)) * 40)], zipfile.ZIP_STORED)
    place = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", place + 4)
    entry = data[second : data.index(b"PK\x05\x06")]
    end = bytearray(data[data.index(b"PK\x05\x06") :])
    end[8:12] = (3).to_bytes(2, "little") * 2
    end[12:16] = (int.from_bytes(end[12:16], "little") + len(entry)).to_bytes(4, "little")
    return data[: data.index(b"PK\x05\x06")] + entry + bytes(end)


def locked_zip() -> bytes:
    data = bytearray(office())
    for sign, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.index(sign)
        data[at + offset] |= 1
    return bytes(data)


GOOD = {
    "report.pdf": (pdf("Words"), "application/pdf"),
    "report.docx": (office(), TYPES + "wordprocessingml.document"),
    "figures.xlsx": (sheet("a", "b"), TYPES + "spreadsheetml.sheet"),
    "talk.pptx": (office("pptx"), TYPES + "presentationml.presentation"),
    "chart.docx": (
        office(more=[("word/embeddings/Sheet1.xlsx", sheet("a"))]),
        TYPES + "wordprocessingml.document",
    ),
    "words.odt": (odf(), "application/vnd.oasis.opendocument.text"),
    "table.ods": (odf("ods"), "application/vnd.oasis.opendocument.spreadsheet"),
    "picture.png": (png(), "image/png"),
    "photo.JPEG": (jpeg(), "image/jpeg"),
    "list.csv": (b"a;b\r\n=cmd|'/c calc'!A1;+44 20\r\n", "text/csv"),
    "windows.csv": ("Name,£\r\nA’s,5\r\n".encode("cp1252"), "text/csv"),
    "utf16.txt": ("Words".encode("utf-16"), "text/plain"),
    "page.txt": (b"<html><script>alert(1)</script></html>", "text/plain"),
}
BAD = {
    "plan.pdf": (b"", "plan.pdf is empty (0 bytes)"),
    "short.pdf": (pdf("Words")[:-60], "damaged or cut short"),
    "broken.pdf": (b"%PDF-1.4\nnothing more\n%%EOF", "damaged or cut short"),
    "web.pdf": (b"<!DOCTYPE html><html>%PDF-1.4 %%EOF</html>", "a web page, which can run scripts"),
    "photo.pdf": (jpeg(), "is a JPG picture inside, not a PDF. Give it the ending .jpg"),
    "letter.docx": (old_office(), "letter.docx is an old Word file. Save it as .docx"),
    "letter.doc": (old_office(), "is an old Word file"),
    "sums.xlsx": (old_office("Workbook"), "is an old Excel file. Save it as .xlsx"),
    "talk.ppt": (old_office("PowerPoint Document"), "is an old PowerPoint file"),
    "secret.docx": (old_office("EncryptedPackage"), "is locked with a password. Save a copy without one"),
    "secret.xlsx": (locked_zip(), "is locked with a password"),
    "secret.odt": (odf(manifest="<m:encryption-data/>"), "is locked with a password"),
    "macro.docm": (office("docm"), "macro.docm contains macros"),
    "macro.docx": (office(more=[("word/vbaProject.bin", b"x")]), "macro.docx contains macros"),
    "macro4.xlsx": (office("xlsx", more=[("xl/macrosheets/sheet1.xml", "x")]), "contains macros"),
    "renamed.docx": (office("docm"), "contains macros"),
    "wrong.docx": (
        office("xlsx"),
        "is an Excel workbook inside, not a Word document. Give it the ending .xlsx",
    ),
    "any.docx": (archive([("a.txt", "a")]), "is an archive. Take the files out"),
    "all.zip": (archive([("a.txt", "a")]), "is an archive. Take the files out"),
    "bomb.docx": (bomb(), "would unpack to far more than its size"),
    "lying.docx": (lying_bomb(), "would unpack to far more than its size"),
    "overlap.docx": (overlapping(), "would unpack to far more than its size"),
    "many.docx": (office(more=[(f"word/{n}.xml", "") for n in range(2_100)]), "more than 2,000 parts"),
    "nested.docx": (office(more=[("word/more.zip", archive([("a", "a")]))]), "holds another archive"),
    "hidden.docx": (office(more=[("word/media/image1.png", archive([("a", "a")]))]), "holds another archive"),
    "program.docx": (office(more=[("word/media/run.bin", b"MZ\x90\0 a program")]), "holds a program"),
    "slip.docx": (office(more=[("../../etc/cron.d/run", "x")]), "outside its folder"),
    "absolute.docx": (office(more=[("/etc/passwd", "x")]), "outside its folder"),
    "drive.docx": (office(more=[("C:\\Windows\\run.exe", "x")]), "outside its folder"),
    "link.docx": (with_link(), "holds a link to a file outside it"),
    "cut.docx": (office()[:-30], "damaged or cut short"),
    "drawing.svg": (
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        "is an SVG drawing, which can run scripts",
    ),
    "foreign.svg": (b"<?xml version='1.0'?><svg><foreignObject/></svg>", "is an SVG drawing"),
    "drawing.png": (b"<svg><script/></svg>", "is an SVG drawing, which can run scripts"),
    "page.html": (b"<html></html>", "is a web page, which can run scripts"),
    "page.jpg": (b"<html></html>", "is a web page, which can run scripts"),
    "run.js": (b"alert(1)", "is a program"),
    "setup.exe": (b"MZ\x90\0", "is a program"),
    "report.pdf.exe": (b"MZ\x90\0", "is a program"),
    "run.pdf": (b"MZ\x90\0", "is a program"),
    "run.csv": (b"MZ\x90\0 text", "is a program"),
    "binary.csv": (b"a,b\0\1\2,c", "is not a CSV table inside"),
    "words.docx": (b"Only words", "is not a Word document inside"),
    "huge.png": (png(30_000, 30_000), "is 30,000 by 30,000 points, and a picture can have 50 million"),
    "huge.jpg": (jpeg(30_000, 30_000), "is 30,000 by 30,000 points"),
    "cut.jpg": (jpeg()[:-4], "damaged or cut short"),
    "cut.png": (png()[:-20], "damaged or cut short"),
    "moving.gif": (b"GIF89a" + b"\0" * 40, "is a GIF picture"),
    "scan.tiff": (b"II*\0" + b"\0" * 40, "is a TIFF picture"),
    "photo.heic": (b"\0\0\0\x18ftypheic" + b"\0" * 40, "is a HEIC picture"),
    "mail.eml": (b"From: a", "Cairn does not take files like mail.eml"),
    "noending": (b"words", "Cairn does not take files like noending"),
}
