"""Governors' visits: where what is said to happen is seen happening."""

from django.db import models
from django.db.models import Q

from governance.models.meetings import Meeting
from improvement.models import MonitoringActivity
from schools.access import Capability, Rule, rules_of, standing
from schools.addresses import address
from schools.models import Person, SchoolOwned, SchoolOwnedQuerySet, Scopes, Versioned


class VisitQuerySet(SchoolOwnedQuerySet):
    def readable_by(self, user, school):
        """The visits in the school of which `can(user, READ_VISITS, visit)` says yes."""
        rows = self.filter(school=school)
        rules = rules_of(user, Capability.READ_VISITS, school)
        if Rule.YES in rules:
            return rows
        if Rule.OWN_AREA not in rules:
            return rows.none()
        me = standing(user, school).person_ids
        covered = MonitoringActivity.areas.through.objects.filter(areaforimprovement__leader__in=me)
        return rows.filter(Q(agreed_with__in=me) | Q(activity__in=covered.values("monitoringactivity")))

    def kept(self):
        return self.filter(activity__removed_at=None)


class Visit(SchoolOwned, Versioned):
    """What a governor's visit holds beside its monitoring activity, which is the same visit: day, governor (`by`), areas,
    focus, strengths, concerns (`to_develop`), follow-up and impact stand there and nowhere else."""

    scopes = Scopes(owners=("activity__by",), leaders=("agreed_with", "activity__areas__leader"))

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

    def __str__(self):
        return f"Visit: {self.purpose}"

    def get_absolute_url(self):
        return address("visit", self.school.urn, self.pk)

    @property
    def owner_ids(self):
        """Whose visit it is, for `schools.access`."""
        return {self.activity.by_id} - {None}

    @property
    def leader_ids(self):
        """Who answers for the areas it looks at, or agreed to it, for `schools.access`."""
        return {self.agreed_with_id, *(area.leader_id for area in self.activity.areas.all())} - {None}

    @property
    def day(self):
        """The day it was, or is planned for."""
        return self.activity.done_on or self.activity.planned_on

    @property
    def is_written_up(self):
        return self.activity.done_on is not None and bool(self.seen)
