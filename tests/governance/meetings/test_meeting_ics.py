"""The day of a meeting as a file."""

from datetime import date, time

from icalendar import Calendar

from governance.models import Meeting


def test_the_day_the_hour_and_the_page(cast, sign_in):
    meeting = Meeting.objects.create(school=cast.school, held_on=date(2026, 10, 25), starts_at=time(18, 30))
    answer = sign_in(cast.governor).get(f"/schools/142345/governance/meetings/{meeting.pk}/calendar.ics")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == "Full governing board, 6:30pm"
    assert event.decoded("dtstart") == date(2026, 10, 25)
