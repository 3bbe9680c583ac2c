"""One school in the portfolio: what is known of it, and why it stands where it stands."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.text import capfirst

from improvement.progress.rows import GOOD
from schools.days import dates
from schools.models import School
from schools.words import counted, lower_first

IDLE = 30  # days: a plan that is followed changes at least once a month
NEAR = 14  # days: what comes sooner is among the reasons


@dataclass
class SchoolRow:
    """One school: its areas' ratings, worst first, and what waits."""

    school: School
    ratings: list[str] = field(default_factory=list)
    falling: int = 0
    missed: int = 0
    overdue_actions: int = 0
    overdue_reviews: int = 0
    last_change: datetime | None = None
    category: str = ""
    unchecked: int = 0
    unanswered: int = 0
    not_working: int = 0
    stale: int = 0
    idle: int = 0
    next_on: date | None = None
    next_what: str = ""
    next_in: int = 0

    def rate(self, rating: str, before: str) -> None:
        """Count an area with its rating now, and the one at the end of the previous half-term."""
        self.ratings.append(rating)
        self.falling += bool(rating and before) and GOOD[rating] < GOOD[before]

    def comes(self, day: date | None, what: str, on: date) -> None:
        """Something will happen on the day; the nearest is kept."""
        if day and (self.next_on is None or day < self.next_on):
            self.next_on, self.next_what, self.next_in = day, what, (day - on).days

    def changed(self, at: datetime, on: date) -> None:
        self.last_change = at
        self.idle = (on - at.astimezone(dates.LONDON).date()).days

    @property
    def next_words(self) -> str:
        """«Monitoring by letter in 9 days»."""
        when = {0: "today", 1: "tomorrow"}.get(self.next_in, f"in {self.next_in} days")
        return f"{self.next_what} {when}" if self.next_on else ""

    @property
    def reasons(self) -> list[str]:
        """Why it stands where it stands, in words."""
        found = self.concerns or ["Nothing is off track or overdue"]
        if self.next_on and self.next_in <= NEAR:
            found.append(lower_first(self.next_words))
        return [capfirst(found[0]), *found[1:]]

    @property
    def concerns(self) -> list[str]:
        """What speaks against it; nothing of a school where all is well."""
        words = self.school.rating_words
        areas = len(self.ratings)
        found = [self.category] if self.category else []
        if count := self.ratings.count("red"):
            found.append(f"{words['red'].lower()}: {count} of {areas} areas")
        if self.falling:
            found.append(f"{counted(self.falling, 'area')} down since last half-term")
        if count := self.ratings.count("amber"):
            found.append(f"{words['amber'].lower()}: {count} of {areas} areas")
        found += [counted(count, one, several) for count, one, several in self._counts() if count]
        if self.idle >= IDLE:
            found.append(f"nothing changed for {self.idle} days")
        if not self.ratings:
            found.append("No plan yet")
        return found

    def _counts(self) -> tuple[tuple[int, str, str], ...]:
        return (
            (self.missed, "target missed", "targets missed"),
            (self.overdue_actions, "action overdue", "actions overdue"),
            (self.overdue_reviews, "review overdue", "reviews overdue"),
            (self.not_working, "action done and not working", "actions done and not working"),
            (self.unanswered, "request unanswered", "requests unanswered"),
            (self.stale, "item of evidence gone stale", "items of evidence gone stale"),
        )

    @property
    def weight(self) -> tuple:
        """What puts it before others: the smallest comes first."""
        return (
            not self.category,
            -self.ratings.count("red"),
            -self.falling,
            -self.ratings.count("amber"),
            -self.missed,
            -(self.overdue_actions + self.overdue_reviews),
            -self.not_working,
            -self.unanswered,
            -self.stale,
            -(self.idle if self.idle >= IDLE else 0),
        )
