import pytest

from improvement.areas.workflow import name_link_governor
from schools.days import dates
from schools.errors import Refused
from schools.models import Event
from tests.governance.board.scene import board, last_sentence, send  # noqa: F401  the fixture


def path(board):  # noqa: F811
    return f"areas/{board.scene.area.pk}/governor/"


def test_the_clerk_names_who_follows_an_area(board, sign_in):  # noqa: F811
    answer = send(sign_in(board.cast.clerk), path(board), link_governor=str(board.cast.chair.pk))
    assert answer.status_code == 302
    board.scene.area.refresh_from_db()
    assert board.scene.area.link_governor == board.cast.chair
    assert last_sentence() == "Mathematics in Years 5 and 6: link governor is now Joan Birkett"
    assert Event.objects.get().area_id == board.scene.area.pk


def test_the_whole_board_or_nobody(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.chair)
    send(client, path(board), link_governor="whole_board")
    board.scene.area.refresh_from_db()
    assert board.scene.area.whole_board and board.scene.area.link_governor is None
    send(client, path(board), link_governor="nobody")
    board.scene.area.refresh_from_db()
    assert not board.scene.area.whole_board and last_sentence().endswith("is now nobody")


def test_only_governors_are_offered(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.head)
    page = client.get(f"/schools/142345/governance/{path(board)}").text
    assert "Joan Birkett" in page and "Martin Ebdon" not in page
    assert "from those on the page" in send(client, path(board), link_governor=str(board.cast.clerk.pk)).text


def test_nobody_of_another_school(board):  # noqa: F811
    area = board.scene.area
    with pytest.raises(Refused, match="Choose somebody of this school"):
        name_link_governor(
            area,
            by=board.cast.clerk.user,
            on=dates.today(),
            version=area.version,
            link_governor=board.cast.outsider,
        )
