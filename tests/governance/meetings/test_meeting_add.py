"""When a group meets: a day without school is asked about, not refused."""

from datetime import date, time

import pytest

from governance.meetings.workflow import add_meeting
from governance.models import Meeting
from schools.days import dates
from schools.days.calendar import SchoolCalendar
from schools.errors import Refused
from schools.models import Closure
from tests.governance.board.scene import GOVERNANCE, board, last_sentence, send  # noqa: F401  the fixture
from tests.html_forms import main_form
from tests.scene import boxes, in_days

PATH = "meetings/add/"
AUGUST = date(dates.academic_year(dates.today()) + 1, 8, 12)


def school_day():
    return SchoolCalendar().next_school_day(in_days(20))


def test_a_committee_meets(board, sign_in):  # noqa: F811
    answer = send(
        sign_in(board.cast.clerk),
        PATH,
        group=str(board.committee.pk),
        starts_at="6.30 pm",
        place="The library",
        **boxes("held_on", school_day()),
    )
    meeting = Meeting.objects.get(committee=board.committee)
    assert answer.headers["Location"] == f"{GOVERNANCE}meetings/{meeting.pk}/"
    assert (meeting.held_on, meeting.starts_at, meeting.place) == (school_day(), time(18, 30), "The library")
    assert last_sentence() == f"Meeting added: Standards committee, {dates.full_day(school_day())}"


def test_a_day_in_a_holiday_offers_the_nearest_school_day(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)
    asked = send(client, PATH, **boxes("held_on", AUGUST))
    assert asked.status_code == 200 and "is in the summer holiday. Choose the day you mean" in asked.text
    near = SchoolCalendar.of(board.cast.school).nearest_school_day(AUGUST)
    assert "the nearest school day" in asked.text and "all the same" in asked.text
    data = main_form(asked.text)
    assert "day_choice" not in data, "neither is chosen until somebody chooses"
    client.post(GOVERNANCE + PATH, data | {"day_choice": near.isoformat()})
    assert Meeting.objects.filter(held_on=near).exists()


def test_boards_do_meet_in_holidays(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)
    data = main_form(send(client, PATH, **boxes("held_on", AUGUST)).text)
    assert client.post(GOVERNANCE + PATH, data | {"day_choice": AUGUST.isoformat()}).status_code == 302
    assert Meeting.objects.filter(held_on=AUGUST).exists()


def test_a_closure_inside_a_term_is_asked_about_too(board, sign_in):  # noqa: F811
    day = school_day()
    Closure.objects.create(school=board.cast.school, kind="inset", starts_on=day, ends_on=day)
    asked = send(sign_in(board.cast.clerk), PATH, **boxes("held_on", day))
    assert "is no school day (staff training (INSET))" in asked.text


def test_an_answer_about_another_day_is_not_taken(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)
    data = main_form(send(client, PATH, **boxes("held_on", AUGUST)).text)
    later = AUGUST.replace(day=19)
    answer = client.post(
        GOVERNANCE + PATH, data | boxes("held_on", later) | {"day_choice": AUGUST.isoformat()}
    )
    assert answer.status_code == 200 and "from those on the page" in answer.text
    assert not Meeting.objects.filter(held_on__month=8).exists()


@pytest.mark.parametrize(
    "fields,sentence",
    [
        ({"held_on_day": "", "held_on_month": "", "held_on_year": ""}, "Enter the date"),
        (boxes("held_on", date(2031, 3, 11)), "more than two years away"),
        ({"starts_at": "half past six"}, "Enter the time as 18:00 or 6pm"),
        ({"starts_at": "25:00"}, "Enter the time as 18:00 or 6pm"),
        ({"starts_at": "13pm"}, "Enter the time as 18:00 or 6pm"),
    ],
)
def test_what_cannot_be(board, sign_in, fields, sentence):  # noqa: F811
    answer = send(
        sign_in(board.cast.clerk), PATH, **boxes("held_on", school_day()) | {"place": "Kept"} | fields
    )
    assert answer.status_code == 200 and sentence in answer.text
    assert main_form(answer.text)["place"] == ["Kept"] and Meeting.objects.count() == 1


def test_a_group_meets_once_a_day(board, sign_in):  # noqa: F811
    answer = send(sign_in(board.cast.clerk), PATH, **boxes("held_on", board.meeting.held_on))
    assert "The full governing board meets on that day already" in answer.text


def test_the_workflow_itself_refuses_a_holiday_that_is_not_meant(board):  # noqa: F811
    with pytest.raises(Refused, match="The nearest school day is"):
        add_meeting(board.cast.school, by=board.cast.clerk.user, on=dates.today(), held_on=AUGUST)
