"""The table of the portfolio, as the page shows it."""

import csv
import io
import zipfile

from openpyxl import load_workbook

from tests.cast import link, make_action, make_area, make_school
from tests.scene import in_days


def rows_of(client, query=""):
    response = client.get(f"/portfolio/export/{query}")
    assert response.headers["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_exactly_what_the_page_shows(scene, sign_in):
    cast = scene.cast
    calm = make_school("=SUM(A1) School", "142350")
    link(calm, cast.authority)
    make_area(calm, "Reading")
    make_action(scene.area, "Late", due_on=in_days(-5))
    make_action(scene.area, "Done", activity="done", impact="amber", rated_by=cast.head, rated_on=in_days(-1))
    client = sign_in(cast.adviser)
    found = rows_of(client)
    assert [row["School"] for row in found] == ["Saltmarsh Junior School", "'=SUM(A1) School"]
    assert "1 action overdue, 1 action done and not working" in found[0]["Why it stands here"]
    assert [row["URN"] for row in rows_of(client, "?only=late")] == ["142345"]
    page = client.get("/portfolio/?only=late").text
    assert "Saltmarsh Junior School</a>" in page and "SUM(A1)" not in page and "?only=late" in page
    assert rows_of(client, "?only=concern") == []
    assert "No school of yours is like that today" in client.get("/portfolio/?only=concern").text
    assert [row["URN"] for row in rows_of(client, "?sort=name&only=nonsense")] == ["142350", "142345"]
    assert "Beckenholt" not in str(found)


def test_excel_holds_the_same_as_words_numbers_and_days_and_no_formula(scene, sign_in):
    cast = scene.cast
    for number, name in enumerate(
        ['=HYPERLINK("http://x.example","y") School', "@cmd School", "-1 School\x07"]
    ):
        school = make_school(name, str(142350 + number))
        link(school, cast.authority)
        make_area(school)
    make_action(scene.area, "Late", due_on=in_days(-5))
    client = sign_in(cast.adviser)
    response = client.get("/portfolio/export/?as=xlsx&sort=name")
    assert response.headers["Content-Disposition"].endswith('.xlsx"')
    with zipfile.ZipFile(io.BytesIO(response.content)) as parts:
        assert not any(b"<f>" in parts.read(name) or b"<f " in parts.read(name) for name in parts.namelist())
    sheet = load_workbook(io.BytesIO(response.content))["Portfolio"]
    cells = list(sheet.iter_rows(values_only=True))
    found = [dict(zip(cells[0], line, strict=True)) for line in cells[1:]]
    same = rows_of(client, "?sort=name")
    assert [row["URN"] for row in found] == [row["URN"] for row in same]
    assert [row["Why it stands here"] for row in found] == [row["Why it stands here"] for row in same]
    assert {row["School"] for row in found} >= {'=HYPERLINK("http://x.example","y") School', "-1 School"}
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)
    assert found[0]["To check"] == 0


def test_the_table_holds_all_pages(cast, sign_in):
    for number in range(55):
        link(make_school(f"School {number:02}", str(150000 + number)), cast.authority)
    assert len(rows_of(sign_in(cast.adviser))) == 56


def test_only_for_advisers(scene, sign_in):
    for query in ("", "?as=xlsx"):
        assert sign_in(scene.cast.head).get(f"/portfolio/export/{query}").status_code == 403
