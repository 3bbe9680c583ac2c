"""A governor's own page."""

from datetime import date, time

from governance.models import Appointment, Committee, Meeting, Pack
from improvement.models import MonitoringActivity
from improvement.progress.notes import note_area
from schools.days import dates
from schools.models import Membership
from tests.cast import make_area
from tests.governance.challenges.making import answered, make_challenge
from tests.governance.visits.making import make_visit
from tests.improvement.home.test_query_counts import count
from tests.improvement.monitoring.looks import june  # noqa: F401

URL = "/schools/142345/governance/mine/"


def test_what_needs_a_governor_and_what_is_theirs(scene, sign_in, june):  # noqa: F811
    cast = scene.cast
    meeting = Meeting.objects.create(school=cast.school, held_on=date(2026, 6, 24), starts_at=time(18))
    Pack.objects.create(school=cast.school, meeting=meeting, sent_at=dates.now())
    answered(scene, question="The answered one?")
    make_challenge(scene, "The open one?")
    make_challenge(scene, "The chair’s?", by=cast.chair)
    make_visit(scene, purpose="To read books", day=date(2026, 6, 10))
    make_area(cast.school, "Not mine", link_governor=cast.chair)
    page = sign_in(cast.governor).get(URL).text
    assert "<h1>Three things need you</h1>" in page
    assert "6pm" in page
    assert "Read the pack for Wednesday 24 June" in page and f"/meetings/{meeting.pk}/pack/" in page
    assert "The answered one?" in page and "The open one?" in page and "The chair’s?" not in page
    assert "Write up your visit of Wednesday 10 June" in page
    assert scene.area.title in page and "Not mine" not in page


def test_the_latest_sentence_of_ones_area(scene, sign_in, june):  # noqa: F811
    note_area(
        scene.area,
        by=scene.cast.head.user,
        on=june,
        text="Year 5 missed its target again. The rest follows here.",
        impact="red",
        why_different="As I see it.",
    )
    page = sign_in(scene.cast.governor).get(URL).text
    assert "“Year 5 missed its target again.”" in page and "The rest" not in page and "Off track" in page


def test_nothing_yet(cast, sign_in, june):  # noqa: F811
    page = sign_in(cast.governor).get(URL).text
    assert "Nothing needs you" in page and "No meeting is planned." in page and "You follow no area." in page
    assert "Add a meeting" in sign_in(cast.clerk).get(URL).text


def test_the_meetings_of_ones_committees(cast, sign_in, june):  # noqa: F811
    mine = Committee.objects.create(school=cast.school, name="Standards")
    other = Committee.objects.create(school=cast.school, name="Finance")
    appointment = Appointment.objects.create(
        school=cast.school, membership=Membership.objects.get(person=cast.governor), category="parent"
    )
    appointment.committees.add(mine)
    Meeting.objects.create(school=cast.school, held_on=date(2026, 6, 15), committee=other)
    Meeting.objects.create(school=cast.school, held_on=date(2026, 6, 16), committee=mine)
    page = sign_in(cast.governor).get(URL).text
    assert "Standards, Tuesday 16 June" in page and "You get a mail when it is" in page
    assert "Finance" not in page


def test_the_clerk_is_reminded_of_the_pack(cast, sign_in, june):  # noqa: F811
    Meeting.objects.create(school=cast.school, held_on=date(2026, 6, 24))
    page = sign_in(cast.clerk).get(URL).text
    assert "One thing needs you" in page and "Send the pack for Wednesday 24 June" in page
    assert "Nothing needs you" in sign_in(cast.governor).get(URL).text


def test_it_is_for_the_board(cast, sign_in):
    assert sign_in(cast.head).get(URL).status_code == 403
    assert "My part" in sign_in(cast.governor).get("/schools/142345/governance/").text


def test_as_many_queries_for_two_as_for_twenty(scene, sign_in, june):  # noqa: F811
    client = sign_in(scene.cast.governor)
    Meeting.objects.create(school=scene.cast.school, held_on=date(2026, 6, 24))

    def grow(size):
        for number in range(size):
            make_area(scene.cast.school, f"Area {number}", link_governor=scene.cast.governor)
            make_challenge(scene, f"Question {number}?")
            make_visit(scene, purpose=f"Visit {number}")

    grow(2)
    few, _ = count(client, URL)
    grow(18)
    many, asked = count(client, URL)
    assert few == many <= 12, asked
    assert MonitoringActivity.objects.count() == 20
