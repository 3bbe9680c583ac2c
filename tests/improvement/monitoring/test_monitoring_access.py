"""Who reads which record: the rows and the permission file say the same, for every role and kind."""

import pytest

from improvement.models import MonitoringActivity
from schools.access import Capability, can
from tests.cast import make_action, make_area, make_look

Kind = MonitoringActivity.Kind
IN_LESSONS = {Kind.LESSON_VISIT, Kind.LEARNING_WALK}
ALL = {"head", "editor", "deputy", "leader"}


@pytest.fixture
def looks(cast):
    """One of each kind, of an area the leader leads; and, by whose they are, four for the teacher to tell apart."""
    area, other = (
        make_area(cast.school, leader=cast.leader),
        make_area(cast.school, "Writing", leader=cast.deputy),
    )
    own_area = make_area(cast.school, "Year 5", leader=cast.teacher)
    action = make_action(other, owner=cast.teacher)
    looks = {kind: make_look(cast.school, kind, areas=[area]) for kind in Kind}
    looks |= {
        "of another’s area": make_look(cast.school, areas=[other]),
        "of own area": make_look(cast.school, areas=[own_area]),
        "of own action": make_look(cast.school, actions=[action]),
        "of an action in own area": make_look(
            cast.school, actions=[make_action(own_area, owner=cast.deputy)]
        ),
        "done by oneself": make_look(cast.school, areas=[other], by=cast.teacher),
    }
    return looks


OWN = {"of own area", "of own action", "of an action in own area", "done by oneself"}


def expected(role, name) -> bool:
    if role in ALL:
        return True
    if role == "teacher":
        return name in OWN
    return role == "adviser" and name not in IN_LESSONS


@pytest.mark.parametrize("role", ["head", "editor", "deputy", "leader", "teacher", "chair", "governor", "clerk", "adviser", "body_admin",
                                  "leaver", "outsider", "other_adviser"])  # fmt: skip
def test_the_rows_and_the_rule_agree(cast, looks, role):
    user = getattr(cast, role).user
    rows = set(MonitoringActivity.objects.readable_by(user, cast.school))
    for name, look in looks.items():
        look = MonitoringActivity.objects.get(pk=look.pk)
        assert (look in rows) == expected(role, name), f"{role} finds {name}"
        assert can(user, Capability.READ_MONITORING, look) == expected(role, name), f"{role} may read {name}"


@pytest.mark.parametrize(
    "role",
    [
        "head",
        "editor",
        "deputy",
        "leader",
        "teacher",
        "chair",
        "governor",
        "clerk",
        "adviser",
        "body_admin",
        "outsider",
    ],
)
def test_sums_are_for_all_but_the_bodys_administrator(cast, role):
    allowed = role not in ("body_admin", "outsider")
    assert can(getattr(cast, role).user, Capability.READ_MONITORING_SUMS, cast.school) == allowed


def test_a_governor_who_is_also_of_the_staff_reads_as_staff_does(cast, looks):
    from schools.models import Membership, Role
    from tests.cast import LONG_AGO

    Membership.objects.create(person=cast.teacher, role=Role.GOVERNOR, starts_on=LONG_AGO)
    rows = MonitoringActivity.objects.readable_by(cast.teacher.user, cast.school)
    assert set(rows) == {looks[name] for name in OWN}


def test_a_lesson_visit_is_not_there_for_an_adviser(cast, looks, client):
    client.force_login(cast.adviser.user)
    assert client.get(looks[Kind.LESSON_VISIT].get_absolute_url()).status_code == 404
    assert client.get(looks[Kind.WORK_SCRUTINY].get_absolute_url()).status_code == 200
