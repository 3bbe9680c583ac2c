"""An adviser's schools at a glance: live, in a number of queries that does not grow with the schools."""

from improvement.oversight.portfolio.filters import PortfolioFilters
from improvement.oversight.portfolio.page import for_portfolio
from improvement.oversight.portfolio.rows import SchoolRow
from improvement.oversight.portfolio.tables import table, workbook

__all__ = ["PortfolioFilters", "SchoolRow", "for_portfolio", "table", "workbook"]
