"""What the rules of `schools.access` mean for the rows of a model, said once, beside its columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Q

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING


@dataclass(frozen=True)
class Scopes:
    """Whose a row is, as paths to people (`area__leader`); and what is shown to whom, as conditions on its columns. The
    database is asked along these paths, and so is a row in hand. What a model does not say gives nobody anything."""

    owners: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()  # who answers for an area it belongs to
    asked: tuple[str, ...] = ()
    shown: Q = NOTHING
    shared: Q = NOTHING
    kept: Q = NOTHING
    not_lessons: Q = NOTHING
    setting: Q = field(default_factory=lambda: Q(school__staff_see_plan=True))
    # A first step of a path that is no field: the relation it stands for, and which of its rows. A row in hand has a
    # property of that name.
    parts: Mapping[str, tuple[str, Q]] = field(default_factory=dict)
