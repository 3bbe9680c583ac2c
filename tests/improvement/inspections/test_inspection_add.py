"""Adding an inspection."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from improvement.models import Framework, Inspection
from schools.models import Event
from tests.cast import make_inspection


def url(cast):
    return reverse("inspection_add", args=[cast.school.urn])


def given(**fields):
    start = {
        "kind": "monitoring",
        "starts_on_day": "23",
        "starts_on_month": "11",
        "starts_on_year": "2012",
        "once": uuid4(),
    }
    return start | fields


def letter_day(day, month, year):
    return {"published_on_day": day, "published_on_month": month, "published_on_year": year}


def test_saves_and_goes_on_to_the_words(cast, sign_in):
    page = sign_in(cast.head).post(
        url(cast), given(**letter_day("26", "November", "2012"), inspector="A. Lindqvist")
    )
    made = Inspection.objects.get()
    assert page.url == reverse("inspection_paste", args=[cast.school.urn, made.pk])
    assert (made.kind, made.starts_on, made.published_on) == (
        "monitoring",
        date(2012, 11, 23),
        date(2012, 11, 26),
    )
    assert made.framework.code == "2012"
    assert (
        Event.objects.get(target_type="inspection").sentence
        == "Inspection added: Monitoring inspection, 23 November 2012"
    )


def test_a_framework_chosen_by_hand_stands(cast, sign_in):
    framework = Framework.objects.get(code="2009")
    sign_in(cast.head).post(url(cast), given(framework=framework.pk))
    assert Inspection.objects.get().framework == framework


def test_a_second_press_makes_no_second_inspection(cast, sign_in):
    client, fields = sign_in(cast.head), given()
    first, second = client.post(url(cast), fields), client.post(url(cast), fields)
    assert first.url == second.url and Inspection.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"starts_on_day": "31", "starts_on_month": "6"}, "31 June 2012 does not exist"),
        ({"starts_on_year": "1999"}, "The first day needs a year from 2000 to 2050"),
        ({"starts_on_year": "2040"}, "The first day is still to come"),
        ({"starts_on_day": "", "starts_on_month": "", "starts_on_year": ""}, "Enter the first day"),
        (
            {"ends_on_day": "22", "ends_on_month": "11", "ends_on_year": "2012"},
            "The last day is before the first day",
        ),
        (letter_day("26", "6", "2012"), "The letter is dated before the visit ended"),
        ({"kind": "surprise"}, "Choose the kind of inspection from those on the page"),
        ({"framework": "999999"}, "Choose the framework from the list"),
        ({"starts_on_year": "2007"}, "No framework is known for November 2007"),
        ({"inspector": "x" * 121}, "The limit is 120 characters"),
        ({"inspector": "A\u202eB"}, "hidden character"),
        ({"number": "A\x00B"}, "a character that cannot be stored"),
    ],
)
def test_what_cannot_be_is_said_and_kept(cast, sign_in, fields, sentence):
    page = sign_in(cast.head).post(url(cast), given(progress="Effective action.") | fields)
    assert page.status_code == 200 and sentence in page.content.decode()
    assert "Effective action." in page.content.decode()
    assert not Inspection.objects.exists()


def test_only_an_earlier_inspection_of_this_school_can_be_followed(cast, sign_in):
    mine, theirs = make_inspection(cast.school), make_inspection(cast.other_school)
    client = sign_in(cast.head)
    page = client.post(url(cast), given(previous=theirs.pk))
    assert "Choose the inspection it follows from the list" in page.content.decode()
    client.post(url(cast), given(previous=mine.pk))
    assert mine.later.count() == 1


def test_who_may_not_is_told(cast, sign_in):
    for person in (cast.deputy, cast.teacher, cast.chair, cast.governor, cast.clerk, cast.adviser):
        assert sign_in(person).post(url(cast), given()).status_code == 403
    assert sign_in(cast.outsider).post(url(cast), given()).status_code == 404
    assert not Inspection.objects.exists()
