"""Each sample of our own, of every era and trap, gives just what is expected of it; so does each real document."""

import json

import pytest

from bench import letters as sheet
from improvement import reader as letters
from improvement.reader.proposal import Proposal
from tests.improvement.reader.making import make_pdf, make_word
from tests.improvement.reader.samples import FOLDER, NAMES, WITH_POINTS, expected_of, shapes, text_of

KEYS = {
    "document_type", "reason", "framework", "section", "school_name", "urn", "postcode", "local_authority", "headteacher",
    "headteacher_role", "chair", "letter_date", "inspection_dates", "visit_dates", "monitoring_number", "inspector",
    "inspection_number", "previous_inspection", "judgements", "category_of_concern", "progress_judgement", "inspector_role",
    "planned_without_date", "afis_heading", "afis", "afis_note", "recommendations", "next_steps", "follow_ups", "copied_to",
    "flags",
}  # fmt: skip
REAL = sheet.documents(sheet.REAL) if sheet.REAL.is_dir() else []


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_gives_all_that_is_expected_and_nothing_more(name):
    path = FOLDER / f"{name}.txt"
    result = sheet.score(path, letters.read(path), expected_of(name), strict=True)
    expected, got, invented = result.totals
    assert (got, invented) == (expected, 0), result.notes
    assert expected


@pytest.mark.parametrize("path,expected", REAL, ids=[path.stem for path, _ in REAL])
def test_a_real_document_gives_all_that_is_expected_and_nothing_more(path, expected):
    result = sheet.score(path, letters.read(path), json.loads(expected.read_text()), strict=False)
    wanted, got, invented = result.totals
    assert (got, invented) == (wanted, 0), result.notes


@pytest.mark.parametrize(
    "path",
    [FOLDER / f"{name}.txt" for name in NAMES] + [path for path, _ in REAL],
    ids=lambda path: path.stem,
)
def test_every_word_proposed_is_in_the_text_and_every_source_is_its_line(path):
    proposal = letters.read(path)
    text, _ = sheet.whole_text(path)
    assert not sheet.invented_words(proposal, text)
    by_line = {line.line: line for line in proposal.lines}
    placed = [
        *proposal.points,
        *(part for point in proposal.points for part in point.children),
        *proposal.follow_ups,
    ]
    for each in placed:
        line = by_line[each.source.line]
        assert line.page == each.source.page
        first = sheet.bare_words(" ".join(each.text.split()[:2]))
        following = by_line.get(each.source.line + 1)
        assert first in sheet.bare_words(line.text + " " + (following.text if following else ""))


@pytest.mark.parametrize("name", WITH_POINTS)
def test_the_same_letter_as_a_pdf_gives_the_same_points(name):
    if name.endswith(("-no-bullets", "-bullets-lost")) or name in ("no-line-breaks", "two-columns"):
        pytest.skip("this sample is about what is lost when text is copied")
    read = letters.read(make_pdf(text_of(name)), f"{name}.pdf")
    assert read.file_kind == "pdf"
    assert shapes(read) == shapes(letters.read(FOLDER / f"{name}.txt"))
    assert read.document_type == expected_of(name)["document_type"]
    assert read.school_name == expected_of(name).get("school_name")


@pytest.mark.parametrize("by_style", [False, True])
def test_a_word_file_gives_its_list_levels(by_style):
    data = make_word(
        [
            ("7 March 2013", None),
            ("Mrs Joan Tarrant Headteacher Fennel Road Primary School Fennel Road SM4 7QT", None),
            ("Dear Mrs Tarrant", None),
            ("Monitoring inspection of Fennel Road Primary School", None),
            ("Following my visit on 5 March 2013, I write to report.", None),
            ("The school should take further action to:", None),
            ("Sharpen the plan", 0),
            ("Name one person for each action", 1),
            ("Say what will be different", 1),
            ("Keep parents informed", 0),
            ("Yours sincerely", None),
        ],
        by_style,
    )
    read = letters.read(data, "letter.docx")
    assert read.file_kind == "word"
    assert shapes(read)["recommendations"] == [
        ("Sharpen the plan", ["Name one person for each action", "Say what will be different"]),
        ("Keep parents informed", []),
    ]
    assert read.school_name == "Fennel Road Primary School"


@pytest.mark.parametrize("name", NAMES)
def test_the_json_has_the_keys_of_the_design_and_no_other(name):
    given = letters.read(FOLDER / f"{name}.txt").as_json()
    assert set(given) <= KEYS
    assert json.loads(json.dumps(given)) == given


@pytest.mark.parametrize("name", NAMES)
def test_a_proposal_comes_whole_out_of_the_process(name):
    proposal = letters.read(FOLDER / f"{name}.txt")
    assert Proposal.from_transport(json.loads(json.dumps(proposal.as_transport()))) == proposal


def test_the_score_sheet_sees_what_is_invented():
    path = FOLDER / "numbered-points.txt"
    proposal = letters.read(path)
    proposal.recommendations[0].text = "buy a helicopter"
    proposal.urn = "123456"
    result = sheet.score(path, proposal, expected_of("numbered-points"), strict=True)
    assert result.totals[2] >= 3
    assert any("helicopter" in note for note in result.notes)
