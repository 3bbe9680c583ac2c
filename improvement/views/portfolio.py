"""The adviser's home: their schools."""

from django.shortcuts import render

from improvement.portfolio import for_portfolio
from schools.access import require_adviser
from schools.dates import today


def portfolio(request):
    require_adviser(request.user)
    return render(request, "improvement/portfolio.html", for_portfolio(request.user, on=today()))
