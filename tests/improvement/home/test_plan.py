from improvement.models import Action
from tests.cast import make_plan


def test_one_grid_holds_everything(scene, sign_in):
    Action.objects.update(resources="Two supply days", cost=2400)
    page = sign_in(scene.cast.head).get("/schools/142345/plan/").text
    for words in (
        "1. Mathematics in Years 5 and 6",
        "Weekly reasoning lessons",
        "Josh Ellery",
        "Two supply days",
        "£2,400",
        "Leah Whitlock",
    ):
        assert words in page


def test_an_empty_plan_says_what_to_do_next(cast, sign_in):
    assert "Make areas of findings" in sign_in(cast.head).get("/schools/142345/plan/").text
    assert (
        "The headteacher is still setting it up" in sign_in(cast.governor).get("/schools/142345/plan/").text
    )


def test_the_draft_is_the_current_plan(cast, sign_in):
    make_plan(cast.school, title="Last year’s", status="closed")
    make_plan(cast.school, title="The agreed one", status="agreed")
    make_plan(cast.school, title="The draft")
    page = sign_in(cast.head).get("/schools/142345/plan/").text
    assert "The draft" in page and "The agreed one" not in page


def test_staff_see_the_whole_plan_unless_the_school_says_otherwise(scene, sign_in):
    assert sign_in(scene.cast.teacher).get("/schools/142345/plan/").status_code == 200
    type(scene.cast.school).objects.filter(pk=scene.cast.school.pk).update(staff_see_plan=False)
    assert sign_in(scene.cast.teacher).get("/schools/142345/plan/").status_code == 403
    assert "/plan/" not in sign_in(scene.cast.teacher).get("/schools/142345/").text, "nor is it offered"
    assert sign_in(scene.cast.teacher).get(f"/schools/142345/actions/{scene.action.pk}/").status_code == 200
