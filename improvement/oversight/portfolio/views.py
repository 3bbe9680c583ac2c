"""The adviser's home: their schools."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from improvement.oversight.portfolio import PortfolioFilters, for_portfolio, table, workbook
from schools.access import require_adviser
from schools.days.dates import today
from schools.files import download
from schools.web.request import Request

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def portfolio(request: Request) -> HttpResponse:
    """`?only=` and `?phase=` narrow it and `?sort=` orders it, so that what one sees can be sent on as an address."""
    require_adviser(request.user)
    data = for_portfolio(
        request.user, on=today(), filters=PortfolioFilters.of(request.GET), page=request.GET.get("page")
    )
    return render(request, "improvement/oversight/portfolio.html", data)


def portfolio_export(request: Request) -> HttpResponseBase:
    """What the page shows with the same filters, all pages of it: CSV, or with `?as=xlsx` an Excel file."""
    require_adviser(request.user)
    rows = for_portfolio(request.user, on=today(), filters=PortfolioFilters.of(request.GET))["rows"]
    name = f"portfolio-{today().isoformat()}"
    if request.GET.get("as") == "xlsx":
        return download.send(workbook(rows), name=f"{name}.xlsx", content_type=EXCEL)
    return download.send(table(rows), name=f"{name}.csv", content_type=download.CSV)
