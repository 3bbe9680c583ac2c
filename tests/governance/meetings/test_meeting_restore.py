from governance.models import Meeting
from schools.days import dates
from tests.governance.board.scene import GOVERNANCE, board, last_sentence  # noqa: F401  the fixture


def test_it_is_back_as_it_was(board, sign_in):  # noqa: F811
    Meeting.objects.update(removed_at=dates.now())
    sign_in(board.cast.clerk).post(f"{GOVERNANCE}meetings/{board.meeting.pk}/restore/")
    assert Meeting.objects.get().removed_at is None and last_sentence().startswith("Meeting put back")


def test_not_where_another_was_put_in_its_place(board, sign_in):  # noqa: F811
    Meeting.objects.update(removed_at=dates.now())
    Meeting.objects.create(school=board.cast.school, held_on=board.meeting.held_on)
    answer = sign_in(board.cast.clerk).post(f"{GOVERNANCE}meetings/{board.meeting.pk}/restore/", follow=True)
    assert "meets on that day already" in answer.text
