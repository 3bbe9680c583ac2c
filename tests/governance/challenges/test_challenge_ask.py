"""Asking a question, and writing one down for the governor who asked it."""

from datetime import date

import pytest

from governance.models import Challenge, ChallengeTurn, Meeting, Pack
from schools.models import Event
from tests.governance.challenges.making import QUESTION, a_school_day
from tests.html_forms import compact, main_form
from tests.improvement.monitoring.looks import day, june, send  # noqa: F401

URL = "/schools/142345/governance/challenges/ask/"


def test_a_governor_asks_the_leader_of_an_area(scene, sign_in, june):  # noqa: F811
    client = sign_in(scene.cast.governor)
    form = main_form(client.get(f"{URL}?area={scene.area.pk}").text)
    assert form["about"] == [f"area-{scene.area.pk}"]
    assert form["asked_of"] == [str(scene.cast.leader.pk)]
    # Ten school days after Friday 12 June.
    assert [form[f"answer_by_{part}"] for part in ("day", "month")] == [["26"], ["6"]]
    assert not {"asked_by", "asked_on", "meeting", "minute_reference"} & set(form)
    response = send(client, f"{URL}?area={scene.area.pk}", question=QUESTION, figure="57 of 64 in Year 5")
    challenge = Challenge.objects.get()
    assert response.headers["Location"] == challenge.get_absolute_url()
    assert (challenge.area, challenge.action) == (scene.area, None)
    assert challenge.asked_by == challenge.recorded_by == scene.cast.governor
    assert (challenge.state, challenge.asked_on, challenge.answer_by) == ("asked", june, date(2026, 6, 26))
    turn = ChallengeTurn.objects.get()
    assert (turn.kind, turn.text, turn.by) == ("asked", QUESTION, scene.cast.governor)


def test_the_history_holds_no_word_of_the_question(scene, sign_in, june):  # noqa: F811
    send(sign_in(scene.cast.governor), f"{URL}?action={scene.action.pk}", question=QUESTION)
    event = Event.objects.get()
    assert event.sentence == (
        "Question asked of Leah Whitlock about mathematics in Years 5 and 6, to be answered by Friday 26 June"
    )
    assert event.area_id == scene.area.pk and event.actor_name == "Anjali Foss" and event.changes == {}
    assert Challenge.objects.get().action == scene.action


def test_the_clerk_writes_it_down_for_a_governor_with_its_minute(scene, sign_in, june):  # noqa: F811
    cast = scene.cast
    meeting = Meeting.objects.create(school=cast.school, held_on=date(2026, 6, 10))
    client = sign_in(cast.clerk)
    send(
        client,
        f"{URL}?area={scene.area.pk}&meeting={meeting.pk}",
        question=QUESTION,
        asked_by=cast.governor.pk,
        minute_reference="7.2",
        **day("asked_on", date(2026, 6, 10)),
    )
    challenge = Challenge.objects.get()
    assert (challenge.asked_by, challenge.recorded_by) == (cast.governor, cast.clerk)
    assert (challenge.meeting, challenge.minute_reference) == (meeting, "7.2")
    assert challenge.asked_on == date(2026, 6, 10)
    assert "written down by Martin Ebdon" in compact(client.get(challenge.get_absolute_url()).text)


def test_the_answer_is_wanted_before_the_next_meeting(scene, sign_in, june):  # noqa: F811
    Meeting.objects.create(school=scene.cast.school, held_on=date(2026, 6, 22))
    form = main_form(sign_in(scene.cast.governor).get(URL).text)
    assert [form[f"answer_by_{part}"] for part in ("day", "month")] == [["19"], ["6"]]
    assert form["asked_of"] == [str(scene.cast.head.pk)]


def test_a_prompt_of_the_pack_fills_it_in(scene, sign_in, june):  # noqa: F811
    cast = scene.cast
    meeting = Meeting.objects.create(school=cast.school, held_on=date(2026, 6, 24))
    prompt = {
        "key": "missed-1",
        "question": "What is done differently?",
        "figure": "7",
        "figure_words": "points short in Year 5",
        "area": scene.area.pk,
    }
    Pack.objects.create(school=cast.school, meeting=meeting, prompts=[prompt])
    url = f"{URL}?prompt=missed-1&meeting={meeting.pk}"
    client = sign_in(cast.governor)
    form = main_form(client.get(url).text)
    assert (form["question"], form["figure"]) == (["What is done differently?"], ["7 points short in Year 5"])
    send(client, url)
    challenge = Challenge.objects.get()
    assert (challenge.prompt, challenge.meeting, challenge.area) == ("missed-1", meeting, scene.area)


def test_it_warns_of_pupils_once(scene, sign_in, june):  # noqa: F811
    client = sign_in(scene.cast.governor)
    words = "Why is the EHCP of Thomas late?"
    page = send(client, URL, question=words).text
    assert "may say who a pupil is" in page and not Challenge.objects.exists()
    data = main_form(page) | {"pupil_data": "saved_anyway"}
    client.post(URL, data)
    assert "saved anyway" in Event.objects.get().sentence and "Thomas" not in Event.objects.get().sentence


@pytest.mark.parametrize(
    "typed,sentence",
    [
        ({"question": ""}, "Write the question"),
        (day("answer_by", date(2026, 6, 12)), "The answer needs a day to come"),
        (day("answer_by", date(2026, 6, 13)), "is no school day (weekend). The nearest is Monday 15 June"),
        ({"asked_of": "999"}, "Choose who is asked from the list"),
        ({"about": "area-999"}, "Choose what it is about from the list"),
    ],
)
def test_what_is_refused_stands_beside_its_field(scene, sign_in, june, typed, sentence):  # noqa: F811
    response = send(sign_in(scene.cast.governor), URL, **{"question": QUESTION, "figure": "kept"} | typed)
    assert response.status_code == 200 and sentence in response.text.replace("&#x27;", "'")
    assert main_form(response.text)["figure"] == ["kept"]
    assert not Challenge.objects.exists()


def test_a_governor_cannot_ask_in_anothers_name(scene, sign_in, june):  # noqa: F811
    send(sign_in(scene.cast.governor), URL, question=QUESTION, asked_by=scene.cast.chair.pk)
    assert Challenge.objects.get().asked_by == scene.cast.governor


def test_the_clerk_is_no_governor(scene, sign_in, june):  # noqa: F811
    page = send(
        sign_in(scene.cast.clerk), URL, question=QUESTION, **day("answer_by", a_school_day(scene, 10))
    ).text
    assert "Choose who asks" in page and not Challenge.objects.exists()


def test_leaders_do_not_ask(scene, sign_in):
    assert sign_in(scene.cast.head).get(URL).status_code == 403
