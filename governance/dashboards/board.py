"""What the board's page shows: governors with the areas they follow, and areas that nobody follows."""

from dataclasses import dataclass, field
from datetime import date

from improvement.models import AreaForImprovement
from schools.access import ADDS, Capability, assignable_roles, can
from schools.models import Membership, Person, Role, School
from schools.models.people import BOARD_ROLES


@dataclass
class Seat:
    """Someone of the board, what they are on it, and which areas they follow."""

    person: Person
    roles: list[str] = field(default_factory=list)
    areas: list[AreaForImprovement] = field(default_factory=list)


def for_board(school: School, *, user, on: date) -> dict:
    """The seats of the board on the day, chair first, and the areas still without a governor."""
    seats: dict[int, Seat] = {}
    live = (
        Membership.objects.live(on)
        .filter(person__school=school, role__in=BOARD_ROLES)
        .select_related("person")
    )
    order = list(BOARD_ROLES)
    for membership in sorted(live, key=lambda m: (order.index(Role(m.role)), m.person.name)):
        seats.setdefault(membership.person_id, Seat(membership.person)).roles.append(
            membership.get_role_display()
        )
    areas = list(AreaForImprovement.objects.kept().filter(school=school).select_related("link_governor"))
    for area in areas:
        area.school = school
    # Staff of a school that does not show all of them the whole plan see the areas they answer for.
    areas = [area for area in areas if can(user, Capability.READ_PLAN, area)]
    for area in areas:
        if area.link_governor_id in seats:
            seats[area.link_governor_id].areas.append(area)
    gaps = [area for area in areas if not area.whole_board and area.link_governor_id not in seats]
    return {
        "school": school,
        "seats": list(seats.values()),
        "whole_board": [area for area in areas if area.whole_board],
        "gaps": gaps,
        "may_add": bool(set(assignable_roles(user, school, ADDS)) & set(BOARD_ROLES)),
        "may_name": can(user, Capability.EDIT_PLAN, school),
        "headline": _headline(seats, gaps),
    }


def _headline(seats, gaps) -> str:
    if not seats:
        return "No governors are named yet"
    if gaps:
        return f"{len(gaps)} area{' has' if len(gaps) == 1 else 's have'} no link governor"
    return "Every area has a governor"
