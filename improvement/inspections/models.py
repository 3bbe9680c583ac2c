"""Inspection frameworks as data, inspections and what they judged, and what they wrote: findings, verdicts on earlier ones,
and what is to follow."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from schools.days import dates
from schools.models import Removable, SchoolOwned, StoredFile, Versioned
from schools.web.addresses import address


class FrameworkQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        begun = Q(starts_on__isnull=True) | Q(starts_on__lte=on)
        return self.filter(begun, Q(ends_on__isnull=True) | Q(ends_on__gte=on))


class Framework(models.Model):
    """One version of how Ofsted inspects schools. Grades of two frameworks are never mapped to each other."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=120)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    categories = models.JSONField("categories of concern", default=list, blank=True)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        ordering = ["starts_on", "pk"]

    def __str__(self) -> str:
        return self.name


class EvaluationArea(models.Model):
    """A thing a framework judges."""

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="areas")
    name = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField()
    where_applicable = models.BooleanField(default=False)
    scale = models.CharField(max_length=20, default="main")

    class Meta:
        ordering = ["framework", "order"]
        constraints = [models.UniqueConstraint(fields=["framework", "name"], name="area_once_in_a_framework")]

    def __str__(self) -> str:
        return self.name


class Grade(models.Model):
    """A value on one of a framework's scales, best first. `concern` marks the grades that leave a school with
    something to put right."""

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="grades")
    scale = models.CharField(max_length=20, default="main")
    name = models.CharField(max_length=60)
    number = models.PositiveSmallIntegerField(null=True, blank=True)
    order = models.PositiveSmallIntegerField()
    concern = models.BooleanField(default=False)

    class Meta:
        ordering = ["framework", "scale", "order"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "scale", "name"], name="grade_once_on_a_scale")
        ]

    def __str__(self) -> str:
        return self.name


class Inspection(SchoolOwned, Versioned):
    """A dated visit by Ofsted, and the text of the letter or report that came of it, kept as it was given.
    `day_known` is false where only the month is: `starts_on` is then the first of it."""

    class Kind(models.TextChoices):
        GRADED = "graded", "Graded (full) inspection"
        UNGRADED = "ungraded", "Ungraded inspection"
        URGENT = "urgent", "Urgent inspection"
        MONITORING = "monitoring", "Monitoring inspection"
        FOCUSED_MONITORING = "focused_monitoring", "Focused monitoring inspection"

    framework = models.ForeignKey(Framework, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    section = models.CharField("section of the Education Act 2005", max_length=20, blank=True)
    starts_on = models.DateField("first day of the inspection")
    day_known = models.BooleanField(default=True, editable=False)
    ends_on = models.DateField("last day", null=True, blank=True)
    published_on = models.DateField("date of the letter or report", null=True, blank=True)
    inspector = models.CharField(max_length=120, blank=True)
    number = models.CharField("inspection number", max_length=20, blank=True)
    category_of_concern = models.CharField(max_length=60, blank=True)
    progress = models.TextField("what it says of progress", blank=True)
    source_text = models.TextField("text of the letter or report", blank=True)
    source_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    previous = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="later")

    class Meta:
        ordering = ["-starts_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.first_day_words}"

    def get_absolute_url(self) -> str:
        return address("inspection", self.school.urn, self.pk)

    @property
    def first_day_words(self) -> str:
        """«23 September 2025»; «September 2025» where a later letter gave no more than the month."""
        return dates.full_day(self.starts_on) if self.day_known else f"{self.starts_on:%B %Y}"

    @property
    def source_lines(self) -> list[tuple[int, str]]:
        """The lines of the text, numbered from one, as findings refer to them."""
        return list(enumerate(self.source_text.split("\n"), start=1)) if self.source_text else []


class Judgement(models.Model):
    """A grade for one area, on a day: a later visit may move one area and leave the rest."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="judgements")
    area = models.ForeignKey(EvaluationArea, models.PROTECT, related_name="+")
    grade = models.ForeignKey(Grade, models.PROTECT, related_name="+")
    graded_on = models.DateField()

    class Meta:
        ordering = ["area__order"]
        constraints = [models.UniqueConstraint(fields=["inspection", "area"], name="one_grade_an_area")]

    def __str__(self) -> str:
        return f"{self.area}: {self.grade}"


class Finding(SchoolOwned, Removable):
    """A passage of a letter or report, as printed. Points may have sub-points, one level deep. The words never
    change; what a school makes of them are its areas for improvement."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", "Strength"
        WEAKNESS = "weakness", "Weakness"
        AREA = "area_for_improvement", "Area for improvement"
        RECOMMENDATION = "recommendation", "Recommendation"
        NEXT_STEP = "next_step", "Next step"

    # What an inspector asks of the school; and with it what the school may take on as areas, for a weakness asks for
    # nothing by itself. Both in the order of the pages.
    ASKED_OF_THE_SCHOOL = (Kind.AREA, Kind.RECOMMENDATION, Kind.NEXT_STEP)
    TO_TAKE_ON = (*ASKED_OF_THE_SCHOOL, Kind.WEAKNESS)

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

    def __str__(self) -> str:
        return self.verbatim

    def get_absolute_url(self) -> str:
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

    def __str__(self) -> str:
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

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return address("follow_up", self.school.urn, self.pk)
