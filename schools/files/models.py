"""Files that people uploaded: one row each; the bytes lie under the hash of their content, within their school."""

from django.db import models
from django.utils import timezone

from schools.school.models import SchoolOwned


class StoredFile(SchoolOwned):
    """An uploaded file. Its bytes are written before this row and removed after it, and are served only through a
    view that asks the permission file."""

    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey("User", models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    warnings = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["school", "sha256"], name="file_of_school")]

    def __str__(self) -> str:
        return self.name
