"""A person's calendar feed."""

from django.db import models
from django.utils import timezone


class CalendarFeed(models.Model):
    """An address from which a calendar program reads somebody's dates, without signing in. Only a hash of its secret is
    kept, so it can be read nowhere again; it is dead once it is revoked, or its user is nobody anywhere any more."""

    user = models.ForeignKey("User", models.PROTECT, related_name="feeds")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    read_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"Calendar of {self.user}"
