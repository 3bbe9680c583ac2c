"""One meeting; and the confidential part of its minutes, which nobody else may find anywhere."""

import pytest
from django.urls import reverse

from governance.meetings.workflow import add_minute, edit_minute, remove_minute, restore_minute
from governance.models import Attendance, Meeting, Minute
from schools.days import dates
from schools.models import Event
from tests.access_table import ACROSS_SCHOOLS, TABLE
from tests.governance.board.scene import GOVERNANCE, board  # noqa: F401  the fixture
from tests.improvement.home.test_query_counts import count
from tests.scene import in_days
from tests.world import address

CANARY = "Quillfeather"


def url(board):  # noqa: F811
    return f"{GOVERNANCE}meetings/{board.meeting.pk}/"


def test_what_it_shows(board, sign_in):  # noqa: F811
    Minute.objects.create(
        school=board.cast.school, meeting=board.meeting, reference="6.2", text="A governor asked why."
    )
    page = sign_in(board.cast.head).get(url(board)).text
    assert "Full governing board" in page and "Minute 6.2" in page and "A governor asked why." in page
    assert "Edit" not in page.split("<main")[1]
    page = sign_in(board.cast.clerk).get(url(board)).text
    assert "Agree the plan" in page and "Add a minute" in page


def test_one_to_come_has_no_minutes_and_agrees_nothing(board, sign_in):  # noqa: F811
    coming = Meeting.objects.create(school=board.cast.school, held_on=in_days(9))
    page = sign_in(board.cast.clerk).get(f"{GOVERNANCE}meetings/{coming.pk}/").text
    assert "In 9 days" in page and "Add a minute" not in page and "Agree the plan" not in page


def test_as_many_queries_for_twenty_as_for_two(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)

    def grow(numbers):
        for number in numbers:
            Minute.objects.create(
                school=board.cast.school,
                meeting=board.meeting,
                reference=str(number),
                text="x",
                confidential=number % 2,
            )

    for person in (board.cast.chair, board.cast.governor, board.cast.clerk):
        Attendance.objects.create(meeting=board.meeting, person=person, state="present")
    grow(range(2))
    few, _ = count(client, url(board))
    grow(range(2, 20))
    many, asked = count(client, url(board))
    assert few == many <= 12, asked


# ---- the confidential part ---------------------------------------------------------------------------------------------
@pytest.fixture
def secret(world):
    """A minute that is recorded, changed, taken out and put back as confidential, through the workflow."""
    meeting = Meeting.objects.get(pk=world.ids["meeting"])
    given = {"by": world.cast.clerk.user, "on": dates.today()}
    minute = add_minute(meeting, reference=f"{CANARY} 1", text=f"{CANARY} words", confidential=True, **given)
    edit_minute(
        minute,
        version=minute.version,
        reference=f"{CANARY} 2",
        text=f"{CANARY} again",
        confidential=True,
        **given,
    )
    remove_minute(minute, **given)
    minute.refresh_from_db()
    restore_minute(minute, **given)
    return minute


OUTSIDE = ["editor", "deputy", "leader", "teacher", "adviser", "body_admin"]


@pytest.mark.parametrize("actor", OUTSIDE)
def test_it_is_on_no_page_of_anybody_else(world, secret, client, actor):
    client.force_login(getattr(world.cast, actor).user)
    pages = [address(name, "142345", world.ids) for name, page in TABLE.items() if page.reads is not None]
    pages += [reverse(name) for name in ACROSS_SCHOOLS]
    opened = 0
    for page in pages:
        answer = client.get(page)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert CANARY.encode() not in body, page
        opened += answer.status_code == 200
    assert opened > 10


@pytest.mark.parametrize("actor", ["head", "chair", "governor", "clerk"])
def test_the_board_and_the_headteacher_read_it_at_its_meeting(world, secret, client, actor):
    client.force_login(getattr(world.cast, actor).user)
    page = client.get(address("meeting", "142345", world.ids)).text
    assert f"{CANARY} again" in page.split('id="confidential"')[1]


@pytest.mark.parametrize("actor", OUTSIDE)
def test_its_address_is_there_for_nobody_else(world, secret, client, actor):
    client.force_login(getattr(world.cast, actor).user)
    for name in ("minute_edit", "minute_remove", "minute_restore"):
        assert client.post(reverse(name, args=["142345", secret.pk])).status_code == 404


def test_the_history_holds_no_word_of_it(world, secret):
    told = Event.objects.filter(verb="minuted")
    assert told.count() == 4
    for event in told:
        assert CANARY not in f"{event.sentence}{event.changes}" and "confidential" not in event.sentence


def test_one_that_becomes_confidential_leaves_no_words_behind(world):
    meeting = Meeting.objects.get(pk=world.ids["meeting"])
    given = {"by": world.cast.clerk.user, "on": dates.today()}
    minute = add_minute(meeting, reference="7", text=f"{CANARY} open", **given)
    edit_minute(
        minute, version=minute.version, reference="7", text=f"{CANARY} apart", confidential=True, **given
    )
    assert not [event for event in Event.objects.all() if CANARY in f"{event.sentence}{event.changes}"]
