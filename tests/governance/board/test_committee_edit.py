from governance.models import Committee
from schools.models import Event
from tests.governance.board.scene import appoint, board, last_sentence, send  # noqa: F401  the fixture


def test_name_and_members(board, sign_in):  # noqa: F811
    chair = appoint(board.cast.chair)
    send(
        sign_in(board.cast.chair),
        f"committees/{board.committee.pk}/edit/",
        name="Standards",
        members=[str(chair.pk)],
    )
    assert Committee.objects.get().name == "Standards" and list(board.committee.appointments.all()) == [chair]
    assert last_sentence() == "Standards: its members are now Joan Birkett"


def test_a_member_who_has_left_stays_down_and_nothing_changes(board, sign_in):  # noqa: F811
    board.cast.governor.memberships.update(ends_on="2025-01-01")
    assert send(sign_in(board.cast.clerk), f"committees/{board.committee.pk}/edit/").status_code == 302
    assert list(board.committee.appointments.all()) == [board.appointment] and not Event.objects.exists()
