"""The note of an adviser's visit, the school's answer to it, and the next steps that were agreed."""

from typing import Self

from django.db import models
from django.db.models import Q

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.monitoring.models import MonitoringActivity
from schools.access import AnyUser, Capability, rows
from schools.models import (
    Person,
    ResponsibleBody,
    School,
    SchoolOwned,
    SchoolOwnedQuerySet,
    Scopes,
    StoredFile,
    Versioned,
)
from schools.web.addresses import address


class VisitNoteQuerySet(SchoolOwnedQuerySet):
    def readable_by(self, user: AnyUser, school: School) -> Self:
        """The notes in the school that the user may read."""
        return rows(self, user, Capability.READ_VISIT_NOTES, school)

    def kept(self) -> Self:
        return self.filter(activity__removed_at=None)

    def to_answer(self) -> Self:
        """Those the school has not answered, or that were changed since."""
        return self.kept().filter(Q(answer="") | Q(changed_on__isnull=False))


class VisitNote(SchoolOwned, Versioned):
    """What an adviser's visit holds beside its monitoring activity (an external review), which is the same visit: day,
    areas, strengths, points (`to_develop`) and impact stand there and nowhere else."""

    scopes = Scopes(leaders=("activity__areas__leader",))

    school = models.ForeignKey(School, models.PROTECT, related_name="visit_notes")

    class Answer(models.TextChoices):
        ACCURATE = "accurate", "Accurate"
        INACCURATE = "inaccurate", "Not accurate"

    activity = models.OneToOneField(MonitoringActivity, models.PROTECT, related_name="visit_note")
    body = models.ForeignKey(ResponsibleBody, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField("the day it was written")
    purpose = models.TextField()
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_words = models.TextField(blank=True)
    answer_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answer_on = models.DateField(null=True, blank=True)
    changed_on = models.DateField("changed since it was answered", null=True, blank=True)

    objects = VisitNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-activity__done_on", "-pk"]
        indexes = [models.Index(fields=["school", "-on"], name="visit_notes_of_school")]
        constraints = [
            models.CheckConstraint(
                name="not_accurate_has_its_words", condition=~Q(answer="inaccurate") | ~Q(answer_words="")
            )
        ]

    def __str__(self) -> str:
        return f"Visit note: {self.purpose}"

    def get_absolute_url(self) -> str:
        return address("visit_note", self.school.urn, self.pk)

    @property
    def waits_for_answer(self) -> bool:
        return not self.answer or self.changed_on is not None


class AgreedStep(models.Model):
    """A next step agreed at a visit; one press makes it an action of its area. `order` is its place in the note's form."""

    note = models.ForeignKey(VisitNote, models.PROTECT, related_name="steps")
    area = models.ForeignKey(AreaForImprovement, models.PROTECT, related_name="+")
    text = models.CharField(max_length=200)
    by_when = models.DateField(null=True, blank=True)
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="agreed_at")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["note", "order"], name="one_step_a_place")]

    def __str__(self) -> str:
        return self.text
