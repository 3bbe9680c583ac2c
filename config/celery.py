"""The worker. Beat is only a tick every five minutes; the rows of `Notice` and `Mail` are the queue, so a tick
missed, a tick doubled or a broker that forgot everything changes nothing."""

import os
from typing import Any

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("cairn")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["config"])


@app.on_after_finalize.connect
def tick_every_five_minutes(sender: Celery, **_: Any) -> None:
    from django.conf import settings

    sender.add_periodic_task(settings.TICK_SECONDS, sender.signature("tick"), name="tick")


@worker_ready.connect
def tick_at_once(sender: Any, **_: Any) -> None:
    """After an outage nobody waits for beat's next round; a tick too many changes nothing."""
    sender.app.send_task("tick")
