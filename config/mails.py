"""The page of the demo that shows every mail."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import render

from config.mail_examples import examples


def _only_in_the_demo() -> None:
    if not (settings.DEMO or settings.TESTING):
        raise Http404("The examples are in the demo")


@login_not_required
def mail_examples(request):
    _only_in_the_demo()
    found = [(each, each.make()) for each in examples().values()]
    rows = [(each.name, each.words, mail.subject, mail.body) for each, mail in found]
    return render(request, "pages/mail_examples.html", {"rows": rows})


@login_not_required
def mail_example(request, name):
    """The HTML of one, as a mail program shows it. Its styles stand in it, so this answer alone allows them."""
    _only_in_the_demo()
    example = examples().get(name)
    if example is None:
        raise Http404(f"No example called {name}")
    html = next(content for content, kind in example.make().alternatives if kind == "text/html")
    response = HttpResponse(html)
    response._csp_config = {
        "default-src": ["'none'"],
        "style-src": ["'unsafe-inline'"],
        "form-action": ["'none'"],
    }
    return response
