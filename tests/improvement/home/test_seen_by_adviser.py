"""The school as one adviser sees it, asked of the rules that answer that adviser's own pages."""

from improvement.evidence.checks.opened import note_opening
from improvement.models import Evidence, MonitoringActivity
from schools.models import Membership, Role, User
from tests.cast import link, make_area, make_body, make_evidence, make_look, make_person
from tests.html_forms import compact
from tests.scene import in_days

URL = "/schools/142345/people/access/adviser/"


def test_it_shows_what_the_adviser_finds_and_nothing_else(cast, sign_in, client):
    area = make_area(cast.school)
    make_evidence(cast.school, "Shared survey", by=cast.leader, on=[area])
    make_evidence(cast.school, "Kept back", by=cast.leader, on=[area], shared_with_adviser=False)
    for kind in ("learning_walk", "work_scrutiny"):
        make_look(cast.school, kind, areas=[area], by=cast.leader, done_on=in_days(-3))
    page = sign_in(cast.head).get(URL).text
    assert "Robert Kelso sees 1 of 2 items of evidence" in page
    assert "Shared survey" in page and "Kept back" not in page
    assert "1 of 2 records" in page
    user = User.objects.get(pk=cast.adviser.user_id)
    assert [each.title for each in Evidence.objects.readable_by(user)] == ["Shared survey"]
    assert MonitoringActivity.objects.readable_by(user, cast.school).count() == 1
    client.force_login(user)
    assert "Kept back" not in client.get("/schools/142345/evidence/").text


def test_one_of_several_advisers_can_be_chosen(cast, sign_in):
    body = make_body("Fenland Reading Trust")
    link(cast.school, body)
    other = make_person("Grace Adeyemi", Role.ADVISER, body=body)
    client = sign_in(cast.head)
    assert "Grace Adeyemi sees" in client.get(f"{URL}?adviser={other.pk}").text
    assert "Robert Kelso" in client.get(f"{URL}?adviser=nonsense").text
    outsider = client.get(f"{URL}?adviser={cast.other_adviser.pk}").text
    assert "Tom Penhale" not in outsider


def test_without_an_adviser_it_says_so(cast, sign_in):
    Membership.objects.filter(role=Role.ADVISER).delete()
    assert "No adviser comes in at present" in sign_in(cast.head).get(URL).text


def test_openings_from_outside_stand_there(cast, sign_in):
    item = make_evidence(cast.school, "Shared survey", by=cast.leader)
    note_opening(item, by=cast.adviser.user)
    assert "Shared survey</bdi><span" in compact(sign_in(cast.head).get(URL).text)
