"""The page of the demo that shows every mail; `kinds` are the kinds of reminder there are."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from demo.mail_examples import examples
from schools.reminders import Kind


def _only_in_the_demo() -> None:
    if not (settings.DEMO or settings.TESTING):
        raise Http404("The examples are in the demo")


@login_not_required
def mail_examples(request: HttpRequest, kinds: Mapping[str, Kind]) -> HttpResponse:
    _only_in_the_demo()
    found = [(each, each.make()) for each in examples(kinds).values()]
    rows = [(each.name, each.words, mail.subject, mail.body) for each, mail in found]
    return render(request, "pages/mail_examples.html", {"rows": rows})


@login_not_required
def mail_example(request: HttpRequest, name: str, kinds: Mapping[str, Kind]) -> HttpResponse:
    """The HTML of one, as a mail program shows it. Its styles stand in it, so this answer alone allows them."""
    _only_in_the_demo()
    example = examples(kinds).get(name)
    if example is None:
        raise Http404(f"No example called {name}")
    html = next(content for content, kind in example.make().alternatives if kind == "text/html")
    response = HttpResponse(html)
    response._csp_config = {  # type: ignore[attr-defined]  # django-csp reads it
        "default-src": ["'none'"],
        "style-src": ["'unsafe-inline'"],
        "form-action": ["'none'"],
    }
    return response
