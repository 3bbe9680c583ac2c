"""What happens in a school, by day; lived in order with the clock on each day."""

from collections.abc import Callable
from datetime import date
from itertools import groupby

from config.demo.days import clock_on
from schools import dates
from schools.models import Person, School, User


class Diary:
    """Entries are written in any order, and lived in the order of their days; within a day, in that of writing."""

    school: School

    def __init__(self, today: date):
        self.today = today
        self.people: dict[str, Person] = {}
        self._entries: list[tuple[date, Callable[[], None]]] = []
        self._users: dict[tuple[str, date], User] = {}

    def on(self, day: date, act: Callable[[], None]) -> None:
        if day > self.today:
            raise ValueError(f"{day} is still to come: nothing can have happened on it")
        self._entries.append((day, act))

    def live(self) -> None:
        self._entries.sort(key=lambda entry: entry[0])
        for day, acts in groupby(self._entries, key=lambda entry: entry[0]):
            with clock_on(day):
                for _, act in acts:
                    act()

    def user(self, name: str) -> User:
        """The person's user, read anew each day: what one may do is remembered on it."""
        key = (name, dates.today())
        if key not in self._users:
            self._users[key] = User.objects.get(persons=self.people[name])
        return self._users[key]
