"""What the clerk or the chair puts into a pack before it is sent."""

import pytest
from django.core.exceptions import PermissionDenied

from governance.models import Pack
from governance.packs import pages as pages_of
from governance.packs import workflow as packs
from schools.days import dates
from schools.errors import Refused, Stale
from schools.models import Event
from tests.governance.packs.making import PROMPT, make_meeting, send, url_of
from tests.html_forms import main_form


@pytest.fixture
def meeting(scene):
    return make_meeting(scene.cast)


@pytest.fixture(autouse=True)
def one_suggestion(monkeypatch):
    monkeypatch.setattr(pages_of, "suggested", lambda meeting, on: [PROMPT])


def test_the_clerk_writes_chooses_and_sees_it_in_the_draft(scene, sign_in, meeting):
    client = sign_in(scene.cast.clerk)
    data = main_form(client.get(url_of(meeting, "prepare/")).text)
    data |= {
        "opening": ["Mathematics is off track.\n\nWriting is well."],
        "prompts": ["missed-twice"],
        "decisions": ["Agree £2,400 for coaching. Six days in autumn.\nName a deputy."],
    }
    response = client.post(url_of(meeting, "prepare/"), data)
    assert (response.status_code, response.url) == (302, url_of(meeting))
    pack = Pack.objects.get(meeting=meeting)
    assert pack.prompts == [PROMPT]
    assert pack.decisions == ["Agree £2,400 for coaching. Six days in autumn.", "Name a deputy."]
    page = client.get(url_of(meeting)).text
    for words in (
        "<li>Mathematics is off track.</li><li>Writing is well.</li>",
        "<strong>Agree £2,400 for coaching.</strong><p>Six days in autumn.</p>",
        PROMPT["question"],
        f"?prompt=missed-twice&amp;meeting={meeting.pk}",
    ):
        assert words in page
    assert Event.objects.first().sentence == f"Pack prepared: {meeting}"


def test_a_question_chosen_stays_on_offer_when_its_figure_is_gone(scene, sign_in, meeting, monkeypatch):
    packs.prepare(meeting, by=scene.cast.chair.user, on=dates.today(), version=1, prompts=[PROMPT])
    monkeypatch.setattr(pages_of, "suggested", lambda meeting, on: [])
    form = main_form(sign_in(scene.cast.chair).get(url_of(meeting, "prepare/")).text)
    assert form["prompts"] == ["missed-twice"]


@pytest.mark.parametrize(
    "field, typed, sentence",
    [
        ("opening", "\n".join("abcdefg"), "Write at most 6 lines: it is read in one minute"),
        ("decisions", "\n".join("abcdefghi"), "Write at most 8 decisions, one a line"),
        ("prompts", "of-another-school", "Choose questions from those on the page"),
    ],
)
def test_a_fault_is_told_beside_its_field_and_the_text_kept(scene, sign_in, meeting, field, typed, sentence):
    client = sign_in(scene.cast.clerk)
    data = main_form(client.get(url_of(meeting, "prepare/")).text)
    page = client.post(url_of(meeting, "prepare/"), data | {field: [typed]})
    assert page.status_code == 200 and sentence in page.text
    if field != "prompts":
        assert main_form(page.text)[field] == [typed]
    assert not Pack.objects.exists()


def test_what_may_say_who_a_pupil_is_is_asked_about(scene, sign_in, meeting):
    client = sign_in(scene.cast.clerk)
    data = main_form(client.get(url_of(meeting, "prepare/")).text)
    page = client.post(url_of(meeting, "prepare/"), data | {"opening": ["AB, CD and EF read well."]})
    assert "This may say who a pupil is" in page.text and not Pack.objects.exists()


def test_at_most_seven_questions(scene, meeting):
    many = [PROMPT | {"key": f"k{n}"} for n in range(8)]
    with pytest.raises(Refused, match="at most 7"):
        packs.prepare(meeting, by=scene.cast.clerk.user, on=dates.today(), version=1, prompts=many)


def test_second_to_save_is_asked(scene, meeting):
    packs.prepare(meeting, by=scene.cast.chair.user, on=dates.today(), version=1, opening="Mine")
    with pytest.raises(Stale):
        packs.prepare(meeting, by=scene.cast.clerk.user, on=dates.today(), version=1, opening="Also mine")


def test_nothing_more_goes_into_one_that_is_sent(scene, sign_in, meeting):
    send(meeting, scene.cast)
    with pytest.raises(Refused, match="stays as it was sent"):
        packs.prepare(meeting, by=scene.cast.clerk.user, on=dates.today(), version=2, opening="Late")
    response = sign_in(scene.cast.clerk).get(url_of(meeting, "prepare/"), follow=True)
    assert "This pack is sent, and stays as it was sent." in response.text


def test_only_the_chair_and_the_clerk(scene, meeting):
    with pytest.raises(PermissionDenied):
        packs.prepare(meeting, by=scene.cast.governor.user, on=dates.today(), version=1)


def test_not_for_a_meeting_that_was_removed(scene, meeting):
    meeting.removed_at = dates.now()
    meeting.save()
    with pytest.raises(Refused, match="Put it back first"):
        packs.prepare(meeting, by=scene.cast.clerk.user, on=dates.today(), version=1)
