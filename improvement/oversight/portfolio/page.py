"""The page: the rows in order, narrowed by the filters, fifty at a time; and the sentence above them."""

from datetime import date

from django.core.paginator import Paginator
from django.urls import reverse

from improvement.oversight.portfolio import reading
from improvement.oversight.portfolio.filters import ONLY, SORTS, PortfolioFilters
from improvement.oversight.portfolio.rows import SchoolRow
from schools.access import AnyUser
from schools.models import School

ON_A_PAGE = 50
ALL = PortfolioFilters()


def for_portfolio(
    user: AnyUser, *, on: date, filters: PortfolioFilters = ALL, page: str | int | None = 1
) -> dict:
    """The schools of the user's bodies, furthest off first or as the filters say, each with the reasons in words.
    `rows` are all that the filters leave, `page` is the part of them to show."""
    ordered = sorted(reading.read(user, on=on), key=lambda row: (row.weight, row.school.name))
    rows = filters.of_rows(ordered)
    shown = Paginator(rows, ON_A_PAGE).get_page(page)
    return {
        "rows": rows,
        "page": shown,
        "before": filters.address(page=shown.number - 1),
        "after": filters.address(page=shown.number + 1),
        "excel": reverse("portfolio_export") + filters.address(**{"as": "xlsx"}),
        "schools": len(ordered),
        "headline": _headline(ordered),
        "unchecked": sum(row.unchecked for row in ordered),
        "filters": filters,
        "only": [(name, words) for name, (words, _) in ONLY.items()],
        "sorts": [(name, words) for name, (words, _) in SORTS.items()],
        "phases": _phases(ordered),
        "on": on,
    }


def _phases(rows: list[SchoolRow]) -> list[tuple[str, str]]:
    """The phases to choose from; none where there is no choice."""
    there = {row.school.phase for row in rows}
    return [(name, words) for name, words in School.Phase.choices if name in there] if len(there) > 1 else []


def _headline(rows: list[SchoolRow]) -> str:
    off = [row for row in rows if "red" in row.ratings]
    if not rows:
        return "No schools are linked with you yet"
    if not off:
        return "No school has an area off track"
    return f"{off[0].school} first" if len(off) == 1 else f"{off[0].school} first, then {off[1].school}"
