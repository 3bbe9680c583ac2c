"""The board: its committees, and on what terms each governor serves."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from schools.models import Membership, Person, Removable, SchoolOwned, SchoolOwnedQuerySet, Versioned


class CommitteeQuerySet(SchoolOwnedQuerySet):
    def kept(self) -> Self:
        return self.filter(removed_at=None)


class Committee(SchoolOwned, Removable, Versioned):
    """A committee of the board. The full board is not one: it is all who serve."""

    name = models.CharField(max_length=120)

    objects = CommitteeQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name"], condition=Q(removed_at=None), name="committee_once_in_a_school"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Appointment(SchoolOwned, Versioned):
    """On what terms somebody serves on the board. Person, role and dates are those of the membership, which also opens
    the door; the areas they follow are those that name them as link governor. So each is said once."""

    class Category(models.TextChoices):
        """Kinds of governor in maintained schools (School Governance (Constitution) (England) Regulations 2012) and
        of those who serve on academies' boards."""

        PARENT = "parent", "Parent governor"
        STAFF = "staff", "Staff governor"
        HEADTEACHER = "headteacher", "Headteacher, by office"
        LOCAL_AUTHORITY = "local_authority", "Local authority governor"
        CO_OPTED = "co_opted", "Co-opted governor"
        FOUNDATION = "foundation", "Foundation governor"
        PARTNERSHIP = "partnership", "Partnership governor"
        TRUSTEE = "trustee", "Trustee"
        ASSOCIATE = "associate", "Associate member"
        CLERK = "clerk", "Clerk, not a member"

    membership = models.OneToOneField(Membership, models.PROTECT, related_name="appointment")
    category = models.CharField(max_length=16, choices=Category)
    is_vice_chair = models.BooleanField(default=False)
    committees = models.ManyToManyField(Committee, related_name="appointments", blank=True)

    class Meta:
        ordering = ["membership__starts_on", "pk"]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_category_display().lower()}"

    def get_absolute_url(self) -> str:
        return f"{reverse('governance', args=[self.school.urn])}#appointment-{self.pk}"

    @property
    def person(self) -> Person:
        return self.membership.person

    @property
    def ends_on(self) -> date | None:
        return self.membership.ends_on
