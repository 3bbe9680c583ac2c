"""Pages of words, and whether the house stands."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from schools.days import dates
from schools.mail.delivery import state


@login_not_required
def help(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/help.html")


@login_not_required
def ratings(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/ratings.html")


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html")


@login_not_required
def health_live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


@login_not_required
def health_ready(request: HttpRequest) -> HttpResponse:
    """The database answers and holds the tables this version needs: 200, else 503 with what is wrong."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return HttpResponse(
            "the database is not migrated: run manage.py migrate\n", status=503, content_type="text/plain"
        )
    return HttpResponse("ready\n", content_type="text/plain")


@login_not_required
def health_deep(request: HttpRequest) -> HttpResponse:
    """The mail moves: the worker was here lately and nothing waits for long: 200, else 503. Counts only."""
    now = dates.now()
    tick, waiting = state.last_tick(), state.queue(now)
    here = tick is not None and now - tick.at <= state.LATE
    moves = waiting.age(now) <= 4 * state.LATE
    lines = [
        f"worker: {'here' if here else 'not here lately'}",
        f"mails waiting: {waiting.waiting}, the oldest for {int(waiting.age(now).total_seconds() // 60)} minutes",
    ]
    return HttpResponse(
        "\n".join(lines) + "\n", status=200 if here and moves else 503, content_type="text/plain"
    )
