"""The text of a mail as it crosses the wire. Django's own way through `email.generator` takes three times as long as all the
rest of a digest together; this writes the one shape our mails have, and a test holds it against Django's."""

import binascii
from email.utils import formatdate

from django.core.mail import EmailMultiAlternatives
from django.core.mail.message import forbid_multi_line_headers

LONGEST_PLAIN = 900  # a line of a mail has 998 characters at most
BOUNDARY = "==cairn=={}=="


def as_bytes(mail: EmailMultiAlternatives) -> bytes:
    """Plain text first, then the same in HTML, both in UTF-8; lines end as the wire wants it."""
    given = dict(mail.extra_headers)
    boundary = BOUNDARY.format(given["Message-ID"].strip("<>").partition("@")[0][:40])
    headers = {
        "Content-Type": f'multipart/alternative; boundary="{boundary}"',
        "MIME-Version": "1.0",
        "Subject": str(mail.subject),
        "From": given.pop("From", mail.from_email),
        "To": ", ".join(mail.to),
        "Date": formatdate(),
        **given,
    }
    lines = [f"{name}: {_header(name, str(value))}" for name, value in headers.items()]
    html = next(content for content, mimetype in mail.alternatives if mimetype == "text/html")
    lines += [
        "",
        *_part(boundary, "plain", str(mail.body)),
        *_part(boundary, "html", str(html)),
        f"--{boundary}--",
        "",
    ]
    return "\r\n".join(lines).encode("ascii")


def _part(boundary: str, kind: str, text: str) -> list[str]:
    quoted = binascii.b2a_qp(text.replace("\r\n", "\n").encode(), istext=True).decode("ascii")
    return [
        f"--{boundary}",
        f'Content-Type: text/{kind}; charset="utf-8"',
        "Content-Transfer-Encoding: quoted-printable",
        "",
        *quoted.split("\n"),
    ]


def _header(name: str, value: str) -> str:
    """The value in ASCII. Raises `BadHeaderError` for one with a line break, which would begin a header of its own."""
    if value.isascii() and value.isprintable() and len(value) < LONGEST_PLAIN:
        return value
    return forbid_multi_line_headers(name, value, "utf-8")[1]
