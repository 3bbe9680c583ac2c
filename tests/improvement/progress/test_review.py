"""Recording a review: definition 4a.1 of the design."""

from datetime import date, timedelta

import pytest

from improvement.models import Action, ProgressNote
from improvement.progress.notes import NO_FURTHER, note_action
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.errors import Refused
from tests.html_forms import main_form
from tests.scene import boxes, in_days


def review(scene, next_review=None, **fields):
    """The head records the review of the action, which first gets these fields."""
    Action.objects.filter(pk=scene.action.pk).update(**fields)
    note_action(
        Action.objects.get(pk=scene.action.pk),
        by=scene.cast.head.user,
        on=dates.today(),
        version=1,
        text="Looked at together",
        is_review=True,
        next_review=next_review,
    )
    return Action.objects.get(pk=scene.action.pk)


@pytest.mark.parametrize("rhythm,weeks", [("weeks", 1), ("weeks", 6), ("half_term", None), ("term", None)])
def test_the_rhythm_says_when_the_next_one_is(scene, rhythm, weeks):
    action = review(scene, review_on=in_days(-9), rhythm=rhythm, rhythm_weeks=weeks)
    calendar = SchoolCalendar.of(scene.cast.school)
    assert action.reviewed_on == dates.today()
    assert action.review_on == calendar.after(dates.today(), rhythm, weeks)
    assert calendar.is_school_day(action.review_on) and action.review_on > dates.today()


def test_a_rhythm_that_ends_in_a_holiday_waits_for_the_first_day_of_school(scene):
    """Two weeks after 10 December 2026 is Christmas Eve."""
    action = scene.action
    Action.objects.filter(pk=action.pk).update(rhythm="weeks", rhythm_weeks=2)
    action.refresh_from_db()
    day = date(2026, 12, 10)
    note_action(action, by=scene.cast.head.user, on=day, version=1, text="x", is_review=True)
    calendar = SchoolCalendar.of(scene.cast.school)
    assert action.review_on == calendar.next_school_day(day + timedelta(weeks=2)) >= date(2027, 1, 4)


def test_without_a_rhythm_it_asks(scene):
    with pytest.raises(Refused, match="Say when it is reviewed next, or that no further review is needed"):
        review(scene, rhythm="")
    assert not ProgressNote.objects.exists()
    assert Action.objects.get(pk=scene.action.pk).reviewed_on is None


def test_a_day_or_no_further_review_answers(scene):
    assert review(scene, in_days(40), rhythm="").review_on == in_days(40)
    Action.objects.update(version=1)
    assert review(scene, NO_FURTHER, rhythm="half_term").review_on is None


@pytest.mark.parametrize("days", [0, -1])
def test_the_next_review_comes_after_today(scene, days):
    with pytest.raises(Refused, match="is to come after today"):
        review(scene, in_days(days))


def test_nothing_else_clears_a_review_that_is_late(scene):
    Action.objects.filter(pk=scene.action.pk).update(review_on=in_days(-3), rhythm="half_term")
    action = Action.objects.get(pk=scene.action.pk)
    given = {"by": scene.cast.head.user, "on": dates.today(), "text": "Done now"}
    note_action(action, version=1, activity="done", impact="amber", **given)
    action.refresh_from_db()
    assert action.review_overdue and action.reviewed_on is None


# ---- the page --------------------------------------------------------------------------------------------------
@pytest.fixture
def url(scene):
    return f"/schools/142345/actions/{scene.action.pk}/note/"


def send(client, url, **typed):
    return client.post(url, main_form(client.get(url).text) | {k: [v] for k, v in typed.items()})


def test_the_page_asks_for_the_next_day_of_an_action_without_a_rhythm(scene, sign_in, url):
    client = sign_in(scene.cast.head)
    page = client.get(f"{url}?review=1").text
    assert "Choose a day" in page and main_form(page)["next_review"] == [""]
    response = send(client, f"{url}?review=1", text="Looked at")
    assert "Say when it is reviewed next" in response.text and "Looked at" in response.text
    assert not ProgressNote.objects.exists()


def test_the_page_offers_the_day_of_the_rhythm_first(scene, sign_in, url):
    Action.objects.filter(pk=scene.action.pk).update(rhythm="half_term")
    client = sign_in(scene.cast.head)
    page = client.get(f"{url}?review=1").text
    assert "the same point next half-term" in page and "Choose a day" not in page
    assert send(client, f"{url}?review=1", text="Looked at").status_code == 302
    expected = SchoolCalendar.of(scene.cast.school).after(dates.today(), "half_term")
    assert Action.objects.get(pk=scene.action.pk).review_on == expected


def test_a_day_that_was_chosen_without_saying_this_is_the_review_is_not_dropped_in_silence(
    scene, sign_in, url
):
    for typed in ({"next_review": "none"}, boxes("other_day", in_days(40))):
        response = send(sign_in(scene.cast.head), url, text="Looked at", **typed)
        assert response.status_code == 200
        assert "Tick “This is the review” too, or leave the next review as it is" in response.text
    assert not ProgressNote.objects.exists()


def test_a_day_from_the_list_and_another_one_are_not_both_taken(scene, sign_in, url):
    typed = {"is_review": "on", "next_review": "none"} | boxes("other_day", in_days(40))
    response = send(sign_in(scene.cast.head), url, text="Looked at", **typed)
    assert "Choose one of those offered, or give another date: not both" in response.text


def test_another_day_alone_is_enough(scene, sign_in, url):
    Action.objects.filter(pk=scene.action.pk).update(rhythm="half_term")
    typed = {"is_review": "on"} | boxes("other_day", in_days(40))
    assert send(sign_in(scene.cast.head), url, text="Looked at", **typed).status_code == 302
    assert Action.objects.get(pk=scene.action.pk).review_on == in_days(40)
