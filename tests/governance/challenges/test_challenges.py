"""The challenge log: what waits comes first."""

from datetime import timedelta

from governance.challenges import workflow
from governance.models import Challenge
from schools.days import dates
from tests.cast import make_area, make_evidence
from tests.governance.challenges.making import answered, make_challenge
from tests.html_forms import compact
from tests.improvement.home.test_query_counts import count

URL = "/schools/142345/governance/challenges/"


def test_what_waits_then_what_is_answered_then_what_is_settled(scene, sign_in):
    settled = answered(scene, question="The settled one?")
    workflow.settle(settled, by=scene.cast.chair.user, on=dates.today(), version=settled.version)
    answered(scene, question="The answered one?")
    late = make_challenge(scene, "The late one?")
    Challenge.objects.filter(pk=late.pk).update(answer_by=dates.today() - timedelta(days=30))
    make_challenge(scene, "The one in time?")
    page = compact(sign_in(scene.cast.governor).get(URL).text)
    order = [
        "2 questions wait for an answer",
        "Waiting for an answer</h2>",
        "The late one?",
        "The one in time?",
        "Answered, not yet settled</h2>",
        "The answered one?",
        "Settled</h2>",
        "The settled one?",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert page.count("Overdue") == 1 and "Say whether it is enough" in page and "/answer/" not in page
    assert page.count("Ask a question") == 1


def test_it_is_narrowed_by_area_and_by_where_it_stands(scene, sign_in):
    reading = make_area(scene.cast.school, "Reading", leader=scene.cast.deputy)
    make_challenge(scene, "Of mathematics?")
    make_challenge(scene, "Of reading?", area=reading)
    answered(scene, question="Answered, of mathematics?")
    client = sign_in(scene.cast.governor)
    page = client.get(f"{URL}?area={reading.pk}").text
    assert "Of reading?" in page and "Of mathematics?" not in page
    page = client.get(f"{URL}?area={scene.area.pk}&state=answered").text
    assert "Answered, of mathematics?" in page and ">Of mathematics?" not in page
    assert "No questions of this sort" in client.get(f"{URL}?state=settled").text
    for nonsense in ("?area=x&state=y", f"?area={10**30}", "?area=²"):
        assert client.get(f"{URL}{nonsense}").status_code == 200


def test_staff_read_what_they_are_asked(scene, sign_in):
    make_challenge(scene, "Of mathematics?")
    assert "Of mathematics?" in sign_in(scene.cast.leader).get(URL).text
    assert "No questions asked yet" in sign_in(scene.cast.deputy).get(URL).text
    assert sign_in(scene.cast.body_admin).get(URL).status_code == 403


def test_nobody_is_counted(scene, sign_in):
    """Never a league: the log says how many questions wait, and nowhere how many somebody asked."""
    for person in (scene.cast.governor, scene.cast.governor, scene.cast.chair):
        make_challenge(scene, by=person)
    page = sign_in(scene.cast.chair).get(URL).text
    assert "3 questions wait for an answer" in page
    assert "2 questions" not in page and "1 question" not in page


def test_as_many_queries_for_two_as_for_twenty(scene, sign_in):
    cast = scene.cast
    client = sign_in(cast.governor)
    item = make_evidence(cast.school, by=cast.leader, on=[scene.area], shown_to_board=True)

    def grow(size):
        for number in range(size):
            row = make_challenge(scene, f"Question {number}?")
            row = workflow.answer(
                row, by=cast.leader.user, on=dates.today(), version=1, text="So.", evidence=[item]
            )
            if number % 2:
                workflow.settle(row, by=cast.governor.user, on=dates.today(), version=row.version)

    grow(2)
    few, _ = count(client, URL)
    grow(18)
    many, asked = count(client, URL)
    assert few == many <= 12, asked
