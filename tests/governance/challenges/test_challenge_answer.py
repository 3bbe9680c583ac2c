"""Answering a question, with evidence of the library."""

from governance.challenges import workflow
from governance.models import Challenge
from schools.days import dates
from schools.models import Event
from tests.cast import make_area, make_evidence
from tests.governance.challenges.making import answered, make_challenge, url_of
from tests.html_forms import main_form
from tests.improvement.monitoring.looks import send


def test_the_one_asked_answers_with_evidence(scene, sign_in):
    cast, challenge = scene.cast, make_challenge(scene)
    shown = make_evidence(cast.school, "Book check", by=cast.leader, on=[scene.area], shown_to_board=True)
    kept_apart = make_evidence(cast.school, "Notes of a talk", by=cast.leader, on=[scene.action])
    other = make_evidence(
        cast.school, "Attendance", by=cast.leader, on=[make_area(cast.school, "Attendance area")]
    )
    client = sign_in(cast.leader)
    page = client.get(url_of(challenge, "answer/")).text
    assert challenge.question in page
    assert "Book check" in page and "Notes of a talk" in page and other.title + "<" not in page
    assert page.count("Not shown to the governors") == 1
    assert "Attendance" in client.get(url_of(challenge, "answer/?library=all")).text
    response = send(
        client, url_of(challenge, "answer/"), text="Eleven of 14 did.", evidence=[shown.pk, kept_apart.pk]
    )
    assert response.headers["Location"] == challenge.get_absolute_url()
    challenge.refresh_from_db()
    turn = challenge.turns.last()
    assert (challenge.state, turn.kind, turn.text, turn.by) == (
        "answered",
        "answered",
        "Eleven of 14 did.",
        cast.leader,
    )
    assert set(turn.evidence.all()) == {shown, kept_apart}
    event = Event.objects.filter(verb="answered").get()
    assert (
        event.sentence
        == "Question to Leah Whitlock about mathematics in Years 5 and 6 answered, with 2 items of evidence"
    )


def test_each_reads_the_evidence_that_is_theirs_to_read(scene, sign_in):
    cast, challenge = scene.cast, make_challenge(scene)
    shown = make_evidence(cast.school, "Book check", by=cast.leader, on=[scene.area], shown_to_board=True)
    kept_apart = make_evidence(
        cast.school, "Notes of a talk", by=cast.leader, on=[scene.area], shared_with_adviser=False
    )
    workflow.answer(
        challenge,
        by=cast.leader.user,
        on=dates.today(),
        version=1,
        text="See these.",
        evidence=[shown, kept_apart],
    )
    for person, reads in {
        cast.head: {"Book check", "Notes of a talk"},
        cast.governor: {"Book check"},
        cast.clerk: {"Book check", "Notes of a talk"},  # knows of all, by title
        cast.adviser: {"Book check"},
    }.items():
        page = sign_in(person).get(challenge.get_absolute_url()).text
        assert {title for title in ("Book check", "Notes of a talk") if title in page} == reads, person
        assert ("1 item that is not shown to you" in page) == (len(reads) == 1)
        assert (shown.get_absolute_url() in page) == (person != cast.clerk)


def test_a_plan_editor_writes_down_what_the_one_asked_says(scene, sign_in):
    challenge = make_challenge(scene, asked_of=scene.cast.head, area=None)
    send(sign_in(scene.cast.editor), url_of(challenge, "answer/"), text="It is planned for May.")
    turn = challenge.turns.last()
    assert (turn.by, turn.recorded_by) == (scene.cast.head, scene.cast.editor)


def test_more_can_be_said_until_it_is_settled(scene, sign_in):
    challenge = answered(scene)
    client = sign_in(scene.cast.leader)
    assert "Add to the answer" in client.get(challenge.get_absolute_url()).text
    send(client, url_of(challenge, "answer/"), text="Three changed group.")
    assert [turn.kind for turn in challenge.turns.all()] == ["asked", "answered", "answered"]
    challenge.refresh_from_db()
    workflow.settle(challenge, by=scene.cast.governor.user, on=dates.today(), version=challenge.version)
    assert client.get(url_of(challenge, "answer/")).status_code == 302


def test_nobody_answers_over_an_answer_unread(scene, sign_in):
    challenge = make_challenge(scene)
    data = main_form(sign_in(scene.cast.head).get(url_of(challenge, "answer/")).text) | {"text": ["Mine"]}
    workflow.answer(challenge, by=scene.cast.leader.user, on=dates.today(), version=1, text="Hers")
    response = sign_in(scene.cast.head).post(url_of(challenge, "answer/"), data)
    assert response.status_code == 409 and main_form(response.text)["text"] == ["Mine"]


def test_who_may_not(scene, sign_in):
    cast, challenge = scene.cast, make_challenge(scene)
    for person, status in {
        cast.governor: 403,
        cast.adviser: 403,
        cast.deputy: 404,
        cast.teacher: 404,
    }.items():
        assert sign_in(person).get(url_of(challenge, "answer/")).status_code == status, person


def test_an_empty_answer_and_one_that_tells_of_a_pupil(scene, sign_in):
    challenge = make_challenge(scene)
    client = sign_in(scene.cast.leader)
    assert "Write the answer" in send(client, url_of(challenge, "answer/"), text=" ").text
    page = send(client, url_of(challenge, "answer/"), text="Born on 3 May 2016, he reads now.").text
    assert "may say who a pupil is" in page
    assert Challenge.objects.get().state == "asked"
