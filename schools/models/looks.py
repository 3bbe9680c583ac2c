"""When somebody last looked at the home of a school."""

from django.db import models

from schools.models.base import SchoolOwned


class LastLook(SchoolOwned):
    """One row a user and school. `at` is the latest look, `before` the last one of the visit before this one: what is
    newer than that is new to them."""

    user = models.ForeignKey("User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    before = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "school"], name="one_last_look")]

    def __str__(self):
        return f"{self.user_id} looked at {self.school_id} at {self.at}"
