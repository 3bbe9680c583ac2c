"""Evidence: what shows that something was done, or that it works."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from improvement.models.actions import Action
from improvement.models.areas import AreaForImprovement
from improvement.models.measures import TermlyTarget
from improvement.models.monitoring import MonitoringActivity, Source
from schools.models import Person, SchoolOwned, SchoolOwnedQuerySet, StoredFile, Versioned


class EvidenceQuerySet(SchoolOwnedQuerySet):
    def kept(self):
        return self.filter(removed_at=None)

    def stale(self, on):
        return self.kept().filter(fresh_until__lt=on)


class Evidence(SchoolOwned, Versioned):
    """One item, on as many actions, targets and activities as it shows something of. What it represents has a day of
    its own, apart from the day it was put in; and how long it stays fresh follows from its source."""

    class Form(models.TextChoices):
        FILE = "file", "A file"
        LINK = "link", "A link"
        NOTE = "note", "A note"

    form = models.CharField(max_length=4, choices=Form)
    source = models.CharField(max_length=16, choices=Source)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    url = models.URLField(max_length=1000, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    represents_on = models.DateField()
    added_on = models.DateField()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    fresh_until = models.DateField(null=True, blank=True)
    keep_until = models.DateField("to be kept until", null=True, blank=True)
    shown_to_board = models.BooleanField(default=False)
    shared_with_adviser = models.BooleanField(default=True)
    pupil_data_choice = models.CharField(max_length=20, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["-represents_on", "-pk"]
        indexes = [models.Index(fields=["school", "-added_on"], name="evidence_of_school")]
        constraints = [
            models.CheckConstraint(
                name="evidence_is_what_its_form_says",
                condition=Q(form="file", file__isnull=False)
                | (Q(form="link", file=None) & ~Q(url=""))
                | (Q(form="note", file=None) & ~Q(text="")),
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("evidence_item", args=[self.school.urn, self.pk])


class EvidenceLink(SchoolOwned):
    """What an item of evidence shows something of: exactly one thing a row."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="links")
    area = models.ForeignKey(AreaForImprovement, models.PROTECT, null=True, blank=True, related_name="evidence_links")
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="evidence_links")
    target = models.ForeignKey(TermlyTarget, models.PROTECT, null=True, blank=True, related_name="evidence_links")
    activity = models.ForeignKey(MonitoringActivity, models.PROTECT, null=True, blank=True, related_name="evidence_links")
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["action"], name="evidence_of_action", condition=Q(removed_at=None)),
            models.Index(fields=["area"], name="evidence_of_area", condition=Q(removed_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                name="evidence_shows_something_of_one_thing",
                condition=Q(area__isnull=False, action=None, target=None, activity=None)
                | Q(area=None, action__isnull=False, target=None, activity=None)
                | Q(area=None, action=None, target__isnull=False, activity=None)
                | Q(area=None, action=None, target=None, activity__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["evidence", "action"], condition=Q(removed_at=None, action__isnull=False), name="once_on_an_action"
            ),
        ]

    def __str__(self):
        return f"{self.evidence}"
