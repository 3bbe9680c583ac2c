from tests.cast import make_area

URL = "/schools/142345/governance/"


def test_the_board_with_what_each_follows(scene, sign_in):
    page = sign_in(scene.cast.governor).get(URL).text.split("<table")[1]
    assert page.index("Joan Birkett") < page.index("Anjali Foss") < page.index("Martin Ebdon")
    assert "Mathematics in Years 5 and 6" in page


def test_no_gap(scene, sign_in):
    assert "Every area has a governor" in sign_in(scene.cast.chair).get(URL).text


def test_areas_that_nobody_follows_lead_to_the_form_that_mends_it(scene, sign_in):
    area = make_area(scene.cast.school, "Writing")
    page = sign_in(scene.cast.head).get(URL).text
    assert "1 area has no link governor" in page and f"/areas/{area.pk}/edit/" in page
    assert "/edit/" not in sign_in(scene.cast.governor).get(URL).text


def test_a_governor_who_has_left_is_a_gap(scene, sign_in):
    scene.cast.governor.memberships.update(ends_on="2025-01-01")
    assert "Anjali Foss is no longer on the board" in sign_in(scene.cast.head).get(URL).text


def test_the_clerk_may_add_a_governor(scene, sign_in):
    assert "Add a governor" in sign_in(scene.cast.clerk).get(URL).text
    assert "Add a governor" not in sign_in(scene.cast.governor).get(URL).text


def test_staff_who_are_not_to_see_the_whole_plan_see_the_board_without_it(scene, sign_in):
    make_area(scene.cast.school, "Writing")
    type(scene.cast.school).objects.filter(pk=scene.cast.school.pk).update(staff_see_plan=False)
    page = sign_in(scene.cast.teacher).get(URL).text
    assert "Joan Birkett" in page and "Mathematics" not in page and "Writing" not in page


def test_an_area_that_was_taken_out_is_no_gap(scene, sign_in):
    area = make_area(scene.cast.school, "Writing")
    type(area).objects.filter(pk=area.pk).update(removed_at="2026-01-01T00:00Z")
    assert "Every area has a governor" in sign_in(scene.cast.head).get(URL).text
