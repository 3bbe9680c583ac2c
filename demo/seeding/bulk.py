"""Rows by the hundred thousand: COPY on PostgreSQL, `executemany` elsewhere, with ids that are known beforehand."""

import io
import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Table:
    """The rows of one model that are still to be written. `add` takes the given columns by position and answers with the
    new row's id; every other column gets its field's default. The writer must be alone in the database: ids are counted
    on from the highest."""

    def __init__(self, model: type[models.Model], *columns: str) -> None:
        fields = {field.attname: field for field in model._meta.concrete_fields if not field.primary_key}
        unknown = set(columns) - set(fields)
        if unknown:
            raise ValueError(f"{model.__name__} has no {', '.join(sorted(unknown))}")
        rest = [name for name in fields if name not in columns]
        self.model, self.count = model, 0
        self.names = [model._meta.pk.column, *(fields[name].column for name in (*columns, *rest))]
        self.defaults = tuple(plain(_default(fields[name])) for name in rest)
        self.width = len(columns)
        self.next = (model._default_manager.aggregate(last=models.Max("pk"))["last"] or 0) + 1
        self.rows: list[tuple] = []

    def add(self, *values: Any) -> int:
        if len(values) != self.width:
            raise ValueError(f"{self.model.__name__} takes {self.width} values, not {len(values)}")
        pk = self.next
        self.next += 1
        self.count += 1
        self.rows.append((pk, *map(plain, values), *self.defaults))
        return pk

    def write(self) -> None:
        rows, self.rows = self.rows, []
        if not rows:
            return
        quote = connection.ops.quote_name
        table, names = quote(self.model._meta.db_table), ", ".join(quote(str(name)) for name in self.names)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                text = io.StringIO("".join(map(_line, rows)))
                cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", text)
            else:
                places = ", ".join(["%s"] * len(self.names))
                cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)


def count_on(tables: Iterable[Table]) -> None:
    """Let the database's own numbering go on after the ids that were given."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in tables]):
            cursor.execute(statement)


def _default(field: models.Field) -> Any:
    value = field.get_default()
    return json.dumps(value) if isinstance(field, models.JSONField) else value


def plain(value: Any) -> Any:
    """As both databases take it in text."""
    if isinstance(value, datetime):
        return str(connection.ops.adapt_datetimefield_value(value))
    if isinstance(value, date):
        return value.isoformat()
    return value


def _line(row: tuple) -> str:
    return "\t".join(map(_cell, row)) + "\n"


def _cell(value: Any) -> str:
    if value is None:
        return "\\N"
    if value is True or value is False:
        return "t" if value else "f"
    return str(value).translate(ESCAPES) if isinstance(value, str) else str(value)
