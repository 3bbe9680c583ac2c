"""What happens to every request."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template import loader
from django.utils.cache import add_never_cache_headers

from schools.web import kept

Answering = Callable[[HttpRequest], HttpResponseBase]


def refuse_bad_addresses(get_response: Answering) -> Answering:
    """A NUL in an address or a parameter is never meant well, and PostgreSQL cannot store one: 400 before any view."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest(
                "This address holds a character that cannot be in one.", content_type="text/plain"
            )
        return get_response(request)

    return middleware


def closed_for_maintenance(get_response: Answering) -> Answering:
    """While a file named `maintenance` lies in DATA_DIR, everyone is told to come back: 503, before the database or a
    session is asked for anything. Static files and `/health/live` are still answered."""
    sign = Path(settings.DATA_DIR) / "maintenance"

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if sign.exists() and request.path != "/health/live":
            page = loader.get_template("maintenance.html").render()
            return HttpResponse(page, status=503, headers={"Retry-After": "600"})
        return get_response(request)

    return middleware


def never_store(get_response: Answering) -> Answering:
    """Pages of someone signed in are not kept by the browser: after signing out, Back shows nothing."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
            response["Cache-Control"] += ", no-store" if "no-store" not in response["Cache-Control"] else ""
        return response

    return middleware


class KeepingLoginRequiredMiddleware(LoginRequiredMiddleware):
    """Every page needs sign-in unless it says otherwise. A form sent after the session had ended is kept, and comes
    back after signing in again."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        if request.method == "POST" and request.POST:
            response = kept.keep(request)
            if response:
                return response
        return super().handle_no_permission(request, view_func)
