from improvement.home.today import for_today
from improvement.models import Action, PlanArea
from improvement.oversight.portfolio import for_portfolio
from improvement.progress.notes import note_area
from tests.cast import link, make_action, make_area, make_inspection, make_plan, make_school
from tests.scene import in_days


def test_schools_stand_by_how_far_they_are_off_with_the_reasons(scene, sign_in):
    cast = scene.cast
    good = make_school("Gullholt School", "142350")
    link(good, cast.authority)
    make_area(good, "Reading")
    note_area(scene.area, by=cast.head.user, on=in_days(0), text="Off", impact="red")
    make_action(scene.area, "Late", due_on=in_days(-5), review_on=in_days(-5))
    page = sign_in(cast.adviser).get("/portfolio/").text
    assert page.index("Saltmarsh Junior School</a>") < page.index("Gullholt School</a>")
    assert "Off track: 1 of 1 areas, 1 action overdue, 1 review overdue" in page
    assert "Beckenholt" not in page
    assert "Robert Kelso" in page


def test_a_category_of_concern_comes_first(scene, sign_in):
    make_inspection(scene.cast.school, category_of_concern="requires special measures")
    assert "Requires special measures" in sign_in(scene.cast.adviser).get("/portfolio/").text


def test_numbers_equal_rows(scene, sign_in):
    for number in range(3):
        make_action(scene.area, f"Late {number}", due_on=in_days(-5))
    Action.objects.filter(title="Late 1").update(activity="stopped", stopped_because="No")
    assert "2 actions overdue" in sign_in(scene.cast.adviser).get("/portfolio/").text


def test_an_ended_link_is_gone(scene, sign_in):
    scene.cast.school.bodies.update(ends_on=in_days(-1))
    page = sign_in(scene.cast.adviser).get("/portfolio/").text
    assert "Saltmarsh" not in page and "No schools are linked with you yet" in page


def test_the_numbers_are_those_of_the_plan_that_is_worked_on(scene, sign_in):
    """An area that came over from last year’s plan counts once; one that was left behind in it does not."""
    school = scene.cast.school
    old = make_plan(school, title="Last year’s", status="closed")
    PlanArea.objects.create(plan=old, area=scene.area, order=1)
    left = make_area(school, "Attendance", plan=old)
    note_area(scene.area, by=scene.cast.head.user, on=in_days(0), text="Off", impact="red")
    note_area(left, by=scene.cast.head.user, on=in_days(0), text="Off", impact="red")
    make_action(scene.area, "Late", due_on=in_days(-5))
    make_action(left, "Late too, a year ago", due_on=in_days(-300), review_on=in_days(-300))
    page = sign_in(scene.cast.adviser).get("/portfolio/").text
    assert "Off track: 1 of 1 areas, 1 action overdue" in page
    assert "review overdue" not in page


def test_the_numbers_are_those_of_the_schools_own_page(scene, sign_in):
    for number in range(4):
        make_action(scene.area, f"{number}", due_on=in_days(number - 2), review_on=in_days(1 - number))
    make_action(scene.area, "Gone", due_on=in_days(-5), removed_at="2026-01-01T00:00Z")
    row = for_portfolio(scene.cast.adviser.user, on=in_days(0))["rows"][0]
    home = for_today(scene.cast.school, user=scene.cast.head.user, on=in_days(0))
    assert (row.overdue_actions, row.overdue_reviews) == (
        len(home.due.actions),
        len(home.due.reviews),
    )
    assert row.ratings == [line.area.rating for line in home.rows]


def test_only_for_advisers(scene, sign_in):
    assert sign_in(scene.cast.head).get("/portfolio/").status_code == 403
