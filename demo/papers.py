"""Small files of the demo's own making."""


def pdf(*lines: str) -> bytes:
    """One page with these lines on it."""
    shown = [line.replace("\\", "").replace("(", "\\(").replace(")", "\\)") for line in lines]
    text = "BT /F1 13 Tf 56 780 Td 20 TL " + " ".join(f"({line}) Tj T*" for line in shown) + " ET"
    content = text.encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + tail


def csv(*rows: str) -> bytes:
    """A table, its rows written with commas."""
    return ("\r\n".join(rows) + "\r\n").encode("utf-8-sig")
