from governance.models import Minute
from schools.days import dates
from tests.governance.board.scene import GOVERNANCE, board, last_sentence  # noqa: F401  the fixture
from tests.governance.meetings.test_minute_edit import minute  # noqa: F401  the fixture


def test_it_is_back(minute, board, sign_in):  # noqa: F811
    Minute.objects.update(removed_at=dates.now())
    answer = sign_in(board.cast.clerk).post(f"{GOVERNANCE}minutes/{minute.pk}/restore/", follow=True)
    assert "As it was" in answer.text and last_sentence().endswith(": minute 6.2 put back")


def test_not_beside_another_of_its_reference(minute, board, sign_in):  # noqa: F811
    Minute.objects.update(removed_at=dates.now())
    Minute.objects.create(school=board.cast.school, meeting=board.meeting, reference="6.2", text="New")
    answer = sign_in(board.cast.clerk).post(f"{GOVERNANCE}minutes/{minute.pk}/restore/", follow=True)
    assert "There is a minute 6.2 of this meeting already" in answer.text
