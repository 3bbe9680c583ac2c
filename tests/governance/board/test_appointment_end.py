from datetime import date

from schools.models import Membership
from tests.governance.board.scene import board, last_sentence, send  # noqa: F401  the fixture
from tests.html_forms import compact
from tests.scene import boxes, in_days


def test_the_door_closes_after_the_last_day_and_other_parts_stay(board, sign_in):  # noqa: F811
    Membership.objects.create(person=board.cast.governor, role="staff", starts_on=date(2024, 9, 1))
    client = sign_in(board.cast.clerk)
    page = compact(client.get(f"/schools/142345/governance/appointments/{board.appointment.pk}/end/").text)
    assert "Somebody else then has to follow mathematics in Years 5 and 6" in page
    answer = send(client, f"appointments/{board.appointment.pk}/end/", **boxes("last_day", in_days(-1)))
    assert answer.status_code == 302 and "last day" in last_sentence()
    parts = {part.role: part.ends_on for part in board.cast.governor.memberships.all()}
    assert parts == {"governor": in_days(-1), "staff": None}


def test_dates_that_cannot_be(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)
    path = f"appointments/{board.appointment.pk}/end/"
    assert "cannot be before the first" in send(client, path, **boxes("last_day", date(2019, 1, 1))).text
    assert "Check the year" in send(client, path, **boxes("last_day", in_days(500))).text
    assert Membership.objects.get(appointment=board.appointment).ends_on is None
