"""A next step that was agreed becomes an action with one press."""

from datetime import date

import pytest

from improvement.models import Action, AgreedStep
from improvement.oversight.visit_notes import workflow
from schools.days import dates
from schools.errors import Refused
from tests.improvement.monitoring.looks import june  # noqa: F401
from tests.improvement.oversight.notes import make_note, url_of


def press(client, note):
    step = note.steps.get()
    return client.post(url_of(note, f"steps/{step.pk}/action/"))


def test_one_press(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    answer = press(sign_in(scene.cast.head), note)
    action = Action.objects.exclude(pk=scene.action.pk).get()
    assert answer.headers["Location"] == f"/schools/142345/actions/{action.pk}/edit/"
    assert (action.title, action.area) == ("A second book check of all six classes", scene.area)
    assert (action.due_on, action.order) == (date(2026, 6, 30), 2)
    assert AgreedStep.objects.get().action == action
    page = sign_in(scene.cast.adviser).get(url_of(note)).text
    assert action.get_absolute_url() in page and "Make it an action" not in page


def test_pressed_twice_it_is_one_action(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    client = sign_in(scene.cast.head)
    press(client, note)
    action = AgreedStep.objects.get().action
    assert press(client, note).headers["Location"] == action.get_absolute_url()
    assert Action.objects.count() == 2


def test_two_at_once_make_one_action(scene, june):  # noqa: F811
    note = make_note(scene)
    first, second = note.steps.get(), note.steps.get()
    workflow.step_to_action(first, by=scene.cast.head.user, on=dates.today())
    with pytest.raises(Refused, match="an action already"):
        workflow.step_to_action(second, by=scene.cast.head.user, on=dates.today())
    assert Action.objects.count() == 2


def test_the_leader_of_the_area_may_and_others_may_not(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    for who in ("deputy", "chair", "adviser", "clerk"):
        assert press(sign_in(getattr(scene.cast, who)), note).status_code == 403, who
    assert press(sign_in(scene.cast.leader), note).status_code == 302


def test_not_of_a_note_that_was_taken_out_or_an_area_that_is_gone(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    workflow.remove_note(note, by=scene.cast.adviser.user, on=june)
    assert press(sign_in(scene.cast.head), note).headers["Location"] == url_of(note)
    assert Action.objects.count() == 1
    workflow.restore_note(note, by=scene.cast.adviser.user, on=june)
    type(scene.area).objects.filter(pk=scene.area.pk).update(removed_at=dates.now())
    assert press(sign_in(scene.cast.head), note).headers["Location"] == url_of(note)
    assert Action.objects.count() == 1


def test_a_step_of_another_note_is_not_there(scene, sign_in, june):  # noqa: F811
    first, second = make_note(scene), make_note(scene)
    url = url_of(first, f"steps/{second.steps.get().pk}/action/")
    assert sign_in(scene.cast.head).post(url).status_code == 404
