"""Files that cannot be read, or should not be: each gives its sentence, in bounded time and memory, and nothing else."""

import resource
import signal
import subprocess
import sys
import time

import pytest
from docx import Document
from docx.oxml import parse_xml

from improvement import reader as letters
from improvement.reader import run
from improvement.reader.files import extract
from improvement.reader.words.phrases import about
from tests.improvement.reader.making import make_pdf, make_word, saved, tracked, with_entries
from tests.improvement.reader.samples import text_of

LETTER = text_of("2012-requires-improvement-letter")
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + b"\x00\x80" * 200
OLD_WORD = extract.OLD_OFFICE + b"\x00" * 600
LOCKED_WORD = OLD_WORD + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 100
WORD = make_word([("Monitoring inspection of Fennel Road Primary School", None)])
BOMB = with_entries(WORD, {"word/media/image1.bin": b"\0" * (60 * 1024 * 1024)})
XML_BOMB = with_entries(WORD, {"word/comments.xml": b"<a>" + b" " * (60 * 1024 * 1024) + b"</a>"})

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>Words in a box</w:t></w:r></w:p></w:txbxContent>"
TEXT_BOX = (
    f"<w:r {SPACES}><mc:AlternateContent><mc:Choice Requires='wps'>{BOX}</mc:Choice>"
    f"<mc:Fallback>{BOX}</mc:Fallback></mc:AlternateContent><pic:pic/></w:r>"
)
CONTROL = f"<w:sdt {SPACES}><w:sdtContent><w:p><w:r><w:t>Words in a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"


def sentence_for(data: bytes, name: str) -> str:
    """What is said of a file by the reader in its own process; nothing may be proposed."""
    read = letters.read_safely(data, name)
    assert read.document_type == "unreadable"
    assert not read.points and not read.follow_ups and read.school_name is None
    assert letters.read(data, name).reason == read.reason
    return read.reason


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (
            b"",
            "plan.pdf",
            "plan.pdf is empty (0 bytes). Choose the file again, or paste the text of the letter.",
        ),
        (
            make_pdf("x", locked=True),
            "plan.pdf",
            "plan.pdf is locked with a password. Save a copy without the password, or paste the text of the letter.",
        ),
        (
            make_pdf("a\fb\fc", drawn=True),
            "scan.pdf",
            "No text was found in scan.pdf: it is probably a scan. Upload the letter as Word, or paste or type its key points.",
        ),
        (
            make_pdf(LETTER, noise=True),
            "report.pdf",
            "The text inside report.pdf cannot be read: its fonts do not say which letters they stand for. Paste the text of"
            " the letter, or upload it as Word.",
        ),
        (
            make_pdf("\f".join(["A page."] * 2001)),
            "long.pdf",
            "long.pdf has 2,001 pages and the limit is 2,000. Save the pages of the letter alone, or paste its text.",
        ),
        (
            make_pdf(LETTER)[:3000],
            "half.pdf",
            "half.pdf is cut short or damaged. Fetch or save it again, or paste the text of the letter.",
        ),
        (
            b"%PDF-1.7\n" + b"not really" * 300 + b"\n%%EOF",
            "odd.pdf",
            "odd.pdf is cut short or damaged. Fetch or save it again, or paste the text of the letter.",
        ),
        (
            b"<html><body>%PDF-1.4 Dear Head</body></html>",
            "letter.pdf",
            "letter.pdf is not a PDF, Word or text file: it looks like a web page. Upload the letter as PDF, .docx or .txt, or"
            " paste its text.",
        ),
        (
            JPEG,
            "letter.pdf",
            "letter.pdf is not a PDF, Word or text file: it looks like a picture. Upload the letter as PDF, .docx or .txt, or"
            " paste its text.",
        ),
        (
            OLD_WORD,
            "letter.docx",
            "letter.docx is an old Word file. Open it in Word and save it as .docx, or paste the text of the letter.",
        ),
        (
            LOCKED_WORD,
            "letter.docx",
            "letter.docx is locked with a password. Save a copy without the password, or paste the text of the letter.",
        ),
        (
            with_entries(WORD, {"word/vbaProject.bin": b"Sub AutoOpen"}),
            "letter.docm",
            "letter.docm contains macros and was not opened. Save it as .docx without macros, or paste the text of the letter.",
        ),
        (
            WORD[: len(WORD) // 2],
            "letter.docx",
            "letter.docx is cut short or damaged. Fetch or save it again, or paste the text of the letter.",
        ),
        (
            make_word([("", None)]),
            "letter.docx",
            "There are no words in letter.docx. Choose the file again, or paste the text of the letter.",
        ),
        (
            b" \n \n",
            "The text",
            "There are no words in The text. Choose the file again, or paste the text of the letter.",
        ),
        (
            b"\x00\x01\x02\x03" * 400,
            "letter.txt",
            "letter.txt is not a PDF, Word or text file: it looks like something else. Upload the letter as PDF, .docx or .txt,"
            " or paste its text.",
        ),
    ],
    ids=lambda value: (
        value if isinstance(value, str) and value.endswith((".pdf", ".docx", ".docm", ".txt")) else ""
    ),
)
def test_a_file_that_cannot_be_read_says_so(data, name, sentence):
    assert sentence_for(data, name) == sentence


