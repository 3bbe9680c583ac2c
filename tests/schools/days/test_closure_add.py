"""Adding a closure."""

from datetime import date
from uuid import uuid4

import pytest

from schools.days.calendar import SchoolCalendar
from schools.models import Closure, Event

URL = "/schools/142345/terms/closures/add/"


@pytest.fixture(autouse=True)
def a_wednesday_in_november(monkeypatch):
    monkeypatch.setenv("CAIRN_TODAY", "2026-11-25")


def typed(starts_on=date(2026, 11, 27), ends_on=None, kind="inset", name="", **others):
    data = {"kind": kind, "name": name}
    for field, day in (("starts_on", starts_on), ("ends_on", ends_on)):
        if day:
            data |= {f"{field}_day": day.day, f"{field}_month": day.month, f"{field}_year": day.year}
    return data | others


def text_of(response):
    return " ".join(response.content.decode().split())


def test_a_training_day(cast, sign_in):
    response = sign_in(cast.head).post(URL, typed(), follow=True)
    assert "Closure added." in text_of(response) and "Staff training (INSET)" in text_of(response)
    closure = Closure.objects.get()
    assert (closure.school, closure.starts_on, closure.ends_on) == (
        cast.school,
        date(2026, 11, 27),
        date(2026, 11, 27),
    )
    event = Event.objects.latest("pk")
    assert event.sentence == "Closure added: Staff training (INSET), 27 November 2026"
    assert not SchoolCalendar.of(cast.school).is_school_day(date(2026, 11, 27))


def test_several_days_for_another_reason(cast, sign_in):
    data = typed(date(2026, 11, 26), date(2026, 11, 30), kind="other", name="Flood in the hall")
    sign_in(cast.head).post(URL, data)
    assert str(Closure.objects.get()) == "Flood in the hall"
    assert Event.objects.latest("pk").sentence == (
        "Closure added: Flood in the hall, 26 November 2026 to 30 November 2026"
    )


def test_the_page_shows_the_terms_ahead(cast, sign_in):
    page = text_of(sign_in(cast.head).get(URL))
    assert "Autumn term, second half" in page and "Monday 2 November to Friday 18 December" in page


def test_the_boxes_start_with_what_the_address_carries(cast, sign_in):
    page = text_of(
        sign_in(cast.head).get(URL, {"kind": "inset", "starts_on": "2026-11-27", "ends_on": "soon"})
    )
    assert 'value="27"' in page and "checked" in page


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (
            typed(date(2026, 12, 28)),
            "Monday 28 December 2026 is in the Christmas holiday, so nobody expects pupils then.",
        ),
        (typed(date(2026, 10, 27)), "Tuesday 27 October 2026 is in the half-term, so"),
        (typed(date(2026, 11, 28)), "Saturday 28 November 2026 is at the weekend, so"),
        (typed(date(2027, 5, 3)), "Monday 3 May 2027 is a bank holiday, so"),
        (
            typed(date(2026, 12, 17), date(2026, 12, 22)),
            "Tuesday 22 December 2026 is in the Christmas holiday",
        ),
        (typed(date(2026, 12, 17), date(2027, 1, 5)), "These days reach from one half-term into the next."),
        (
            typed(date(2026, 11, 27), date(2026, 11, 26)),
            "The last day is before the first. Change one of them.",
        ),
        (typed(kind="other"), "Say why the school is closed."),
        (typed(kind=""), "Choose why the school is closed"),
        (typed(kind="party"), "Choose why the school is closed from those on the page"),
        (typed(None), "Enter the first day"),
        (typed(name="x" * 121), "The limit is 120 characters and you have 121."),
        (typed(name="a\x00b"), "it holds a character that cannot be stored"),
        (typed() | {"starts_on_day": "31"}, "31 November 2026 does not exist"),
    ],
)
def test_what_is_no_closure(cast, sign_in, data, sentence):
    response = sign_in(cast.head).post(URL, data)
    assert response.status_code == 200
    assert sentence in text_of(response)
    assert not Closure.objects.exists()


def test_days_that_are_closed_already(cast, sign_in):
    sign_in(cast.head).post(URL, typed())
    page = text_of(sign_in(cast.head).post(URL, typed(date(2026, 11, 26), date(2026, 11, 30))))
    assert "The school is closed then already: Staff training (INSET), 27 November 2026." in page
    assert Closure.objects.count() == 1


def test_a_double_click_adds_one(cast, sign_in):
    data = typed(once=str(uuid4()))
    for _ in range(2):
        assert sign_in(cast.head).post(URL, data).status_code == 302
    assert Closure.objects.count() == 1


def test_nobody_chooses_the_school_by_a_hidden_field(cast, sign_in):
    sign_in(cast.head).post(URL, typed(school=cast.other_school.pk, school_id=cast.other_school.pk))
    assert Closure.objects.get().school == cast.school


def test_who_may(cast, sign_in):
    assert sign_in(cast.editor).get(URL).status_code == 200
    for person in (
        cast.deputy,
        cast.teacher,
        cast.chair,
        cast.governor,
        cast.clerk,
        cast.adviser,
        cast.body_admin,
    ):
        assert sign_in(person).get(URL).status_code == 403, person
        assert sign_in(person).post(URL, typed()).status_code == 403, person
    for person in (cast.outsider, cast.leaver, cast.other_adviser):
        assert sign_in(person).post(URL, typed()).status_code == 404, person
    assert not Closure.objects.exists()
