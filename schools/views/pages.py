"""Pages of words, and whether the house stands."""

from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.shortcuts import render


@login_not_required
def help(request):
    return render(request, "pages/help.html")


@login_not_required
def ratings(request):
    return render(request, "pages/ratings.html")


@login_not_required
def accessibility(request):
    return render(request, "pages/accessibility.html")


@login_not_required
def privacy(request):
    return render(request, "pages/privacy.html")


@login_not_required
def health_live(request):
    """The process answers."""
    return HttpResponse("alive\n", content_type="text/plain")


@login_not_required
def health_ready(request):
    """The database answers and holds the tables this version needs: 200, else 503 with what is wrong."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return HttpResponse(
            "the database is not migrated: run manage.py migrate\n", status=503, content_type="text/plain"
        )
    return HttpResponse("ready\n", content_type="text/plain")