@pytest.mark.parametrize(
    "data",
    [
        BOMB,
        XML_BOMB,
        with_entries(WORD, {"word/embeddings/inner.zip": WORD}),
        with_entries(WORD, {f"word/media/{n}.png": b"" for n in range(10_000)}),
        with_entries(WORD, {"../../etc/cron.d/x": b"x"}),
        with_entries(WORD, {"/etc/passwd": b"x"}),
    ],
    ids=["bomb", "xml bomb", "nested", "10,000 entries", "slip", "absolute"],
)
def test_an_archive_that_does_harm_is_not_unpacked(data):
    assert sentence_for(data, "letter.docx") == (
        "letter.docx was not opened: unpacked, it would be too large or it holds files that do not belong in a letter."
        " Save it again as .docx, or paste the text of the letter."
    )


def test_an_entity_bomb_is_not_opened(tmp_path):
    import zipfile

    path = tmp_path / "x.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
        archive.writestr("word/document.xml", f'<!DOCTYPE d [<!ENTITY a0 "ha">{lines}]><d>&a8;</d>')
    assert "was not opened" in sentence_for(path.read_bytes(), "x.docx")


def test_a_file_over_the_limit_is_refused_before_any_reading():
    assert sentence_for(b"x" * (25 * 1024 * 1024 + 1), "big.pdf") == (
        "big.pdf is over the limit of 25 MB. Save a smaller copy, or paste the text of the letter."
    )


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"javascript": True}, "javascript"),
        ({"launch": True}, "launch_action"),
        ({"attached": True}, "embedded_files"),
    ],
)
def test_a_pdf_with_more_than_pages_is_read_and_flagged(given, problem):
    read = letters.read_safely(make_pdf(LETTER, **given), "letter.pdf")
    assert [flag.problem for flag in read.flags if flag.field == "file"] == [problem]
    assert about(problem)
    assert read.school_name == "Fennel Road Primary School" and read.recommendations


def test_500_pages_are_read_within_the_limits():
    page = "\n".join(
        ["The pupils work hard in their lessons, and make good progress in reading and writing."] * 45
    )
    start = time.monotonic()
    read = letters.read_safely(make_pdf(LETTER + "\f" + "\f".join([page] * 499)), "long.pdf")
    assert time.monotonic() - start < run.WALL_SECONDS
    assert read.problem is None and read.pages >= 500
    assert read.recommendations[0].text == "sharpen the plan by:"
    assert "only_first_pages" in {flag.problem for flag in read.flags}


