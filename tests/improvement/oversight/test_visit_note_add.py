"""Writing a visit note."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from improvement.models import MonitoringActivity, VisitNote
from improvement.progress.triangulation import load
from schools.days.calendar import SchoolCalendar
from schools.models import Event, StoredFile
from tests.cast import make_area
from tests.html_forms import main_form
from tests.improvement.monitoring.looks import day, june, send  # noqa: F401
from tests.improvement.oversight.notes import MADE_ON, PURPOSE

URL = "/schools/142345/support/visits/add/"
WORDS = {
    "purpose": PURPOSE,
    "strengths": "Talk before writing.",
    "to_develop": "Not in books yet.",
    "impact": "amber",
}


def test_it_is_one_record_in_two_places(scene, sign_in, june):  # noqa: F811
    cast = scene.cast
    client = sign_in(cast.adviser)
    answer = send(
        client,
        f"{URL}?area={scene.area.pk}",
        step_1_text="A second book check",
        **WORDS,
        **day("done_on", MADE_ON),
        **day("next_visit", date(2026, 9, 16)),
        **day("step_1_by_when", date(2026, 6, 30)),
    )
    note, activity = VisitNote.objects.get(), MonitoringActivity.objects.get()
    assert answer.headers["Location"] == note.get_absolute_url()
    assert (note.by, note.body, note.on) == (cast.adviser, cast.authority, june)
    assert (activity.kind, activity.done_on, activity.impact) == ("external_review", MADE_ON, "amber")
    assert (activity.by, list(activity.areas.all())) == (cast.adviser, [scene.area])
    assert activity.details == {
        "reviewer": "Robert Kelso, school adviser, Westmarch",
        "next_visit": "2026-09-16",
    }
    step = note.steps.get()
    assert (step.text, step.area, step.by_when) == ("A second book check", scene.area, date(2026, 6, 30))
    event = Event.objects.get(target_type="visitnote")
    assert event.sentence == "Visit note of Westmarch on Mathematics in Years 5 and 6 written"
    assert Event.objects.count() == 1 and "Talk" not in event.sentence


def test_it_counts_as_an_external_review(scene, sign_in, june):  # noqa: F811
    def shown_by():
        known = load(areas=[scene.area], on=june, calendar=SchoolCalendar.of(scene.cast.school))
        return [(kind.source, kind.says) for kind in known.of_area(scene.area.pk).shown_by]

    assert shown_by() == []
    send(sign_in(scene.cast.adviser), URL, areas=[scene.area.pk], **WORDS, **day("done_on", MADE_ON))
    assert shown_by() == [("external_review", "amber")]


def test_the_words_or_the_file_say_what_was_found(scene, sign_in, june):  # noqa: F811
    client = sign_in(scene.cast.adviser)
    given = {"purpose": PURPOSE, "areas": [scene.area.pk], **day("done_on", MADE_ON)}
    page = send(client, URL, **given).text
    assert "Write what you found, or add your note as a file" in page and PURPOSE in page
    file = SimpleUploadedFile("note.txt", b"Books read in six classes.", content_type="text/plain")
    assert send(client, URL, file=file, **given).status_code == 302
    assert VisitNote.objects.get().file == StoredFile.objects.get()


def test_a_file_is_kept_while_something_else_is_put_right(scene, sign_in, june):  # noqa: F811
    client = sign_in(scene.cast.adviser)
    file = SimpleUploadedFile("note.txt", b"Books read in six classes.", content_type="text/plain")
    page = send(client, URL, file=file, purpose="", areas=[scene.area.pk], **day("done_on", MADE_ON)).text
    assert "Write the purpose" in page and "note.txt" in page
    data = main_form(page) | {"purpose": [PURPOSE]}
    data.pop("file", None)
    assert client.post(URL, data).status_code == 302
    assert VisitNote.objects.get().file.name == "note.txt"


def test_sentences_for_what_cannot_be(scene, sign_in, june):  # noqa: F811
    client = sign_in(scene.cast.adviser)
    other = make_area(scene.cast.school, "Reading")
    given = WORDS | {"areas": [scene.area.pk, other.pk]}
    page = send(client, URL, **given, **day("done_on", date(2026, 6, 15))).text
    assert "The day is still to come" in page
    page = send(
        client,
        URL,
        **given,
        step_1_text="Look again",
        **day("done_on", MADE_ON),
        **day("next_visit", MADE_ON),
    ).text
    assert "Choose the area that this step is for" in page and "The next visit comes after this one" in page
    page = send(
        client,
        URL,
        **given,
        step_1_text="Look again",
        step_1_area=other.pk,
        **day("done_on", MADE_ON),
        **day("step_1_by_when", date(2026, 6, 1)),
    ).text
    assert "A next step comes after the visit" in page and "Look again" in page
    page = send(client, URL, **given, step_6_area=other.pk, **day("done_on", MADE_ON)).text
    assert "Write what is to happen, or leave the whole step out" in page
    page = send(client, URL, **WORDS, areas=[], **day("done_on", MADE_ON)).text
    assert "Choose at least one area" in page
    assert not VisitNote.objects.exists() and not MonitoringActivity.objects.exists()


def test_it_is_looked_through_for_pupils(scene, sign_in, june):  # noqa: F811
    client = sign_in(scene.cast.adviser)
    given = (
        WORDS
        | {"areas": [scene.area.pk], "step_1_text": "Speak with pupil A123456789012"}
        | day("done_on", MADE_ON)
    )
    page = send(client, URL, **given).text
    assert "This may say who a pupil is" in page and not VisitNote.objects.exists()
    assert client.post(URL, main_form(page) | {"pupil_data": ["saved_anyway"]}).status_code == 302


def test_another_schools_area_cannot_be_chosen(scene, sign_in, june):  # noqa: F811
    foreign = make_area(scene.cast.other_school, "Phonics")
    page = send(sign_in(scene.cast.adviser), URL, **WORDS, areas=[foreign.pk], **day("done_on", MADE_ON)).text
    assert "Choose at least one area from those on the page" in page and "Phonics" not in page
