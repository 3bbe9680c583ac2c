"""The adviser's week: on its first working day, the schools that want them most, each with the reasons of the portfolio and
what waits to be checked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from improvement.oversight.portfolio import SchoolRow, for_portfolio
from schools.days import dates
from schools.days.typical import is_weekday
from schools.models import Membership, Notice, Person, Role, SchoolBody
from schools.reminders import Kind, People, Told
from schools.web.addresses import address
from schools.words import counted

KIND, SUBJECT = "adviser_week", "school"
KINDS = {
    KIND: Kind(
        "once a week, on its first working day, for at most ten schools",
        "each adviser who signs in",
        "the week is over, or the school has nothing of the sort any more",
        "Your schools this week",
        "{reasons}",
        "Open the school",
    )
}
MOST = 10


@dataclass(frozen=True)
class SchoolOfTheWeek:
    """An adviser, and one of the schools of their week."""

    person: Person
    found: SchoolRow

    @property
    def pk(self) -> int:
        return self.found.school.pk

    @property
    def school_id(self) -> int:
        return self.found.school.pk

    @property
    def body_id(self) -> int | None:
        return self.person.body_id


def rows_on(on: date, until: date) -> Iterable[SchoolOfTheWeek]:
    """Those of each adviser's week that are not written yet. Once they are, it takes two queries a tick."""
    if not is_weekday(on):
        return []
    monday = dates.monday_of(on)
    advisers = (
        Membership.objects.live(on)
        .filter(role=Role.ADVISER, starts_on__lte=monday, person__user__is_active=True)
        .select_related("person__user")
        .order_by("person")
    )
    told = set(Notice.objects.filter(kind=KIND, due_on=monday).values_list("person", flat=True))
    people = {each.person_id: each.person for each in advisers if each.person_id not in told}
    return _rows(people.values(), on)


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[SchoolOfTheWeek]:
    monday = dates.monday_of(on)
    people = {notice.person_id: notice.person for notice in notices if notice.due_on == monday}
    return _rows((person for person in people.values() if person.user), on)


def _rows(people: Iterable[Person], on: date) -> Iterator[SchoolOfTheWeek]:
    """Of the ten furthest off, those with something to tell; of each adviser the first in any case. The school's delivery
    record shows the line, so it says nothing of how the school stands among others."""
    for person in people:
        rows = schools_of(person, on)[:MOST]
        yield from (
            SchoolOfTheWeek(person, row) for row in rows if row is rows[0] or row.unchecked or row.concerns
        )


def schools_of(person: Person, on: date) -> list[SchoolRow]:
    """The adviser's schools, furthest off first: those of the portfolio that this person reaches. One who signs in for
    two bodies is two persons."""
    assert person.user  # they sign in
    reached = set(SchoolBody.objects.advised_by(person, on).values_list("school", flat=True))
    return [row for row in for_portfolio(person.user, on=on)["rows"] if row.school.pk in reached]


def told(row: SchoolOfTheWeek, on: date, people: People) -> list[Told]:
    unchecked = row.found.unchecked
    waiting = f". {counted(unchecked, 'item')} to check" if unchecked else ""
    said: dict[str, str | date] = {"reasons": f"{', '.join(row.found.reasons)}{waiting}"}
    path = address("dashboard", row.found.school.urn)
    return [Told(row.person.pk, KIND, dates.monday_of(on), path, said)]


def why_not(notice: Notice, row: SchoolOfTheWeek | None, told: list[Told], on: date) -> str:
    if notice.due_on != dates.monday_of(on):
        return "the week is over"
    return "nothing is off track there any more"
