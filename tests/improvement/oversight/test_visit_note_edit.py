"""Changing a visit note."""

import pytest

from improvement.models import VisitNote
from improvement.oversight.visit_notes import workflow
from schools.errors import Refused
from schools.models import Event, Role
from tests.cast import link, make_area, make_body, make_person
from tests.html_forms import main_form
from tests.improvement.monitoring.looks import june, send  # noqa: F401
from tests.improvement.oversight.notes import make_note, url_of


def test_both_halves_are_changed_together(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    other = make_area(scene.cast.school, "Reading")
    client = sign_in(scene.cast.adviser)
    form = main_form(client.get(url_of(note, "edit/")).text)
    assert form["strengths"] == ["Talk before writing."] and form["step_1_text"] == [note.steps.get().text]
    send(client, url_of(note, "edit/"), strengths="Talk first.", areas=[scene.area.pk, other.pk], step_1_text="",
         step_1_area="", step_1_by_when_day="", step_1_by_when_month="", step_1_by_when_year="",
         step_2_text="Look again", step_2_area=other.pk)  # fmt: skip
    note = VisitNote.objects.get()
    assert note.activity.strengths == "Talk first." and set(note.activity.areas.all()) == {scene.area, other}
    assert [(step.text, step.area) for step in note.steps.all()] == [("Look again", other)]
    assert note.version == 2 and Event.objects.filter(verb="edited").count() == 1


def test_saving_what_is_there_changes_nothing(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    before = Event.objects.count()
    assert send(sign_in(scene.cast.adviser), url_of(note, "edit/")).status_code == 302
    note = VisitNote.objects.get()
    assert (note.version, note.activity.version, Event.objects.count()) == (1, 1, before)


def test_one_found_accurate_stays(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    workflow.answer_note(note, by=scene.cast.head.user, on=june, version=1, answer="accurate")
    client = sign_in(scene.cast.adviser)
    assert "Edit note" not in client.get(url_of(note)).text
    page = send(client, url_of(note, "edit/"), strengths="Other words").text
    assert "so it stays as it is" in page and "Other words" in page
    assert VisitNote.objects.get().activity.strengths == "Talk before writing."


def test_one_found_inaccurate_is_put_to_the_school_again(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    workflow.answer_note(
        note, by=scene.cast.head.user, on=june, version=1, answer="inaccurate", words="It was four classes."
    )
    client = sign_in(scene.cast.adviser)
    assert "It was four classes." in client.get(url_of(note, "edit/")).text
    send(client, url_of(note, "edit/"))
    assert VisitNote.objects.get().changed_on is None
    send(client, url_of(note, "edit/"), to_develop="Four classes of six.")
    note = VisitNote.objects.get()
    assert (note.changed_on, note.answer_words, note.waits_for_answer) == (june, "It was four classes.", True)
    page = sign_in(scene.cast.head).get(url_of(note)).text
    assert "The school has not said anything to it since." in page and "Say whether it is accurate" in page
    assert list(VisitNote.objects.to_answer()) == [note]


def test_a_step_that_is_an_action_stays(scene, sign_in, june):  # noqa: F811
    note = make_note(scene, steps=["First", "Second"])
    step = note.steps.first()
    workflow.step_to_action(step, by=scene.cast.head.user, on=june)
    client = sign_in(scene.cast.adviser)
    form = main_form(client.get(url_of(note, "edit/")).text)
    assert "step_1_text" not in form and form["step_2_text"] == ["Second"]
    send(client, url_of(note, "edit/"), step_2_text="Second, in autumn")
    assert [row.text for row in note.steps.all()] == ["First", "Second, in autumn"]


def test_the_file_is_taken_out(world, client):
    client.force_login(world.cast.adviser.user)
    note = VisitNote.objects.get(pk=world.ids["visit_note"])
    send(client, url_of(note, "edit/"), without_file="on")
    note.refresh_from_db()
    assert note.file is None


def test_a_colleague_of_the_body_may_and_another_body_may_not(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    colleague = make_person("Grace Adeyemi", Role.ADVISER, body=scene.cast.authority)
    assert sign_in(colleague).get(url_of(note, "edit/")).status_code == 200
    trust = make_body("Northholt", kind="trust")
    link(scene.cast.school, trust, "trust")
    other = make_person("Colin Strand", Role.ADVISER, body=trust)
    client = sign_in(other)
    assert client.get(url_of(note)).status_code == 200
    assert client.get(url_of(note, "edit/")).headers["Location"] == url_of(note)
    with pytest.raises(Refused, match="Westmarch wrote this"):
        workflow.remove_note(note, by=other.user, on=june)
    client.post(url_of(note, "remove/"))
    note.activity.refresh_from_db()
    assert note.activity.removed_at is None


def test_a_second_editor_of_the_activitys_words_is_asked(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    client = sign_in(scene.cast.adviser)
    form = main_form(client.get(url_of(note, "edit/")).text)
    send(client, url_of(note, "edit/"), strengths="Theirs")
    answer = client.post(url_of(note, "edit/"), form | {"strengths": ["Mine"]})
    assert answer.status_code == 409 and "Theirs" in answer.text and "Mine" in answer.text
