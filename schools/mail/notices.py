"""Reasons to write to somebody, and the rows that remember them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from schools.mail.models import Notice


@dataclass(frozen=True)
class Due:
    """A reason to write to a person. All but `line`, which says it in a few words for the delivery record, make the
    reason what it is: the same five are one notice for ever, and a moved date is a new one."""

    person_id: int
    school_id: int
    kind: str
    subject_type: str
    subject_id: int
    due_on: date
    line: str = ""

    @property
    def key(self) -> tuple[int, str, str, int, date]:
        return self.person_id, self.kind, self.subject_type, self.subject_id, self.due_on


@dataclass(frozen=True)
class Line:
    """How a notice reads in a mail: what it is about in a few words, the whole sentence, the path of the page where the
    thing is done, with the words of the link to it, and who is told such things (`why` this mail came)."""

    title: str
    sentence: str
    path: str
    link: str = "Open it"
    why: str = ""
    later: str = ""  # the path of the page where one puts it off


def _near(dues: Iterable[Due]) -> Q:
    """Of each kind the notices from the earliest day on that is asked for: kinds that look back for weeks are few, and do
    not make the others look back as far."""
    first: dict[str, date] = {}
    for due in dues:
        first[due.kind] = min(due.due_on, first.get(due.kind, due.due_on))
    kinds = defaultdict(list)
    for kind, day in first.items():
        kinds[day].append(kind)
    found = Q()
    for day, names in kinds.items():
        found |= Q(kind__in=names, due_on__gte=day)
    return found


def queue(dues: Iterable[Due], on: date) -> int:
    """Keep a notice for each reason that has none yet; says how many those were.

    However often and wherever at once it runs there is one row a reason: the database refuses the second. A person
    who answers for a thing twice over (`owner` and `leader`) is one reason too.
    """
    wanted = {due.key: due for due in dues}
    if not wanted:
        return 0
    known = Notice.objects.filter(_near(wanted.values()))
    for key in known.values_list("person_id", "kind", "subject_type", "subject_id", "due_on").iterator():
        wanted.pop(key, None)
    if not wanted:
        return 0  # the usual tick: nothing was written, and no writer had to wait for it
    Notice.objects.bulk_create(
        (
            Notice(
                school_id=due.school_id,
                person_id=due.person_id,
                kind=due.kind,
                subject_type=due.subject_type,
                subject_id=due.subject_id,
                due_on=due.due_on,
                line=due.line,
            )
            for due in wanted.values()
        ),
        ignore_conflicts=True,
    )
    return len(wanted)
