from improvement.models import Action
from improvement.workflow.notes import note_area
from tests.cast import link, make_action, make_area, make_inspection, make_school
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
