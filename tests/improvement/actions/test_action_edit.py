import pytest

from improvement.models import Action, ActionStep
from schools.days import dates
from schools.models import Event
from tests.html_forms import main_form


@pytest.fixture
def url(scene):
    return f"/schools/142345/actions/{scene.action.pk}/edit/"


def edit(client, url, **typed):
    data = main_form(client.get(url).text) | {name: [value] for name, value in typed.items()}
    return client.post(url, data)


def test_what_changed_is_saved_and_told(scene, sign_in, url):
    response = edit(sign_in(scene.cast.head), url, title="Daily reasoning", owner=str(scene.cast.deputy.pk))
    assert response.status_code == 302
    action = Action.objects.get(pk=scene.action.pk)
    assert (action.title, action.owner, action.version) == ("Daily reasoning", scene.cast.deputy, 2)
    event = Event.objects.get(verb="edited")
    assert event.sentence == "Daily reasoning: title and owner changed"
    assert event.changes["owner"] == ["Josh Ellery", "Imran Sheikh"]


def test_saving_unchanged_writes_nothing(scene, sign_in, url):
    assert edit(sign_in(scene.cast.head), url).status_code == 302
    assert Action.objects.get(pk=scene.action.pk).version == 1
    assert not Event.objects.filter(verb="edited").exists()


def test_the_owner_may_edit_it_and_a_leader_of_another_area_may_not(scene, sign_in, url):
    assert edit(sign_in(scene.cast.teacher), url, title="Mine").status_code == 302
    assert sign_in(scene.cast.deputy).get(url).status_code == 403


def test_a_step_that_stands_keeps_its_tick(scene, sign_in, url):
    first = ActionStep.objects.create(
        action=scene.action, order=1, text="Agree the day", done_on=dates.today()
    )
    ActionStep.objects.create(action=scene.action, order=2, text="Tell the teams")
    edit(sign_in(scene.cast.head), url, steps="Book the hall\nAgree the day")
    kept = list(scene.action.steps.filter(removed_at=None))
    assert [step.text for step in kept] == ["Book the hall", "Agree the day"]
    assert kept[1].pk == first.pk and kept[1].done_on == dates.today()
    assert ActionStep.objects.get(text="Tell the teams").removed_at


def test_whoever_rated_it_cannot_become_its_owner(scene, sign_in, url):
    Action.objects.filter(pk=scene.action.pk).update(
        impact="amber", rated_by=scene.cast.deputy, rated_on=dates.today()
    )
    response = edit(sign_in(scene.cast.head), url, owner=str(scene.cast.deputy.pk))
    assert "Imran Sheikh rated the impact of this action, and its owner cannot" in response.text
    assert Action.objects.get(pk=scene.action.pk).owner == scene.cast.teacher


def test_somebody_else_saved_first(scene, sign_in, url):
    data = main_form(sign_in(scene.cast.head).get(url).text) | {
        "title": ["My words"],
        "resources": ["My hall"],
    }
    edit(sign_in(scene.cast.editor), url, title="Their words")
    response = sign_in(scene.cast.head).post(url, data)
    assert response.status_code == 409
    for words in (
        "Someone else saved first",
        "Priya Nair changed this",
        "Their words",
        "My words",
        "My hall",
    ):
        assert words in response.text
    again = main_form(response.text)
    assert sign_in(scene.cast.head).post(url, again).status_code == 302
    action = Action.objects.get(pk=scene.action.pk)
    assert (action.title, action.resources) == ("My words", "My hall")


def test_a_version_that_is_missing_or_spoilt_is_not_guessed(scene, sign_in, url):
    client = sign_in(scene.cast.head)
    data = main_form(client.get(url).text) | {"title": ["Mine"]}
    for version in ([], [""], ["abc"], ["-1"], ["9" * 30]):
        response = client.post(url, data | {"version": version})
        assert response.status_code == 200 and "no longer knows which version" in response.text
    assert Action.objects.get(pk=scene.action.pk).title == "Weekly reasoning lessons"


def test_an_owner_who_has_left_stays_until_somebody_else_is_chosen(scene, sign_in, url):
    Action.objects.filter(pk=scene.action.pk).update(owner=scene.cast.leaver)
    assert main_form(sign_in(scene.cast.head).get(url).text)["owner"] == [str(scene.cast.leaver.pk)]
    edit(sign_in(scene.cast.head), url, title="Another title")
    assert Action.objects.get(pk=scene.action.pk).owner == scene.cast.leaver
    assert "owner" not in Event.objects.get(verb="edited").changes


def test_somebody_who_has_left_cannot_become_the_owner(scene, sign_in, url):
    response = edit(sign_in(scene.cast.head), url, owner=str(scene.cast.leaver.pk))
    assert "Choose an owner from the list" in response.text
    assert Action.objects.get(pk=scene.action.pk).owner == scene.cast.teacher


def test_steps_that_were_changed_meanwhile_are_asked_about(scene, sign_in, url):
    ActionStep.objects.create(action=scene.action, order=1, text="Agree the day")
    mine = main_form(sign_in(scene.cast.head).get(url).text) | {"title": ["Mine"]}
    edit(sign_in(scene.cast.editor), url, steps="Agree the day\nBook the hall")
    response = sign_in(scene.cast.head).post(url, mine)
    assert response.status_code == 409 and "Book the hall" in response.text
    assert list(scene.action.steps.filter(removed_at=None).values_list("text", flat=True)) == [
        "Agree the day",
        "Book the hall",
    ]


def test_two_steps_of_the_same_words_stay_two(scene, sign_in, url):
    for order in (1, 2):
        ActionStep.objects.create(action=scene.action, order=order, text="Meet")
    edit(sign_in(scene.cast.head), url, steps="Agree the day\nMeet\nMeet")
    assert [step.text for step in scene.action.steps.filter(removed_at=None)] == [
        "Agree the day",
        "Meet",
        "Meet",
    ]
    assert ActionStep.objects.count() == 3


def test_the_review_date_is_not_before_the_start(scene, sign_in, url):
    response = edit(sign_in(scene.cast.head), url, starts_on_year=str(dates.today().year + 3))
    assert (
        "The review date is before the start" in response.text and "The due date is before" in response.text
    )
    assert Action.objects.get(pk=scene.action.pk).starts_on == scene.action.starts_on
