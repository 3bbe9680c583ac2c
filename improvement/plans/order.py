"""The order of rows that people move up and down."""

from collections.abc import Iterable
from typing import Any


def reorder(row: Any, among: Iterable[Any], *, up: bool) -> bool:
    """Let the row change places with the one before or after, and number them all anew; says whether it moved. At the
    end of the list it stays."""
    rows = list(among)
    place = rows.index(row)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        return False
    rows[place], rows[other] = rows[other], rows[place]
    for order, each in enumerate(rows, start=1):
        if each.order != order:
            type(each)._base_manager.filter(pk=each.pk).update(order=order)
    return True
