"""The thread of a finding."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from improvement.inspections.findings.workflow import mark_lines
from improvement.models import EvidenceCheck, Finding, ProgressNote
from schools.days.dates import today
from tests.cast import make_action, make_area, make_evidence, make_finding, make_inspection
from tests.improvement.inspections.letter import LETTER_DAY, PARTS, POINT, make_letter, usual_marks


@pytest.fixture
def point(cast):
    letter = make_letter(cast.school)
    mark_lines(letter, by=cast.head.user, on=LETTER_DAY, version=1, marks=usual_marks())
    return Finding.objects.get(parent=None)


def url(finding):
    return reverse("finding", args=[finding.school.urn, finding.pk])


def test_goes_from_the_printed_words_to_the_verdict(point, cast, sign_in):
    area = make_area(cast.school, "Governance", leader=cast.deputy, link_governor=cast.governor)
    area.findings.add(point)
    make_action(
        area,
        "Book the review",
        owner=cast.deputy,
        review_on=date(2027, 3, 1),
        activity="done",
        done_on=LETTER_DAY,
    )
    ProgressNote.objects.create(
        school=cast.school, area=area, by=cast.head, on=LETTER_DAY, text="Under way.", impact="amber"
    )
    page = sign_in(cast.governor).get(url(point)).content.decode()
    assert POINT in page and all(part in page for part in PARTS)
    assert "Letter of 26 November 2025, line 14." in page
    for words in (
        "Governance",
        "Needs attention",
        "Imran Sheikh",
        "Anjali Foss",
        "Book the review",
        "1 March 2027",
    ):
        assert words in page
    assert "1 of 1 done" in page and "0 of 1 working" in page
    assert "The next verdict" in page and "Not yet." in page


def test_without_an_area_the_next_act_is_offered_to_who_may(point, cast, sign_in):
    link = reverse("area_from_findings", args=[cast.school.urn])
    assert link in sign_in(cast.head).get(url(point)).content.decode()
    page = sign_in(cast.governor).get(url(point)).content.decode()
    assert link not in page and "No area answers this yet." in page


def test_an_area_that_answers_a_part_answers_the_point(point, cast, sign_in):
    make_area(cast.school, "Succession").findings.add(point.parts.last())
    assert "Succession" in sign_in(cast.head).get(url(point)).content.decode()


def test_a_part_leads_to_its_point(point, cast, sign_in):
    assert sign_in(cast.head).get(url(point.parts.first())).url == url(point)


def test_strangers_find_nothing(point, cast, sign_in):
    assert sign_in(cast.outsider).get(url(point)).status_code == 404
    assert sign_in(cast.other_adviser).get(url(point)).status_code == 404
    assert sign_in(cast.adviser).get(url(point)).status_code == 200


@pytest.mark.parametrize("count", [2, 20])
def test_queries_do_not_grow_with_the_rows(point, cast, sign_in, count):
    for number in range(count):
        area = make_area(cast.school, f"Area {number}", leader=cast.deputy, link_governor=cast.governor)
        area.findings.add(point)
        make_action(area, owner=cast.leader)
    client = sign_in(cast.head)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url(point)).status_code == 200
    assert len(queries) <= 12, [query["sql"] for query in queries]


def test_what_advisers_said_of_the_evidence_stands_there_for_whoever_may_open_it(scene, sign_in):
    cast = scene.cast
    finding = make_finding(make_inspection(cast.school))
    scene.area.findings.add(finding)
    item = make_evidence(cast.school, "Book check of six classes", by=cast.leader, on=[scene.action])
    EvidenceCheck.objects.create(
        school=cast.school,
        link=item.links.get(),
        body=cast.authority,
        verdict="not_yet",
        reason="Which classes?",
        by=cast.adviser,
        on=today(),
    )
    url = f"/schools/142345/findings/{finding.pk}/"
    page = sign_in(cast.head).get(url).text
    assert "Is the evidence enough?" in page and "Not yet" in page and "Which classes?" in page
    board = sign_in(cast.governor).get(url).text
    assert "Book check of six classes" not in board and "Which classes?" not in board
