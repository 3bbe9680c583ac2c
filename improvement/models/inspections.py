"""Inspections and what they judged."""

from django.db import models

from improvement.models.frameworks import EvaluationArea, Framework, Grade
from schools import dates
from schools.addresses import address
from schools.models import SchoolOwned, StoredFile, Versioned


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

    def __str__(self):
        return f"{self.get_kind_display()}, {self.first_day_words}"

    def get_absolute_url(self):
        return address("inspection", self.school.urn, self.pk)

    @property
    def first_day_words(self):
        """«23 September 2025»; «September 2025» where a later letter gave no more than the month."""
        return dates.full_day(self.starts_on) if self.day_known else f"{self.starts_on:%B %Y}"

    @property
    def source_lines(self):
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

    def __str__(self):
        return f"{self.area}: {self.grade}"
