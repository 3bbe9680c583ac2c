"""Small groups are hidden, and so is every group that would give one away. Pure: no row, no clock.

A group is hidden when it has fewer pupils than the school's `suppress_under`. It could still be worked out where a
whole and its other parts are shown: the whole less the parts leaves the small group. So parts, the smallest first, are
hidden until nothing that can be left over is smaller than that size.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from itertools import combinations

MOST_PARTS = 12  # beyond that not every choice of parts is tried: together they must leave enough


@dataclass(frozen=True)
class Group:
    """One group of a measure, and how many pupils are in it, if that is known. `year` and `pupils` are empty where the
    group is not narrowed by them."""

    key: Hashable
    year: str = ""
    pupils: str = ""
    size: int | None = None

    def within(self, whole: "Group") -> bool:
        """Is it a part of the other: narrowed where that one is not, and the same where it is?"""
        same = all(
            mine == theirs or not theirs
            for mine, theirs in ((self.year, whole.year), (self.pupils, whole.pupils))
        )
        return same and (self.year, self.pupils) != (whole.year, whole.pupils)


def hidden(groups: Iterable[Group], least: int) -> dict[Hashable, str]:
    """The keys of the groups that are not shown, with why: `SMALL`, or `REVEALING`."""
    known = list(groups)
    result: dict[Hashable, str] = {
        group.key: SMALL for group in known if group.size is not None and group.size < least
    }
    while True:
        shown = [group for group in known if group.key not in result and group.size is not None]
        giving = next(
            (parts for whole in shown if (parts := _leaving_a_small_rest(whole, shown, least))), None
        )
        if giving is None:
            return result
        result[min(giving, key=lambda group: (_size(group), str(group.key))).key] = REVEALING


SMALL, REVEALING = "small", "revealing"


def _size(group: Group) -> int:
    return group.size or 0


def _leaving_a_small_rest(whole: Group, shown: list[Group], least: int) -> list[Group] | None:
    """Shown parts of the whole which, taken from it, leave some pupils, and fewer than `least`; the fewest such."""
    parts = [group for group in shown if group.within(whole)]
    if len(parts) > MOST_PARTS:
        return parts if _sum(parts) > _size(whole) - least else None
    for count in range(1, len(parts) + 1):
        for some in combinations(parts, count):
            if 0 < _size(whole) - _sum(some) < least:
                return list(some)
    return None


def _sum(groups: Iterable[Group]) -> int:
    return sum(map(_size, groups))
