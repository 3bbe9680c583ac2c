"""Which files are taken, and the sentence for each that is not."""

import time

import pytest

from demo.papers import pdf
from schools.errors import Refused
from schools.files import apart, kinds
from tests.schools.files import corpus


def check(tmp_path, name, content):
    path = tmp_path / "sent"
    path.write_bytes(content)
    return kinds.check(path, name)


@pytest.mark.parametrize("name", corpus.GOOD)
def test_taken(tmp_path, name):
    content, content_type = corpus.GOOD[name]
    assert kinds.KINDS[check(tmp_path, name, content).extension].content_type == content_type


@pytest.mark.parametrize("name", corpus.BAD)
def test_refused_with_a_sentence(tmp_path, name):
    content, words = corpus.BAD[name]
    began = time.monotonic()
    with pytest.raises(Refused) as refused:
        check(tmp_path, name, content)
    assert words in refused.value.sentence and name in refused.value.sentence
    assert refused.value.sentence[-1] in ".)" and refused.value.field == "file"
    assert time.monotonic() - began < 5


def test_larger_than_a_file_may_be(tmp_path):
    with pytest.raises(Refused, match="is 26 MB, and a file can have 25 MB"):
        check(tmp_path, "large.txt", b"a" * (26 * 1024**2))


def test_a_pdf_behind_a_password_is_kept_and_said_to_be(tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "ask", lambda *_: {"pages": 0, "locked": True})
    assert {"what": "locked"} in check(tmp_path, "a.pdf", pdf("x")).warnings


def test_a_pdf_that_acts_is_kept_and_said_to(tmp_path):
    acting = pdf("x").replace(
        b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert) >>"
    )
    assert {"what": "active"} in check(tmp_path, "a.pdf", acting).warnings
    assert {"what": "active"} not in check(tmp_path, "a.pdf", pdf("x")).warnings


def test_a_pdf_of_too_many_pages(tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "ask", lambda *_: {"pages": 2001})
    with pytest.raises(Refused, match="has 2,001 pages, and a file can have 2,000"):
        check(tmp_path, "a.pdf", pdf("x"))


# ---- pictures -----------------------------------------------------------------------------------------------------------
def test_where_a_photo_was_taken_is_cut_out(tmp_path):
    photo = corpus.jpeg(parts=corpus.exif(), after=b"more pictures with GPS")
    clean = check(tmp_path, "photo.jpg", photo).instead
    assert b"GPS" not in clean and b"Exif" not in clean
    assert clean == corpus.jpeg()


def test_which_way_up_a_photo_is_stays(tmp_path):
    clean = check(tmp_path, "photo.jpg", corpus.jpeg(parts=corpus.exif(orientation=6))).instead
    assert b"GPS" not in clean and kinds.jpeg_size(clean) == (20, 10)
    from schools.files.pictures import _orientation

    at = clean.index(b"Exif\0\0") + 6
    assert _orientation(clean[at : at + 40]) == 6


def test_a_photo_without_such_parts_is_stored_as_it_came(tmp_path):
    assert check(tmp_path, "photo.jpg", corpus.jpeg()).instead is None


# ---- the process apart ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "kind,content",
    [
        ("pdf", pdf("Eighteen books")),
        ("docx", corpus.office(text="Eighteen <w:b/>books")),
        ("xlsx", corpus.sheet("Eighteen books", "x")),
        ("txt", b"Eighteen books"),
        ("csv", "Eighteen books,£".encode("cp1252")),
    ],
)
def test_words_of_a_file(tmp_path, kind, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    assert "Eighteen books" in apart.text_of(path, kind)


def test_a_file_that_takes_too_much_has_no_words(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"%PDF-nonsense")
    assert apart.text_of(path, "pdf") == ""
    assert apart.page_picture(path, 1) is None


def test_a_reader_that_hangs_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "WALL_SECONDS", 0.01)
    path = tmp_path / "file"
    path.write_bytes(pdf("x"))
    assert apart.ask("pdf_facts", path) is None


def test_a_page_as_a_picture(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(pdf("Eighteen books"))
    picture = apart.page_picture(path, 1)
    assert picture.startswith(b"\x89PNG") and kinds.png_size(picture)[0] == 1100
    assert apart.page_picture(path, 2) is None
