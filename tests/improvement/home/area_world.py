"""An area with some of everything that shows whether it works, as its pages are to show it."""

from improvement.models import ContextNote, TermlyTarget
from schools.days import dates
from tests.cast import (
    make_action,
    make_criterion,
    make_evidence,
    make_finding,
    make_inspection,
    make_look,
    make_measure,
)
from tests.scene import Scene, in_days


def fill(scene: Scene, size: int) -> None:
    """`size` of each: findings with parts, measures, criteria, actions, records of monitoring, items of evidence on all
    of these, changes of context."""
    cast, area = scene.cast, scene.area
    school, letter = cast.school, make_inspection(cast.school)
    for number in range(size):
        point = make_finding(letter, f"Point {number}")
        make_finding(letter, f"Part of {number}", parent=point)
        area.findings.add(point)
        measure = make_measure(
            area, f"Measure {number}", groups=["Year 5", "Year 6"], targets=[(58, 55), (64, None)]
        )
        make_criterion(area, f"Criterion {number}", measure=measure)
        action = make_action(
            area, f"Action {number}", owner=cast.teacher, activity="done", done_on=dates.today()
        )
        look = make_look(
            school, "work_scrutiny", actions=[action, scene.action], impact="amber", by=cast.leader
        )
        make_look(school, "pupil_survey", areas=[area], planned_on=in_days(10))
        target = TermlyTarget.objects.filter(series__measure=measure).first()
        shown = {"shown_to_board": bool(number % 2), "shared_with_adviser": True}
        make_evidence(
            school, f"Item {number}", by=cast.head, on=[area, action, scene.action, look, target], **shown
        )
        make_evidence(school, f"Of a record {number}", by=cast.head, on=[look], source="data", **shown)
        ContextNote.objects.create(school=school, on=in_days(-number), text=f"Change {number}", by=cast.head)
