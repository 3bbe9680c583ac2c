from datetime import date, datetime

import pytest
import time_machine

from improvement.models import Action
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.days.dates import LONDON
from schools.models import Event
from tests.cast import make_area
from tests.html_forms import compact, main_form
from tests.scene import boxes, in_days

REVIEW = SchoolCalendar().next_school_day(in_days(30))


@pytest.fixture
def url(scene):
    return f"/schools/142345/areas/{scene.area.pk}/actions/add/"


def whole(scene):
    return {
        "title": "Moderate with two schools",
        "owner": str(scene.cast.deputy.pk),
        "rhythm": "weeks",
        "rhythm_weeks": "6",
        "steps": "Write to both\n\n Agree a date ",
        "resources": "Two supply days",
        "cost": "£1,140",
        **boxes("starts_on", in_days(0)),
        **boxes("due_on", in_days(60)),
        **boxes("review_on", REVIEW),
    }


def test_an_action_has_an_owner_dates_a_rhythm_and_steps(scene, sign_in, url):
    response = sign_in(scene.cast.head).post(url, whole(scene))
    assert response.headers["Location"] == f"/schools/142345/areas/{scene.area.pk}/"
    action = Action.objects.get(title="Moderate with two schools")
    assert (action.owner, action.rhythm, action.rhythm_weeks, action.cost) == (
        scene.cast.deputy,
        "weeks",
        6,
        1140,
    )
    assert (action.starts_on, action.due_on, action.review_on) == (in_days(0), in_days(60), REVIEW)
    assert list(action.steps.values_list("text", flat=True)) == ["Write to both", "Agree a date"]
    assert action.order == 2
    assert (
        Event.objects.get(verb="added", target_id=action.pk).sentence
        == "Action added: Moderate with two schools"
    )


def test_only_the_title_is_needed(scene, sign_in, url):
    assert sign_in(scene.cast.leader).post(url, {"title": "Just this"}).status_code == 302


def test_another_can_follow_at_once(scene, sign_in, url):
    response = sign_in(scene.cast.head).post(url, {"title": "First", "another": "1"})
    assert response.headers["Location"] == url


