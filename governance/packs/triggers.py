"""The trigger that keeps a pack as it was sent, on both databases: a row with a moment of sending cannot be changed.

As for the history (`schools/events/triggers.py`), a rebuild of a SQLite table drops it, so it is laid again after every
`migrate`, and `governance.packs.checks` looks for it at every start.
"""

from django.db import connections

TABLE = "governance_pack"
NAME = f"{TABLE}_stays_as_sent"
WORDS = "a pack that was sent cannot be changed"
_SQLITE = [
    f"""CREATE TRIGGER IF NOT EXISTS {NAME} BEFORE UPDATE ON {TABLE} WHEN OLD.sent_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"""
]
_POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$""",
    f"""CREATE OR REPLACE TRIGGER {NAME} BEFORE UPDATE ON {TABLE}
    FOR EACH ROW WHEN (OLD.sent_at IS NOT NULL) EXECUTE FUNCTION {TABLE}_refuse()""",
]


def lay(using: str = "default") -> None:
    """Create the trigger if it is not there."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL:
            cursor.execute(statement)


def is_there(using: str = "default") -> bool:
    connection = connections[using]
    if connection.vendor == "sqlite":
        query = "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND name = %s"
    else:
        query = "SELECT 1 FROM pg_trigger WHERE tgname = %s AND tgenabled <> 'D'"
    with connection.cursor() as cursor:
        cursor.execute(query, [NAME])
        return cursor.fetchone() is not None
