"""Every number on a dashboard equals the count of its rows."""

import re

from improvement.home.today import for_today
from improvement.models import Action
from schools.days import dates
from tests.cast import make_action, make_area
from tests.scene import in_days


def test_every_number_equals_its_rows(scene, sign_in):
    cast = scene.cast
    second = make_area(cast.school, "Writing", leader=cast.deputy)
    states = ["not_started", "under_way", "done", "done", "done", "stopped"]
    for area in (scene.area, second):
        for number, activity in enumerate(states):
            make_action(
                area,
                f"{area.title} {number}",
                activity=activity,
                stopped_because="No" if activity == "stopped" else "",
                due_on=in_days(number - 1),  # one is late, one falls due today
                review_on=in_days(2 - number),
                **(
                    {"impact": "green", "rated_by": cast.head, "rated_on": in_days(-1)} if number == 2 else {}
                ),
            )
    on = dates.today()
    kept = Action.objects.kept().filter(school=cast.school)
    data = for_today(cast.school, user=cast.head.user, on=on)
    assert len(data.due.actions) == kept.overdue(on).count()
    assert len(data.due.reviews) == kept.review_overdue(on).count()
    assert data.counts == {
        "actions": kept.exclude(activity="stopped").count(),
        "done": kept.filter(activity="done").count(),
        "working": kept.filter(activity="done", impact__in=["green", "blue"]).count(),
    }
    assert sum(row.late_actions for row in data.rows) == kept.overdue(on).count()
    assert sum(row.late_reviews for row in data.rows) == kept.review_overdue(on).count()
    page = sign_in(cast.head).get("/schools/142345/").text
    assert len(re.findall(r'<li id="due-', page)) == len(data.due.actions) + len(data.due.reviews) + len(
        data.due.coming
    )
    ids = re.findall(r'id="(due-[^"]+)"', page)
    assert len(ids) == len(set(ids)), "an action that wants two things has two rows of its own"
