"""The list of visit notes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from improvement.oversight.visit_notes.workflow import answer_note
from schools.days import dates
from tests.cast import make_area
from tests.html_forms import compact
from tests.improvement.monitoring.looks import june  # noqa: F401
from tests.improvement.oversight.notes import PURPOSE, make_note

URL = "/schools/142345/support/visits/"


def test_what_waits_for_an_answer_is_said(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    page = compact(sign_in(scene.cast.head).get(URL).text)
    assert "1 visit note to answer" in page and PURPOSE in page and "Say whether it is accurate" in page
    assert "Write a visit note" not in page
    page = compact(sign_in(scene.cast.chair).get(URL).text)
    assert PURPOSE in page and "Say whether it is accurate" not in page
    answer_note(note, by=scene.cast.head.user, on=june, version=1, answer="accurate")
    assert "Every visit note is answered" in compact(sign_in(scene.cast.head).get(URL).text)


def test_an_adviser_begins_here_and_from_monitoring(scene, sign_in, june):  # noqa: F811
    client = sign_in(scene.cast.adviser)
    assert f"{URL}add/" in client.get(URL).text
    page = client.get("/schools/142345/monitoring/").text
    assert f"{URL}add/" in page and "Visit notes of advisers" in page
    assert f"{URL}add/" not in sign_in(scene.cast.head).get("/schools/142345/monitoring/").text


def test_a_member_of_staff_reads_those_of_the_area_they_lead(scene, sign_in, june):  # noqa: F811
    make_note(scene)
    teacher = scene.cast.teacher
    assert PURPOSE not in sign_in(teacher).get(URL).text
    type(scene.area).objects.filter(pk=scene.area.pk).update(leader=teacher)
    assert PURPOSE in sign_in(teacher).get(URL).text


@pytest.mark.parametrize("who", ["head", "adviser", "chair"])
def test_as_many_queries_for_two_as_for_twenty(scene, sign_in, june, who):  # noqa: F811
    client = sign_in(getattr(scene.cast, who))
    make_note(scene)
    make_note(scene)
    with CaptureQueriesContext(connection) as few:
        client.get(URL)
    for number in range(18):
        make_note(scene, areas=[scene.area, make_area(scene.cast.school, f"Area {number}")])
    with CaptureQueriesContext(connection) as many:
        assert client.get(URL).text.count(PURPOSE[:30]) >= 20
    assert len(few) == len(many) <= 12


def test_dates_are_asked_of_the_house(scene, june):  # noqa: F811
    assert make_note(scene).on == dates.today() == june
