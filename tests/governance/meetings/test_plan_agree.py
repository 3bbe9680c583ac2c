"""The board agrees the plan: refused while a name is missing; then kept as it stood, whatever happens to the plan."""

import json

import pytest

from governance.meetings.workflow import agree_plan_at
from governance.models import Meeting
from improvement.actions.workflow import edit_action
from improvement.models import ActionPlan, PlanVersion
from improvement.plans.workflow import current_plan
from improvement.progress.agreement.agreeing import agree_plan
from schools.days import dates
from schools.errors import Refused
from schools.models import Event
from tests.cast import make_area, make_criterion, make_measure, make_plan
from tests.governance.board.scene import GOVERNANCE, board, last_sentence, send  # noqa: F401  the fixture
from tests.html_forms import compact, main_form
from tests.scene import in_days


def path(meeting):
    return f"meetings/{meeting.pk}/agree/"


def agree(board, **fields):  # noqa: F811
    plan = current_plan(board.cast.school)
    return agree_plan_at(board.meeting, by=board.cast.chair.user, on=dates.today(), plan=plan, **fields)


def test_the_chair_agrees_the_plan_at_a_meeting(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.chair)
    answer = send(client, path(board.meeting), minute_reference="6.2")
    version = PlanVersion.objects.get()
    assert answer.headers["Location"] == f"/schools/142345/plans/versions/{version.pk}/"
    assert (version.number, version.on, version.minute_reference) == (1, board.meeting.held_on, "6.2")
    assert ActionPlan.objects.get().status == "agreed" and list(board.meeting.versions.all()) == [version]
    day = dates.full_day(board.meeting.held_on)
    assert (
        last_sentence() == f"The board agreed the plan on {day}, minute 6.2: Plan after inspection, version 1"
    )
    page = compact(client.get("/schools/142345/plan/").text)
    assert "Agreed by the board on" in page and "minute 6.2" in page
    assert "Plan after inspection, version 1" in client.get(f"{GOVERNANCE}meetings/{board.meeting.pk}/").text


def test_areas_without_leader_or_governor_are_named(board, sign_in):  # noqa: F811
    make_area(board.cast.school, "Writing", leader=board.cast.leader)
    make_area(board.cast.school, "Reading", whole_board=True)
    client = sign_in(board.cast.clerk)
    page = client.get(GOVERNANCE + path(board.meeting)).text
    assert "“Writing” has no link governor" in page and "“Reading” has no accountable leader" in page
    assert "Agree this plan" not in page
    with pytest.raises(Refused, match="“Writing” has no link governor; “Reading” has no accountable leader"):
        agree(board)
    assert not PlanVersion.objects.exists() and ActionPlan.objects.get().status == "draft"


def test_somebody_who_has_left_does_not_count(board):  # noqa: F811
    board.cast.governor.memberships.update(ends_on=in_days(-1))
    with pytest.raises(Refused, match="is followed by Anjali Foss, who is no longer on the board"):
        agree(board)
    board.cast.governor.memberships.update(ends_on=None)
    board.cast.leader.memberships.update(ends_on=in_days(-1))
    with pytest.raises(Refused, match="is led by Leah Whitlock, who is no longer on the staff"):
        agree(board)


def test_not_before_the_meeting_and_not_without_a_plan(board, cast, sign_in):  # noqa: F811
    coming = Meeting.objects.create(school=cast.school, held_on=in_days(9))
    plan = current_plan(cast.school)
    given = {"by": cast.chair.user, "on": dates.today()}
    with pytest.raises(Refused, match="once it was held"):
        agree_plan_at(coming, plan=plan, **given)
    with pytest.raises(Refused, match="still to come"):
        agree_plan(plan, agreed_on=in_days(1), **given)
    ActionPlan.objects.update(status="closed")
    assert "The school has no plan yet" in sign_in(cast.chair).get(GOVERNANCE + path(board.meeting)).text
    with pytest.raises(Refused, match="closed"):
        agree_plan(plan, **given)


