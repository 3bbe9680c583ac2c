"""The list of a school's inspections."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from improvement.models import Framework, Judgement
from tests.cast import make_finding, make_inspection


def url(cast):
    return reverse("inspections", args=[cast.school.urn])


def judge(inspection, area, grade):
    framework = inspection.framework
    Judgement.objects.create(
        inspection=inspection,
        area=framework.areas.get(name=area),
        grade=framework.grades.get(name=grade),
        graded_on=inspection.starts_on,
    )


def test_lists_inspections_newest_first_with_what_they_judged(cast, sign_in):
    old = make_inspection(cast.school, starts_on=date(2012, 9, 18), ends_on=date(2012, 9, 19))
    judge(old, "Overall effectiveness", "Requires improvement")
    new = make_inspection(
        cast.school, starts_on=date(2025, 12, 2), category_of_concern="Requires significant improvement"
    )
    judge(new, "Inclusion", "Urgent improvement")
    judge(new, "Achievement", "Expected standard")
    point = make_finding(new)
    make_finding(new, parent=point)
    page = sign_in(cast.head).get(url(cast)).content.decode()
    assert page.index("2 December 2025") < page.index("18 and 19 September 2012")
    assert "Urgent improvement: Inclusion" in page and "Expected standard" not in page
    assert ">Requires improvement<" in page
    assert "1 finding<" in page and "None marked yet" in page
    assert "Requires significant improvement" in page


def test_an_empty_page_says_what_to_do(cast, sign_in):
    page = sign_in(cast.head).get(url(cast)).content.decode()
    assert "Paste the letter’s words" in page and reverse("inspection_add", args=[cast.school.urn]) in page
    page = sign_in(cast.governor).get(url(cast)).content.decode()
    assert "No inspection here yet" in page and reverse("inspection_add", args=[cast.school.urn]) not in page


def test_a_stranger_finds_nothing(cast, sign_in):
    assert sign_in(cast.outsider).get(url(cast)).status_code == 404


@pytest.mark.parametrize("count", [2, 20])
def test_queries_do_not_grow_with_the_rows(cast, sign_in, count):
    for number in range(count):
        inspection = make_inspection(
            cast.school, starts_on=date(2025, 12, 1 + number), framework=Framework.objects.get(code="2025")
        )
        judge(inspection, "Inclusion", "Needs attention")
        make_finding(inspection)
    client = sign_in(cast.head)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url(cast)).status_code == 200
    assert len(queries) <= 12, [query["sql"] for query in queries]
