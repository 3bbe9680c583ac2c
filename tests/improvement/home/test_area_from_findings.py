import re
from datetime import date

import pytest

from improvement.areas.workflow import title_from
from improvement.home import days
from improvement.models import AreaForImprovement, Finding
from tests.cast import make_finding, make_inspection
from tests.html_forms import main_form

URL = "/schools/142345/areas/from-findings/"


@pytest.fixture
def point(cast):
    letter = make_inspection(cast.school)
    point = make_finding(letter, "improve the work of governors by:", kind=Finding.Kind.RECOMMENDATION)
    make_finding(letter, "arranging an outside review", parent=point)
    make_finding(letter, "planning who takes over", parent=point)
    make_finding(letter, "Pupils behave well.", kind=Finding.Kind.STRENGTH)
    return point


def test_each_point_becomes_an_area_with_its_parts(cast, point, sign_in):
    client = sign_in(cast.head)
    page = client.get(URL).text
    assert "Pupils behave well." not in page, "a strength asks for nothing"
    response = client.post(URL, main_form(page))
    area = AreaForImprovement.objects.get()
    assert response.headers["Location"] == f"/schools/142345/areas/{area.pk}/edit/?then=starters"
    assert area.title == "Improve the work of governors"
    assert area.sub_points == ["arranging an outside review", "planning who takes over"]
    assert list(area.findings.all()) == [point]
    assert list(area.plans.get().inspections.all()) == [point.inspection]
    point.refresh_from_db()
    assert point.verbatim == "improve the work of governors by:", "the printed words never change"


def test_a_point_is_taken_on_once(cast, point, sign_in):
    client = sign_in(cast.head)
    client.post(URL, main_form(client.get(URL).text))
    page = client.get(URL).text
    assert "Every point has an area" in page
    assert re.search(r'href="/schools/142345/plan/"[^>]*>\s*Open the plan', page)
    assert client.post(URL, {"findings": [str(point.pk)]}).status_code == 200
    assert AreaForImprovement.objects.count() == 1


def test_a_weakness_waits_behind_its_own_button(cast, sign_in):
    weakness = make_finding(make_inspection(cast.school), "Writing is weak.", kind=Finding.Kind.WEAKNESS)
    client = sign_in(cast.head)
    button = f"{URL}?inspection={weakness.inspection_id}"
    assert button in client.get(weakness.get_absolute_url()).text
    client.post(button, main_form(client.get(button).text))
    assert list(AreaForImprovement.objects.get().findings.all()) == [weakness]


def test_a_weakness_is_offered_beside_what_is_asked_and_not_ticked(cast, sign_in):
    letter = make_inspection(cast.school)
    weakness = make_finding(letter, "Writing is weak.", kind=Finding.Kind.WEAKNESS)
    asked = make_finding(letter, "Raise writing.", kind=Finding.Kind.NEXT_STEP)
    page = sign_in(cast.head).get(URL).text
    assert f'value="{weakness.pk}"' in page
    assert main_form(page)["findings"] == [str(asked.pk)]


def test_nobody_is_reminded_of_a_weakness(cast):
    letter = make_inspection(cast.school)
    make_finding(letter, "Writing is weak.", kind=Finding.Kind.WEAKNESS)

    def waiting_point():
        return days.read(cast.school, user=cast.head.user, until=date(2026, 6, 26))[1].waiting_point

    assert waiting_point() == ""
    make_finding(letter, "Raise writing.", kind=Finding.Kind.NEXT_STEP)
    assert waiting_point() == "Raise writing."


def test_nothing_ticked(cast, point, sign_in):
    assert "Choose at least one point" in sign_in(cast.head).post(URL, {}).text


def test_a_point_of_another_school(cast, point, sign_in):
    foreign = make_finding(make_inspection(cast.other_school))
    response = sign_in(cast.head).post(URL, {"findings": [str(foreign.pk)]})
    assert "from those on the page" in response.text and not AreaForImprovement.objects.exists()


def test_no_findings_yet_says_what_to_do(cast, sign_in):
    assert "No findings yet" in sign_in(cast.head).get(URL).text


@pytest.mark.parametrize("inspection", ["abc", "0", "9" * 30, "-1", "1;--"])
def test_a_spoilt_address_is_harmless(cast, point, sign_in, inspection):
    assert sign_in(cast.head).get(URL, {"inspection": inspection}).status_code == 200


@pytest.mark.parametrize(
    "words,title",
    [
        ("strengthen the board by:", "Strengthen the board"),
        ("Raise  attainment\nin writing.", "Raise attainment in writing"),
        ("ensure that " + "very " * 40 + "good", "Ensure that " + ("very " * 22).strip() + "…"),
    ],
)
def test_a_title_from_printed_words(words, title):
    assert title_from(words)[:60] == title[:60] and len(title_from(words)) <= 120


def test_each_part_an_area_of_its_own(cast, point, sign_in):
    client = sign_in(cast.head)
    response = client.post(URL, main_form(client.get(URL).text) | {"how": ["split"]})
    assert response.headers["Location"] == "/schools/142345/plan/"
    areas = list(AreaForImprovement.objects.order_by("pk"))
    assert [area.title for area in areas] == ["Arranging an outside review", "Planning who takes over"]
    assert [list(area.findings.all()) for area in areas] == [[part] for part in point.parts.order_by("pk")]
    assert "Every point has an area" in client.get(URL).text


def test_several_points_in_one_area(cast, point, sign_in):
    other = make_finding(point.inspection, "Raise attendance.", order=point.order + 1)
    client = sign_in(cast.head)
    client.post(URL, main_form(client.get(URL).text) | {"how": ["join"]})
    area = AreaForImprovement.objects.get()
    assert set(area.findings.all()) == {point, other}
    assert area.sub_points == ["arranging an outside review", "planning who takes over", "Raise attendance."]


def test_then_its_first_actions(cast, point, sign_in):
    client = sign_in(cast.head)
    client.post(URL, main_form(client.get(URL).text))
    area = AreaForImprovement.objects.get()
    url = f"/schools/142345/areas/{area.pk}/edit/?then=starters"
    response = client.post(url, main_form(client.get(url).text))
    assert response.headers["Location"] == f"/schools/142345/areas/{area.pk}/starters/"
