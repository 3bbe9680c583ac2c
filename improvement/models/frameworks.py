"""Inspection frameworks as data: which areas are judged, and on which scale. Loaded from `improvement/data/`."""

from django.db import models
from django.db.models import Q


class FrameworkQuerySet(models.QuerySet):
    def in_force(self, on):
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

    def __str__(self):
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

    def __str__(self):
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

    def __str__(self):
        return self.name
