"""One page hands over what somebody answers for."""

import pytest
from django.db.models import F

from improvement.models import Action, AreaForImprovement, MonitoringActivity
from schools.models import Event
from tests.cast import make_action, make_area, make_look, make_plan
from tests.html_forms import main_form
from tests.scene import in_days


@pytest.fixture
def load(cast):
    """The leader leads and the governor follows an area; the leader owns two actions and plans a book check."""
    plan = make_plan(cast.school)
    area = make_area(cast.school, "Writing", plan=plan, leader=cast.leader, link_governor=cast.governor)
    first = make_action(area, "Model texts", owner=cast.leader)
    done = make_action(area, "Moderation", owner=cast.leader, order=2, activity="done", done_on=in_days(-3))
    look = make_look(cast.school, "work_scrutiny", areas=[area], by=cast.leader, planned_on=in_days(9))
    return area, first, done, look


def url(person):
    return f"/schools/142345/people/{person.pk}/handover/"


def test_all_of_it_goes_to_one_person_and_what_is_done_keeps_its_name(cast, load, sign_in):
    area, first, done, look = load
    client = sign_in(cast.head)
    page = client.get(url(cast.leader)).text
    assert "Leah Whitlock answers for 3 things" in page and "Moderation" not in page
    client.post(url(cast.leader), main_form(page) | {"everything": [str(cast.deputy.pk)]})
    assert AreaForImprovement.objects.get(pk=area.pk).leader == cast.deputy
    assert Action.objects.get(pk=first.pk).owner == cast.deputy
    assert Action.objects.get(pk=done.pk).owner == cast.leader
    assert MonitoringActivity.objects.get(pk=look.pk).by == cast.deputy
    said = " ".join(Event.objects.values_list("sentence", flat=True))
    assert "is now Imran Sheikh" in said
    assert "answers for nothing any more" in client.get(url(cast.leader)).text


def test_each_line_may_go_elsewhere_or_stay(cast, load, sign_in):
    area, first, _, look = load
    client = sign_in(cast.head)
    data = main_form(client.get(url(cast.leader)).text) | {
        "everything": [str(cast.deputy.pk)],
        f"owner-{first.pk}": [str(cast.teacher.pk)],
        f"by-{look.pk}": ["keep"],
    }
    assert client.post(url(cast.leader), data).status_code == 302
    assert AreaForImprovement.objects.get(pk=area.pk).leader == cast.deputy
    assert Action.objects.get(pk=first.pk).owner == cast.teacher
    assert MonitoringActivity.objects.get(pk=look.pk).by == cast.leader


def test_an_area_is_followed_by_somebody_of_the_board(cast, load, sign_in):
    area, *_ = load
    client = sign_in(cast.head)
    page = client.get(url(cast.governor)).text
    key = f"link_governor-{area.pk}"
    staff = client.post(url(cast.governor), main_form(page) | {key: [str(cast.deputy.pk)]})
    assert staff.status_code == 200 and "Choose who takes it over from the list" in staff.text
    client.post(url(cast.governor), main_form(page) | {key: [str(cast.chair.pk)]})
    assert AreaForImprovement.objects.get(pk=area.pk).link_governor == cast.chair


def test_who_leads_and_seconds_one_area_hands_both_over(cast, load, sign_in):
    area, *_ = load
    AreaForImprovement.objects.filter(pk=area.pk).update(second_person=cast.leader)
    client = sign_in(cast.head)
    data = main_form(client.get(url(cast.leader)).text) | {"everything": [str(cast.deputy.pk)]}
    assert client.post(url(cast.leader), data).status_code == 302
    row = AreaForImprovement.objects.get(pk=area.pk)
    assert (row.leader, row.second_person) == (cast.deputy, cast.deputy)


def test_a_change_meanwhile_is_told_and_nothing_moves(cast, load, sign_in):
    area, first, *_ = load
    client = sign_in(cast.head)
    data = main_form(client.get(url(cast.leader)).text) | {"everything": [str(cast.deputy.pk)]}
    Action.objects.filter(pk=first.pk).update(version=F("version") + 1)
    answer = client.post(url(cast.leader), data)
    assert answer.status_code == 200 and "was changed by somebody else meanwhile" in answer.text
    assert AreaForImprovement.objects.get(pk=area.pk).leader == cast.leader


def test_whoever_rated_an_action_cannot_own_it(cast, load, sign_in):
    _, first, *_ = load
    rated = {"impact": "green", "rated_by": cast.deputy, "rated_on": in_days(-2)}
    Action.objects.filter(pk=first.pk).update(**rated)
    client = sign_in(cast.head)
    data = main_form(client.get(url(cast.leader)).text) | {"everything": [str(cast.deputy.pk)]}
    answer = client.post(url(cast.leader), data)
    assert "rated the impact of this action" in answer.text
    assert Action.objects.get(pk=first.pk).owner == cast.leader


def test_nothing_chosen_is_told(cast, load, sign_in):
    client = sign_in(cast.head)
    answer = client.post(url(cast.leader), main_form(client.get(url(cast.leader)).text))
    assert "Choose who takes something over" in answer.text


def test_recording_that_somebody_leaves_leads_there(cast, load, sign_in):
    client = sign_in(cast.head)
    address = f"/schools/142345/people/{cast.teacher.pk}/leave/"
    answer = client.post(address, main_form(client.get(address).text))
    assert answer.headers["Location"] == url(cast.teacher)
