"""The pack a group reads before it meets."""

from django.db import models

from governance.meetings.models import Meeting
from schools.models import Person, SchoolOwned, StoredFile, Versioned
from schools.web.addresses import address


class Pack(SchoolOwned, Versioned):
    """One a meeting. Until it is sent it is drawn from the living plan each time it is opened; from then on `content`,
    `page` and `pdf` are what was sent, and never change: `workflow.packs.send` writes them once, and a trigger of the
    database refuses every later change of the row (`governance/packs/triggers.py`). Sending is final; what turns out wrong is
    put right in the minutes."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="pack")
    # Chosen by the clerk or chair while it is a draft.
    opening = models.TextField("in one minute", blank=True)
    prompts = models.JSONField(default=list, blank=True)
    decisions = models.JSONField(default=list, blank=True)
    # Since when it tells what changed: the moment the pack of the group's last meeting was sent, or that meeting's day.
    since = models.DateTimeField(null=True, blank=True)
    # As sent.
    content = models.JSONField(null=True, blank=True)
    page = models.TextField(blank=True)
    pdf = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-meeting__held_on", "-pk"]

    def __str__(self) -> str:
        return f"Pack for {self.meeting}"

    def get_absolute_url(self) -> str:
        return address("pack", self.school.urn, self.meeting_id)

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None
