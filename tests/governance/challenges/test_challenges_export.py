"""The log as a table for the minutes."""

import csv
import io

from tests.governance.challenges.making import answered, make_challenge

URL = "/schools/142345/governance/challenges/export/"


def rows(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_what_the_minutes_need_and_no_name_of_a_governor(scene, sign_in):
    answered(scene, minute_reference="7.2")
    response = sign_in(scene.cast.clerk).get(URL)
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"].startswith("attachment")
    head, row = rows(response)
    said = dict(zip(head, row, strict=True))
    assert said["Minute"] == "7.2" and said["Asked of"] == "Leah Whitlock"
    assert said["Where it stands"] == "Answered" and "Eleven of 14" in said["What was said"]
    assert "Anjali Foss" not in response.text


def test_no_cell_runs(scene, sign_in):
    make_challenge(scene, '=HYPERLINK("http://x")', figure="+1", minute_reference="@7")
    row = rows(sign_in(scene.cast.chair).get(URL))[1]
    assert [row[4], row[5], row[0]] == ['\'=HYPERLINK("http://x")', "'+1", "'@7"]


def test_it_is_narrowed_as_the_page_is_and_to_what_one_may_read(scene, sign_in):
    make_challenge(scene)
    answered(scene)
    assert len(rows(sign_in(scene.cast.leader).get(f"{URL}?state=answered"))) == 2
    assert len(rows(sign_in(scene.cast.deputy).get(URL))) == 1
    assert sign_in(scene.cast.body_admin).get(URL).status_code == 403
