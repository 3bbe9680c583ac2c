"""A set of evidence as an archive: what the person may open and nothing else, under names that every system can unpack."""

import csv
import io
import zipfile

import pytest

from improvement.evidence import archive as evidence_zip
from schools import files
from schools.models import Membership, Role
from tests.cast import LONG_AGO, make_evidence, make_file
from tests.html_forms import compact
from tests.improvement.evidence.world import areas_of, url


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def unpacked(response):
    assert response.status_code == 200, response.headers
    data = response.getvalue()
    return zipfile.ZipFile(io.BytesIO(data))


def rows_of(archive):
    return list(csv.DictReader(io.StringIO(archive.read("index.csv").decode("utf-8-sig"))))


def test_files_notes_links_and_their_index(cast, sign_in):
    _area, action, *_ = areas_of(cast)
    make_evidence(
        cast.school,
        "Book check",
        by=cast.head,
        on=[action],
        file=make_file(cast.school, name="book check.txt"),
    )
    make_evidence(cast.school, "A <note>", by=cast.head)
    make_evidence(cast.school, "A link", by=cast.head, url="https://a.example/")
    response = sign_in(cast.head).get(url("evidence_zip"))
    assert response.headers["Content-Disposition"].startswith("attachment") and response.headers[
        "Content-Security-Policy"
    ].startswith("sandbox")
    archive = unpacked(response)
    assert sorted(archive.namelist()) == [
        "files/003 book check.txt",
        "index.csv",
        "index.html",
        "notes/002 A -note-.txt",
    ]
    assert archive.read("files/003 book check.txt") == b"Some words"
    rows = rows_of(archive)
    assert [row["Title"] for row in rows] == ["A link", "A <note>", "Book check"]
    assert (
        rows[2]["Shows something of"] == "Weekly reasoning lessons"
        and rows[2]["File or link"] == "files/003 book check.txt"
    )
    page = archive.read("index.html").decode()
    assert "A &lt;note&gt;" in page and "files/003%20book%20check.txt" in page and "<script" not in page


def test_only_what_one_may_open_and_what_the_list_shows(cast, sign_in):
    area, _action, other, second = areas_of(cast)
    make_evidence(cast.school, "Shown", by=cast.head, on=[second], shown_to_board=True)
    make_evidence(
        cast.school, "Hidden", by=cast.head, on=[second], file=make_file(cast.school, b"secret", "hidden.txt")
    )
    make_evidence(cast.other_school, "Foreign", by=cast.outsider, shown_to_board=True)
    archive = unpacked(sign_in(cast.governor).get(url("evidence_zip")))
    assert [row["Title"] for row in rows_of(archive)] == ["Shown"]
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"Hidden" not in everything and b"secret" not in everything and b"Foreign" not in everything
    assert rows_of(unpacked(sign_in(cast.head).get(url("evidence_zip", area=area.pk)))) == []
    assert len(rows_of(unpacked(sign_in(cast.head).get(url("evidence_zip", area=other.pk))))) == 2


def test_a_clerk_who_is_a_governor_takes_what_governors_may_open(cast, sign_in):
    Membership.objects.create(person=cast.clerk, role=Role.GOVERNOR, starts_on=LONG_AGO)
    make_evidence(cast.school, "Shown", by=cast.head, shown_to_board=True)
    make_evidence(cast.school, "Hidden", by=cast.head)
    assert "Hidden" in sign_in(cast.clerk).get(url("evidence")).text
    assert [row["Title"] for row in rows_of(unpacked(sign_in(cast.clerk).get(url("evidence_zip"))))] == [
        "Shown"
    ]


@pytest.mark.parametrize("title", ["=cmd|' /c calc'!A1", "+44 20 7946", "-5 marks", "@head", "＝1+1"])
def test_no_cell_runs(cast, sign_in, title):
    make_evidence(cast.school, title, by=cast.head)
    row = rows_of(unpacked(sign_in(cast.head).get(url("evidence_zip"))))[0]
    assert row["Title"] == f"'{title}"


def test_names_that_would_lead_elsewhere(cast, sign_in):
    make_evidence(cast.school, "../../etc/passwd", by=cast.head)
    make_evidence(cast.school, "x", by=cast.head, file=make_file(cast.school, b"1", "..\\..\\con.txt"))
    for name in unpacked(sign_in(cast.head).get(url("evidence_zip"))).namelist():
        assert ".." not in name and "\\" not in name and not name.startswith("/")


@pytest.mark.parametrize("hurt", [lambda path: path.unlink(), lambda path: path.write_bytes(b"Other words")])
def test_a_file_that_is_not_whole_is_named_and_the_rest_comes(cast, sign_in, caplog, hurt):
    item = make_evidence(cast.school, "Gone", by=cast.head, file=make_file(cast.school))
    make_evidence(cast.school, "Here", by=cast.head)
    make_evidence(cast.school, "Whole", by=cast.head, file=make_file(cast.school, b"Whole", "whole.txt"))
    hurt(files.path_of(item.file))
    archive = unpacked(sign_in(cast.head).get(url("evidence_zip")))
    fault = "The file is missing or damaged, so it is not here"
    assert compact(archive.read("index.html").decode()).count(f"Gone</bdi>({fault})") == 1
    assert [row["File or link"] for row in rows_of(archive)] == [
        "files/001 whole.txt",
        "notes/002 Here.txt",
        fault,
    ]
    assert "files/003 notes.txt" not in archive.namelist() and archive.read("files/001 whole.txt") == b"Whole"
    assert b"Other words" not in b"".join(archive.read(name) for name in archive.namelist())
    assert f"stored file {item.file.pk}" in caplog.text


def test_more_than_an_archive_may_hold(cast, sign_in, monkeypatch):
    monkeypatch.setattr(evidence_zip, "MOST_BYTES", 5)
    make_evidence(cast.school, by=cast.head, file=make_file(cast.school))
    page = sign_in(cast.head).get(url("evidence_zip"), follow=True).text
    assert "That is 10 bytes in 1 item, and an archive" in page and "Narrow the list first" in page


def test_a_large_one_goes_through_a_file(cast, sign_in, monkeypatch):
    monkeypatch.setattr(evidence_zip, "SMALL", 5)
    make_evidence(cast.school, by=cast.head, file=make_file(cast.school))
    assert len(unpacked(sign_in(cast.head).get(url("evidence_zip"))).namelist()) == 3
