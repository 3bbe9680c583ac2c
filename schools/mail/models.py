"""The queue of reminders: a `Notice` is a reason to write to someone, a `Mail` is what is claimed and sent."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from schools.school.models import SchoolOwned
from schools.school.scopes import Scopes


class Mail(models.Model):
    """One message to one address. Its row exists before it is sent; sending is claiming the row with a lease, so
    that any number of workers may try. `fence` rises with every claim: a worker that slept past its lease finds
    another number there and does not send."""

    class Kind(models.TextChoices):
        DIGEST = "digest", "Daily digest"
        SINGLE = "single", "Single message"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        CLAIMED = "claimed", "Being sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Refused"
        UNKNOWN = "unknown", "Perhaps sent"
        SUPPRESSED = "suppressed", "No longer needed"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.DIGEST)
    key = models.CharField(max_length=300, unique=True)
    address = models.EmailField(max_length=254)
    on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    send_after = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    data_began = models.BooleanField(default=False)
    message_id = models.CharField(max_length=200)
    subject = models.CharField(max_length=300, blank=True)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(
                fields=["send_after"],
                name="mail_to_send",
                condition=Q(state__in=["waiting", "claimed", "unknown"]),
            ),
            models.Index(fields=["address", "-on"], name="mail_of_address"),
        ]

    def __str__(self) -> str:
        return self.subject or self.key


class MailChoice(models.Model):
    """What one address wants of the reminders: at which hour, and which groups of them not at all. An address that never
    chose has no row. By address and not by user, because whoever has no account can stop them too."""

    address = models.EmailField(max_length=254, unique=True)
    hour = models.PositiveSmallIntegerField(null=True, blank=True)
    off = models.JSONField(default=list, blank=True)
    again_at = models.DateTimeField("refusals before this are forgotten", null=True, blank=True)

    def __str__(self) -> str:
        return self.address


class Tick(models.Model):
    """When the worker was last here, and what troubled it: one row, written over."""

    name = models.CharField(max_length=20, unique=True)
    at = models.DateTimeField()
    trouble = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.name}, {self.at}"


class Notice(SchoolOwned):
    """A reason to write to a person: of which kind, about which thing, due on which day. The four together are
    unique, so however often the tick runs there is one row, and a moved date earns a new one."""

    scopes = Scopes(owners=("person",))

    person = models.ForeignKey("Person", models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=30)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    due_on = models.DateField()
    suppressed_because = models.CharField(max_length=200, blank=True)
    line = models.TextField(blank=True)
    mail = models.ForeignKey(Mail, models.PROTECT, null=True, blank=True, related_name="notices")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind", "subject_type", "subject_id", "due_on"], name="one_notice_a_reason"
            )
        ]
        indexes = [
            models.Index(
                fields=["person"],
                name="notice_waiting",
                condition=Q(mail__isnull=True, suppressed_because=""),
            ),
            models.Index(fields=["due_on"], name="notice_due"),
            models.Index(fields=["school", "-created_at"], name="notice_of_school"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.person}"
