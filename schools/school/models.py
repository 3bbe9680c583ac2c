"""A school, its numbers and settings; the bodies responsible for it; and what every row of a school has in common."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from schools.days import dates
from schools.people.models import Membership, MembershipQuerySet, Person, Role, User
from schools.school.scopes import Scopes

DEFAULT_RATING_WORDS = {
    "red": "Off track",
    "amber": "Needs attention",
    "green": "On track",
    "blue": "Embedded",
    "": "Not rated yet",
}


class SchoolQuerySet(models.QuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The schools in which the user is somebody today, or which a body of theirs has a live link with."""
        live = Membership.objects.live().filter(person__user=user.pk)
        links = SchoolBody.objects.reached_by(live).filter(school=OuterRef("pk"))
        return self.filter(Exists(live.filter(person__school=OuterRef("pk"))) | Exists(links))


class School(models.Model):
    """One school for life. `urn` is its number now, from which its addresses are made; `SchoolUrn` remembers every
    number it has had, so that an old address still leads here."""

    scopes: ClassVar[Scopes] = Scopes(setting=Q(staff_see_plan=True))

    class Phase(models.TextChoices):
        NURSERY = "nursery", "Nursery"
        PRIMARY = "primary", "Primary"
        MIDDLE = "middle", "Middle"
        SECONDARY = "secondary", "Secondary"
        ALL_THROUGH = "all_through", "All-through"
        SIXTEEN_PLUS = "sixteen_plus", "16 plus"
        SPECIAL = "special", "Special or alternative provision"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"

    urn = models.CharField("URN", max_length=6, unique=True)
    name = models.CharField(max_length=200)
    phase = models.CharField(max_length=20, choices=Phase, default=Phase.PRIMARY)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    roll = models.PositiveIntegerField("pupils on roll", null=True, blank=True)
    rating_key = models.JSONField(default=dict, blank=True)
    suppress_under = models.PositiveSmallIntegerField("hide groups smaller than", default=5)
    staff_see_plan = models.BooleanField("all staff see the whole plan", default=True)
    chair_hears_of_head = models.BooleanField(
        "the chair is told of what the headteacher leaves overdue", default=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SchoolQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("dashboard", args=[self.urn])

    @property
    def rating_words(self) -> dict[str, str]:
        """The school's own words for the ratings, by colour; the usual ones where it has not chosen any."""
        return DEFAULT_RATING_WORDS | {value: word for value, word in self.rating_key.items() if word}


class SchoolUrn(models.Model):
    """A number the school has or had. Becoming an academy gives it a new one."""

    school = models.ForeignKey(School, models.PROTECT, related_name="urns")
    urn = models.CharField("URN", max_length=6, unique=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.urn


class ResponsibleBody(models.Model):
    """A local authority, trust or diocese."""

    class Kind(models.TextChoices):
        LOCAL_AUTHORITY = "local_authority", "Local authority"
        TRUST = "trust", "Trust"
        DIOCESE = "diocese", "Diocese"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name_plural = "responsible bodies"
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], condition=~Q(code=""), name="one_body_a_code"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("body", args=[self.pk])


class SchoolBodyQuerySet(models.QuerySet):
    def live(self, on: date | None = None) -> Self:
        on = on or dates.today()
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)

    def giving_access(self, on: date | None = None) -> Self:
        """Live links that let the body's people in: it maintains the school or is its trust, or the school
        accepted. Lying in an authority's geography is not enough."""
        entitled = Q(basis__in=[SchoolBody.Basis.MAINTAINS, SchoolBody.Basis.TRUST]) | Q(
            accepted_on__isnull=False
        )
        return self.live(on).filter(entitled)

    def reached_by(self, memberships: MembershipQuerySet, on: date | None = None) -> Self:
        """Links that give access through one of these memberships: of the body, and reaching the school."""
        theirs = memberships.filter(person__body=OuterRef("body")).named_to(OuterRef(OuterRef("school")))
        return self.giving_access(on).filter(Exists(theirs))

    def advised_by(self, who: User | AnonymousUser | Person, on: date | None = None) -> Self:
        """Links through which the user, or this one of the people they are, advises the school."""
        theirs = {"person": who.pk} if isinstance(who, Person) else {"person__user": who.pk}
        return self.reached_by(Membership.objects.live(on).filter(role=Role.ADVISER, **theirs), on)


class SchoolBody(models.Model):
    """What ties a school to a body, from one day to another."""

    class Basis(models.TextChoices):
        MAINTAINS = "maintains", "Maintains the school"
        TRUST = "trust", "Is the school's trust"
        COMMISSIONED = "commissioned", "Is commissioned by the school"
        DIOCESE = "diocese", "Is the school's diocese"
        GEOGRAPHY = "geography", "Is the authority of the area"

    school = models.ForeignKey(School, models.PROTECT, related_name="bodies")
    body = models.ForeignKey(ResponsibleBody, models.PROTECT, related_name="links")
    basis = models.CharField(max_length=20, choices=Basis)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField("the day the body asked to be let in", null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    accepted_by = models.ForeignKey("User", models.PROTECT, null=True, blank=True, related_name="+")
    lets_in: bool  # said by the pages that ask it of all links at once

    objects = SchoolBodyQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["body", "school"], name="body_schools")]
        constraints = [
            models.CheckConstraint(
                name="link_accepted_by_someone_some_day",
                condition=Q(accepted_on__isnull=True, accepted_by__isnull=True)
                | Q(accepted_on__isnull=False, accepted_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.school}"


class SchoolOwnedQuerySet(models.QuerySet):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The rows of the schools this user may look into. A stranger's rows are not there at all."""
        return self.filter(school__in=School.objects.visible_to(user).values("pk"))


class SchoolOwned(models.Model):
    """A row that belongs to one school for ever. Its `scopes` say whose it is, for `schools.access`. A model whose rows are
    asked of a school, as in `school.meetings`, gives `school` again with that name: rows that come that way know their
    school without asking for it."""

    scopes: ClassVar[Scopes] = Scopes()

    school = models.ForeignKey(School, models.PROTECT, related_name="+")

    objects = SchoolOwnedQuerySet.as_manager()

    class Meta:
        abstract = True


class Removable(models.Model):
    """A row that is taken out by a mark on it: nothing is deleted, and it can be put back."""

    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """A row that people edit. `version` goes up with every save; an edit says which version it began from."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class LastLook(SchoolOwned):
    """One row a user and school. `at` is the latest look, `before` the last one of the visit before this one: what is
    newer than that is new to them."""

    user = models.ForeignKey("User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    before = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "school"], name="one_last_look")]

    def __str__(self) -> str:
        return f"{self.user_id} looked at {self.school_id} at {self.at}"
