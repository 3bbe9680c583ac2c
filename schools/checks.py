"""What Cairn relies on and Django does not look at, read back from the running database at every start."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from schools.events import triggers


@register(Tags.database)
def the_database_keeps_its_promises(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """Errors for a database whose history could be changed, or whose SQLite options did not take."""
    found: list[CheckMessage] = []
    for using in databases or []:
        connection = connections[using]
        if triggers.TABLE not in connection.introspection.table_names():
            continue  # nothing is migrated yet
        if gone := triggers.missing(using):
            found.append(
                Error(
                    f"The history is not protected: {', '.join(sorted(gone))} missing.",
                    hint="Run manage.py migrate, which lays the triggers again.",
                    id="cairn.E001",
                )
            )
        if connection.vendor == "sqlite":
            found += _sqlite_options(connection)
    return found


def _sqlite_options(connection: Any) -> Iterator[Error]:
    wanted: dict[str, set[Any]] = {
        "journal_mode": {"wal", "memory"},
        "synchronous": {2},
        "recursive_triggers": {1},
        "busy_timeout": {20000},
    }
    with connection.cursor() as cursor:
        for pragma, allowed in wanted.items():
            (value,) = cursor.execute(f"PRAGMA {pragma}").fetchone()
            if value not in allowed:
                yield Error(
                    f"SQLite's {pragma} is {value!r} and should be one of {allowed}.", id="cairn.E002"
                )
    if connection.transaction_mode != "IMMEDIATE":
        yield Error(
            "SQLite's transactions do not begin IMMEDIATE: writers would lose their work.", id="cairn.E003"
        )


@register(Tags.security, deploy=True)
def mail_leaves_the_building(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    if settings.EMAIL_BACKEND.rsplit(".", 2)[-2] in {"console", "dummy", "filebased", "locmem"}:
        return [Error("Mail goes nowhere: set EMAIL_URL to a mail server.", id="cairn.E004")]
    return []
