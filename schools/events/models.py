"""The history: what happened, in sentences, never changed afterwards."""

from django.db import models
from django.utils import timezone

from schools.school.models import SchoolOwned


class Event(SchoolOwned):
    """One thing that happened. Plain values point at what it happened to, so that history outlives it.

    Append-only: triggers in the database refuse UPDATE and DELETE (`schools/events/triggers.py`). A narrative for people,
    not a queue and not a way to rebuild old states.
    """

    actor = models.ForeignKey("User", models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField(max_length=120)
    verb = models.CharField(max_length=40)
    target_type = models.CharField(max_length=40)
    target_id = models.BigIntegerField()
    area_id = models.BigIntegerField(null=True)
    sentence = models.TextField()
    changes = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["school", "-at"], name="event_of_school"),
            models.Index(fields=["target_type", "target_id", "-at"], name="event_of_target"),
            models.Index(fields=["area_id", "-at"], name="event_of_area"),
        ]

    def __str__(self) -> str:
        return self.sentence