def test_tracked_changes_are_read_as_accepted_and_marked():
    document = Document()
    document.add_paragraph("Dear Mrs Tarrant")
    document.add_paragraph("Monitoring inspection of Fennel Road Primary School")
    paragraph = document.add_paragraph("The school should take further action to:")
    paragraph = document.add_paragraph("raise the attendance of ", style="List Bullet")
    tracked(paragraph, "del", "all boys")
    tracked(paragraph, "ins", "all pupils")
    document.add_paragraph("Yours sincerely")
    read = letters.read_safely(saved(document), "letter.docx")
    assert [point.text for point in read.recommendations] == ["raise the attendance of all pupils"]
    assert "tracked_changes" in {flag.problem for flag in read.flags}


def test_the_words_of_tables_and_text_boxes_are_read():
    document = Document()
    document.add_paragraph("Inspection of Fennel Road Primary School")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Unique reference number", "900999"
    document.add_paragraph()._p.append(parse_xml(TEXT_BOX))
    document.element.body.insert(0, parse_xml(CONTROL))
    read = letters.read(saved(document), "letter.docx")
    assert read.text.count("in a box") == 1 and read.text.count("in a control") == 1
    assert read.urn == "900999"
    assert [(flag.problem, flag.offer) for flag in read.flags if flag.field == "file"] == [
        ("parts_not_read", "1")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_of_any_usual_encoding_is_read(encoding):
    read = letters.read(LETTER.encode(encoding, errors="replace"), "letter.txt")
    assert read.school_name == "Fennel Road Primary School"
    assert read.inspector_role == "Her Majesty’s Inspector"


# ---- the process -----------------------------------------------------------------------------------------------------
def in_a_process_with(monkeypatch, code: str):
    """Let the reader's process run other code in its place."""
    monkeypatch.setattr(
        run, "_command", lambda name: [sys.executable, "-c", f"from improvement.reader import run\n{code}"]
    )


def test_a_reader_that_thinks_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(run, "CPU_SECONDS", 1)
    in_a_process_with(monkeypatch, "run.CPU_SECONDS = 1\nrun.limit()\nwhile True: pass")
    start = time.monotonic()
    assert letters.read_safely(b"x", "slow.pdf").reason == (
        "Reading slow.pdf took too long and was stopped. Paste the text of the letter, or save the pages of the letter alone."
    )
    assert time.monotonic() - start < 15


def test_a_reader_that_sleeps_is_stopped(monkeypatch):
    in_a_process_with(monkeypatch, "import time; time.sleep(60)")
    assert "took too long" in letters.read_safely(b"x", "slow.pdf", wall=1).reason


def test_a_reader_that_takes_too_much_memory_says_so(monkeypatch):
    in_a_process_with(
        monkeypatch,
        "run.limit()\nrun.read = lambda *given: bytearray(600 * 1024 * 1024)\nimport sys\nsys.exit(run.main('x'))",
    )
    assert letters.read_safely(b"x", "big.pdf").reason == (
        "Reading big.pdf needed too much memory and was stopped. Paste the text of the letter, or save the pages of the"
        " letter alone."
    )


def test_a_reader_that_is_killed_says_so_and_we_go_on(monkeypatch):
    with monkeypatch.context() as patch:
        in_a_process_with(patch, f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})")
        assert letters.read_safely(b"x", "letter.pdf").reason == (
            "The reader stopped before it had finished letter.pdf. Nothing was changed. Try again, or paste the text of the letter."
        )
    assert letters.read_safely(LETTER.encode(), "letter.txt").school_name == "Fennel Road Primary School"


def test_the_process_is_given_none_of_our_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "a secret")
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    assert not {"SECRET_KEY", "DATABASE_URL"} & set(run.environment())


def test_the_limits_hold_in_the_process():
    code = "from improvement.reader import run; run.limit(); import resource as r; print(r.getrlimit(r.RLIMIT_AS), r.getrlimit(r.RLIMIT_CPU), r.getrlimit(r.RLIMIT_FSIZE))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=run.ROOT, check=True
    )
    assert done.stdout.split("\n")[0] == f"{(run.MEMORY, run.MEMORY)} {(10, 11)} {(0, 0)}"
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != run.MEMORY  # ours is as it was
