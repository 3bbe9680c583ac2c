"""A small plan that many tests begin from."""

from dataclasses import dataclass
from datetime import date, timedelta

from improvement.models import Action, AreaForImprovement
from schools.days import dates
from tests.cast import Cast, make_action, make_area


def in_days(days: int) -> date:
    return dates.today() + timedelta(days=days)


def boxes(name: str, day: date) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}


@dataclass
class Scene:
    """Mathematics, led by Leah Whitlock and followed by Anjali Foss, with one action owned by Josh Ellery."""

    cast: Cast
    area: AreaForImprovement
    action: Action


def make_scene(cast: Cast) -> Scene:
    area = make_area(cast.school, leader=cast.leader, link_governor=cast.governor)
    action = make_action(
        area, owner=cast.teacher, starts_on=in_days(-30), due_on=in_days(20), review_on=in_days(5)
    )
    return Scene(cast, area, action)
