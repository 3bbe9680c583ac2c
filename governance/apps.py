from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


def lay_triggers(using: str = "default", **_: Any) -> None:
    from governance.packs import triggers

    triggers.lay(using)


class GovernanceConfig(AppConfig):
    name = "governance"
    verbose_name = "Governance"

    def ready(self) -> None:
        from governance.packs import checks  # noqa: F401  registers the check of the database

        # As in schools.apps: Django offers no other place after every migrate.
        post_migrate.connect(lay_triggers, sender=self)
