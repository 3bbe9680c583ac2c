"""One challenge, from its question to where it stands now."""

from tests.governance.challenges.making import answered, make_challenge, url_of
from tests.html_forms import compact


def test_all_that_was_said_stands_on_its_page(scene, sign_in):
    challenge = answered(scene, figure="57 of 64 in Year 5")
    page = compact(sign_in(scene.cast.governor).get(url_of(challenge)).text)
    assert f"<h1>{challenge.question}</h1>" in page
    assert "Anjali Foss asked Leah Whitlock" in page and "57 of 64 in Year 5" in page
    assert "Eleven of 14 closed their gap" in page and "Answered by Leah Whitlock" in page
    assert "Along the way" in page


def test_a_long_question_is_read_below_its_heading(scene, sign_in):
    challenge = make_challenge(scene, "What has changed? " * 20 + "And how do you know?")
    page = sign_in(scene.cast.governor).get(url_of(challenge)).text
    assert "And how do you know?" in page and "And how do you know?" not in page.split("</h1>")[0]


def test_who_reads_it(scene, sign_in):
    cast, challenge = scene.cast, make_challenge(scene, area=None)
    reads = {cast.head, cast.editor, cast.chair, cast.governor, cast.clerk, cast.adviser, cast.leader}
    for person in (*reads, cast.deputy, cast.teacher, cast.body_admin):
        assert sign_in(person).get(url_of(challenge)).status_code == (200 if person in reads else 404), person


def test_the_leader_of_the_area_reads_what_somebody_else_was_asked(scene, sign_in):
    challenge = make_challenge(scene, asked_of=scene.cast.deputy)
    for person in (scene.cast.leader, scene.cast.deputy):
        assert "Answer" in sign_in(person).get(url_of(challenge)).text
