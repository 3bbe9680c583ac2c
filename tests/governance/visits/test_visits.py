"""The list of visits: what is to be written up comes first."""

from datetime import date

from improvement.models import MonitoringActivity
from tests.cast import make_area
from tests.governance.visits.making import make_visit, written_up
from tests.html_forms import compact
from tests.improvement.home.test_query_counts import count
from tests.improvement.monitoring.looks import june  # noqa: F401

URL = "/schools/142345/governance/visits/"


def test_in_their_order(scene, sign_in, june):  # noqa: F811
    written_up(scene)
    make_visit(scene, purpose="The planned one")
    make_visit(scene, purpose="The one that was forgotten")
    MonitoringActivity.objects.filter(focus="The one that was forgotten").update(planned_on=date(2026, 6, 3))
    make_visit(scene, purpose="The one without words", day=date(2026, 6, 11))
    page = compact(sign_in(scene.cast.governor).get(URL).text)
    order = [
        "2 visits to write up",
        "The one that was forgotten",
        "The one without words",
        "The planned one",
        "To see how reasoning",
    ]
    places = [page.index(words) for words in order]
    assert places == sorted(places)
    assert page.count("Write it up") == 2 and page.count("Change it") == 1 and "Comment on it" not in page
    assert compact(sign_in(scene.cast.leader).get(URL).text).count("Comment on it") == 1


def test_by_area_and_to_those_who_may(scene, sign_in, june):  # noqa: F811
    make_visit(scene)
    make_visit(scene, areas=[make_area(scene.cast.school, "Reading")], purpose="Of reading", agreed_with=None)
    client = sign_in(scene.cast.governor)
    page = client.get(f"{URL}?area={scene.area.pk}").text
    assert "To see how" in page and "Of reading" not in page
    page = sign_in(scene.cast.leader).get(URL).text
    assert "To see how" in page and "Of reading" not in page and "Plan a visit" not in page
    assert sign_in(scene.cast.body_admin).get(URL).status_code == 403
    assert sign_in(scene.cast.governor).get(f"{URL}?area={10**30}").status_code == 200


def test_as_many_queries_for_two_as_for_twenty(scene, sign_in, june):  # noqa: F811
    client = sign_in(scene.cast.governor)

    def grow(size):
        for number in range(size):
            make_visit(scene, purpose=f"Visit {number}", actions=[scene.action])

    grow(2)
    few, _ = count(client, URL)
    grow(18)
    many, asked = count(client, URL)
    assert few == many <= 12, asked
