"""The school says whether a visit note is accurate."""

import pytest

from improvement.models import VisitNote
from improvement.oversight.visit_notes import workflow
from schools.errors import Refused
from schools.models import Event
from tests.improvement.monitoring.looks import june, send  # noqa: F401
from tests.improvement.oversight.notes import make_note, url_of


def test_accurate(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    client = sign_in(scene.cast.head)
    page = client.get(url_of(note, "answer/")).text
    assert "Talk before writing." in page and "A second book check" in page
    assert (
        send(client, url_of(note, "answer/"), answer="accurate", words="We take up both.").status_code == 302
    )
    note = VisitNote.objects.get()
    assert (note.answer, note.answer_by, note.answer_on) == ("accurate", scene.cast.head, june)
    event = Event.objects.filter(verb="answered").get()
    assert event.sentence.endswith("found accurate by the school") and "take up" not in event.sentence
    assert "We take up both." in sign_in(scene.cast.adviser).get(url_of(note)).text


def test_inaccurate_only_in_words(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    client = sign_in(scene.cast.editor)
    page = send(client, url_of(note, "answer/"), answer="inaccurate", words=" ").text
    assert "Say what is not accurate" in page and not VisitNote.objects.get().answer
    assert "Choose whether it is accurate" in send(client, url_of(note, "answer/")).text
    send(client, url_of(note, "answer/"), answer="inaccurate", words="It was four classes.")
    assert VisitNote.objects.get().answer == "inaccurate"
    with pytest.raises(Refused, match="Say what is not accurate"):
        workflow.answer_note(note, by=scene.cast.head.user, on=june, version=2, answer="inaccurate")


def test_the_school_may_think_again(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    client = sign_in(scene.cast.head)
    send(client, url_of(note, "answer/"), answer="inaccurate", words="It was four classes.")
    assert "Change the answer" in client.get(url_of(note)).text
    send(client, url_of(note, "answer/"), answer="accurate", words="")
    assert VisitNote.objects.get().answer == "accurate"


def test_not_once_it_is_taken_out(scene, sign_in, june):  # noqa: F811
    note = make_note(scene)
    workflow.remove_note(note, by=scene.cast.adviser.user, on=june)
    assert sign_in(scene.cast.head).get(url_of(note, "answer/")).headers["Location"] == url_of(note)
    with pytest.raises(Refused, match="taken out"):
        workflow.answer_note(note, by=scene.cast.head.user, on=june, version=1, answer="accurate")
