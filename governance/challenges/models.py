"""The challenge log: a question that ends when the one who asked is satisfied."""

from typing import Self

from django.db import models

from governance.meetings.models import Meeting
from improvement.models import Action, AreaForImprovement, Evidence
from schools.access import AnyUser, Capability, rows
from schools.models import Person, Removable, School, SchoolOwned, SchoolOwnedQuerySet, Scopes, Versioned
from schools.web.addresses import address


class ChallengeQuerySet(SchoolOwnedQuerySet):
    def readable_by(self, user: AnyUser, school: School) -> Self:
        """The challenges in the school that the user may read."""
        return rows(self, user, Capability.READ_CHALLENGES, school)

    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def unanswered(self) -> Self:
        """Those that wait for an answer."""
        return self.kept().filter(state__in=[Challenge.State.ASKED, Challenge.State.ASKED_AGAIN])

    def unsettled(self) -> Self:
        """Those whose asker has not said that they are satisfied."""
        return self.kept().exclude(state=Challenge.State.SATISFIED)


class Challenge(SchoolOwned, Removable, Versioned):
    """A question of a governor to a leader. What was said stands in its turns; this is where it stands now."""

    scopes = Scopes(owners=("asked_by",), asked=("asked_of", "area__leader"))

    school = models.ForeignKey(School, models.PROTECT, related_name="challenges")

    class State(models.TextChoices):
        ASKED = "asked", "Waiting for an answer"
        ANSWERED = "answered", "Answered"
        ASKED_AGAIN = "asked_again", "Asked again"
        SATISFIED = "satisfied", "Satisfied"

    question = models.TextField()
    figure = models.CharField("the figure it comes from", max_length=300, blank=True)
    prompt = models.CharField(max_length=60, blank=True)
    area = models.ForeignKey(
        AreaForImprovement, models.PROTECT, null=True, blank=True, related_name="challenges"
    )
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="challenges")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_of = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="challenges")
    minute_reference = models.CharField(max_length=40, blank=True)
    answer_by = models.DateField("answer by")
    state = models.CharField(max_length=12, choices=State, default=State.ASKED)
    what_changed = models.TextField("what changed because of it", blank=True)
    settled_on = models.DateField(null=True, blank=True)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        indexes = [models.Index(fields=["school", "state", "answer_by"], name="challenge_of_school")]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return address("challenge", self.school.urn, self.pk)


class ChallengeTurn(models.Model):
    """One thing said: asked, answered, asked again, satisfied. Never changed, but that a question may be corrected until
    it is answered."""

    class Kind(models.TextChoices):
        ASKED = "asked", "Asked"
        ANSWERED = "answered", "Answered"
        ASKED_AGAIN = "asked_again", "Asked again"
        SATISFIED = "satisfied", "Satisfied"

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="turns")
    kind = models.CharField(max_length=12, choices=Kind)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()
    minute_reference = models.CharField(max_length=40, blank=True)
    evidence = models.ManyToManyField(Evidence, related_name="+", blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"
