from governance.models import Minute
from tests.governance.board.scene import GOVERNANCE, board, last_sentence  # noqa: F401  the fixture
from tests.governance.meetings.test_minute_edit import minute  # noqa: F401  the fixture


def test_it_is_no_longer_on_the_page(minute, board, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)
    answer = client.post(f"{GOVERNANCE}minutes/{minute.pk}/remove/", follow=True)
    assert "As it was" not in answer.text and "Put it back" in answer.text
    assert last_sentence().endswith(": minute 6.2 taken out")
    client.post(f"{GOVERNANCE}minutes/{minute.pk}/remove/")
    assert Minute.objects.get().removed_at
    assert (
        "Minute 6.2"
        not in sign_in(board.cast.governor).get(answer.redirect_chain[-1][0]).text.split('id="along"')[0]
    )
