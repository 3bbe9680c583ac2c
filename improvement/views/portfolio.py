"""The adviser's home: their schools."""

from django.http import HttpResponse
from django.shortcuts import render

from improvement.portfolio import Filters, for_portfolio, table, workbook
from schools.access import require_adviser
from schools.dates import today

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def portfolio(request):
    """`?only=` and `?phase=` narrow it and `?sort=` orders it, so that what one sees can be sent on as an address."""
    require_adviser(request.user)
    data = for_portfolio(
        request.user, on=today(), filters=Filters.of(request.GET), page=request.GET.get("page")
    )
    return render(request, "improvement/portfolio.html", data)


def portfolio_export(request):
    """What the page shows with the same filters, all pages of it: CSV, or with `?as=xlsx` an Excel file."""
    require_adviser(request.user)
    rows = for_portfolio(request.user, on=today(), filters=Filters.of(request.GET))["rows"]
    if request.GET.get("as") == "xlsx":
        return _file(workbook(rows), EXCEL, "xlsx")
    return _file(table(rows), "text/csv; charset=utf-8", "csv")


def _file(content, content_type: str, ending: str) -> HttpResponse:
    name = f"portfolio-{today().isoformat()}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
