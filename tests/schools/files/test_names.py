"""Names of files, and sizes in words."""

import pytest

from schools.files.names import archive_name, clean_name, extension_of, size_words


@pytest.mark.parametrize(
    "given,clean",
    [
        ("report.pdf", "report.pdf"),
        ("C:\\fakepath\\report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("plan\u202efdp.exe", "planfdp.exe"),
        ("a\x00b\r\nc.txt", "abc.txt"),
        ("  two   words .txt ", "two words .txt"),
        ("Jose\u0301.pdf", "José.pdf"),
        ("تقرير.pdf", "تقرير.pdf"),
        ("...", "file"),
        ("", "file"),
        ("\u200b", "file"),
        ("x" * 300 + ".docx", "x" * 195 + ".docx"),
    ],
)
def test_clean(given, clean):
    assert clean_name(given) == clean
    assert len(clean) <= 200


def test_names_every_system_can_unpack():
    assert archive_name("con.txt") == "_con.txt"
    assert archive_name('a<b>:"|?*.txt') == "a-b------.txt"


def test_endings():
    assert [extension_of(name) for name in ("a.JPEG", "a.tar.gz", "none", "x.PDF")] == [
        "jpg",
        "gz",
        "",
        "pdf",
    ]


def test_sizes():
    assert [size_words(n) for n in (1, 812, 3 * 1024, 25 * 1024**2, 2 * 1024**3)] == [
        "1 byte",
        "812 bytes",
        "3 KB",
        "25 MB",
        "2 GB",
    ]
