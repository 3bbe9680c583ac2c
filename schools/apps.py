from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def lay_triggers(using: str = "default", **_: Any) -> None:
    from schools.events import triggers

    triggers.lay(using)


class SchoolsConfig(AppConfig):
    name = "schools"
    verbose_name = "Schools"

    def ready(self) -> None:
        from schools import checks  # noqa: F401  registers the checks of the database

        # The one signal of the house: Django offers no other place after every migrate, see schools/events/triggers.py.
        post_migrate.connect(lay_triggers, sender=self)
