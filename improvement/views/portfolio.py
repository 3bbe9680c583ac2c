"""The adviser's home: their schools."""

from django.http import HttpResponse
from django.shortcuts import render

from improvement.portfolio import Filters, for_portfolio, table
from schools.access import require_adviser
from schools.dates import today


def portfolio(request):
    """`?only=` narrows it and `?sort=` orders it, so that what one sees can be sent on as an address."""
    require_adviser(request.user)
    data = for_portfolio(request.user, on=today(), filters=Filters.of(request.GET))
    return render(request, "improvement/portfolio.html", data)


def portfolio_export(request):
    """Exactly what the page shows with the same filters, as a table."""
    require_adviser(request.user)
    data = for_portfolio(request.user, on=today(), filters=Filters.of(request.GET))
    name = f"portfolio-{today().isoformat()}.csv"
    return HttpResponse(
        table(data["rows"]),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
