"""Triggers that keep the history append-only, on both databases.

A rebuild of a SQLite table, which Django does in many migrations, silently drops its triggers: so they are laid
again after every `migrate`, and `schools.checks` looks for them at every start.
"""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

TABLE = "schools_event"

_VERBS = {"sqlite": ("UPDATE", "DELETE"), "postgresql": ("UPDATE", "DELETE", "TRUNCATE")}
_SQLITE = [
    f"""CREATE TRIGGER IF NOT EXISTS {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'the history cannot be changed'); END"""
    for verb in _VERBS["sqlite"]
]
_POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the history cannot be changed'; END $$""",
    *(
        f"""CREATE OR REPLACE TRIGGER {TABLE}_no_{verb.lower()} BEFORE {verb} ON {TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()"""
        for verb in _VERBS["postgresql"]
    ),
]


def lay(using: str = "default") -> None:
    """Create the triggers that are not there."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL:
            cursor.execute(statement)


def missing(using: str = "default") -> set[str]:
    """The names of the triggers that should be in the database and are not."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}
    return {f"{TABLE}_no_{verb.lower()}" for verb in _VERBS[connection.vendor]} - there


def lift_for_tests(using: str = "default") -> None:
    """Take the triggers away, so that a test run may empty its own database. Refused anywhere else."""
    if not settings.TESTING:
        raise ImproperlyConfigured("Only a test may lift the protection of the history")
    connection = connections[using]
    with connection.cursor() as cursor:
        for verb in _VERBS[connection.vendor]:
            on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{verb.lower()}{on}")
