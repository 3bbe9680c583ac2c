"""The yardstick Y: the cheapest honest page that lists things. Django with no middleware and no session shows fifty rows
of one school, in five columns, from one joined query, in a template that extends another; a different school each time.

Its tables are its own and as narrow as they can be, so that nothing that is done to Cairn's moves the yardstick.
"""

from datetime import date, timedelta
from itertools import count

from django.core.handlers.exception import convert_exception_to_response
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import connection, models
from django.http import HttpResponse
from django.template.backends.django import DjangoTemplates
from django.urls import path

ADDRESS = "/rows/"
SCHOOLS, ROWS, PEOPLE = 1000, 50, 3
BASE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title>
<link rel="stylesheet" href="/s.css"></head><body><header><a href="/">Home</a> <nav><ul>{% for address, name in nav %}
<li><a href="{{ address }}">{{ name }}</a></li>{% endfor %}</ul></nav></header><main>{% block main %}{% endblock %}</main>
<footer>{{ footer }}</footer></body></html>"""
PAGE = """{% extends "base" %}{% block title %}Actions{% endblock %}{% block main %}<table><thead><tr><th>Action</th>
<th>School</th><th>Owner</th><th>Due</th><th>Status</th></tr></thead><tbody>{% for step in steps %}<tr>
<td><a href="/step/{{ step.pk }}/">{{ step.title }}</a></td><td>{{ step.place.name }}</td><td>{{ step.owner.name }}</td>
<td>{{ step.due_on|date:"j M Y" }}</td><td>{{ step.get_state_display }}</td></tr>
{% endfor %}</tbody></table>{% endblock %}"""
FRAME = {
    "nav": [("/home/", "Home"), ("/school/", "School"), ("/rows/", "Actions"), ("/all/", "Portfolio")],
    "footer": "Yardstick",
}


class Place(models.Model):
    name = models.CharField(max_length=120)
    urn = models.IntegerField(unique=True)
    authority = models.IntegerField(db_index=True)

    class Meta:
        app_label = "bench"

    def __str__(self):
        return self.name


class Owner(models.Model):
    name = models.CharField(max_length=120)

    class Meta:
        app_label = "bench"

    def __str__(self):
        return self.name


class Step(models.Model):
    title = models.CharField(max_length=200)
    place = models.ForeignKey(Place, models.CASCADE, db_index=False)
    owner = models.ForeignKey(Owner, models.CASCADE, db_index=False)
    due_on = models.DateField()
    state = models.SmallIntegerField(choices=[(0, "Not started"), (1, "Under way"), (2, "Late"), (3, "Done")])

    class Meta:
        app_label = "bench"
        indexes = [models.Index(fields=["place", "due_on"], name="bench_place_due")]

    def __str__(self):
        return self.title


class _Request(WSGIRequest):
    urlconf = "bench._bare"


class BareHandler(WSGIHandler):
    """Django's own handler of the same process, with nothing before the view. It lays its tables the first time."""

    request_class = _Request

    def __init__(self):
        super().__init__()
        if Step._meta.db_table not in connection.introspection.table_names():
            _lay()

    def load_middleware(self, is_async=False):
        self._view_middleware, self._template_response_middleware, self._exception_middleware = [], [], []
        self._middleware_chain = convert_exception_to_response(self._get_response)


def _lay():
    with connection.schema_editor() as editor:
        for model in (Place, Owner, Step):
            editor.create_model(model)
    Place.objects.bulk_create(
        (
            Place(id=n + 1, name=f"School {n} Primary Academy", urn=100_000 + n, authority=n // 100)
            for n in range(SCHOOLS)
        ),
        batch_size=2000,
    )
    Owner.objects.bulk_create(
        (Owner(id=n + 1, name=f"Person {n} Example") for n in range(SCHOOLS * PEOPLE)), batch_size=2000
    )
    Step.objects.bulk_create(
        (
            Step(
                title=f"Improve teaching of subject {n} so that pupils reach the expected standard",
                place_id=place + 1,
                owner_id=place * PEOPLE + n % PEOPLE + 1,
                state=(place + n) % 4,
                due_on=date(2026, 11, 1) + timedelta(days=(place * 7 + n * 13) % 365 - 120),
            )
            for place in range(SCHOOLS)
            for n in range(ROWS)
        ),
        batch_size=2000,
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


_templates = DjangoTemplates(
    {
        "NAME": "bench",
        "DIRS": [],
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [("django.template.loaders.locmem.Loader", {"base": BASE, "rows": PAGE})],
                )
            ]
        },
    }
)
_turn = count()


def rows(request):
    connection.health_check_done = True  # Cairn's setting asks PostgreSQL once a request whether it is there
    steps = Step.objects.select_related("place", "owner").filter(place_id=next(_turn) * 5 % SCHOOLS + 1)
    context = {**FRAME, "steps": steps.order_by("due_on")[:ROWS]}
    return HttpResponse(_templates.get_template("rows").render(context, request))


urlpatterns = [path("rows/", rows)]
