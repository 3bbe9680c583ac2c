"""The direction of an area: its rating now against the one current at the end of the previous half-term."""

from datetime import timedelta

import pytest

from improvement.models import ProgressNote
from improvement.plans.workflow import current_plan
from improvement.progress.rows import area_rows
from schools.days import dates
from schools.days.calendar import SchoolCalendar

TODAY = dates.today()


@pytest.mark.parametrize(
    "before,now,words",
    [
        ("amber", "red", "Down from needs attention"),
        ("red", "green", "Up from off track"),
        ("amber", "amber", "Steady, rated"),
        ("", "green", "First rated"),
        ("green", "", "Steady, rated"),
        ("", "", ""),
    ],
)
def test_direction(scene, before, now, words):
    calendar = SchoolCalendar.of(scene.cast.school)
    end = calendar.end_of_previous_half_term(TODAY)
    for impact, on in ((before, end), (now, end + timedelta(days=1))):
        if impact:
            ProgressNote.objects.create(
                school=scene.cast.school, area=scene.area, by=scene.cast.head, on=on, text="x", impact=impact
            )
    ProgressNote.objects.create(
        school=scene.cast.school, area=scene.area, by=scene.cast.head, on=TODAY, text="No rating"
    )
    ProgressNote.objects.create(
        school=scene.cast.school,
        area=scene.area,
        action=scene.action,
        by=scene.cast.head,
        on=TODAY,
        text="An action’s",
        impact="blue",
    )
    (row,) = area_rows(scene.cast.school, current_plan(scene.cast.school), calendar=calendar, on=TODAY)
    assert row.direction.startswith(words) and bool(row.direction) == bool(words)
    assert row.area.rating == (now or before)
