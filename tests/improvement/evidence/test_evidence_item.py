"""One item: its facts, its earlier ones, and a preview that cannot act."""

import pytest

from demo.papers import pdf
from tests.cast import make_evidence, make_file, make_look
from tests.html_forms import compact
from tests.improvement.evidence.world import areas_of, url
from tests.schools.files import corpus


@pytest.fixture(autouse=True)
def files_apart(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_facts_and_what_it_shows(cast, sign_in):
    area, action, *_ = areas_of(cast)
    look = make_look(cast.school, areas=[area], focus="Do they explain?")
    item = make_evidence(
        cast.school, "Book check", by=cast.head, on=[area, action, look], shown_to_board=True
    )
    page = compact(sign_in(cast.head).get(item.get_absolute_url()).text)
    for words in (
        "Book check",
        "Work scrutiny",
        "18 books looked at.",
        "those whose work it is about, governors, the adviser",
        area.title,
        action.title,
        "Do they explain?",
    ):
        assert words in page, words
    assert url("evidence_edit", item.pk) in page and url("evidence_remove", item.pk) in page


def test_a_governor_reads_and_may_not_change(cast, sign_in):
    item = make_evidence(cast.school, by=cast.head, shown_to_board=True)
    page = sign_in(cast.governor).get(item.get_absolute_url()).text
    assert "18 books looked at." in page
    assert url("evidence_edit", item.pk) not in page and url("evidence_remove", item.pk) not in page


@pytest.mark.parametrize(
    "content,name,kind,shown",
    [
        (corpus.png(), "a.png", "image/png", "?inline=1"),
        (pdf("x"), "a.pdf", "application/pdf", "/pages/1/"),
        (b"words", "a.txt", "text/plain", ""),
    ],
)
def test_preview(cast, sign_in, content, name, kind, shown):
    file = make_file(cast.school, content, name, kind=kind, warnings=[{"what": "pages", "count": 3}])
    item = make_evidence(cast.school, by=cast.head, file=file)
    page = sign_in(cast.head).get(item.get_absolute_url()).text
    assert (f'src="{url("evidence_file", item.pk)}?inline=1"' in page) == ("inline" in shown)
    assert (f'src="{url("evidence_page", item.pk, 1)}"' in page) == ("pages" in shown)
    assert "<iframe" not in page and "<embed" not in page and "<object" not in page


@pytest.mark.parametrize("page,number", [("2", 2), ("0", 1), ("x", 1), ("9999999999", 1), ("-1", 1)])
def test_the_page_of_a_pdf(cast, sign_in, page, number):
    file = make_file(
        cast.school, pdf("x"), "a.pdf", kind="application/pdf", warnings=[{"what": "pages", "count": 3}]
    )
    item = make_evidence(cast.school, by=cast.head, file=file)
    assert f"/pages/{number}/" in sign_in(cast.head).get(f"{item.get_absolute_url()}?page={page}").text


def test_what_is_to_be_known_of_a_file_is_said(cast, sign_in):
    file = make_file(
        cast.school,
        pdf("x"),
        "a.pdf",
        kind="application/pdf",
        warnings=[{"what": "locked"}, {"what": "active"}],
    )
    item = make_evidence(cast.school, by=cast.head, file=file)
    page = sign_in(cast.head).get(item.get_absolute_url()).text
    assert "Locked with a password" in page and "Holds more than pages" in page and "/pages/1/" not in page


def test_earlier_ones_and_the_newer(cast, sign_in):
    first = make_evidence(cast.school, "Edition one", by=cast.head)
    second = make_evidence(cast.school, "Edition two", by=cast.head, replaces=first)
    third = make_evidence(cast.school, "Edition three", by=cast.head, replaces=second, shown_to_board=True)
    client = sign_in(cast.head)
    page = client.get(third.get_absolute_url()).text
    assert "Edition two" in page and "Edition one" in page
    assert third.get_absolute_url() not in client.get(first.get_absolute_url()).text
    assert third.get_absolute_url() in client.get(second.get_absolute_url()).text
    page = sign_in(cast.chair).get(third.get_absolute_url()).text
    assert "Edition two" not in page, "an earlier one is shown only where it was itself shown"


def test_a_removed_item_is_there_only_for_those_who_could_put_it_back(cast, sign_in):
    item = make_evidence(cast.school, by=cast.head, shown_to_board=True, removed_at="2026-01-01T00:00Z")
    assert "taken out of the library" in sign_in(cast.head).get(item.get_absolute_url()).text
    for person in (cast.chair, cast.adviser, cast.clerk, cast.teacher):
        assert sign_in(person).get(item.get_absolute_url()).status_code == 404


def test_whoever_opens_it_from_outside_is_told_to_the_school(scene, sign_in):
    cast = scene.cast
    item = make_evidence(cast.school, "Book check", by=cast.leader, on=[scene.action])
    client = sign_in(cast.adviser)
    for _ in range(2):
        client.get(item.get_absolute_url())
    assert item.openings.count() == 1
    assert "Opened from outside" not in client.get(item.get_absolute_url()).text
    page = sign_in(cast.head).get(item.get_absolute_url()).text
    assert "Opened from outside" in page and "Robert Kelso, Westmarch" in page
    assert item.openings.count() == 1, "the school’s own openings are not kept"
