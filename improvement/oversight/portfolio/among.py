"""Many ids in a query as one value. Django would make a value of each, which takes longer than the query does."""

import json
from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func
from django.db.models.expressions import Combinable
from django.db.models.sql.compiler import SQLCompiler


class Among(Func):
    """A condition: is the number in this column one of these? `rows.filter(Among("school", ids))`."""

    output_field = BooleanField()

    def __init__(self, column: str | Combinable, ids: Iterable[int] = ()) -> None:
        super().__init__(F(column) if isinstance(column, str) else column)
        self.ids = [int(each) for each in ids]

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, *args: Any, **extra: Any
    ) -> tuple[str, Any]:
        sql, params = compiler.compile(self.source_expressions[0])
        return f"{sql} IN (SELECT value FROM json_each(%s))", [*params, json.dumps(self.ids)]

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, Any]:
        sql, params = compiler.compile(self.source_expressions[0])
        return f"{sql} = ANY (%s::bigint[])", [*params, "{" + ",".join(map(str, self.ids)) + "}"]
