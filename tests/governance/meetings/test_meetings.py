from datetime import date

from governance.models import Attendance, Meeting, Pack
from schools.days import dates
from tests.governance.board.scene import GOVERNANCE, board  # noqa: F401  the fixture
from tests.html_forms import compact
from tests.improvement.home.test_query_counts import count
from tests.scene import in_days

URL = f"{GOVERNANCE}meetings/"


def test_the_next_first_then_those_held(board, sign_in):  # noqa: F811
    school = board.cast.school
    Meeting.objects.create(school=school, held_on=in_days(40))
    Meeting.objects.create(school=school, held_on=in_days(8), committee=board.committee, place="The library")
    Meeting.objects.create(school=school, held_on=in_days(-60))
    page = sign_in(board.cast.governor).get(URL).text
    assert "Standards committee meets on" in page.split("</h1>")[0]
    coming, held = page.split('id="coming"')[1].split('id="held"')
    assert (
        coming.index("Standards committee") < coming.index("Full governing board") and "The library" in coming
    )
    assert held.index(str(dates.short_day(board.meeting.held_on, beside=dates.today()))) < held.index(
        dates.short_day(in_days(-60), beside=dates.today())
    )


def test_who_came_and_whether_the_pack_is_sent(board, sign_in):  # noqa: F811
    Attendance.objects.create(meeting=board.meeting, person=board.cast.chair, state="present")
    coming = Meeting.objects.create(school=board.cast.school, held_on=in_days(8))
    Pack.objects.create(school=board.cast.school, meeting=coming, sent_at=dates.now(), content={})
    page = compact(sign_in(board.cast.head).get(URL).text)
    assert "1 present" in page and "The pack is sent" in page
    assert "Add a meeting" not in page and "Add a meeting" in compact(sign_in(board.cast.clerk).get(URL).text)


def test_before_there_is_any(cast, sign_in):
    assert "No meetings yet" in sign_in(cast.clerk).get(URL).text


def test_a_meeting_in_a_holiday_says_so(board, sign_in):  # noqa: F811
    year = dates.academic_year(dates.today())
    day = date(year + 1, 8, 12)
    Meeting.objects.create(school=board.cast.school, held_on=day)
    assert "No school that day: summer holiday" in sign_in(board.cast.governor).get(URL).text


def test_as_many_queries_for_twenty_as_for_two(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)

    def grow(numbers):
        for number in numbers:
            held = Meeting.objects.create(school=board.cast.school, held_on=in_days(-30 - number))
            Attendance.objects.create(meeting=held, person=board.cast.chair, state="present")
            Meeting.objects.create(
                school=board.cast.school,
                held_on=in_days(30 + number),
                removed_at=dates.now() if number % 2 else None,
            )

    grow(range(2))
    few, _ = count(client, URL)
    grow(range(2, 20))
    many, asked = count(client, URL)
    assert few == many <= 12, asked
