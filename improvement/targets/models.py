"""Measures of an area, their targets by term, and what was reached; and the success criteria in words."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from improvement.areas.models import AreaForImprovement
from schools.days.school_terms import SchoolTerm
from schools.models import Removable, School, SchoolOwned, SchoolOwnedQuerySet, Scopes, Season, Versioned
from schools.web.addresses import address


class MeasureQuerySet(SchoolOwnedQuerySet):
    def kept(self) -> Self:
        return self.filter(removed_at=None, area__removed_at=None)


class Measure(SchoolOwned, Removable, Versioned):
    """Something that is counted or judged to see whether an area improves, from which source, and which way is
    better. Figures are kept as decimal numbers; the shape says how they read."""

    scopes = Scopes(leaders=("area__leader",))

    class About(models.TextChoices):
        TEACHING = "teaching", "Teaching"
        PROGRESS = "progress", "Pupils’ progress"
        ATTENDANCE = "attendance", "Attendance"
        BEHAVIOUR = "behaviour", "Behaviour"
        GOVERNANCE = "governance", "Governance"
        OTHER = "other", "Something else"

    class Shape(models.TextChoices):
        PERCENTAGE = "percentage", "A percentage"
        COUNT = "count", "A count"
        SCORE = "score", "A score, which may be below zero"
        N_OF_M = "n_of_m", "So many of so many"
        YES_NO = "yes_no", "Yes or no"
        NARRATIVE = "narrative", "In words"

    area = models.ForeignKey(AreaForImprovement, models.PROTECT, related_name="measures")
    name = models.CharField(max_length=200)
    about = models.CharField(max_length=12, choices=About, default=About.PROGRESS)
    shape = models.CharField(max_length=10, choices=Shape, default=Shape.PERCENTAGE)
    lower_is_better = models.BooleanField(default=False)
    source = models.CharField("where the figures come from", max_length=200, blank=True)
    out_of = models.PositiveIntegerField("of how many", null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=1)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["area", "order", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("measure", self.school.urn, self.pk)


class MeasureSeries(SchoolOwned, Removable):
    """A measure for one group of pupils. Groups combine: Year 5 and disadvantaged is one series with both named.
    A group smaller than the school's suppression size is hidden, and so is one other that would reveal it."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="series")
    year_group = models.CharField(max_length=40, blank=True)
    pupil_group = models.CharField(max_length=60, blank=True)
    cohort = models.PositiveIntegerField("pupils in the group", null=True, blank=True)
    baseline = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    baseline_words = models.CharField(max_length=300, blank=True)
    baseline_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["measure", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "year_group", "pupil_group"],
                condition=Q(removed_at=None),
                name="one_series_a_group",
            )
        ]

    def __str__(self) -> str:
        return self.group_words

    @property
    def group_words(self) -> str:
        """«Year 5, disadvantaged», or «all pupils»."""
        return ", ".join(part for part in (self.year_group, self.pupil_group) if part) or "all pupils"


class TermlyTargetQuerySet(SchoolOwnedQuerySet):
    def without_actual(self) -> Self:
        """Targets, of what was not taken out, that lack their actual. It is missed once their term is
        (`SchoolTerm.is_missed_by`)."""
        return self.filter(
            Q(target__isnull=False) | ~Q(target_words=""),
            actual=None,
            actual_words="",
            series__removed_at=None,
            series__measure__removed_at=None,
            series__measure__area__removed_at=None,
        )


class TermlyTarget(SchoolOwned, Versioned):
    """What a series should reach by the end of a term, and what it reached."""

    school = models.ForeignKey(School, models.PROTECT, related_name="targets")
    series = models.ForeignKey(MeasureSeries, models.PROTECT, related_name="targets")
    academic_year = models.PositiveSmallIntegerField()
    season = models.CharField(max_length=6, choices=Season)
    target = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    target_words = models.CharField(max_length=300, blank=True)
    actual = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    actual_words = models.CharField(max_length=300, blank=True)
    actual_on = models.DateField(null=True, blank=True)
    cohort = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)

    objects = TermlyTargetQuerySet.as_manager()

    class Meta:
        ordering = ["series", "academic_year", "pk"]
        indexes = [
            models.Index(fields=["school", "academic_year", "season"], name="target_of_term"),
            models.Index(
                fields=["school"],
                include=["series"],
                name="targets_with_a_cohort",
                condition=Q(cohort__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["series", "academic_year", "season"], name="one_target_a_term"),
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.season} {self.academic_year}"

    @property
    def has_target(self) -> bool:
        return self.target is not None or bool(self.target_words)

    @property
    def has_actual(self) -> bool:
        return self.actual is not None or bool(self.actual_words)

    @property
    def says_something(self) -> bool:
        """Is there a target or an actual? A target that was taken away leaves an empty row."""
        return self.has_target or self.has_actual


def actuals_url(school: School, term: SchoolTerm) -> str:
    """Where what was reached in the term is entered."""
    return f"{address('actuals', school.urn)}?term={term.key}"


class SuccessCriterion(SchoolOwned, Removable, Versioned):
    """What will be true when an area has improved, by the end of which term."""

    scopes = Scopes(leaders=("area__leader",))

    class Met(models.TextChoices):
        NOT_YET = "not_yet", "Not yet"
        PARTLY = "partly", "Partly"
        MET = "met", "Met"

    area = models.ForeignKey(AreaForImprovement, models.PROTECT, related_name="criteria")
    text = models.TextField()
    academic_year = models.PositiveSmallIntegerField()
    season = models.CharField(max_length=6, choices=Season)
    met = models.CharField(max_length=8, choices=Met, default=Met.NOT_YET)
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, blank=True, related_name="criteria")
    order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name_plural = "success criteria"
        ordering = ["area", "academic_year", "order", "pk"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{reverse('targets', args=[self.school.urn])}#area-{self.area_id}"
