"""Monitoring: looking, counting and asking, to see whether the work makes a difference; and notes of its context."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from improvement.actions.models import Action, Rhythm, rhythm_words
from improvement.areas.models import AreaForImprovement, Impact
from improvement.targets.models import TermlyTarget
from schools.access import AnyUser, Capability, rows
from schools.models import Person, Removable, School, SchoolOwned, SchoolOwnedQuerySet, Scopes, Versioned
from schools.web.addresses import address


class Source(models.TextChoices):
    """Where knowledge comes from: the eight kinds of the triangulation, and the record that something was done, which
    shows the deed and not its effect."""

    LESSON_VISITS = "lesson_visits", "Lesson visits and walks"
    WORK_SCRUTINY = "work_scrutiny", "Work scrutiny"
    PUPILS_VIEWS = "pupils_views", "Pupils’ views"
    PARENTS_VIEWS = "parents_views", "Parents’ views"
    STAFF_VIEWS = "staff_views", "Staff views"
    DATA = "data", "Data"
    EXTERNAL_REVIEW = "external_review", "External review"
    GOVERNOR_VISITS = "governor_visits", "Governor visits"
    RECORD = "record", "Record of doing it"


# What is seen in lessons: an adviser reads how much of it there was, and no record of it.
IN_LESSONS = ("lesson_visit", "learning_walk")


class MonitoringActivityQuerySet(SchoolOwnedQuerySet):
    def readable_by(self, user: AnyUser, school: School) -> Self:
        """The records in the school that the user may read. For everybody else they are not there, and sums are all that is
        shown."""
        return rows(self, user, Capability.READ_MONITORING, school)

    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def done(self) -> Self:
        return self.kept().filter(done_on__isnull=False)

    def planned(self) -> Self:
        return self.kept().filter(done_on=None)

    def missed(self, on: date) -> Self:
        """Planned for a day that is past, and not recorded."""
        return self.planned().filter(planned_on__lt=on)


class MonitoringActivity(SchoolOwned, Removable, Versioned):
    """A planned or recorded act of monitoring. Samples are counts, never names."""

    scopes = Scopes(
        owners=("by", "actions__owner"),
        leaders=("areas__leader", "actions__area__leader"),
        not_lessons=~Q(kind__in=IN_LESSONS),
    )

    school = models.ForeignKey(School, models.PROTECT, related_name="monitoring")

    class Kind(models.TextChoices):
        LESSON_VISIT = "lesson_visit", "Lesson visit"
        LEARNING_WALK = "learning_walk", "Learning walk"
        WORK_SCRUTINY = "work_scrutiny", "Work scrutiny"
        PUPIL_SURVEY = "pupil_survey", "Pupil survey"
        PARENT_SURVEY = "parent_survey", "Parent survey"
        STAFF_SURVEY = "staff_survey", "Staff survey"
        INTERVIEW = "interview", "Interview"
        DATA_REVIEW = "data_review", "Data review"
        PUPIL_PROGRESS_REVIEW = "pupil_progress_review", "Pupil progress review"
        EXTERNAL_REVIEW = "external_review", "External review"
        GOVERNOR_VISIT = "governor_visit", "Governor visit"

    kind = models.CharField(max_length=24, choices=Kind)
    areas = models.ManyToManyField(AreaForImprovement, related_name="monitoring", blank=True)
    actions = models.ManyToManyField(Action, related_name="monitoring", blank=True)
    planned_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    focus = models.CharField(max_length=300, blank=True)
    sample = models.CharField("sample, as counts", max_length=300, blank=True)
    details = models.JSONField(default=dict, blank=True)
    strengths = models.TextField(blank=True)
    to_develop = models.TextField("points to develop", blank=True)
    follow_up = models.TextField(blank=True)
    impact = models.CharField(max_length=6, choices=Impact, default=Impact.NOT_RATED, blank=True)
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.NONE, blank=True)
    rhythm_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    feeds = models.ForeignKey(TermlyTarget, models.PROTECT, null=True, blank=True, related_name="fed_by")

    objects = MonitoringActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "monitoring activities"
        ordering = ["-done_on", "planned_on", "-pk"]
        indexes = [
            models.Index(
                fields=["school", "planned_on"],
                name="monitoring_planned",
                condition=Q(done_on=None, removed_at=None),
            ),
            models.Index(fields=["school", "-done_on"], name="monitoring_done"),
        ]
        constraints = [
            models.CheckConstraint(
                name="monitoring_has_a_day", condition=Q(planned_on__isnull=False) | Q(done_on__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.focus}" if self.focus else self.get_kind_display()

    def get_absolute_url(self) -> str:
        return address("monitoring_activity", self.school.urn, self.pk)

    @property
    def is_governors(self) -> bool:
        """Is it a governor's visit, which the board keeps on pages of its own?"""
        return self.kind == self.Kind.GOVERNOR_VISIT

    @property
    def is_advisers(self) -> bool:
        """Is it an adviser's visit? Only the note of one has somebody of a body for its author."""
        return self.by is not None and self.by.body_id is not None

    @property
    def source(self) -> Source:
        return SOURCE_OF[self.kind]

    @property
    def rhythm_words(self) -> str:
        """«every 6 weeks», «every half-term», or nothing."""
        return rhythm_words(self.rhythm, self.rhythm_weeks)


SOURCE_OF: dict[str, Source] = {
    "lesson_visit": Source.LESSON_VISITS,
    "learning_walk": Source.LESSON_VISITS,
    "work_scrutiny": Source.WORK_SCRUTINY,
    "pupil_survey": Source.PUPILS_VIEWS,
    "parent_survey": Source.PARENTS_VIEWS,
    "staff_survey": Source.STAFF_VIEWS,
    "interview": Source.PUPILS_VIEWS,
    "data_review": Source.DATA,
    "pupil_progress_review": Source.DATA,
    "external_review": Source.EXTERNAL_REVIEW,
    "governor_visit": Source.GOVERNOR_VISITS,
}


class ContextNote(SchoolOwned, Removable, Versioned):
    """A dated change of circumstances, without which the figures mislead: a new head, staffing, a conversion."""

    on = models.DateField()
    text = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{reverse('context', args=[self.school.urn])}#note-{self.pk}"
