import json

import pytest

from improvement.actions.starters import families, starters_for
from improvement.data import STARTERS
from improvement.models import Action, EvaluationArea
from schools.days.calendar import SchoolCalendar
from schools.days.dates import today
from tests.cast import make_area, make_measure
from tests.html_forms import main_form


def url(area):
    return f"{area.get_absolute_url()}starters/"


@pytest.fixture
def area(cast):
    named = EvaluationArea.objects.get(framework__code="2025", name="Leadership and governance")
    return make_area(cast.school, "Governance", leader=cast.deputy, evaluation_area=named)


def test_ticked_ones_are_added(cast, area, sign_in):
    client = sign_in(cast.head)
    page = client.get(url(area)).text
    sent = main_form(page)
    assert "starters" not in sent, "nothing is ticked beforehand"
    assert "Check early reading" not in page
    response = client.post(url(area), sent | {"starters": ["leadership_1", "leadership_2"]})
    assert response.headers["Location"] == f"/schools/142345/plan/#area-{area.pk}"
    first, _ = Action.objects.filter(area=area).order_by("order")
    assert first.title == "Ask someone outside the school to review governance"
    assert (first.owner, first.rhythm) == (cast.deputy, "half_term")
    calendar = SchoolCalendar.of(cast.school)
    half = calendar.term_of(today()) or calendar.term_after(today())
    assert first.due_on == calendar.term_end(half.academic_year, half.season)
    assert first.review_on == min(first.due_on, calendar.after(today(), "half_term"))


def test_without_an_evaluation_area_all_are_offered(cast, sign_in):
    area = make_area(cast.school)
    page = sign_in(cast.head).get(url(area)).text
    assert "Leadership and governance: Ask someone outside" in page and "Link it first" in page
    assert len(starters_for(area)) == 3 * len(families())


def test_nothing_ticked(cast, area, sign_in):
    assert "Choose at least one action" in sign_in(cast.head).post(url(area), {}).text


def test_who_may_not(cast, area, sign_in):
    assert sign_in(cast.deputy).get(url(area)).status_code == 200, "who leads the area may"
    assert sign_in(cast.leader).get(url(area)).status_code == 403
    assert sign_in(cast.outsider).get(url(area)).status_code == 404


def test_every_evaluation_area_has_starters_of_its_own(db):
    for area in EvaluationArea.objects.all():
        assert any(word in area.name.lower() for family in families() for word in family["words"]), area.name
    assert all(len(family["actions"]) == 3 for family in json.loads(STARTERS.read_text()))


def test_measures_to_begin_with_are_offered_until_there_is_one(cast, area, sign_in):
    client = sign_in(cast.head)
    link = f"/schools/142345/areas/{area.pk}/measures/add/?start=teaching"
    page = client.get(url(area)).text
    assert 'id="measures"' in page and link in page
    assert "Key roles with somebody ready to take them" in page
    make_measure(area)
    assert link not in client.get(url(area)).text


def test_measures_are_not_offered_to_whoever_may_not_add_them(cast, area, sign_in):
    type(area).objects.update(leader=cast.teacher)
    page = sign_in(cast.teacher).get(url(area))
    assert page.status_code == 200 and 'id="measures"' not in page.text
