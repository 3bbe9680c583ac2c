"""`manage.py read_letter`: prints what is proposed, writes nothing, and says by its exit code whether it could read."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.improvement.reader.samples import FOLDER, expected_of


def printed(*given) -> str:
    out = StringIO()
    call_command("read_letter", *given, stdout=out)
    return out.getvalue()


def test_the_proposals_are_printed_with_page_and_line():
    said = printed(FOLDER / "2012-requires-improvement-letter.txt")
    assert "school_name: Fennel Road Primary School  (page 1, line 17)" in said
    assert "  - sharpen the plan by:  (page 1, line 47)" in said
    assert "      - naming a governor for each area  (page 1, line 50)" in said
    assert "follow_ups (line 54): The date printed does not exist. «31 June 2013»" in said


def test_the_json_is_that_of_the_design():
    given = json.loads(printed(FOLDER / "2025-report-card.txt", "--json"))
    expected = expected_of("2025-report-card")
    assert given["document_type"] == "report_card"
    assert [point["text"] for point in given["next_steps"]] == [
        point["text"] for point in expected["next_steps"]
    ]
    assert given["next_steps"][0]["source"] == {"page": 1, "line": 27}


@pytest.mark.django_db
def test_it_asks_and_writes_nothing_of_the_database():
    with CaptureQueriesContext(
        connection,
    ) as queries:
        printed(FOLDER / "2014-section5-report.txt")
    assert len(queries) == 0


def test_a_file_that_cannot_be_read_fails_with_its_sentence(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"")
    with pytest.raises(CommandError, match=r"letter\.pdf is empty \(0 bytes\)") as failed:
        printed(path)
    assert failed.value.returncode == 1


def test_a_file_that_cannot_be_read_still_answers_in_json(tmp_path):
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("read_letter", path, "--json", stdout=out)
    assert json.loads(out.getvalue())["document_type"] == "unreadable"


def test_no_such_file(tmp_path):
    with pytest.raises(CommandError, match="There is no file") as failed:
        printed(tmp_path / "none.pdf")
    assert failed.value.returncode == 2


def test_an_article_is_read_and_gives_nothing():
    said = printed(FOLDER / "newspaper-article.txt")
    assert "reason: This does not read like an inspection letter or report" in said
    assert "afis:" not in said
