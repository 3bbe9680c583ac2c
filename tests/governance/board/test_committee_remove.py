from governance.models import Committee, Meeting
from tests.governance.board.scene import GOVERNANCE, board, last_sentence  # noqa: F401  the fixture
from tests.scene import in_days


def test_it_is_gone_from_the_board(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)
    client.post(f"{GOVERNANCE}committees/{board.committee.pk}/remove/")
    assert last_sentence() == "Committee removed: Standards committee"
    page = client.get(GOVERNANCE).text.split('id="committees"')[1].split("</section>")[0]
    assert "Standards" not in page


def test_not_while_it_is_to_meet(board, sign_in):  # noqa: F811
    Meeting.objects.create(school=board.cast.school, committee=board.committee, held_on=in_days(9))
    answer = sign_in(board.cast.clerk).post(
        f"{GOVERNANCE}committees/{board.committee.pk}/remove/", follow=True
    )
    assert "Remove that meeting first" in answer.text and Committee.objects.get().removed_at is None
