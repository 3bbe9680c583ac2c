from datetime import date

from schools.models import Event, Membership
from tests.governance.board.scene import appoint, board, last_sentence, send  # noqa: F401  the fixture
from tests.scene import boxes


def path(board):  # noqa: F811
    return f"appointments/{board.appointment.pk}/edit/"


def test_category_dates_and_committees(board, sign_in):  # noqa: F811
    answer = send(
        sign_in(board.cast.clerk),
        path(board),
        category="co_opted",
        role="vice_chair",
        committees=[],
        **boxes("ends_on", date(2029, 8, 31)),
    )
    assert answer.status_code == 302
    board.appointment.refresh_from_db()
    assert (board.appointment.category, board.appointment.is_vice_chair) == ("co_opted", True)
    assert Membership.objects.get(appointment=board.appointment).ends_on == date(2029, 8, 31)
    assert not board.appointment.committees.exists()
    event = Event.objects.get()
    assert (
        event.sentence == "Anjali Foss: now co-opted governor, vice-chair, 1 September 2020 to 31 August 2029"
    )
    assert event.changes["committees"] == ["Standards committee", ""]


def test_saving_what_stood_there_writes_nothing(board, sign_in):  # noqa: F811
    assert send(sign_in(board.cast.clerk), path(board)).status_code == 302
    assert not Event.objects.exists()


def test_a_governor_becomes_chair(board, sign_in):  # noqa: F811
    send(sign_in(board.cast.clerk), path(board), role="chair")
    assert Membership.objects.get(appointment=board.appointment).role == "chair"
    assert last_sentence().startswith("Anjali Foss: now parent governor, chair")


def test_one_may_say_ones_own_category_but_not_ones_own_dates(board, sign_in):  # noqa: F811
    own = appoint(board.cast.chair, "parent")
    client = sign_in(board.cast.chair)
    assert send(client, f"appointments/{own.pk}/edit/", category="co_opted").status_code == 302
    answer = send(client, f"appointments/{own.pk}/edit/", **boxes("ends_on", date(2030, 8, 31)))
    assert "You cannot change your own part or its dates" in answer.text
    assert Membership.objects.get(appointment=own).ends_on is None


def test_the_clerk_does_not_change_the_clerks_own_part(board, sign_in):  # noqa: F811
    own = appoint(board.cast.clerk, "clerk")
    answer = send(sign_in(board.cast.clerk), f"appointments/{own.pk}/edit/", category="parent")
    assert "A clerk is “Clerk, not a member”" in answer.text
