from datetime import date, timedelta

import pytest

from governance.board.terms_of_office import ends_soon, ends_words, in_words, term_words
from governance.models import Meeting
from schools.models import Membership, Person
from tests.cast import make_area
from tests.governance.board.scene import appoint, board  # noqa: F401  the fixture
from tests.improvement.home.test_query_counts import count
from tests.scene import in_days

URL = "/schools/142345/governance/"


def test_the_board_with_what_each_follows(scene, sign_in):
    page = sign_in(scene.cast.governor).get(URL).text.split("<table")[1]
    assert page.index("Joan Birkett") < page.index("Anjali Foss") < page.index("Martin Ebdon")
    assert "Mathematics in Years 5 and 6" in page


def test_no_gap(scene, sign_in):
    assert "Every area has a governor" in sign_in(scene.cast.chair).get(URL).text


def test_areas_that_nobody_follows_lead_to_the_form_that_mends_it(scene, sign_in):
    area = make_area(scene.cast.school, "Writing")
    for actor in ("head", "clerk", "chair"):
        page = sign_in(getattr(scene.cast, actor)).get(URL).text
        assert "1 area has no link governor" in page and f"{URL}areas/{area.pk}/governor/" in page
    assert "/governor/" not in sign_in(scene.cast.governor).get(URL).text


def test_a_governor_who_has_left_is_a_gap(scene, sign_in):
    scene.cast.governor.memberships.update(ends_on="2025-01-01")
    assert "Anjali Foss is no longer on the board" in sign_in(scene.cast.head).get(URL).text


def test_who_may_add(scene, sign_in):
    assert "Add an appointment" in sign_in(scene.cast.clerk).get(URL).text
    assert "Add a governor" in sign_in(scene.cast.head).get(URL).text
    page = sign_in(scene.cast.governor).get(URL).text
    assert "Add a governor" not in page and "Add an appointment" not in page


def test_staff_who_are_not_to_see_the_whole_plan_see_the_board_without_it(scene, sign_in):
    make_area(scene.cast.school, "Writing")
    type(scene.cast.school).objects.filter(pk=scene.cast.school.pk).update(staff_see_plan=False)
    page = sign_in(scene.cast.teacher).get(URL).text
    assert "Joan Birkett" in page and "Mathematics" not in page and "Writing" not in page


def test_an_area_that_was_taken_out_is_no_gap(scene, sign_in):
    area = make_area(scene.cast.school, "Writing")
    type(area).objects.filter(pk=area.pk).update(removed_at="2026-01-01T00:00Z")
    assert "Every area has a governor" in sign_in(scene.cast.head).get(URL).text


def test_category_committee_and_a_term_that_ends_soon(board, sign_in):  # noqa: F811
    Membership.objects.filter(person=board.cast.governor).update(ends_on=in_days(42))
    page = sign_in(board.cast.teacher).get(URL).text
    assert "Parent governor" in page and "Standards committee" in page
    assert "in 6 weeks" in page and "Ends on" in page


def test_whoever_keeps_the_board_sees_whose_terms_are_not_said(board, sign_in):  # noqa: F811
    page = sign_in(board.cast.clerk).get(URL).text
    assert f"?person={board.cast.chair.pk}" in page and f"?person={board.cast.governor.pk}" not in page


def test_those_to_come_and_those_who_served_until_lately(board, sign_in):  # noqa: F811
    new = Person.objects.create(school=board.cast.school, name="Grace Adeyemi")
    old = Person.objects.create(school=board.cast.school, name="Samir Holt")
    Membership.objects.create(person=new, role="governor", starts_on=in_days(30))
    Membership.objects.create(person=old, role="governor", starts_on=in_days(-900), ends_on=in_days(-20))
    appoint(new, "foundation")
    page = sign_in(board.cast.governor).get(URL).text
    joining = page.split('id="coming"')[1].split("</section>")[0]
    assert "Grace Adeyemi" in joining and "foundation governor" in joining
    assert "Samir Holt" in page.split('id="past"')[1]


def test_the_next_meeting_only_for_those_who_read_meetings(board, sign_in):  # noqa: F811
    Meeting.objects.create(school=board.cast.school, held_on=in_days(6))
    assert "in 6 days" in sign_in(board.cast.governor).get(URL).text
    page = sign_in(board.cast.teacher).get(URL).text
    assert "in 6 days" not in page and f"{URL}meetings/" not in page


def test_the_navigation_lights_up_one_place(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.chair)
    for path in (
        f"meetings/{board.meeting.pk}/agree/",
        f"areas/{board.scene.area.pk}/governor/",
        "meetings/",
    ):
        page = client.get(URL + path).text
        nav = page.split('class="cn-nav"')[1].split("</nav>")[0].split("<details")[0]
        assert nav.count("aria-current") == 1 and nav.split('aria-current="page">')[1].startswith(
            "Governance"
        )


def test_as_many_queries_for_twenty_as_for_two(board, sign_in):  # noqa: F811
    client = sign_in(board.cast.clerk)

    def grow(numbers):
        for number in numbers:
            person = Person.objects.create(school=board.cast.school, name=f"Governor {number}")
            Membership.objects.create(person=person, role="governor", starts_on=date(2024, 9, 1))
            board.committee.appointments.add(appoint(person))
            make_area(board.cast.school, f"Area {number}", link_governor=person)

    grow(range(2))
    few, _ = count(client, URL)
    grow(range(2, 20))
    many, asked = count(client, URL)
    assert few == many <= 12, asked


ON = date(2026, 11, 25)


@pytest.mark.parametrize(
    "days,words",
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (13, "in 13 days"),
        (14, "in 2 weeks"),
        (-20, "2 weeks ago"),
    ],
)
def test_how_far_off_a_day_is(days, words):
    assert in_words(ON + timedelta(days=days), ON) == words


def test_what_is_said_of_a_term_of_office():
    assert ends_soon(date(2027, 1, 6), ON) and ends_soon(ON, ON)
    assert (
        not ends_soon(None, ON)
        and not ends_soon(date(2026, 11, 24), ON)
        and not ends_soon(date(2027, 2, 18), ON)
    )
    assert ends_words(date(2027, 1, 6), ON) == "Ends on 6 January 2027, in 6 weeks"
    assert term_words(date(2024, 9, 1), date(2028, 8, 31), ON) == "1 September 2024 to 31 August 2028"
    assert term_words(date(2024, 9, 1), None, ON) == "since 1 September 2024"
    assert term_words(date(2026, 12, 1), None, ON) == "from 1 December"