@pytest.mark.parametrize(
    "change,says",
    [
        ({"title": ""}, "Write what will be done"),
        ({"title": "x" * 201}, "The limit is 200 characters and you have 201"),
        ({"due_on_day": "31", "due_on_month": "2"}, "does not exist"),
        ({"due_on_month": ""}, "The due date needs a month"),
        ({"due_on_year": "0026"}, "year"),
        ({"due_on_day": "１２"}, "date"),
        ({"rhythm_weeks": ""}, "Enter how many weeks lie between two reviews"),
        ({"rhythm_weeks": "0"}, "whole number from 1 to 26"),
        ({"cost": "1_000"}, "Enter the cost in pounds"),
        ({"cost": "NaN"}, "Enter the cost in pounds"),
        ({"owner": "999999"}, "Choose an owner from the list"),
        ({"owner": "99999999999999999999"}, "Choose an owner from the list"),
        ({"owner": "abc"}, "Choose an owner from the list"),
        ({"steps": "x" * 301}, "A step can have 300 characters"),
        ({"title": "Bcc:\r\nevil", "rhythm": "daily"}, "Choose"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(scene, sign_in, url, change, says):
    response = sign_in(scene.cast.head).post(url, whole(scene) | change)
    assert response.status_code == 200, change
    assert says in response.text
    assert "Two supply days" in response.text
    assert "to put right" in response.text and "<title>Error: " in compact(response.text)
    assert Action.objects.count() == 1


def test_a_review_before_the_start_is_refused(scene, sign_in, url):
    response = sign_in(scene.cast.head).post(url, whole(scene) | boxes("review_on", in_days(-3)))
    assert "The review date is before the start. Change one of them" in response.text


def test_somebody_of_another_school_cannot_own_it(scene, sign_in, url):
    response = sign_in(scene.cast.head).post(url, whole(scene) | {"owner": str(scene.cast.outsider.pk)})
    assert "Choose an owner from the list" in response.text


def test_nothing_but_the_fields_of_the_page_is_taken(scene, sign_in, url):
    extra = {
        "school": str(scene.cast.other_school.pk),
        "impact": "green",
        "version": "99",
        "removed_at": "2020-01-01",
        "order": "77",
        "activity": "done",
    }
    sign_in(scene.cast.head).post(url, whole(scene) | extra)
    action = Action.objects.get(title="Moderate with two schools")
    assert (action.school, action.impact, action.version, action.removed_at, action.order, action.activity) == (
        scene.cast.school, "", 1, None, 2, "not_started",
    )  # fmt: skip


def test_line_ends_in_a_title_become_spaces(scene, sign_in, url):
    sign_in(scene.cast.head).post(url, {"title": "One\r\nBcc: two"})
    assert Action.objects.filter(title="One Bcc: two").exists()


def test_a_leader_adds_only_to_their_own_area(scene, sign_in):
    other = make_area(scene.cast.school, "Writing", leader=scene.cast.deputy)
    path = f"/schools/142345/areas/{other.pk}/actions/add/"
    assert sign_in(scene.cast.leader).post(path, {"title": "No"}).status_code == 403


def test_not_to_an_area_that_was_taken_out(scene, sign_in, url):
    type(scene.area).objects.update(removed_at=dates.now())
    assert sign_in(scene.cast.head).get(url).status_code == 404


def test_the_form_begins_with_the_leader_and_today(scene, sign_in, url):
    form = main_form(sign_in(scene.cast.head).get(url).text)
    assert form["owner"] == [str(scene.cast.leader.pk)]
    assert form["starts_on_day"] == [str(dates.today().day)]


@pytest.fixture
def in_autumn():
    with time_machine.travel(datetime(2026, 11, 25, 9, tzinfo=LONDON), tick=False):
        yield


def parts(name, day):
    return {f"{name}_{part}": [str(getattr(day, part))] for part in ("day", "month", "year")}


def test_a_point_of_the_school_year_takes_the_place_of_a_date(in_autumn, cast, sign_in):
    area, client = make_area(cast.school), sign_in(cast.head)
    url = f"/schools/142345/areas/{area.pk}/actions/add/"
    page = client.get(url).text
    assert "End of spring 1, Friday 12 February 2027" in page
    data = main_form(page) | {
        "title": ["Model texts"],
        "due_point": ["2027-02-12"],
        "review_point": ["2026-12-14"],
    }
    assert client.post(url, data).status_code == 302
    action = Action.objects.get()
    assert (action.due_on, action.review_on) == (date(2027, 2, 12), date(2026, 12, 14))


def test_a_review_on_a_day_without_school_is_offered_the_school_days_beside_it(in_autumn, cast, sign_in):
    area, client = make_area(cast.school), sign_in(cast.head)
    url = f"/schools/142345/areas/{area.pk}/actions/add/"
    data = (
        main_form(client.get(url).text) | {"title": ["Model texts"]} | parts("review_on", date(2026, 12, 25))
    )
    answer = client.post(url, data)
    assert "Friday 25 December is no school day (Christmas holiday)" in answer.text
    assert (
        "The school day Friday 18 December" in answer.text
        and "The school day Monday 4 January 2027" in answer.text
    )
    again = main_form(answer.text)
    assert again["review_on_day"] == ["25"] and again["title"] == ["Model texts"]
    assert client.post(url, again | {"review_point": ["2027-01-04"]}).status_code == 302
    assert Action.objects.get().review_on == date(2027, 1, 4)


def test_a_day_that_is_offered_by_nobody_cannot_be_smuggled_in(in_autumn, cast, sign_in):
    area, client = make_area(cast.school), sign_in(cast.head)
    url = f"/schools/142345/areas/{area.pk}/actions/add/"
    data = main_form(client.get(url).text) | {"title": ["Model texts"], "review_point": ["2026-12-25"]}
    assert "Choose the point from the list" in client.post(url, data).text
