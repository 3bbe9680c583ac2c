"""Changing a plan, or what was recorded."""

from datetime import date

import pytest

from improvement.models import Action
from schools.models import Event
from tests.cast import make_action, make_area, make_look
from tests.html_forms import main_form
from tests.improvement.monitoring.looks import FRIDAY, day, june, send  # noqa: F401  the fixture


@pytest.fixture
def area(june, cast):  # noqa: F811
    return make_area(cast.school, leader=cast.leader)


def url_of(look):
    return f"/schools/142345/monitoring/{look.pk}/edit/"


def test_a_plan_is_moved(cast, area, sign_in):
    look = make_look(cast.school, areas=[area], planned_on=FRIDAY, focus="A question")
    send(sign_in(cast.head), url_of(look), **day("planned_on", date(2026, 6, 18)))
    look.refresh_from_db()
    assert (look.planned_on, look.version) == (date(2026, 6, 18), 2)
    assert Event.objects.get(target_id=look.pk).changes == {"planned_on": ["2026-06-12", "2026-06-18"]}


def test_a_plan_that_was_missed_may_be_changed_without_moving_its_day(cast, area, sign_in):
    look = make_look(cast.school, areas=[area], planned_on=date(2026, 6, 8), focus="A question")
    assert send(sign_in(cast.head), url_of(look), focus="Another question").status_code == 302
    moved = send(sign_in(cast.head), url_of(look), **day("planned_on", date(2026, 6, 9)))
    assert "A plan is for today or a day to come" in moved.text


def test_a_record_is_corrected(cast, area, sign_in):
    look = make_look(cast.school, areas=[area], focus="A question", details={"high": 3})
    page = sign_in(cast.head).get(url_of(look)).text
    assert main_form(page)["high"] == ["3"]
    send(sign_in(cast.head), url_of(look), middle=4, impact="red")
    look.refresh_from_db()
    assert (look.details, look.impact) == ({"high": 3, "middle": 4}, "red")


def test_saving_without_a_change_writes_nothing(cast, area, sign_in):
    look = make_look(cast.school, areas=[area], focus="A question", details={"high": 3})
    assert send(sign_in(cast.head), url_of(look)).status_code == 302
    look.refresh_from_db()
    assert look.version == 1 and not Event.objects.filter(target_id=look.pk).exists()


def test_what_it_looks_at_changes_and_counts_as_a_change(cast, area, sign_in):
    look = make_look(cast.school, areas=[area], planned_on=FRIDAY, focus="A question")
    other = make_area(cast.school, "Writing")
    send(sign_in(cast.head), url_of(look), areas=[other.pk])
    look.refresh_from_db()
    assert list(look.areas.all()) == [other] and look.version == 2


def test_an_owner_who_corrects_a_record_leaves_what_it_looks_at_besides(cast, area, sign_in):
    """The teacher may choose only the own action; the area and the other action stay."""
    own, other = make_action(area, "Own", owner=cast.teacher), make_action(area, "Another", owner=cast.deputy)
    look = make_look(
        cast.school, "interview", actions=[own, other], focus="A question", details={"spoken_to": 3}
    )
    assert send(sign_in(cast.teacher), url_of(look), follow_up="Ask again").status_code == 302
    assert set(look.actions.all()) == {own, other} == set(Action.objects.all())
    assert list(look.areas.all()) == [area]


def test_those_who_may_only_read_it_are_refused_and_the_rest_find_nothing(cast, area, sign_in):
    look = make_look(cast.school, areas=[area], focus="A question")
    assert sign_in(cast.adviser).get(url_of(look)).status_code == 403
    for person in (cast.teacher, cast.governor, cast.clerk, cast.body_admin, cast.outsider):
        assert sign_in(person).get(url_of(look)).status_code == 404


def test_a_removed_one_leads_to_its_page(cast, area, sign_in):
    look = make_look(cast.school, areas=[area], focus="A question")
    sign_in(cast.head).post(url_of(look).replace("edit", "remove"))
    assert sign_in(cast.head).get(url_of(look)).headers["Location"] == look.get_absolute_url()


def test_the_history_holds_no_word_of_a_record_for_governors_read_it(cast, area, sign_in):
    look = make_look(cast.school, areas=[area], focus="Zebrafinch", details={"high": 3})
    send(
        sign_in(cast.head),
        url_of(look),
        focus="Zebrafinch two",
        strengths="Zebrafinch three",
        impact="red",
        subject="Zebrafinch four",
    )
    event = Event.objects.get(target_id=look.pk)
    assert event.sentence == "Work scrutiny of Mathematics in Years 5 and 6 corrected"
    assert event.changes == {"impact": ["", "red"]}
    for address in ("history/", f"areas/{area.pk}/", "monitoring/", "coverage/", ""):
        assert "Zebrafinch" not in sign_in(cast.governor).get(f"/schools/142345/{address}").text, address
