"""Taking a visit to the board."""

from datetime import date

from governance.models import Meeting
from schools.models import Event
from tests.governance.visits.making import url_of, written_up
from tests.improvement.monitoring.looks import june, send  # noqa: F401


def test_with_its_meeting_and_then_its_minute(scene, sign_in, june):  # noqa: F811
    visit = written_up(scene)
    meeting = Meeting.objects.create(school=scene.cast.school, held_on=date(2026, 6, 24))
    send(sign_in(scene.cast.governor), url_of(visit, "to-board/"), meeting=meeting.pk)
    send(sign_in(scene.cast.clerk), url_of(visit, "to-board/"), minute_reference="6.1")
    visit.refresh_from_db()
    assert (visit.meeting, visit.minute_reference) == (meeting, "6.1")
    sentences = list(Event.objects.filter(verb="taken to board").values_list("sentence", flat=True))
    assert sentences[0].endswith("taken to the meeting of Wednesday 24 June, minute 6.1")
    page = sign_in(scene.cast.head).get(url_of(visit)).text
    assert meeting.get_absolute_url() in page and "minute 6.1" in page


def test_a_minute_needs_its_meeting(scene, sign_in, june):  # noqa: F811
    visit = written_up(scene)
    page = send(sign_in(scene.cast.clerk), url_of(visit, "to-board/"), minute_reference="6.1").text
    assert "Choose the meeting in whose minutes it stands" in page


def test_not_by_leaders(scene, sign_in, june):  # noqa: F811
    visit = written_up(scene)
    assert sign_in(scene.cast.head).get(url_of(visit, "to-board/")).status_code == 403
