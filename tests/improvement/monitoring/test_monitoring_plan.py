"""Planning monitoring: one act, or the first of a series, always on a school day."""

from datetime import date

import pytest

from improvement.models import MonitoringActivity
from improvement.monitoring.workflow import plan_monitoring
from schools.errors import Refused
from schools.models import Closure, Event
from tests.cast import make_action, make_area
from tests.improvement.monitoring.looks import day, june, send  # noqa: F401  the fixture

URL = "/schools/142345/monitoring/plan/"
TUESDAY = date(2026, 6, 16)


@pytest.fixture
def area(june, cast):  # noqa: F811
    return make_area(cast.school, leader=cast.leader)


def test_a_book_check_is_planned(cast, area, sign_in):
    action = make_action(area, owner=cast.teacher)
    typed = {"kind": "work_scrutiny", "areas": [area.pk], "actions": [action.pk], "person": cast.deputy.pk,
             "focus": "Do pupils explain?", "sample": "18 books", "rhythm": "half_term"}  # fmt: skip
    response = send(sign_in(cast.head), URL, **typed, **day("planned_on", TUESDAY))
    look = MonitoringActivity.objects.get()
    assert response.headers["Location"] == look.get_absolute_url()
    assert (look.kind, look.planned_on, look.by, look.rhythm, look.done_on) == (
        "work_scrutiny",
        TUESDAY,
        cast.deputy,
        "half_term",
        None,
    )
    assert (list(look.areas.all()), list(look.actions.all())) == ([area], [action])
    event = Event.objects.get(target_type="monitoringactivity")
    assert event.sentence == "Work scrutiny of Mathematics in Years 5 and 6 planned for Tuesday 16 June"
    assert event.area_id == area.pk


def test_a_link_from_an_area_or_action_has_it_ticked(cast, area, sign_in):
    action = make_action(area)
    client = sign_in(cast.head)
    assert (
        f'value="{area.pk}" id="id_areas_0" checked'
        in client.get(f"{URL}?area={area.pk}").text.replace("  ", " ")
        or "checked" in client.get(f"{URL}?area={area.pk}").text
    )
    assert "checked" in client.get(f"{URL}?action={action.pk}").text
    assert client.get(f"{URL}?area=x&action=999999999999999999999").status_code == 200


@pytest.mark.parametrize(
    ("planned_on", "sentence"),
    [
        (date(2026, 6, 13), "Saturday 13 June is no school day (weekend). The next one is Monday 15 June."),
        (date(2026, 7, 28), "Tuesday 28 July is no school day (summer holiday). The next one is"),
        (date(2026, 6, 11), "A plan is for today or a day to come. Record it instead if it has been done."),
    ],
)
def test_a_day_that_is_no_school_day_or_past_is_refused_and_nothing_typed_is_lost(
    cast, area, sign_in, planned_on, sentence
):
    typed = {"kind": "interview", "areas": [area.pk], "focus": "Kept words"}
    response = send(sign_in(cast.head), URL, **typed, **day("planned_on", planned_on))
    assert response.status_code == 200
    assert sentence in response.text and "Kept words" in response.text
    assert not MonitoringActivity.objects.exists()


def test_a_closure_of_the_school_itself_is_no_school_day(cast, area):
    Closure.objects.create(school=cast.school, kind="inset", starts_on=TUESDAY, ends_on=TUESDAY)
    with pytest.raises(Refused, match="The next one is Wednesday 17 June"):
        plan_monitoring(
            cast.school,
            by=cast.head.user,
            on=date(2026, 6, 12),
            kind="interview",
            planned_on=TUESDAY,
            areas=[area],
        )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"areas": []}, "Choose at least one area or action that this looks at"),
        ({"kind": ""}, "Choose the kind"),
        ({"focus": ""}, "Write the focus"),
        ({"rhythm": "weeks"}, "Enter how many weeks lie between two of them"),
        (
            {"rhythm": "weeks", "rhythm_weeks": "０"},
            "Enter the number of weeks as a whole number from 1 to 26",
        ),
        ({"planned_on_month": "13"}, "The day needs a month from 1 to 12"),
        ({"areas": ["999"]}, "Choose an area from those on the page"),
        ({"kind": "inspection"}, "Choose the kind from the list"),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field(cast, area, sign_in, typed, sentence):
    given = {"kind": "interview", "areas": [area.pk], "focus": "A question", **day("planned_on", TUESDAY)}
    response = send(sign_in(cast.head), URL, **(given | typed))
    assert response.status_code == 200
    assert sentence in response.text
    assert not MonitoringActivity.objects.exists()


def test_a_member_of_staff_plans_for_what_is_theirs_and_nothing_else(cast, area, sign_in):
    client = sign_in(cast.teacher)
    assert client.get(URL).status_code == 403
    own = make_action(area, "Own action", owner=cast.teacher)
    make_action(area, "Somebody else’s", owner=cast.deputy)
    page = client.get(URL).text
    assert "Own action" in page and "Somebody else’s" not in page and 'name="areas"' not in page
    typed = {"kind": "interview", "actions": [own.pk], "focus": "A question"}
    assert send(client, URL, **typed, **day("planned_on", TUESDAY)).status_code == 302
    assert list(MonitoringActivity.objects.get().areas.all()) == [area]
    refused = send(
        client, URL, kind="interview", actions=[own.pk + 1], focus="A question", **day("planned_on", TUESDAY)
    )
    assert "Choose an action from those on the page" in refused.text


def test_areas_and_people_of_another_school_are_refused(cast, area):
    abroad = make_area(cast.other_school)
    given = {"by": cast.head.user, "on": date(2026, 6, 12), "kind": "interview", "planned_on": TUESDAY}
    with pytest.raises(Refused, match="Choose areas and actions of this school"):
        plan_monitoring(cast.school, **given, areas=[abroad])
    with pytest.raises(Refused, match="Choose somebody of this school"):
        plan_monitoring(cast.school, **given, areas=[area], person=cast.outsider)
    with pytest.raises(Refused, match="Choose at least one area or action"):
        plan_monitoring(cast.school, **given)
