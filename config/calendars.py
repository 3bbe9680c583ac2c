"""A person's calendar: what each app says is dated, in one feed."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from governance.home import diary as governance
from improvement.home import diary as improvement
from schools.accounts.feeds import find_feed
from schools.days import dates
from schools.web import ics


@login_not_required
@never_cache
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """What a calendar program reads. The secret in the address is the key: no session, and nothing of a school that is no
    longer the person's."""
    feed = find_feed(token)
    if feed is None:
        raise Http404("No such calendar")
    today = dates.today()
    entries = [*improvement.dated(feed.user, today), *governance.dated(feed.user, today)]
    return ics.response(entries, "cairn", inline=True)
