"""Pasting the text of a letter or report."""

from uuid import uuid4

import pytest
from django.urls import reverse

from improvement.inspections.findings.workflow import mark_lines
from improvement.models import Finding
from schools.models import Event
from tests.cast import make_inspection
from tests.improvement.inspections.letter import LETTER, POINT, make_letter, usual_marks


@pytest.fixture
def inspection(cast):
    return make_inspection(cast.school)


def url(inspection):
    return reverse("inspection_paste", args=[inspection.school.urn, inspection.pk])


def given(inspection, text):
    return {"text": text, "version": inspection.version, "once": uuid4()}


def test_the_words_are_kept_exactly(inspection, cast, sign_in):
    text = "\n  26  November \t 2012\u00a0\n\n\n • cafe\u0301 – “yes” \U0001f600\n\n"
    page = sign_in(cast.head).post(url(inspection), given(inspection, text.replace("\n", "\r\n")))
    assert page.url == reverse("inspection_mark", args=[cast.school.urn, inspection.pk])
    inspection.refresh_from_db()
    assert inspection.source_text == text
    event = Event.objects.get(target_type="inspection")
    assert event.sentence.endswith("text added, 2 lines and sentences") and event.changes == {}


def test_what_cannot_be_kept_is_left_out_and_counted(inspection, cast, sign_in):
    client = sign_in(cast.head)
    page = client.post(url(inspection), given(inspection, "One\x00 two\u202e three"), follow=True)
    inspection.refresh_from_db()
    assert inspection.source_text == "One two three"
    assert "without 2 hidden characters that cannot be kept" in page.content.decode()


def test_the_page_gives_the_text_back_as_it_was(inspection, cast, sign_in):
    client = sign_in(cast.head)
    client.post(url(inspection), given(inspection, "\n\nfirst line"))
    assert "\n\n\nfirst line</textarea>" in client.get(url(inspection)).content.decode()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Paste the text of the letter or report"),
        (" \n\t ", "Paste the text of the letter or report"),
        ("x" * 300_001, "The limit is 300,000 characters and you have 300,001"),
    ],
)
def test_too_little_and_too_much(inspection, cast, sign_in, text, sentence):
    page = sign_in(cast.head).post(url(inspection), given(inspection, text))
    assert page.status_code == 200 and sentence in page.content.decode()
    assert text in page.content.decode()
    inspection.refresh_from_db()
    assert inspection.source_text == "" and inspection.version == 1


def test_300_000_characters_are_kept(inspection, cast, sign_in):
    text = ("Leaders should act. " * 15_000).strip() + "."
    sign_in(cast.head).post(url(inspection), given(inspection, text))
    inspection.refresh_from_db()
    assert inspection.source_text == text


def test_what_was_marked_finds_its_line_again(cast, sign_in):
    letter = make_letter(cast.school)
    mark_lines(letter, by=cast.head.user, on=letter.published_on, version=1, marks=usual_marks())
    line = Finding.objects.get(verbatim=POINT).source_line
    sign_in(cast.head).post(
        url(letter), given(letter, "A new head\n\n" + LETTER.replace("planning ahead", "planning"))
    )
    assert Finding.objects.get(verbatim=POINT).source_line == line + 2
    gone = Finding.objects.get(verbatim__startswith="planning ahead")
    assert gone.source_line is None and gone.removed_at is None


def test_somebody_else_saved_first(inspection, cast, sign_in):
    mine = given(inspection, "My text")
    sign_in(cast.editor).post(url(inspection), given(inspection, "Their text"))
    page = sign_in(cast.head).post(url(inspection), mine)
    assert page.status_code == 409
    assert "Their text" in page.content.decode() and "My text" in page.content.decode()
    inspection.refresh_from_db()
    assert inspection.source_text == "Their text"


def test_who_may_not(inspection, cast, sign_in):
    assert sign_in(cast.deputy).post(url(inspection), given(inspection, "x")).status_code == 403
    assert sign_in(cast.outsider).post(url(inspection), given(inspection, "x")).status_code == 404
