"""Action plans, and which areas they take on, in which order."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from improvement.inspections.models import Inspection
from schools.days import dates
from schools.models import Person, School, SchoolOwned, SchoolOwnedQuerySet, Versioned
from schools.web.addresses import address


class ActionPlanQuerySet(SchoolOwnedQuerySet):
    def current(self) -> Self:
        """The plans in use: the draft being worked on, else the agreed one."""
        return self.exclude(status=ActionPlan.Status.CLOSED).order_by("-status", "-pk")


class ActionPlan(SchoolOwned, Versioned):
    """A school's answer to its inspections. A draft works: Today and the reminders run on it."""

    school = models.ForeignKey(School, models.PROTECT, related_name="plans")

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        AGREED = "agreed", "Agreed"
        CLOSED = "closed", "Closed"

    title = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    inspections = models.ManyToManyField(Inspection, related_name="plans", blank=True)
    areas: "models.ManyToManyField[Any, PlanArea]" = models.ManyToManyField(
        "AreaForImprovement", through="PlanArea", related_name="plans"
    )

    objects = ActionPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="plan_ends_after_it_starts", condition=Q(ends_on__gt=models.F("starts_on"))
            ),
            models.UniqueConstraint(
                fields=["school", "status"],
                condition=~Q(status="closed"),
                name="one_draft_and_one_agreed_plan",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def time_words(self) -> str:
        """«2 September to 21 July 2027», «19 January 2026 to 31 August 2027»."""
        return f"{dates.short_day(self.starts_on, beside=self.ends_on)} to {dates.full_day(self.ends_on)}"

    def get_absolute_url(self) -> str:
        return address("plan", self.school.urn)


class PlanArea(models.Model):
    """The place of an area in a plan. Areas belong to the school, so their story goes on in the next plan."""

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="plan_areas")
    area = models.ForeignKey("AreaForImprovement", models.PROTECT, related_name="plan_areas")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "area"], name="area_once_in_a_plan")]

    def __str__(self) -> str:
        return f"{self.order}. {self.area}"


class PlanVersion(SchoolOwned):
    """The plan as it stood when it was agreed: plain content that no later change reaches. Never changed."""

    class Why(models.TextChoices):
        AGREED = "agreed", "Agreed by the board"

    plan = models.ForeignKey(ActionPlan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    why = models.CharField(max_length=10, choices=Why)
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    minute_reference = models.CharField(max_length=40, blank=True)
    content = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.plan}, version {self.number}"

    def get_absolute_url(self) -> str:
        return address("plan_version", self.school.urn, self.pk)
