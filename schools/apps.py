from django.apps import AppConfig
from django.db.models.signals import post_migrate


def lay_triggers(using="default", **_):
    from schools.events import triggers

    triggers.lay(using)


class SchoolsConfig(AppConfig):
    name = "schools"
    verbose_name = "Schools"

    def ready(self):
        from schools import checks  # noqa: F401  registers the checks of the database

        # The one signal of the house: Django offers no other place after every migrate, see schools/events/triggers.py.
        post_migrate.connect(lay_triggers, sender=self)
