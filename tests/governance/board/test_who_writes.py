"""The workflow refuses by itself, whatever the pages let through."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from governance.challenges import workflow as challenges
from governance.visits import workflow as visits
from improvement.monitoring import workflow as monitoring
from schools.errors import Refused
from schools.models import Event
from tests.governance.challenges.making import answered, make_challenge
from tests.governance.visits.making import make_visit, written_up
from tests.improvement.monitoring.looks import FRIDAY, june  # noqa: F401

WEEK_ON = date(2026, 6, 19)


def refused(act):
    before = Event.objects.count()
    with pytest.raises(PermissionDenied):
        act()
    assert Event.objects.count() == before


def test_challenges(scene, june):  # noqa: F811
    cast = scene.cast
    waiting, done = make_challenge(scene, by=cast.chair), answered(scene, by=cast.chair)
    leader, governor = {"by": cast.leader.user, "on": FRIDAY}, {"by": cast.governor.user, "on": FRIDAY}
    refused(lambda: make_challenge(scene, by=cast.leader))
    for person in (leader, governor):
        refused(lambda who=person: challenges.edit(waiting, version=1, question="x", **who))
        refused(lambda who=person: challenges.settle(done, version=done.version, **who))
        refused(
            lambda who=person: challenges.ask_again(
                done, version=done.version, question="x", answer_by=WEEK_ON, **who
            )
        )
        refused(lambda who=person: challenges.remove(waiting, **who))
        refused(lambda who=person: challenges.restore(waiting, **who))
    refused(lambda: challenges.answer(waiting, version=1, text="x", **governor))
    refused(lambda: challenges.answer(waiting, version=1, text="x", by=cast.deputy.user, on=FRIDAY))
    with pytest.raises(Refused):
        make_challenge(scene, asked_by=cast.chair)


def test_visits(scene, june):  # noqa: F811
    cast = scene.cast
    planned, made = make_visit(scene), written_up(scene)
    head = {"by": cast.head.user, "on": FRIDAY}
    refused(lambda: make_visit(scene, by=cast.head))
    refused(lambda: make_visit(scene, governor=cast.chair))
    refused(lambda: visits.edit_plan(planned, version=1, day=WEEK_ON, purpose="x", **head))
    refused(lambda: visits.record(made, version=made.version, done_on=FRIDAY, seen="x", **head))
    refused(lambda: visits.take_to_board(made, version=made.version, meeting=None, **head))
    refused(lambda: visits.remove(made, **head))
    refused(lambda: visits.restore(made, **head))
    governor = {"by": cast.governor.user, "on": FRIDAY}
    refused(lambda: visits.comment(made, version=made.version, comment="x", **governor))


def test_the_monitoring_of_a_visit(scene, june):  # noqa: F811
    """Not by the door of improvement either."""
    cast, made = scene.cast, written_up(scene)
    given = {"by": cast.head.user, "on": FRIDAY, "areas": [scene.area]}
    row = made.activity
    refused(lambda: monitoring.edit_record(row, version=row.version, strengths="x", **given))
    refused(lambda: monitoring.remove_monitoring(row, by=cast.head.user, on=FRIDAY))
    for begin, day in ((monitoring.plan_monitoring, "planned_on"), (monitoring.record_monitoring, "done_on")):
        fields = given | {"kind": "governor_visit", day: FRIDAY}
        refused(lambda act=begin, with_=fields: act(cast.school, person=cast.governor, **with_))
        other = fields | {"by": cast.governor.user}
        refused(lambda act=begin, with_=other: act(cast.school, person=cast.chair, **with_))
