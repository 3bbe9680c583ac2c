from governance.models import Attendance, Meeting
from schools.models import Event, Membership
from tests.governance.board.scene import GOVERNANCE, board, last_sentence, send  # noqa: F401  the fixture
from tests.html_forms import main_form
from tests.scene import in_days


def path(meeting):
    return f"meetings/{meeting.pk}/attendance/"


def box(person):
    return f"p{person.pk}"


def test_the_whole_board_on_one_form(board, sign_in):  # noqa: F811
    cast = board.cast
    given = {box(cast.chair): "present", box(cast.governor): "apologies", box(cast.clerk): "present"}
    assert send(sign_in(cast.clerk), path(board.meeting), **given).status_code == 302
    assert last_sentence().endswith(": 2 present, 1 sent apologies")
    page = sign_in(cast.governor).get(f"{GOVERNANCE}meetings/{board.meeting.pk}/").text
    assert "2 present, 1 sent apologies" in page
    send(sign_in(cast.clerk), path(board.meeting), **{box(cast.governor): ""})
    assert Attendance.objects.count() == 2


def test_a_committee_has_only_its_own(board, sign_in):  # noqa: F811
    type(board.meeting).objects.update(committee=board.committee)
    page = sign_in(board.cast.clerk).get(GOVERNANCE + path(board.meeting)).text
    assert "Anjali Foss" in page and "Joan Birkett" not in page.split("<main")[1]


def test_those_who_served_on_that_day_though_they_have_left(board, sign_in):  # noqa: F811
    Membership.objects.filter(person=board.cast.governor).update(ends_on=in_days(-1))
    assert "Anjali Foss" in sign_in(board.cast.clerk).get(GOVERNANCE + path(board.meeting)).text
    Membership.objects.filter(person=board.cast.governor).update(ends_on=in_days(-200))
    assert "Anjali Foss" not in sign_in(board.cast.clerk).get(GOVERNANCE + path(board.meeting)).text


def test_before_the_meeting_only_apologies(board, sign_in):  # noqa: F811
    coming = Meeting.objects.create(school=board.cast.school, held_on=in_days(9))
    client = sign_in(board.cast.clerk)
    page = client.get(GOVERNANCE + path(coming)).text
    assert 'value="apologies"' in page and 'value="present"' not in page
    send(client, path(coming), **{box(board.cast.chair): "apologies"})
    assert Attendance.objects.get(meeting=coming).state == "apologies"
    answer = client.post(
        GOVERNANCE + path(coming),
        main_form(client.get(GOVERNANCE + path(coming)).text) | {box(board.cast.clerk): "present"},
    )
    assert answer.status_code == 200 and Attendance.objects.count() == 1


def test_nothing_changed_writes_nothing(board, sign_in):  # noqa: F811
    send(sign_in(board.cast.clerk), path(board.meeting))
    assert not Event.objects.exists()
