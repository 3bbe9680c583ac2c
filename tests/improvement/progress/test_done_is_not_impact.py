"""Whether an action works is never said by its owner, by whatever way it is tried."""

import pytest
from django.db import IntegrityError, transaction

from improvement.models import Action, Impact
from improvement.progress.notes import note_action
from schools.access import Capability, can
from schools.days import dates
from schools.errors import Refused
from tests.cast import make_look


@pytest.mark.parametrize("who", ["head", "editor", "deputy", "leader", "adviser"])
def test_whoever_may_rate_may_not_rate_their_own(scene, who):
    person = getattr(scene.cast, who)
    assert can(person.user, Capability.RATE_IMPACT, scene.action)
    if person.school_id:
        scene.action.owner = person
        assert not can(type(person.user).objects.get(pk=person.user_id), Capability.RATE_IMPACT, scene.action)


def test_the_workflow_refuses_it(scene):
    Action.objects.update(owner=scene.cast.head)
    with pytest.raises(Refused, match="rated by somebody other than its owner"):
        note_action(
            Action.objects.get(),
            by=scene.cast.head.user,
            on=dates.today(),
            version=1,
            text="x",
            impact="green",
        )


def test_the_database_refuses_it(scene):
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.update(impact="green", rated_by=scene.cast.teacher, rated_on=dates.today())


def test_a_rating_has_a_rater_and_a_day(scene):
    with pytest.raises(IntegrityError), transaction.atomic():
        Action.objects.update(impact="green")


def test_it_can_fall_back(scene):
    make_look(
        scene.cast.school, actions=[scene.action]
    )  # green needs something else than the deed to show it
    for version, impact in enumerate(("green", "red", ""), start=1):
        note_action(
            Action.objects.get(),
            by=scene.cast.head.user,
            on=dates.today(),
            version=version,
            text="x",
            impact=impact,
        )
    action = Action.objects.get()
    assert (action.impact, action.rated_by, action.rated_on) == ("", None, None)


def test_every_rating_is_working_or_not():
    assert Impact.NOT_WORKING + Impact.WORKING == Impact.RATED
    assert ["", *Impact.RATED] == Impact.values
