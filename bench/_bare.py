"""The bare page Y: a Django view with no middleware and no session that shows fifty rows from one joined query."""

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from improvement.models import Action

ROWS = 50
PAGE = """<!doctype html><html lang="en-GB"><head><title>Actions</title></head><body><h1>Actions</h1><table>
<thead><tr><th>Action</th><th>Area</th><th>Owner</th><th>Start</th><th>Due</th><th>Carried out?</th><th>Working?</th>
<th>Next review</th></tr></thead><tbody>
{% for action in actions %}<tr><th scope="row"><a href="{% url 'action' urn action.pk %}">{{ action.title }}</a></th>
<td>{{ action.area.title }}</td><td>{{ action.owner }}</td><td>{{ action.starts_on|date:"j F Y" }}</td>
<td>{{ action.due_on|date:"j F Y" }}</td><td>{{ action.get_activity_display }}</td>
<td>{{ action.get_impact_display }}</td><td>{{ action.review_on|date:"j F Y" }}</td></tr>
{% endfor %}</tbody></table></body></html>"""


class _Request(WSGIRequest):
    urlconf = "bench._bare"


class BareHandler(WSGIHandler):
    """Django's own handler of the same process, with nothing before the view."""

    request_class = _Request

    def load_middleware(self, is_async=False):
        from django.core.handlers.exception import convert_exception_to_response

        self._view_middleware, self._template_response_middleware, self._exception_middleware = [], [], []
        self._middleware_chain = convert_exception_to_response(self._get_response)


def bare(request, urn):
    rows = Action.objects.filter(school__urn=urn).select_related("area", "owner").order_by("pk")
    return HttpResponse(_template().render({"actions": rows[:ROWS], "urn": urn}))


def _template():
    if not hasattr(_template, "made"):
        _template.made = engines["django"].from_string(PAGE)
    return _template.made


urlpatterns = [path("bare/<str:urn>/", bare), path("", include("config.urls"))]
