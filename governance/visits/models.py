"""Governors' visits: where what is said to happen is seen happening."""

from datetime import date
from typing import Self

from django.db import models

from governance.meetings.models import Meeting
from improvement.models import MonitoringActivity
from schools.access import AnyUser, Capability, rows
from schools.models import Person, School, SchoolOwned, SchoolOwnedQuerySet, Scopes, Versioned
from schools.web.addresses import address


class VisitQuerySet(SchoolOwnedQuerySet):
    def readable_by(self, user: AnyUser, school: School) -> Self:
        """The visits in the school that the user may read."""
        return rows(self, user, Capability.READ_VISITS, school)

    def kept(self) -> Self:
        return self.filter(activity__removed_at=None)


class Visit(SchoolOwned, Versioned):
    """What a governor's visit holds beside its monitoring activity, which is the same visit: day, governor (`by`), areas,
    focus, strengths, concerns (`to_develop`), follow-up and impact stand there and nowhere else."""

    scopes = Scopes(owners=("activity__by",), leaders=("agreed_with", "activity__areas__leader"))

    school = models.ForeignKey(School, models.PROTECT, related_name="visits")
    activity = models.OneToOneField(MonitoringActivity, models.PROTECT, related_name="visit")
    purpose = models.TextField("the purpose agreed beforehand")
    agreed_with = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    who_was_met = models.CharField("who was met, by role", max_length=300, blank=True)
    seen = models.TextField("what was seen, heard and read", blank=True)
    evidence_of_impact = models.TextField(blank=True)
    questions = models.TextField("questions asked, and the answers", blank=True)
    follow_up_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    follow_up_on = models.DateField(null=True, blank=True)
    comment = models.TextField("the leader's comment", blank=True)
    comment_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    comment_on = models.DateField(null=True, blank=True)
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="visits")
    minute_reference = models.CharField(max_length=40, blank=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Visit: {self.purpose}"

    def get_absolute_url(self) -> str:
        return address("visit", self.school.urn, self.pk)

    @property
    def day(self) -> date:
        """The day it was, or is planned for."""
        return self.activity.done_on or self.activity.planned_on  # type: ignore[return-value]  # it has a day

    @property
    def is_written_up(self) -> bool:
        return self.activity.done_on is not None and bool(self.seen)
