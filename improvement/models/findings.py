"""What the inspector wrote, kept word for word, and what they said would follow."""

from django.db import models
from django.db.models import Q

from improvement.models.inspections import Inspection
from schools.addresses import address
from schools.models import Removable, SchoolOwned, Versioned


class Finding(SchoolOwned, Removable):
    """A passage of a letter or report, as printed. Points may have sub-points, one level deep. The words never
    change; what a school makes of them are its areas for improvement."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", "Strength"
        WEAKNESS = "weakness", "Weakness"
        AREA = "area_for_improvement", "Area for improvement"
        RECOMMENDATION = "recommendation", "Recommendation"
        NEXT_STEP = "next_step", "Next step"

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    kind = models.CharField(max_length=20, choices=Kind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    order = models.PositiveSmallIntegerField(default=1)
    verbatim = models.TextField()
    source_line = models.PositiveIntegerField(null=True, blank=True)
    source_page = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["inspection", "order", "pk"]
        indexes = [models.Index(fields=["school", "inspection"], name="finding_of_school")]

    def __str__(self):
        return self.verbatim

    def get_absolute_url(self):
        return address("finding", self.school.urn, self.parent_id or self.pk)


class FindingVerdict(SchoolOwned):
    """What a later inspection says of a finding: addressed, partly, or not yet, in that inspector's own words."""

    class Outcome(models.TextChoices):
        ADDRESSED = "addressed", "Addressed"
        PARTLY = "partly", "Partly"
        NOT_YET = "not_yet", "Not yet"

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="verdicts")
    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="verdicts")
    outcome = models.CharField(max_length=10, choices=Outcome)
    words = models.TextField(blank=True)
    by = models.ForeignKey("schools.User", models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["inspection__starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "inspection"], name="one_verdict_an_inspection")
        ]

    def __str__(self):
        return f"{self.get_outcome_display()}: {self.finding}"


class FollowUp(SchoolOwned, Removable, Versioned):
    """Something the letter says will happen. `printed_date` is as printed; `happens_on` is the day the school
    settled on, and may be unknown still."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="follow_ups")
    what = models.TextField()
    printed_date = models.CharField(max_length=60, blank=True)
    happens_on = models.DateField(null=True, blank=True)
    flag = models.CharField(max_length=30, blank=True)
    source_line = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["happens_on", "pk"]
        indexes = [
            models.Index(
                fields=["school", "happens_on"], name="follow_up_of_school", condition=Q(removed_at=None)
            )
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return address("follow_up", self.school.urn, self.pk)
