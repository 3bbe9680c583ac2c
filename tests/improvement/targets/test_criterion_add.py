"""A success criterion of an area."""

import pytest

from improvement.models import SuccessCriterion
from improvement.targets.criteria import workflow as criteria
from schools.days.school_terms import SchoolTerm
from schools.errors import Refused
from schools.models import Event
from tests.cast import make_area, make_measure
from tests.improvement.monitoring.looks import FRIDAY, june, send  # noqa: F401  the fixture


@pytest.fixture
def area(june, cast):  # noqa: F811
    return make_area(cast.school, "Writing", leader=cast.leader)


def url_of(area):
    return f"/schools/142345/areas/{area.pk}/criteria/add/"


def test_it_is_written_with_its_term_and_measure(area, cast, sign_in):
    measure = make_measure(area)
    typed = {"text": "Every piece is improved", "by_term": "2026-summer", "measure": measure.pk}
    response = send(sign_in(cast.leader), url_of(area), **typed)
    assert response.headers["Location"] == f"/schools/142345/targets/#area-{area.pk}"
    row = SuccessCriterion.objects.get()
    assert (row.text, row.academic_year, row.season, row.met, row.measure) == (
        "Every piece is improved",
        2025,
        "summer",
        "not_yet",
        measure,
    )
    assert (
        Event.objects.get().sentence
        == "Success criterion added, by the end of summer term 2026: Every piece is improved"
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"text": ""}, "Write what will be true"),
        ({"by_term": ""}, "Choose the term"),
        ({"by_term": "2026-winter"}, "from the list"),
        ({"met": "done"}, "from those on the page"),
        ({"measure": "99999"}, "from the list"),
        ({"text": "x" * 501}, "500 characters"),
    ],
)
def test_what_is_missing_is_said(area, cast, sign_in, typed, says):
    page = send(
        sign_in(cast.leader),
        url_of(area),
        **{"text": "All", "by_term": "2026-summer", "met": "not_yet"} | typed,
    )
    assert page.status_code == 200 and says in page.text and not SuccessCriterion.objects.exists()


def test_a_measure_of_another_area_is_refused(area, cast):
    other = make_measure(make_area(cast.school, "Other"))
    with pytest.raises(Refused, match="a measure of this area"):
        criteria.add_criterion(
            area, by=cast.head.user, on=FRIDAY, text="All", term=SchoolTerm(2025, "summer"), measure=other
        )


def test_those_who_may_not(area, cast, sign_in):
    for person in (cast.deputy, cast.teacher, cast.chair, cast.adviser):
        assert sign_in(person).get(url_of(area)).status_code == 403