def test_an_empty_plan_is_not_agreed(cast):
    with pytest.raises(Refused, match="The plan has no areas yet"):
        agree_plan(make_plan(cast.school), by=cast.chair.user, on=dates.today())


def test_the_version_stays_as_it_was_and_the_plan_goes_on(board):  # noqa: F811
    area, action = board.scene.area, board.scene.action
    make_measure(
        area, "Explain an answer", groups=["Year 5", "Year 6"], targets=[(60, 55), (70, None), (80, None)]
    )
    make_criterion(area, "Every class explains.")
    version = agree(board, minute_reference="6.2")
    before = json.dumps(PlanVersion.objects.get(pk=version.pk).content, sort_keys=True)
    edit_action(
        action, by=board.cast.head.user, on=dates.today(), version=action.version, title="Something else"
    )
    area.title = "Another title"
    area.save()
    board.cast.leader.name = "Another name"
    board.cast.leader.save()
    make_area(board.cast.school, "A new area")
    assert json.dumps(PlanVersion.objects.get(pk=version.pk).content, sort_keys=True) == before
    (kept,) = version.content["areas"]
    assert (kept["title"], kept["leader"], kept["governor"]) == (
        "Mathematics in Years 5 and 6",
        "Leah Whitlock",
        "Anjali Foss",
    )
    assert (
        kept["actions"][0]["title"] == "Weekly reasoning lessons"
        and kept["actions"][0]["owner"] == "Josh Ellery"
    )
    assert [row["group"] for row in kept["targets"]] == ["Year 5", "Year 6"]
    assert [term["target"] for term in kept["targets"][0]["terms"]] == ["60%", "70%", "80%"]
    assert kept["criteria"][0]["text"] == "Every class explains."


def test_figures_of_a_small_group_are_not_kept(board):  # noqa: F811
    make_measure(board.scene.area, groups=["Year 5"], targets=[(60, 33)], cohort=3, start=44)
    kept = agree(board).content["areas"][0]["targets"][0]
    assert kept["hidden"] and kept["start"] == "" and kept["terms"][0]["actual"] == ""


def test_agreeing_again_adds_a_version(board):  # noqa: F811
    assert [agree(board).number, agree(board).number] == [1, 2]
    assert ActionPlan.objects.get().status == "agreed"


def test_the_plan_agreed_earlier_closes(board):  # noqa: F811
    agree(board)
    new = make_plan(board.cast.school, title="The next plan")
    make_area(board.cast.school, "Reading", plan=new, leader=board.cast.deputy, whole_board=True)
    version = agree(board)
    assert version.plan == new
    assert dict(ActionPlan.objects.values_list("title", "status")) == {
        "Plan after inspection": "closed",
        "The next plan": "agreed",
    }


def test_a_plan_that_changed_meanwhile_is_looked_at_again(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.chair)
    data = main_form(client.get(GOVERNANCE + path(board.meeting)).text) | {"minute_reference": "6.2"}
    make_area(board.cast.school, "Writing", leader=board.cast.leader, whole_board=True)
    answer = client.post(GOVERNANCE + path(board.meeting), data)
    assert answer.status_code == 200 and "The plan changed after you opened this page" in answer.text
    again = main_form(answer.text)
    assert again["minute_reference"] == ["6.2"] and not PlanVersion.objects.exists()
    assert client.post(GOVERNANCE + path(board.meeting), again).status_code == 302
    assert len(PlanVersion.objects.get().content["areas"]) == 2


def test_pressing_twice_agrees_once(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.chair)
    data = main_form(client.get(GOVERNANCE + path(board.meeting)).text)
    assert [client.post(GOVERNANCE + path(board.meeting), data).status_code for _ in range(2)] == [302, 302]
    assert PlanVersion.objects.count() == 1 and Event.objects.count() == 1
