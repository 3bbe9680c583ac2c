"""An adviser's schools at a glance: live, in a number of queries that does not grow with the schools."""

from improvement.portfolio.filters import Filters
from improvement.portfolio.page import for_portfolio
from improvement.portfolio.rows import SchoolRow
from improvement.portfolio.tables import table, workbook

__all__ = ["Filters", "SchoolRow", "for_portfolio", "table", "workbook"]
