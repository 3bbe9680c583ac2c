"""What the reminders of governance have in common: who can be told, and one thing told to one person.

Each kind of subject has a module that says, of rows, who would be told what on a day (`told`). `governance.reminders`
asks it twice: for what is due, and for what is about to be sent. So what is sent is what would be due at that moment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from improvement.reminders import heads_of
from schools import dates
from schools.calendar import SchoolCalendar
from schools.messages import Due, Line
from schools.messages.openings import calendars
from schools.models import Membership, Role

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """One person to be told one thing."""

    person_id: int
    school_id: int
    kind: str
    subject_type: str
    subject_id: int
    due_on: date
    title: str
    sentence: str
    path: str
    link: str

    @property
    def key(self):
        return self.person_id, self.kind, self.subject_type, self.subject_id, self.due_on

    @property
    def due(self) -> Due:
        return Due(
            self.person_id,
            self.school_id,
            self.kind,
            self.subject_type,
            self.subject_id,
            self.due_on,
            self.sentence,
        )

    @property
    def line(self) -> Line:
        return Line(self.title, self.sentence, self.path, self.link)


class People:
    """Who of the schools can be written to on the day, and who holds their offices: three queries."""

    def __init__(self, schools: Iterable[int], on: date):
        schools = set(schools)
        live = Membership.objects.live(on).filter(person__school__in=schools)
        found = live.select_related("person__user").order_by("role", "person") if schools else []
        self._here: set[int] = set()
        self._office: dict[tuple[int, str], list[int]] = {}
        for membership in found:
            person = membership.person
            if person.address:
                self._here.add(person.pk)
                self._office.setdefault((person.school_id, membership.role), []).append(person.pk)
        self._heads = heads_of(schools, on) if schools else {}
        self._openings = calendars(schools, on)

    def calendar(self, school: int) -> SchoolCalendar:
        return self._openings[school]

    def first(self, *candidates: int | None) -> list[int]:
        """The first of them who is still here and can be written to, if one is."""
        return [person for person in candidates if person in self._here][:1]

    def all(self, candidates: Iterable[int | None]) -> list[int]:
        return [person for person in dict.fromkeys(candidates) if person in self._here]

    def head(self, school: int) -> int | None:
        return self._heads.get(school)

    def holding(self, school: int, *roles: Role) -> list[int]:
        """Those of these roles, each once."""
        return self.all(person for role in roles for person in self._office.get((school, role), []))


def words(template: str, on: date, *, day: date, title: str = "", about: str = "", who: str = "") -> str:
    """The template with these words, each without line breaks."""
    said = {"day": dates.day_words(day, beside=on), "title": title, "about": about, "who": who}
    return template.format(**{name: " ".join(text.split()) for name, text in said.items()})


def about_area(area) -> str:
    return f"area {area.title}" if area else "the plan as a whole"
