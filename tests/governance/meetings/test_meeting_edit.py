from governance.models import Attendance
from schools.models import Event
from tests.governance.board.scene import board, last_sentence, send  # noqa: F401  the fixture
from tests.governance.meetings.test_meeting_add import AUGUST, school_day
from tests.scene import boxes


def path(board):  # noqa: F811
    return f"meetings/{board.meeting.pk}/edit/"


def test_another_day_and_group(board, sign_in):  # noqa: F811
    send(
        sign_in(board.cast.chair),
        path(board),
        group=str(board.committee.pk),
        **boxes("held_on", school_day()),
    )
    board.meeting.refresh_from_db()
    assert (board.meeting.committee, board.meeting.held_on) == (board.committee, school_day())
    assert last_sentence().startswith("Meeting moved: Standards committee")


def test_the_place_alone(board, sign_in):  # noqa: F811
    send(sign_in(board.cast.chair), path(board), place="The hall", starts_at="18:00")
    assert last_sentence().endswith("time or place changed")
    assert Event.objects.get().changes["starts_at"] == [None, "18:00"]


def test_a_holiday_that_stands_already_is_not_asked_about_again(board, sign_in):  # noqa: F811
    type(board.meeting).objects.update(held_on=AUGUST)
    assert send(sign_in(board.cast.chair), path(board), place="The hall").status_code == 302


def test_one_that_people_came_to_is_not_still_to_come(board, sign_in):  # noqa: F811
    Attendance.objects.create(meeting=board.meeting, person=board.cast.chair, state="present")
    answer = send(sign_in(board.cast.chair), path(board), **boxes("held_on", school_day()))
    assert "cannot still be to come" in answer.text
    assert not Event.objects.exists()
