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
