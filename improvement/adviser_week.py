"""The adviser's week: on its first working day, the schools that want them most, each with the reasons of the portfolio and
what waits to be checked."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from improvement.portfolio import SchoolRow, for_portfolio
from schools import dates
from schools.addresses import address
from schools.messages import Due, Line
from schools.models import Membership, Notice, Person, Role, SchoolBody
from schools.typical import is_weekday
from schools.words import counted

KIND, SUBJECT = "adviser_week", "school"
WHEN = "once a week, on its first working day, for at most ten schools"
RECIPIENT = "each adviser who signs in"
ENDS = "the week is over, or the school has nothing of the sort any more"
TITLE = "Your schools this week"
EXAMPLE = "Off track: 2 of 5 areas, 3 actions overdue. 12 items to check"
LINK = "Open the school"
MOST = 10


def rows_of(person: Person, on: date) -> list[SchoolRow]:
    """The adviser's schools, furthest off first: those of the portfolio that this person reaches. One who signs in for
    two bodies is two persons."""
    reached = set(SchoolBody.objects.advised_by(person, on).values_list("school", flat=True))
    return [row for row in for_portfolio(person.user, on=on)["rows"] if row.school.pk in reached]


def due(on: date) -> Iterator[Due]:
    """The lines of each adviser's week that are not written yet. Once they are, it takes two queries a tick."""
    if not is_weekday(on):
        return
    monday = dates.monday_of(on)
    advisers = (
        Membership.objects.live(on)
        .filter(role=Role.ADVISER, starts_on__lte=monday, person__user__is_active=True)
        .select_related("person__user")
        .order_by("person")
    )
    told = set(Notice.objects.filter(kind=KIND, due_on=monday).values_list("person", flat=True))
    people = {each.person_id: each.person for each in advisers if each.person_id not in told}
    for person in people.values():
        for school, line in _lines(person, on).items():
            yield Due(person.pk, school, KIND, SUBJECT, school, monday, line.sentence)


def describe(notices: list[Notice], on: date) -> dict[int, Line | str]:
    """The line of each of these notices as the portfolio stands now."""
    described: dict[int, Line | str] = {}
    people = defaultdict(list)
    for notice in notices:
        if notice.kind == KIND and notice.due_on != dates.monday_of(on):
            described[notice.pk] = "the week is over"
        elif notice.kind == KIND:
            people[notice.person_id].append(notice)
    for ours in people.values():
        lines = _lines(ours[0].person, on) if ours[0].person.user else {}
        for notice in ours:
            described[notice.pk] = lines.get(notice.school_id, "nothing is off track there any more")
    return described


def _lines(person: Person, on: date) -> dict[int, Line]:
    """By school, what is told of it: of the ten furthest off, those with something to tell; of the first in any case.
    The school's delivery record shows the line, so it says nothing of how the school stands among others."""
    rows = rows_of(person, on)[:MOST]
    return {row.school.pk: _line(row) for row in rows if row is rows[0] or row.unchecked or row.concerns}


def _line(row: SchoolRow) -> Line:
    waiting = f". {counted(row.unchecked, 'item')} to check" if row.unchecked else ""
    sentence = f"{', '.join(row.reasons)}{waiting}"
    return Line(TITLE, " ".join(sentence.split()), address("dashboard", row.school.urn), LINK)
