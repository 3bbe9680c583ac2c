"""The pages for what went wrong, in words."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template import loader
from django.urls import Resolver404, resolve

from schools import access


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", {"sentence": str(exception or "")}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same page for what is not there and what is not theirs; an old number of a school leads to its new one."""
    if request.method == "GET" and getattr(request, "user", None) and request.user.is_authenticated:
        try:
            urn = resolve(request.path_info).kwargs.get("urn")
        except Resolver404:
            urn = None
        school = access.school_of_old_urn(request.user, urn) if urn else None
        if school and school.urn != urn:
            return redirect(request.get_full_path().replace(f"/schools/{urn}/", f"/schools/{school.urn}/", 1))
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponseServerError(loader.get_template("500.html").render())


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token had run out: what was typed is on the page, with a fresh token and the button to save it."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    # A page of another site must not be able to have its fields shown and sent from here.
    ours = request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")
    secret = any("password" in name for name in request.POST)  # never shown in clear on a page
    context = {"action": request.get_full_path(), "fields": fields if ours and not secret else []}
    return render(request, "csrf.html", context, status=403)
