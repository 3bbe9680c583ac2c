"""What the portfolio is narrowed to and ordered by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.http import urlencode

from improvement.oversight.portfolio.rows import IDLE, SchoolRow
from schools.models import School

ONLY: dict[str, tuple[str, Callable[[SchoolRow], object]]] = {
    "concern": ("In a category of concern", lambda row: row.category),
    "off": ("With an area off track", lambda row: "red" in row.ratings),
    "falling": ("With an area going down", lambda row: row.falling),
    "missed": ("With a target missed", lambda row: row.missed),
    "late": ("With something overdue", lambda row: row.overdue_actions or row.overdue_reviews),
    "unchecked": ("With evidence to check", lambda row: row.unchecked),
    "unanswered": ("With a request unanswered", lambda row: row.unanswered),
    "idle": (f"Without a change for {IDLE} days", lambda row: row.idle >= IDLE),
}
SORTS: dict[str, tuple[str, Callable[[SchoolRow], Any]]] = {
    "name": ("By name", lambda row: row.school.name),
    "unchecked": ("Most to check first", lambda row: (-row.unchecked, row.weight)),
    "idle": ("Longest without a change first", lambda row: (-row.idle, row.school.name)),
    "next": ("What comes next first", lambda row: (row.next_on or date.max, row.weight)),
}


@dataclass(frozen=True)
class PortfolioFilters:
    """What the portfolio is narrowed to and ordered by, from the address. Anything that cannot be is left out."""

    only: str = ""
    sort: str = ""
    phase: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "PortfolioFilters":
        only, sort, phase = query.get("only", ""), query.get("sort", ""), query.get("phase", "")
        return cls(
            only if only in ONLY else "",
            sort if sort in SORTS else "",
            phase if phase in School.Phase.values else "",
        )

    @property
    def query(self) -> str:
        """The filters as they stand in an address."""
        given = {"only": self.only, "phase": self.phase, "sort": self.sort}
        return urlencode({name: value for name, value in given.items() if value})

    def address(self, **more: Any) -> str:
        """`?` with the filters and more; nothing where there is neither."""
        query = "&".join(part for part in (self.query, urlencode(more)) if part)
        return f"?{query}" if query else ""

    def of_rows(self, rows: list[SchoolRow]) -> list[SchoolRow]:
        kept = [
            row
            for row in rows
            if (not self.only or ONLY[self.only][1](row))
            and (not self.phase or row.school.phase == self.phase)
        ]
        return sorted(kept, key=SORTS[self.sort][1]) if self.sort else kept
