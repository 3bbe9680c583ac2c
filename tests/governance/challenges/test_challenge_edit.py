"""Correcting a question."""

from governance.challenges import workflow
from schools.days import dates
from schools.models import Event
from tests.governance.challenges.making import QUESTION, answered, make_challenge, url_of
from tests.html_forms import main_form
from tests.improvement.monitoring.looks import send


def test_a_question_is_corrected_until_it_is_answered(scene, sign_in):
    challenge = make_challenge(scene)
    client = sign_in(scene.cast.governor)
    send(client, url_of(challenge, "edit/"), question="What has changed?", about=f"action-{scene.action.pk}")
    challenge.refresh_from_db()
    assert (challenge.question, challenge.action, challenge.version) == ("What has changed?", scene.action, 2)
    assert challenge.turns.get().text == "What has changed?"
    event = Event.objects.filter(verb="edited").get()
    assert event.changes == {} and "What has changed" not in event.sentence
    send(client, url_of(challenge, "edit/"))
    assert Event.objects.filter(verb="edited").count() == 1


def test_once_answered_it_stays_as_it_was_put(scene, sign_in):
    challenge = answered(scene)
    client = sign_in(scene.cast.clerk)
    form = main_form(client.get(url_of(challenge, "edit/")).text)
    assert not {"question", "asked_of", "answer_by"} & set(form)
    send(client, url_of(challenge, "edit/"), question="Another", minute_reference="7.2")
    challenge.refresh_from_db()
    assert (challenge.question, challenge.minute_reference) == (QUESTION, "7.2")
    assert Event.objects.filter(verb="edited").get().changes == {"minute_reference": ["", "7.2"]}


def test_what_changed_is_added_later(scene, sign_in):
    challenge = answered(scene)
    workflow.settle(challenge, by=scene.cast.governor.user, on=dates.today(), version=challenge.version)
    send(sign_in(scene.cast.governor), url_of(challenge, "edit/"), what_changed="Two groups, not one.")
    challenge.refresh_from_db()
    assert challenge.what_changed == "Two groups, not one."


def test_an_answer_that_came_meanwhile_is_not_put_to_another_question(scene, sign_in):
    challenge = make_challenge(scene)
    data = main_form(sign_in(scene.cast.governor).get(url_of(challenge, "edit/")).text) | {
        "question": ["Other"]
    }
    workflow.answer(challenge, by=scene.cast.leader.user, on=dates.today(), version=1, text="Yes")
    sign_in(scene.cast.governor).post(url_of(challenge, "edit/"), data)
    challenge.refresh_from_db()
    assert challenge.question == QUESTION


def test_anothers_question_is_not_mine_to_edit(scene, sign_in):
    challenge = make_challenge(scene, by=scene.cast.chair)
    assert sign_in(scene.cast.governor).get(url_of(challenge, "edit/")).status_code == 403
