"""The day of what a letter says will happen."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from improvement.inspections.findings.workflow import mark_lines
from improvement.models import FollowUp
from schools.models import Event
from tests.improvement.inspections.letter import LETTER_DAY, MEETING, RETURN, make_letter, usual_marks


@pytest.fixture
def letter(cast):
    letter = make_letter(cast.school)
    mark_lines(letter, by=cast.head.user, on=LETTER_DAY, version=1, marks=usual_marks())
    return letter


@pytest.fixture
def meeting(letter):
    return FollowUp.objects.get(what=MEETING)


def url(follow_up):
    return reverse("follow_up", args=[follow_up.school.urn, follow_up.pk])


def given(follow_up, choice, day=("", "", ""), **fields):
    parts = dict(zip(("happens_on_day", "happens_on_month", "happens_on_year"), day, strict=True))
    return {"choice": choice, "version": follow_up.version, "once": uuid4()} | parts | fields


def test_a_date_that_cannot_be_right_is_asked_about_and_nothing_is_chosen(meeting, cast, sign_in):
    page = sign_in(cast.head).get(url(meeting)).content.decode()
    assert '“<span class="cn-serif">18 June 2025</span>” is before the letter itself' in page
    assert "Thursday 18 June 2026, the same day a year later" in page
    assert "Another date" in page and "None yet; ask the inspector" in page
    assert " checked" not in page


def test_the_day_a_year_later(meeting, letter, cast, sign_in):
    page = sign_in(cast.head).post(url(meeting), given(meeting, "2026-06-18"))
    meeting.refresh_from_db()
    assert (meeting.happens_on, meeting.printed_date, meeting.what) == (
        date(2026, 6, 18),
        "18 June 2025",
        MEETING,
    )
    assert meeting.flag == "before_letter_date"
    # The next question follows, and after it the inspection.
    comes_back = FollowUp.objects.get(what=RETURN)
    assert page.url == url(comes_back)
    page = sign_in(cast.head).post(url(comes_back), given(comes_back, "none"))
    assert page.url == letter.get_absolute_url()
    assert Event.objects.filter(verb="dated").first().sentence == f"“{RETURN}” has no date yet"


def test_another_date(meeting, cast, sign_in):
    sign_in(cast.head).post(url(meeting), given(meeting, "other", ("2", "July", "2026")))
    meeting.refresh_from_db()
    assert meeting.happens_on == date(2026, 7, 2)


def test_none_yet_is_not_asked_again_and_can_be_changed(meeting, letter, cast, sign_in):
    client = sign_in(cast.head)
    client.post(url(meeting), given(meeting, "none"))
    meeting.refresh_from_db()
    assert (meeting.happens_on, meeting.flag) == (None, "no_date_yet")
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "No date yet" in page and "is before the letter itself" in page
    client.post(url(meeting), given(meeting, "2026-06-18"))
    meeting.refresh_from_db()
    assert (meeting.happens_on, meeting.flag) == (date(2026, 6, 18), "before_letter_date")


@pytest.mark.parametrize(
    ("choice", "day", "sentence"),
    [
        ("", ("", "", ""), "Choose which date goes in the plan"),
        ("2031-01-01", ("", "", ""), "Choose which date goes in the plan from those on the page"),
        ("other", ("", "", ""), "Enter the date, or choose another answer above"),
        ("other", ("31", "6", "2026"), "31 June 2026 does not exist"),
        ("other", ("1", "6", "2025"), "The letter is of 26 November 2025"),
        ("none", ("1", "6", "2026"), "You chose one date and typed another"),
    ],
)
def test_what_cannot_be_is_said(meeting, cast, sign_in, choice, day, sentence):
    page = sign_in(cast.head).post(url(meeting), given(meeting, choice, day))
    assert page.status_code == 200 and sentence in page.content.decode()
    meeting.refresh_from_db()
    assert meeting.happens_on is None and meeting.version == 1


def test_one_without_a_day_asks_for_it(letter, cast, sign_in):
    page = sign_in(cast.head).get(url(FollowUp.objects.get(what=RETURN))).content.decode()
    assert "which names no day" in page and "September 2026" in page


def test_a_day_without_a_year_is_offered_with_the_next(cast, sign_in):
    letter = make_letter(cast.school, source_text="I shall come on 18 June.")
    mark_lines(letter, by=cast.head.user, on=LETTER_DAY, version=1, marks={"1": "follow_up"})
    page = sign_in(cast.head).get(url(letter.follow_ups.get())).content.decode()
    assert "Thursday 18 June 2026, the next after the letter" in page


def test_somebody_else_saved_first(meeting, cast, sign_in):
    mine = given(meeting, "none")
    sign_in(cast.editor).post(url(meeting), given(meeting, "2026-06-18"))
    page = sign_in(cast.head).post(url(meeting), mine)
    assert page.status_code == 409 and "18 June 2026" in page.content.decode()
    meeting.refresh_from_db()
    assert meeting.happens_on == date(2026, 6, 18)


def test_a_governor_reads_it_and_may_not_answer(meeting, cast, sign_in):
    page = sign_in(cast.governor).get(url(meeting))
    assert MEETING in page.content.decode() and '<form class="cn-form"' not in page.content.decode()
    assert sign_in(cast.governor).post(url(meeting), given(meeting, "none")).status_code == 403
    assert sign_in(cast.outsider).get(url(meeting)).status_code == 404
