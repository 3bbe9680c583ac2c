"""Letters that were read and are not confirmed yet."""

from django.db import models

from improvement.reader import Proposal
from schools.models import SchoolOwned, Versioned
from schools.web.addresses import address


class LetterDraft(SchoolOwned, Versioned):
    """What the reader proposes for a letter, and the answers given so far. It is none of the school's record: saving
    makes the inspection of it and takes it away, discarding takes it away, and so do thirty days."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        WORD = "word", "Word"
        TEXT = "text", "Text"
        PASTED = "pasted", "Pasted text"

    by = models.ForeignKey("schools.User", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind)
    content = models.BinaryField()
    reading = models.JSONField()
    answers = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "letter draft"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("inspection_confirm", self.school.urn, self.pk)

    @property
    def proposal(self) -> Proposal:
        return Proposal.from_transport(self.reading)
