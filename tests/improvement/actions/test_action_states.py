"""The table of states, tried move by move through the workflow."""

import pytest

from improvement.actions.states import ACTIVITY
from improvement.actions.workflow import move
from improvement.models import Action, Activity
from improvement.progress.notes import note_action
from schools.days import dates
from schools.errors import Refused


def test_every_state_has_a_row():
    assert set(ACTIVITY) == set(Activity)
    assert all(ends for ends in ACTIVITY.values()), "no state is a dead end"


@pytest.mark.parametrize("start", Activity)
@pytest.mark.parametrize("to", Activity)
def test_moves(scene, start, to):
    Action.objects.update(activity=start, stopped_because="Once" if start == "stopped" else "")
    action = Action.objects.get()
    given = {"by": scene.cast.head.user, "on": dates.today(), "version": 1}

    def go():
        if to == "stopped":
            return move(action, to=to, because="A reason", **given)
        return note_action(action, text="x", activity=to, **given)

    if to in ACTIVITY[start] or (to == start and to != "stopped"):
        go()
        assert Action.objects.get().activity == to
    elif to == start:
        go()
        assert Action.objects.get().activity == "stopped"
    else:
        with pytest.raises(Refused):
            go()
        assert Action.objects.get().activity == start
