"""One inspection: what was written, what happens next, judgements, facts and the text."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from improvement.inspections.findings.workflow import mark_lines
from improvement.models import Finding, FollowUp
from tests.cast import make_area, make_finding, make_inspection
from tests.html_forms import compact
from tests.improvement.inspections.letter import MEETING, PARTS, POINT, make_letter, usual_marks


def url(inspection):
    return reverse("inspection", args=[inspection.school.urn, inspection.pk])


def marked(cast):
    letter = make_letter(cast.school)
    mark_lines(letter, by=cast.head.user, on=letter.published_on, version=1, marks=usual_marks())
    return letter


def test_shows_findings_follow_ups_and_the_text(cast, sign_in):
    letter = marked(cast)
    page = compact(sign_in(cast.head).get(url(letter)).text)
    assert f"<p>{POINT}</p>" in page and all(f"<li>{part}</li>" in page for part in PARTS)
    assert "Letter of 26 November 2025, line 14." in page
    assert MEETING in page and "is before the letter itself" in page and "Date wanted" in page
    assert 'class="is-bad">' + MEETING in page
    assert "Make areas of these findings" in page
    assert f"{reverse('area_from_findings', args=[cast.school.urn])}?inspection={letter.pk}" in page


def test_an_area_that_answers_is_named(cast, sign_in):
    letter = marked(cast)
    make_area(cast.school, "Governance").findings.add(Finding.objects.get(parent=None))
    page = sign_in(cast.head).get(url(letter)).content.decode()
    assert "Answered by" in page and "Governance</a>" in page
    assert "Make areas of these findings" not in page


def test_says_what_to_do_before_there_is_a_text(cast, sign_in):
    inspection = make_inspection(cast.school)
    page = sign_in(cast.head).get(url(inspection)).content.decode()
    assert reverse("inspection_paste", args=[cast.school.urn, inspection.pk]) in page
    assert "The words are not here yet." in page


def test_a_governor_reads_and_changes_nothing(cast, sign_in):
    letter = marked(cast)
    page = sign_in(cast.governor).get(url(letter)).content.decode()
    assert POINT in page
    for name in ("inspection_paste", "inspection_mark", "inspection_edit", "inspection_judgements"):
        assert reverse(name, args=[cast.school.urn, letter.pk]) not in page


def test_printed_words_are_escaped(cast, sign_in):
    inspection = make_inspection(cast.school, source_text="<script>alert(1)</script> & more")
    make_finding(inspection, "<script>alert(1)</script> & more", source_line=1)
    FollowUp.objects.create(school=cast.school, inspection=inspection, what="<b>bold</b>", source_line=1)
    page = sign_in(cast.head).get(url(inspection)).content.decode()
    assert "<script>alert" not in page and "<b>bold" not in page


def test_is_not_there_for_strangers_or_in_another_school(cast, sign_in):
    letter = make_letter(cast.school)
    assert sign_in(cast.outsider).get(url(letter)).status_code == 404
    elsewhere = reverse("inspection", args=[cast.other_school.urn, letter.pk])
    assert sign_in(cast.head).get(elsewhere).status_code == 404
    beyond = reverse("inspection", args=[cast.school.urn, 99999999999999999999])
    assert sign_in(cast.head).get(beyond).status_code == 404


def test_queries_stay_few_with_many_findings(cast, sign_in):
    letter = marked(cast)
    for number in range(20):
        make_finding(letter, f"Point {number}.", source_line=number + 1)
    client = sign_in(cast.head)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url(letter)).status_code == 200
    assert len(queries) <= 12, [query["sql"] for query in queries]
