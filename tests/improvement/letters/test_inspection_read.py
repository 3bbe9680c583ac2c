"""Reading a letter in: the page, what cannot be read, and that nothing is in the record afterwards."""

import io
import zipfile
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from improvement.models import Finding, FollowUp, Inspection, LetterDraft
from tests.improvement.inspections.letter import LETTER
from tests.improvement.reader.making import make_pdf, make_word, with_entries

URL = "/schools/142345/inspections/read/"


def send(client, content=None, name="letter.pdf", **fields):
    data = {"once": str(uuid4()), "text": ""} | fields
    if content is not None:
        data["file"] = SimpleUploadedFile(name, content)
    return client.post(URL, data)


@pytest.mark.parametrize(
    "content,name,kind",
    [
        (make_pdf(LETTER), "letter.pdf", "pdf"),
        (LETTER.encode(), "letter.txt", "text"),
        (LETTER.encode("utf-16"), "letter.txt", "text"),
        (make_word([(line, None) for line in LETTER.splitlines()]), "letter.docx", "word"),
    ],
    ids=["pdf", "text", "utf-16", "word"],
)
def test_a_file_is_read_and_kept_as_a_draft(cast, sign_in, content, name, kind):
    response = send(sign_in(cast.head), content, name)
    draft = LetterDraft.objects.get()
    assert response.headers["Location"] == draft.get_absolute_url()
    assert (draft.kind, draft.name, draft.by) == (kind, name, cast.head.user)
    assert bytes(draft.content) == content
    assert draft.proposal.school_name == "Saltmarsh Junior School"
    assert not Inspection.objects.exists() and not Finding.objects.exists() and not FollowUp.objects.exists()


def test_pasted_words_are_read(cast, sign_in):
    send(sign_in(cast.head), text=LETTER)
    assert LetterDraft.objects.get().kind == "pasted"


def test_the_list_says_that_a_letter_is_half_confirmed(cast, sign_in):
    client = sign_in(cast.head)
    send(client, text=LETTER)
    page = client.get(reverse("inspections", args=["142345"])).text
    assert "A letter half confirmed" in page and LetterDraft.objects.get().get_absolute_url() in page
    assert "half confirmed" not in sign_in(cast.governor).get(reverse("inspections", args=["142345"])).text


def test_pressing_twice_keeps_one_draft(cast, sign_in):
    client, key = sign_in(cast.head), str(uuid4())
    first, second = (client.post(URL, {"once": key, "text": LETTER}) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert LetterDraft.objects.count() == 1


def bomb() -> bytes:
    out = io.BytesIO(make_word([("Dear Ms Hallam", None)]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.xml", b"\0" * 300_000_000)
    return out.getvalue()


NOISE = "Dear Ms Hallam, thank you for the help that you gave me when I visited the school. " * 12
BAD = {
    "0 bytes": (b"", "letter.pdf", "is empty (0 bytes)"),
    "password": (make_pdf(LETTER, locked=True), "letter.pdf", "is locked with a password"),
    "scan": (make_pdf("\f", drawn=True), "letter.pdf", "it is probably a scan"),
    "noise": (make_pdf(NOISE, noise=True), "letter.pdf", "cannot be read: its fonts"),
    "cut short": (make_pdf(LETTER)[:-300], "letter.pdf", "is cut short or damaged"),
    "too many pages": (b"\f".join([b"Page"] * 2_002), "letter.txt", "the limit is 2,000"),
    "macros": (
        with_entries(make_word([("Dear", None)]), {"word/vbaProject.bin": b"x"}),
        "letter.docm",
        "contains macros",
    ),
    "nested archive": (
        with_entries(make_word([("Dear", None)]), {"more.zip": b"PK\x03\x04" + b"x" * 40}),
        "letter.docx",
        "was not opened",
    ),
    "wrong ending": (b"\xff\xd8\xff\xe0" + b"x" * 400, "letter.pdf", "is not a PDF, Word or text file"),
    "web page": (b"<!doctype html><p>Dear Ms Hallam", "letter.pdf", "it looks like a web page"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "letter.doc", "is an old Word file"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_is_said_in_a_sentence(cast, sign_in, case):
    content, name, sentence = BAD[case]
    client = sign_in(cast.head)
    response = send(client, content, name)
    assert response.status_code == 200
    assert sentence in response.text and name in response.text
    assert "Enter the inspection by hand" in response.text
    assert not LetterDraft.objects.exists()
    assert client.get(URL).status_code == 200


def test_a_bomb_is_not_unpacked(cast, sign_in):
    response = send(sign_in(cast.head), bomb(), "letter.docx")
    assert response.status_code == 200 and "was not opened" in response.text


def test_a_reader_that_is_killed_says_so(cast, sign_in, monkeypatch):
    from improvement.reader import run

    monkeypatch.setattr(run, "WALL_SECONDS", 0.001)
    monkeypatch.setattr(
        "improvement.letters.views.read_safely", lambda data, name: run.read_safely(data, name, 0.001)
    )
    response = send(sign_in(cast.head), LETTER.encode(), "letter.txt")
    assert response.status_code == 200 and "took too long and was stopped" in response.text


def test_an_article_is_no_letter_and_pasted_words_stay(cast, sign_in):
    article = "The school was in the news this week.\nParents said they were pleased."
    response = send(sign_in(cast.head), text=article)
    assert "does not read like an inspection letter" in response.text and article in response.text


def test_too_large(cast, sign_in, monkeypatch):
    monkeypatch.setattr("improvement.letters.views.LARGEST_FILE", 10)
    assert "over the limit of 25 MB" in send(sign_in(cast.head), LETTER.encode(), "letter.txt").text


def test_nothing_given_and_both_given(cast, sign_in):
    client = sign_in(cast.head)
    assert "Choose the file of the letter" in send(client).text
    both = send(client, LETTER.encode(), "letter.txt", text="My words")
    assert "not both" in both.text and "My words" in both.text


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "a\u202efdp.txt", "x" * 400 + ".txt", "<b>.txt"])
def test_a_hostile_name_does_no_harm(cast, sign_in, name):
    client = sign_in(cast.head)
    assert send(client, LETTER.encode(), name).status_code == 302
    draft = LetterDraft.objects.get()
    assert len(draft.name) <= 200 and "/" not in draft.name and "\u202e" not in draft.name
    assert "<b>" not in client.get(draft.get_absolute_url()).text


def test_strangers_and_readers(cast, sign_in):
    assert sign_in(cast.outsider).get(URL).status_code == 404
    assert sign_in(cast.governor).get(URL).status_code == 403
