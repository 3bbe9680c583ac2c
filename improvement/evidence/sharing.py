"""Showing many items of evidence to the board, or sharing them with the adviser, at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from improvement.evidence.models import Evidence
from improvement.evidence.workflow import edit_evidence
from schools.access import Capability, require
from schools.errors import Refused, Stale
from schools.models import School, User


@dataclass(frozen=True)
class Switch:
    """How the two switches of an item are to stand, and the version that they were read at."""

    item: Evidence
    version: int
    shown_to_board: bool
    shared_with_adviser: bool


@transaction.atomic
def set_sharing(school: School, switches: Iterable[Switch], *, by: User, on: date) -> int:
    """Set them all, or none: where somebody else saved an item meanwhile it is named, and nothing is written. Says how many
    changed."""
    require(by, Capability.ADD_EVIDENCE, school)
    switches = list(switches)
    for switch in switches:
        try:
            edit_evidence(
                switch.item,
                by=by,
                on=on,
                version=switch.version,
                shown_to_board=switch.shown_to_board,
                shared_with_adviser=switch.shared_with_adviser,
            )
        except Stale as stale:
            raise Refused(
                f"“{stale.current}” was changed by somebody else meanwhile, so nothing is saved. Open the page again and look at it first."
            ) from None
    return len(switches)
