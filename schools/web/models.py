"""What keeps a form from being saved twice, and typed text from being lost."""

from django.db import models
from django.utils import timezone


class Submission(models.Model):
    """A form that was saved. Its key was drawn when the page was made, so a second press finds the first one's
    result instead of saving again."""

    key = models.UUIDField(primary_key=True)
    user = models.ForeignKey("User", models.PROTECT, related_name="+")
    result_url = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.key)


class KeptForm(models.Model):
    """What someone sent after their session had ended, kept for a day until they sign in again. Encrypted with a
    key that only their browser holds."""

    key = models.UUIDField(primary_key=True)
    path = models.CharField(max_length=500)
    body = models.BinaryField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.path
