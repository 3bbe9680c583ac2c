"""Recording what nobody had planned."""

import pytest

from improvement.models import MonitoringActivity
from schools.models import Event
from tests.cast import make_action, make_area
from tests.improvement.monitoring.looks import FRIDAY, june, send  # noqa: F401  the fixture

URL = "/schools/142345/monitoring/add/"


@pytest.fixture
def area(june, cast):  # noqa: F811
    return make_area(cast.school, leader=cast.leader)


def test_a_walk_is_recorded_at_once(cast, area, sign_in):
    response = send(
        sign_in(cast.deputy),
        f"{URL}?kind=learning_walk&area={area.pk}",
        classes=6,
        seen=4,
        focus="Talk",
        impact="green",
    )
    look = MonitoringActivity.objects.get()
    assert response.headers["Location"] == look.get_absolute_url()
    assert (look.kind, look.done_on, look.planned_on, look.by, look.impact) == (
        "learning_walk",
        FRIDAY,
        None,
        cast.deputy,
        "green",
    )
    assert look.details == {"classes": 6, "seen": 4}
    assert (
        Event.objects.get(target_id=look.pk).sentence
        == "Learning walk of Mathematics in Years 5 and 6 recorded"
    )


def test_a_kind_that_is_none_shows_the_first(cast, area, sign_in):
    client = sign_in(cast.head)
    for query in ("", "?kind=inspection", "?kind="):
        assert "Record: lesson visit" in client.get(URL + query).text


def test_every_kind_has_its_form_and_a_link_to_it(cast, area, sign_in):
    client = sign_in(cast.head)
    page = client.get(URL).text
    for kind in set(MonitoringActivity.Kind) - {MonitoringActivity.Kind.GOVERNOR_VISIT}:
        assert f"Record: {kind.label[:1].lower()}{kind.label[1:]}" in client.get(f"{URL}?kind={kind}").text
        assert f"?kind={kind}" in page or kind == "lesson_visit"


def test_the_owner_of_an_action_records_of_it_alone(cast, area, sign_in):
    action = make_action(area, owner=cast.teacher)
    client = sign_in(cast.teacher)
    assert (
        send(client, f"{URL}?kind=interview&action={action.pk}", spoken_to=4, focus="Help").status_code == 302
    )
    assert list(MonitoringActivity.objects.get().areas.all()) == [area]


def test_those_with_nothing_of_their_own_and_the_board_are_refused(cast, area, sign_in):
    for person in (cast.teacher, cast.chair, cast.governor, cast.clerk, cast.adviser, cast.body_admin):
        assert sign_in(person).get(URL).status_code == 403
