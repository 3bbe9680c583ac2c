from governance.models import Meeting, Minute
from tests.governance.board.scene import GOVERNANCE, board, last_sentence, send  # noqa: F401  the fixture
from tests.scene import in_days


def path(meeting):
    return f"meetings/{meeting.pk}/minutes/add/"


def test_a_minute_by_its_reference(board, sign_in):  # noqa: F811
    answer = send(
        sign_in(board.cast.clerk), path(board.meeting), reference="6.2", text="A governor questioned why."
    )
    minute = Minute.objects.get()
    assert answer.headers["Location"] == f"{GOVERNANCE}meetings/{board.meeting.pk}/#minute-{minute.pk}"
    assert not minute.confidential and last_sentence().endswith(": minute 6.2 recorded")


def test_a_confidential_one(board, sign_in):  # noqa: F811
    send(sign_in(board.cast.clerk), path(board.meeting), reference="9", text="Apart.", confidential="on")
    assert Minute.objects.get().confidential and last_sentence().endswith(": minutes recorded")


def test_what_is_refused(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)
    assert "Write the reference" in send(client, path(board.meeting), text="Kept words").text
    send(client, path(board.meeting), reference="6.2", text="One")
    assert (
        "There is a minute 6.2 of this meeting already"
        in send(client, path(board.meeting), reference="6.2", text="Two").text
    )
    coming = Meeting.objects.create(school=board.cast.school, held_on=in_days(9))
    assert "Minutes are recorded once it was held" in send(client, path(coming), reference="1", text="x").text
    assert Minute.objects.count() == 1


def test_words_that_may_say_who_a_pupil_is_are_asked_about(board, sign_in):  # noqa: F811
    answer = send(
        sign_in(board.cast.clerk), path(board.meeting), reference="1", text="UPN A123456789012 was discussed."
    )
    assert answer.status_code == 200 and "who a pupil is" in answer.text and not Minute.objects.exists()
