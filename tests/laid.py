"""What many tests begin from is made once by its functions and kept as rows: the next test lays the same rows, with the
same ids, in one statement a table, and gets objects of its own.

Kept for one process and one minute of the clock, so that what is made for a day, frozen or not, lies around that day.
"""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from improvement.models import Framework
from schools.days import dates
from schools.files import store
from schools.models import StoredFile

_kept: dict[tuple, "Kept"] = {}


@dataclass
class Kept:
    answer: bytes
    inserts: list[tuple[str, list[Any]]]
    files: list[tuple[int, str, bytes]]


def laid(name: str, make: Callable[[], Any], *, upon: tuple = ()) -> Any:
    """What `make()` answers, with the rows and stored files it makes. It may add rows, and change none; `upon` are the
    ids of what it takes as given."""
    frameworks = tuple(
        Framework.objects.order_by("pk").values_list("pk", flat=True)
    )  # laid again after a flush
    key = (name, dates.now().replace(second=0, microsecond=0), frameworks, upon)
    if key in _kept:
        _lay(_kept[key])
    else:
        _kept[key] = _watch(make)
    return pickle.loads(_kept[key].answer)


def _lay(kept: Kept) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for insert, values in kept.inserts:
            cursor.execute(insert, values)
    for school, sha256, content in kept.files:
        path = store.place(school, sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _watch(make: Callable[[], Any]) -> Kept:
    before = {model: set(_rows(model)) for model in _models()}
    files = set(StoredFile.objects.values_list("school_id", "sha256"))
    answer = make()
    inserts = []
    for model, stood in before.items():
        stands = _rows(model)
        assert stood <= set(stands), f"{model.__name__} rows that stood before were changed"
        new = [row for row in stands if row not in stood]
        if new:
            columns = ", ".join(f'"{name}"' for name in _columns(model))
            places = ", ".join([f"({', '.join(['%s'] * len(new[0]))})"] * len(new))
            insert = f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES {places}'
            inserts.append((insert, list(chain.from_iterable(new))))
    made = set(StoredFile.objects.values_list("school_id", "sha256")) - files
    return Kept(
        pickle.dumps(answer),
        inserts,
        [(*each, store.place(*each).read_bytes()) for each in sorted(made)],
    )


def _models() -> Iterator[type[models.Model]]:
    return (model for model in apps.get_models(include_auto_created=True) if model._meta.managed)


def _columns(model: type[models.Model]) -> list[str]:
    return [field.column for field in model._meta.local_concrete_fields if not field.generated]


def _rows(model: type[models.Model]) -> list[tuple]:
    """As the database's own driver reads and takes them."""
    columns = ", ".join(f'"{name}"' for name in _columns(model))
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT {columns} FROM "{model._meta.db_table}" ORDER BY 1')
        return cursor.fetchall()
