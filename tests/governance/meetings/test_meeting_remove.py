from tests.governance.board.scene import GOVERNANCE, board, last_sentence  # noqa: F401  the fixture
from tests.governance.meetings.test_plan_agree import agree


def test_it_is_no_longer_among_the_meetings(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)
    answer = client.post(f"{GOVERNANCE}meetings/{board.meeting.pk}/remove/", follow=True)
    assert last_sentence().startswith("Meeting removed") and 'id="held"' not in answer.text
    assert "Put it back" in answer.text
    assert "Put it back" not in sign_in(board.cast.governor).get(f"{GOVERNANCE}meetings/").text


def test_not_one_that_agreed_the_plan(board, sign_in):  # noqa: F811
    agree(board)
    answer = sign_in(board.cast.clerk).post(f"{GOVERNANCE}meetings/{board.meeting.pk}/remove/", follow=True)
    assert "The plan was agreed at this meeting, so it stays" in answer.text
    board.meeting.refresh_from_db()
    assert board.meeting.removed_at is None
