import re

import pytest

from improvement.areas.workflow import add_area
from improvement.home.today import for_today
from improvement.models import Action, FollowUp
from schools.models import Term
from tests.cast import make_action, make_area, make_inspection
from tests.html_forms import compact
from tests.scene import in_days

URL = "/schools/142345/"


@pytest.fixture(autouse=True)
def terms_are_checked(cast):
    Term.objects.update(typical=False)


def test_the_head_sees_what_needs_them_first(scene, sign_in):
    Action.objects.update(owner=scene.cast.head, review_on=in_days(-7))
    page = sign_in(scene.cast.head).get(URL).text
    assert "<h1>One thing needs you</h1>" in page
    assert "Review weekly reasoning lessons" in page and "?review=1" in page


def test_nothing_needs_you_says_the_next_date(scene, sign_in):
    page = sign_in(scene.cast.head).get(URL).text
    assert "Nothing needs you" in page and "Next date:" in page


def test_overdue_actions_and_overdue_reviews_are_counted_apart(scene, sign_in):
    make_action(scene.area, "Late deed", due_on=in_days(-10))
    make_action(scene.area, "Late review", review_on=in_days(-10))
    make_action(scene.area, "Both late", due_on=in_days(-3), review_on=in_days(-4))
    page = sign_in(scene.cast.head).get(URL).text
    assert "2 actions overdue" in page and "2 reviews overdue" in page
    assert '<b class="cn-flag">2 overdue</b>' in page and "2 reviews overdue</b>" in page


def test_what_is_done_is_not_overdue_but_its_review_may_be(scene, sign_in):
    Action.objects.update(activity="done", due_on=in_days(-10), review_on=in_days(-10))
    page = sign_in(scene.cast.head).get(URL).text
    assert "actions overdue" not in page and "action overdue" not in page and "1 review overdue" in page


def test_areas_stand_furthest_off_first(scene, sign_in):
    from improvement.progress.notes import note_area

    second = make_area(scene.cast.school, "Writing", leader=scene.cast.deputy)
    note_area(scene.area, by=scene.cast.head.user, on=in_days(-1), text="Well", impact="green")
    note_area(second, by=scene.cast.head.user, on=in_days(-1), text="Badly", impact="red")
    page = compact(sign_in(scene.cast.head).get(URL).text)
    assert page.index("2. Writing") < page.index("1. Mathematics")
    assert "Two areas, furthest off first" in page


def test_a_governor_reads_the_news_and_their_own_area_first(scene, sign_in):
    make_area(scene.cast.school, "Writing")
    page = sign_in(scene.cast.governor).get(URL).text
    assert "<h1>No area is off track</h1>" in page
    assert page.index("1. Mathematics") < page.index("2. Writing")
    assert "Update" not in re.sub(r"<title>.*?</title>", "", page)


def test_an_adviser_reads_the_same(scene, sign_in):
    page = sign_in(scene.cast.adviser).get(URL).text
    assert "1. Mathematics" in page and "/note/" not in page


def test_a_leader_may_see_only_their_own(scene, sign_in):
    make_action(make_area(scene.cast.school, "Writing"), "Not mine", due_on=in_days(2))
    page = sign_in(scene.cast.leader).get(f"{URL}?mine=1").text
    assert "Not mine" not in page and "Weekly reasoning lessons" in page


def test_gaps_are_the_heads_to_close(cast, sign_in):
    area = make_area(cast.school)
    make_action(area)
    page = sign_in(cast.head).get(URL).text
    assert "Name a leader and a governor for mathematics in Years 5 and 6" in page
    assert "Name a leader" not in sign_in(cast.leader).get(URL).text


def test_what_is_done_and_not_rated_waits_for_those_who_may_rate(scene, sign_in):
    Action.objects.update(activity="done", review_on=None)
    assert "Say whether weekly reasoning lessons is working" in sign_in(scene.cast.head).get(URL).text
    assert "Say whether" not in sign_in(scene.cast.teacher).get(URL).text


def test_a_date_from_the_letter_that_cannot_be_right_is_asked_about(scene, sign_in):
    FollowUp.objects.create(
        school=scene.cast.school,
        inspection=make_inspection(scene.cast.school),
        what="I will attend on 18 June.",
        flag="before_letter_date",
    )
    assert "Settle a date from the letter" in sign_in(scene.cast.head).get(URL).text


def test_a_new_school_is_shown_the_way(cast, sign_in):
    page = sign_in(cast.head).get(URL).text
    assert "Set up your plan after inspection" in page and "Start here" in page
    assert "The plan is being set up" in sign_in(cast.governor).get(URL).text


def test_typical_terms_are_to_be_checked(scene, sign_in):
    Term.objects.update(typical=True)
    assert "Check your term dates" in sign_in(scene.cast.head).get(URL).text


@pytest.mark.parametrize("urn", ["99999999999999999999", "abcdef", "0", "142399"])
def test_no_such_school(cast, sign_in, urn):
    assert sign_in(cast.head).get(f"/schools/{urn}/").status_code == 404


def test_an_old_number_leads_to_the_new_address(cast, sign_in):
    from schools.school.workflow import change_urn

    change_urn(cast.school, urn="150001", on=in_days(0))
    response = sign_in(cast.head).get("/schools/142345/plan/")
    assert response.headers["Location"] == "/schools/150001/plan/"
    assert sign_in(cast.outsider).get("/schools/142345/").status_code == 404


def test_staff_who_are_not_to_see_the_whole_plan_see_their_own(scene, sign_in):
    school = scene.cast.school
    make_action(make_area(school, "Writing"), "Moderation", due_on=in_days(-2))
    make_action(scene.area, "Somebody else’s", due_on=in_days(-2))
    FollowUp.objects.create(
        school=school, inspection=make_inspection(school), what="I will return.", happens_on=in_days(9)
    )
    add_area(school, by=scene.cast.head.user, on=in_days(0), title="Attendance")
    type(school).objects.filter(pk=school.pk).update(staff_see_plan=False)
    page = sign_in(scene.cast.teacher).get(URL).text
    assert "Mathematics in Years 5 and 6" in page and "Weekly reasoning lessons" in page
    for words in ("Writing", "Moderation", "Somebody else’s", "I will return.", "Attendance"):
        assert words not in page, words


def test_a_governor_who_owns_an_action_is_not_sent_to_a_form_they_may_not_open(scene, sign_in):
    Action.objects.update(owner=scene.cast.governor, review_on=in_days(-3))
    page = sign_in(scene.cast.governor).get(URL).text
    assert "/note/" not in page and "No area is off track" in page
    assert for_today(scene.cast.school, user=scene.cast.governor.user, on=in_days(0)).needs == []


def test_a_title_is_shown_as_words_never_as_markup(scene, sign_in):
    Action.objects.update(title="<script>alert(1)</script>", due_on=in_days(-1))
    page = sign_in(scene.cast.head).get(URL).text
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page


def test_the_day_has_its_year(scene, sign_in):
    today = in_days(0)
    assert f"{today:%A} {today.day} {today:%B} {today.year}. " in sign_in(scene.cast.head).get(URL).text
