"""The table of the portfolio, as the page shows it."""

import csv
import io

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
