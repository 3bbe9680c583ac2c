"""One visit, from its purpose to the board."""

from tests.governance.visits.making import PURPOSE, make_visit, url_of, written_up
from tests.html_forms import compact
from tests.improvement.monitoring.looks import june  # noqa: F401


def test_who_reads_it(scene, sign_in, june):  # noqa: F811
    cast, visit = scene.cast, written_up(scene)
    reads = {cast.head, cast.editor, cast.chair, cast.governor, cast.clerk, cast.adviser, cast.leader}
    for person in (*reads, cast.deputy, cast.teacher, cast.body_admin):
        assert sign_in(person).get(url_of(visit)).status_code == (200 if person in reads else 404), person


def test_a_governor_reads_it_though_they_read_no_monitoring(scene, sign_in, june):  # noqa: F811
    visit = written_up(scene)
    client = sign_in(scene.cast.governor)
    assert "Pupils explained their answers" in client.get(url_of(visit)).text
    assert client.get(f"/schools/142345/monitoring/{visit.activity_id}/").status_code == 404


def test_one_that_is_planned(scene, sign_in, june):  # noqa: F811
    page = compact(sign_in(scene.cast.governor).get(url_of(make_visit(scene))).text)
    assert f"<h1>{PURPOSE}</h1>" in page and "Planned for Wednesday 17 June, Anjali Foss." in page
    assert "Edit plan" in page and "Take it to the board" not in page and "Leah Whitlock" in page
