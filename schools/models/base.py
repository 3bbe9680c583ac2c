"""What every table that belongs to a school has in common."""

from typing import ClassVar, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models

from schools.models.people import User
from schools.models.school import School
from schools.models.scopes import Scopes


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
