"""A reminder that somebody puts off."""

from django.db import models
from django.db.models import Q

from improvement.models.actions import Action
from schools.models import Person, SchoolOwned, SchoolOwnedQuerySet


class SnoozeQuerySet(SchoolOwnedQuerySet):
    def in_force(self, on):
        """Those by which nobody is reminded on the day; from `until` on they are."""
        return self.filter(on__lte=on, until__gt=on, ended_on=None)


class Snooze(SchoolOwned):
    """A person is not reminded of an action until a day, for a reason that whoever may write notes of it can read. It hides the
    action from no page."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="snoozes")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()
    until = models.DateField()
    reason = models.CharField(max_length=200)
    ended_on = models.DateField(null=True, blank=True)

    objects = SnoozeQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [
            models.Index(fields=["until"], name="snoozes_in_force", condition=Q(ended_on=None)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "person"], condition=Q(ended_on=None), name="put_off_once_by_each"
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.action}, until {self.until}"
