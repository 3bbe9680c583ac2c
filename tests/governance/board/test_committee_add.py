from governance.models import Committee
from tests.governance.board.scene import board, last_sentence, send  # noqa: F401  the fixture


def test_a_committee_with_its_members(board, sign_in):  # noqa: F811
    answer = send(
        sign_in(board.cast.clerk), "committees/add/", name="Resources", members=[str(board.appointment.pk)]
    )
    assert answer.status_code == 302 and last_sentence() == "Committee added: Resources"
    assert list(Committee.objects.get(name="Resources").appointments.all()) == [board.appointment]


def test_a_name_is_there_once(board, sign_in):  # noqa: F811
    answer = send(sign_in(board.cast.clerk), "committees/add/", name="standards Committee")
    assert "There is a committee called standards Committee already" in answer.text
    answer = send(sign_in(board.cast.clerk), "committees/add/", name="Standards–committee")
    assert "There is a committee called Standards–committee already" in answer.text


def test_one_that_was_removed_is_taken_up_again(board, sign_in):  # noqa: F811
    Committee.objects.update(removed_at="2026-01-01T00:00Z")
    send(sign_in(board.cast.clerk), "committees/add/", name="Standards committee")
    assert Committee.objects.get().pk == board.committee.pk
