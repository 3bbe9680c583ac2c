"""Meetings of the board and its committees: when, who came, what was minuted, which plan was agreed."""

from datetime import date
from typing import Self

from django.db import models

from governance.board.models import Committee
from improvement.models import PlanVersion
from schools.access import AnyUser, Capability, rows
from schools.days import dates
from schools.models import Person, Removable, School, SchoolOwned, SchoolOwnedQuerySet, Versioned
from schools.web.addresses import address
from schools.words import lower_first


class MeetingQuerySet(SchoolOwnedQuerySet):
    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def of_group(self, committee: Committee | None) -> Self:
        """Those of one committee, or of the full board."""
        return self.kept().filter(committee=committee)

    def held_before(self, meeting: "Meeting") -> Self:
        """The earlier meetings of the same group, the latest first."""
        return (
            self.of_group(meeting.committee).filter(held_on__lt=meeting.held_on).order_by("-held_on", "-pk")
        )

    def coming(self, on: date) -> Self:
        return self.kept().filter(held_on__gte=on).order_by("held_on", "pk")


class Meeting(SchoolOwned, Removable, Versioned):
    """A meeting, planned or held: the day says which."""

    school = models.ForeignKey(School, models.PROTECT, related_name="meetings")
    committee = models.ForeignKey(Committee, models.PROTECT, null=True, blank=True, related_name="meetings")
    held_on = models.DateField("date of the meeting")
    starts_at = models.TimeField("starts at", null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    pack_sent: bool  # a column of the queries whose pages say it
    versions = models.ManyToManyField(PlanVersion, related_name="meetings", blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        indexes = [models.Index(fields=["school", "held_on"], name="meeting_of_school")]

    def __str__(self) -> str:
        return f"{self.group_name}, {dates.full_day(self.held_on)}"

    def get_absolute_url(self) -> str:
        return address("meeting", self.school.urn, self.pk)

    @property
    def group_name(self) -> str:
        return self.committee.name if self.committee else "Full governing board"

    @property
    def group_words(self) -> str:
        """«the full governing board», as inside a sentence."""
        return f"the {lower_first(self.group_name)}"

    @property
    def time_words(self) -> str:
        """«6pm», «6:30pm»; nothing where nobody said."""
        if self.starts_at is None:
            return ""
        minutes = f":{self.starts_at:%M}" if self.starts_at.minute else ""
        return f"{self.starts_at.hour % 12 or 12}{minutes}{'am' if self.starts_at.hour < 12 else 'pm'}"


class Attendance(models.Model):
    """Whether somebody came."""

    class State(models.TextChoices):
        PRESENT = "present", "Present"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State)

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="one_attendance_a_meeting")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_state_display().lower()}"


class MinuteQuerySet(SchoolOwnedQuerySet):
    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def readable_by(self, user: AnyUser, school: School) -> Self:
        """The minutes of the school that this user may know of: the confidential part only for those who may read it."""
        open_part = rows(self.filter(confidential=False), user, Capability.READ_MEETINGS, school)
        return open_part | rows(self.filter(confidential=True), user, Capability.READ_CONFIDENTIAL, school)


class Minute(SchoolOwned, Removable, Versioned):
    """An item of the minutes that the plan needs, by its reference. The confidential part is kept apart: it is in no
    pack, no export and nobody's page but those who may read it."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    reference = models.CharField(max_length=40)
    text = models.TextField()
    confidential = models.BooleanField(default=False)

    objects = MinuteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Minute {self.reference}"

    def get_absolute_url(self) -> str:
        return f"{self.meeting.get_absolute_url()}#minute-{self.pk}"
