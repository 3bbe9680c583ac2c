"""Changing the plan of a visit."""

from datetime import date

from governance.models import Visit
from governance.visits import workflow
from schools.days import dates
from schools.models import Event
from tests.governance.visits.making import make_visit, url_of, written_up
from tests.html_forms import main_form
from tests.improvement.monitoring.looks import day, june, send  # noqa: F401


def test_the_day_and_the_purpose(scene, sign_in, june):  # noqa: F811
    visit = make_visit(scene)
    client = sign_in(scene.cast.governor)
    send(client, url_of(visit, "edit/"), purpose="To read books", **day("day", date(2026, 6, 18)))
    visit = Visit.objects.get()
    assert (visit.purpose, visit.activity.focus) == ("To read books", "To read books")
    assert visit.activity.planned_on == date(2026, 6, 18)
    assert Event.objects.filter(verb="edited").count() == 1
    send(client, url_of(visit, "edit/"), starts_at="13:15")
    assert Event.objects.filter(verb="edited").count() == 2
    send(client, url_of(visit, "edit/"))
    assert Event.objects.filter(verb="edited").count() == 2


def test_another_governor_by_the_clerk(scene, sign_in, june):  # noqa: F811
    visit = make_visit(scene)
    send(sign_in(scene.cast.clerk), url_of(visit, "edit/"), governor=scene.cast.chair.pk)
    assert Visit.objects.get().activity.by == scene.cast.chair
    assert sign_in(scene.cast.governor).get(url_of(visit, "edit/")).status_code == 403


def test_what_is_written_up_is_changed_in_its_record(scene, sign_in, june):  # noqa: F811
    visit = written_up(scene)
    response = sign_in(scene.cast.governor).get(url_of(visit, "edit/"))
    assert response.headers["Location"].endswith("/record/")


def test_two_at_once(scene, sign_in, june):  # noqa: F811
    visit = make_visit(scene)
    data = main_form(sign_in(scene.cast.clerk).get(url_of(visit, "edit/")).text) | {"purpose": ["Mine"]}
    workflow.take_to_board(
        visit, by=scene.cast.governor.user, on=dates.today(), version=visit.version, meeting=None
    )
    send(sign_in(scene.cast.governor), url_of(visit, "edit/"), **day("day", date(2026, 6, 19)))
    response = sign_in(scene.cast.clerk).post(url_of(visit, "edit/"), data)
    assert response.status_code == 409 and "Friday 19 June" in response.text.replace(
        "19 June 2026", "Friday 19 June"
    )
