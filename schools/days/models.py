"""A school's terms and the days it is closed."""

from django.db import models
from django.db.models import F, Q

from schools.school.models import SchoolOwned, Versioned


class Season(models.TextChoices):
    AUTUMN = "autumn", "Autumn"
    SPRING = "spring", "Spring"
    SUMMER = "summer", "Summer"


class Term(SchoolOwned, Versioned):
    """One half-term: six a year. `academic_year` is the year its September falls in (2026 for 2026/27). `typical`
    marks dates Cairn supposed, which the school has still to check."""

    academic_year = models.PositiveSmallIntegerField()
    season = models.CharField(max_length=6, choices=Season)
    half = models.PositiveSmallIntegerField(choices=[(1, "first half"), (2, "second half")])
    starts_on = models.DateField()
    ends_on = models.DateField()
    typical = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "academic_year", "season", "half"], name="six_terms_a_year"
            ),
            models.CheckConstraint(name="term_ends_after_it_starts", condition=Q(ends_on__gt=F("starts_on"))),
        ]

    def __str__(self) -> str:
        return f"{self.get_season_display()} term {self.academic_year}/{(self.academic_year + 1) % 100:02}, {self.get_half_display()}"


class Closure(SchoolOwned):
    """Days inside a term on which the school is closed to pupils."""

    class Kind(models.TextChoices):
        INSET = "inset", "Staff training (INSET)"
        OTHER = "other", "Other closure"

    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="closure_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))
            )
        ]

    def __str__(self) -> str:
        return self.name or self.get_kind_display()
