"""The PDF the clerk files: what was sent, accessible, and the same bytes for the same content."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium

from governance.packs import workflow as packs
from schools import files
from schools.days import dates
from schools.paper import engine
from tests.cast import make_measure
from tests.governance.packs.making import PROMPT, make_meeting, rate, send, url_of


def full_pack(scene):
    year = dates.academic_year(dates.today()) - 1
    make_measure(scene.area, "Fluency", targets=[(58, 55), (64, 57)], year=year)
    rate(scene)
    meeting = make_meeting(scene.cast)
    packs.prepare(
        meeting,
        by=scene.cast.clerk.user,
        on=dates.today(),
        version=1,
        opening="#strong[Not markup] $x^2$ @preview *stars* \\ <b>",
        prompts=[PROMPT],
        decisions=["Agree £2,400 for coaching. Six days."],
    )
    return meeting, send(meeting, scene.cast)


def test_it_is_saved_under_its_name_and_only_when_sent(scene, sign_in):
    meeting = make_meeting(scene.cast)
    assert sign_in(scene.cast.clerk).get(url_of(meeting, "pdf/")).status_code == 404
    pack = send(meeting, scene.cast)
    response = sign_in(scene.cast.adviser).get(url_of(meeting, "pdf/"))
    assert response["Content-Type"] == "application/pdf" and response.content == files.read(pack.pdf)
    name = f"Saltmarsh Junior School, pack {meeting.held_on}.pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert sign_in(scene.cast.teacher).get(url_of(meeting, "pdf/")).status_code == 403


def test_one_that_is_damaged_is_not_handed_out(scene, sign_in):
    meeting = make_meeting(scene.cast)
    pack = send(meeting, scene.cast)
    files.path_of(pack.pdf).write_bytes(b"other")
    response = sign_in(scene.cast.clerk).get(url_of(meeting, "pdf/"), follow=True)
    assert "missing or damaged" in response.text


def test_the_same_content_gives_the_same_bytes(scene):
    _, pack = full_pack(scene)
    assert engine.make("pack", pack.content, at=pack.sent_at) == files.read(pack.pdf)


def test_a_screen_reader_finds_title_headings_table_headers_and_figures(scene):
    _, pack = full_pack(scene)
    data = files.read(pack.pdf)
    assert b"pdfuaid" in data and b"en-GB" in data
    with pypdfium2.PdfDocument(data) as document:
        assert document.get_metadata_dict()["Title"] == pack.content["title"]
        assert len(document) <= 4
        found = [each for page in document for each in tags_of(page)]
        words = "".join(page.get_textpage().get_text_bounded() for page in document)
    kinds = [kind for kind, _ in found]
    assert kinds.count("H1") == 1 and kinds.count("H2") >= 8 and "H3" in kinds
    assert kinds.count("TH") >= 8 and kinds.count("THead") >= 2
    assert {"L", "LI", "P", "Table"} <= set(kinds)
    (alt,) = [alt for kind, alt in found if kind == "Figure"]
    assert "target 64%, actual 57%" in alt
    assert "Page 1 of" in words and "Saltmarsh Junior School" in words
    assert "#strong[Not markup] $x^2$ @preview *stars* \\ <b>" in words.replace("\r\n", " ")


def tags_of(page):
    """(kind, text instead of the figure) of every tag on the page, in reading order."""
    tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
    tops = pdfium.FPDF_StructTree_CountChildren(tree)
    found = [one for n in range(tops) for one in _walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n))]
    pdfium.FPDF_StructTree_Close(tree)
    return found


def _walk(element):
    if not element:
        return
    yield (
        _text(pdfium.FPDF_StructElement_GetType, element),
        _text(pdfium.FPDF_StructElement_GetAltText, element),
    )
    for n in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield from _walk(pdfium.FPDF_StructElement_GetChildAtIndex(element, n))


def _text(ask, element) -> str:
    size = ask(element, None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    ask(element, buffer, size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")
