import pytest

from governance.models import Minute
from tests.governance.board.scene import GOVERNANCE, board, last_sentence, send  # noqa: F401  the fixture


@pytest.fixture
def minute(board):  # noqa: F811
    return Minute.objects.create(
        school=board.cast.school, meeting=board.meeting, reference="6.2", text="As it was"
    )


def test_other_words(minute, board, sign_in):  # noqa: F811
    send(sign_in(board.cast.clerk), f"minutes/{minute.pk}/edit/", text="As it is")
    minute.refresh_from_db()
    assert minute.text == "As it is" and last_sentence().endswith(": minute 6.2 changed")


def test_a_minute_of_a_meeting_that_was_removed_is_not_there(minute, board, sign_in):  # noqa: F811
    type(board.meeting).objects.update(removed_at="2026-01-01T00:00Z")
    assert sign_in(board.cast.clerk).get(f"{GOVERNANCE}minutes/{minute.pk}/edit/").status_code == 404


def test_one_that_was_confidential_is_not_named_as_it_is_opened(minute, board, sign_in):  # noqa: F811
    """Its reference would tell from then on which item of the meeting was apart."""
    Minute.objects.update(confidential=True)
    send(sign_in(board.cast.clerk), f"minutes/{minute.pk}/edit/", confidential=False)
    minute.refresh_from_db()
    assert not minute.confidential and last_sentence().endswith(": minutes changed")
