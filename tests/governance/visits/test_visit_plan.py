"""Planning a governor's visit."""

from datetime import date

import pytest

from governance.models import Visit
from improvement.models import MonitoringActivity
from schools.models import Event
from tests.governance.visits.making import PURPOSE
from tests.html_forms import main_form
from tests.improvement.monitoring.looks import day, june, send  # noqa: F401

URL = "/schools/142345/governance/visits/plan/"
WEDNESDAY = date(2026, 6, 17)


def test_a_governor_plans_one_record_that_is_monitoring_too(scene, sign_in, june):  # noqa: F811
    client = sign_in(scene.cast.governor)
    url = f"{URL}?area={scene.area.pk}"
    form = main_form(client.get(url).text)
    assert form["areas"] == [str(scene.area.pk)] and form["agreed_with"] == [str(scene.cast.leader.pk)]
    assert "governor" not in form
    response = send(client, url, purpose=PURPOSE, starts_at="9:30", **day("day", WEDNESDAY))
    visit = Visit.objects.get()
    assert response.headers["Location"] == visit.get_absolute_url()
    activity = MonitoringActivity.objects.get()
    assert visit.activity == activity and activity.kind == "governor_visit"
    assert (activity.by, activity.planned_on, activity.done_on) == (scene.cast.governor, WEDNESDAY, None)
    assert (activity.focus, list(activity.areas.all())) == (PURPOSE, [scene.area])
    assert (visit.agreed_with, visit.agreed_on) == (scene.cast.leader, june)
    event = Event.objects.get()
    assert event.sentence == "Governor visit of Mathematics in Years 5 and 6 planned for Wednesday 17 June"


def test_the_clerk_plans_it_for_a_governor(scene, sign_in, june):  # noqa: F811
    client = sign_in(scene.cast.clerk)
    typed = {"purpose": PURPOSE, "areas": scene.area.pk, **day("day", WEDNESDAY)}
    assert "Choose who visits" in send(client, URL, **typed).text
    send(client, URL, governor=scene.cast.governor.pk, **typed)
    assert MonitoringActivity.objects.get().by == scene.cast.governor


def test_one_that_was_made_is_written_up_at_once(scene, sign_in, june):  # noqa: F811
    typed = {"purpose": PURPOSE, "actions": scene.action.pk, **day("day", date(2026, 6, 10))}
    response = send(sign_in(scene.cast.governor), URL, **typed)
    visit = Visit.objects.get()
    assert response.headers["Location"].endswith(f"/visits/{visit.pk}/record/")
    assert visit.activity.done_on == date(2026, 6, 10) and list(visit.activity.areas.all()) == [scene.area]


@pytest.mark.parametrize(
    "typed,sentence",
    [
        ({"purpose": ""}, "Write the purpose"),
        (day("day", date(2026, 6, 20)), "is no school day (weekend)"),
        (day("agreed_on", date(2026, 6, 30)), "agreed on a day to come"),
        ({"starts_at": "late"}, "Enter the time as 18:00 or 6pm"),
        (
            {"purpose": "To grade the lessons: which teaching is good, which lesson was poor?"},
            "judges a lesson",
        ),
    ],
)
def test_what_is_refused_stands_beside_its_field(scene, sign_in, june, typed, sentence):  # noqa: F811
    given = {"purpose": PURPOSE, **day("day", WEDNESDAY)}
    response = send(sign_in(scene.cast.governor), f"{URL}?area={scene.area.pk}", **given | typed)
    assert response.status_code == 200 and sentence in response.text
    assert not Visit.objects.exists()


def test_it_looks_at_something(scene, sign_in, june):  # noqa: F811
    page = send(sign_in(scene.cast.governor), URL, purpose=PURPOSE, **day("day", WEDNESDAY)).text
    assert "Choose at least one area or action that the visit looks at" in page


def test_leaders_do_not_plan_visits_of_governors(scene, sign_in):
    for person in (scene.cast.head, scene.cast.leader):
        assert sign_in(person).get(URL).status_code == 403
