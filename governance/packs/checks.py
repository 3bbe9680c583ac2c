"""What the board relies on and Django does not look at, read back from the running database at every start."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from governance.packs import triggers


@register(Tags.database)
def packs_stay_as_they_were_sent(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **_: Any
) -> list[CheckMessage]:
    """An error for a database in which a pack could be changed after it was sent."""
    return [
        Error(
            "Packs that were sent are not protected: their trigger is missing.",
            hint="Run manage.py migrate, which lays the trigger again.",
            id="cairn.E005",
        )
        for using in databases or []
        if triggers.TABLE in connections[using].introspection.table_names() and not triggers.is_there(using)
    ]
