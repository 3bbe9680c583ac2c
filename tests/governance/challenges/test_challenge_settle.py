"""The asker is satisfied, or asks again."""

from datetime import date

from governance.models import Challenge
from schools.models import Event
from tests.governance.challenges.making import answered, make_challenge, url_of
from tests.html_forms import compact
from tests.improvement.monitoring.looks import day, june, send  # noqa: F401


def test_the_asker_is_satisfied_and_says_what_changed(scene, sign_in, june):  # noqa: F811
    challenge = answered(scene)
    client = sign_in(scene.cast.governor)
    assert "Say whether it is enough" in compact(client.get(challenge.get_absolute_url()).text)
    send(
        client, url_of(challenge, "settle/"), outcome="satisfied", what_changed="Three pupils changed group."
    )
    challenge.refresh_from_db()
    assert (challenge.state, challenge.settled_on) == ("satisfied", june)
    page = client.get(challenge.get_absolute_url()).text
    assert "What changed because of it" in page and "Three pupils changed group." in page
    assert "Satisfied: Anjali Foss, Friday 12 June" in page
    event = Event.objects.filter(verb="settled").get()
    assert event.sentence.endswith("answered well enough, and something changed because of it")


def test_the_asker_asks_again_with_the_next_question(scene, sign_in, june):  # noqa: F811
    challenge = answered(scene)
    client = sign_in(scene.cast.governor)
    send(
        client,
        url_of(challenge, "settle/"),
        outcome="again",
        question="And the other three?",
        **day("answer_by", date(2026, 6, 30)),
    )
    challenge.refresh_from_db()
    assert (challenge.state, challenge.answer_by) == ("asked_again", date(2026, 6, 30))
    assert [turn.kind for turn in challenge.turns.all()] == ["asked", "answered", "asked_again"]
    page = sign_in(scene.cast.leader).get("/schools/142345/governance/challenges/").text
    assert "And the other three?" in page and "1 question waits for an answer" in page


def test_asking_again_needs_a_question_and_a_day(scene, sign_in, june):  # noqa: F811
    challenge = answered(scene)
    empty = {f"answer_by_{part}": "" for part in ("day", "month", "year")}
    page = send(sign_in(scene.cast.governor), url_of(challenge, "settle/"), outcome="again", **empty).text
    assert "Write the next question" in page and "Enter the day by which you want the answer" in page
    assert (
        "Choose whether it is answered"
        in send(sign_in(scene.cast.governor), url_of(challenge, "settle/")).text
    )
    assert Challenge.objects.get().state == "answered"


def test_the_clerk_records_it_for_the_asker_with_its_minute(scene, sign_in, june):  # noqa: F811
    challenge = answered(scene)
    send(sign_in(scene.cast.clerk), url_of(challenge, "settle/"), outcome="satisfied", minute_reference="7.3")
    turn = challenge.turns.last()
    assert (turn.by, turn.recorded_by, turn.minute_reference) == (
        scene.cast.governor,
        scene.cast.clerk,
        "7.3",
    )
    page = sign_in(scene.cast.governor).get(challenge.get_absolute_url()).text
    assert "Anjali Foss, written down by Martin Ebdon, Friday 12 June, minute 7.3" in page


def test_it_is_not_settled_before_it_is_answered_nor_twice(scene, sign_in):
    challenge = make_challenge(scene)
    assert sign_in(scene.cast.governor).get(url_of(challenge, "settle/")).status_code == 302
    challenge = answered(scene)
    client = sign_in(scene.cast.governor)
    send(client, url_of(challenge, "settle/"), outcome="satisfied")
    assert client.get(url_of(challenge, "settle/")).status_code == 302


def test_only_the_asker_or_those_who_keep_the_papers(scene, sign_in):
    cast, challenge = scene.cast, answered(scene, by=scene.cast.chair)
    for person, status in {
        cast.governor: 403,
        cast.chair: 200,
        cast.clerk: 200,
        cast.head: 403,
        cast.leader: 403,
    }.items():
        assert sign_in(person).get(url_of(challenge, "settle/")).status_code == status, person
