"""What is asked of a school knows its school, and what the history tells stands with its school and area."""

import pytest

from schools import history
from schools.days import dates
from schools.models import Event


def test_rows_that_are_asked_of_a_school_know_it(scene, django_assert_num_queries):
    school = scene.cast.school
    with django_assert_num_queries(2):
        areas = list(school.areas.kept().with_rating(before=dates.today()).order_by("-pk"))
        actions = list(school.actions.kept().select_related("owner"))
        assert areas and actions
        assert all(row.school is school for row in (*areas, *actions))


def test_the_history_knows_the_school_and_area_of_its_target(scene):
    for row in (scene.area, scene.action):
        event = history.record(row, by=scene.cast.head.user, verb="edited", sentence="It was changed")
        assert (event.school, event.area_id) == (scene.cast.school, scene.area.pk)
    event = history.record(scene.cast.school, by=None, verb="edited", sentence="It was changed")
    assert (event.school, event.area_id, event.actor_name) == (scene.cast.school, None, "Cairn")


def test_of_somebody_of_a_body_it_is_told_which_school(scene):
    adviser = scene.cast.adviser
    with pytest.raises(AssertionError):
        history.record(adviser, by=None, verb="named", sentence="Named")
    event = history.record(adviser, by=None, verb="named", sentence="Named", school=scene.cast.school)
    assert event.school == scene.cast.school


def test_taking_out_and_putting_back_say_whether_anything_changed(scene):
    before = Event.objects.count()
    assert history.set_removed(scene.area, True) and not history.set_removed(scene.area, True)
    scene.area.refresh_from_db()
    assert scene.area.removed_at
    assert history.set_removed(scene.area, False) and not history.set_removed(scene.area, False)
    scene.area.refresh_from_db()
    assert scene.area.removed_at is None
    assert Event.objects.count() == before
