"""What an adviser does with a school's evidence: checks it, asks for more, opens it."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from improvement.actions.models import Action
from improvement.areas.models import AreaForImprovement
from improvement.evidence.models import Evidence, EvidenceLink
from schools.models import Person, ResponsibleBody, School, SchoolOwned, SchoolOwnedQuerySet, User, Versioned


class EvidenceCheckQuerySet(SchoolOwnedQuerySet):
    def latest_of_each(self) -> Self:
        """The last verdict of each body on each link: what counts."""
        later = EvidenceCheck.objects.filter(
            link=OuterRef("link"), body=OuterRef("body"), pk__gt=OuterRef("pk")
        )
        return self.exclude(Exists(later))


class EvidenceCheck(SchoolOwned, Versioned):
    """A body's verdict on what an item shows of the one thing it is linked to. A second look is a new row; the last one
    counts. A reply of the school puts the link back into the queue."""

    class Verdict(models.TextChoices):
        ENOUGH = "enough", "Enough"
        NOT_YET = "not_yet", "Not yet"
        SEEN = "seen", "Seen"
        NOT_RELEVANT = "not_relevant", "Not relevant"

    link = models.ForeignKey(EvidenceLink, models.PROTECT, related_name="checks")
    body = models.ForeignKey(ResponsibleBody, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12, choices=Verdict)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()
    reply = models.TextField("the school’s reply", blank=True)
    reply_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    reply_on = models.DateField(null=True, blank=True)

    objects = EvidenceCheckQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["link", "body", "-id"], name="checks_of_a_link")]
        constraints = [
            models.CheckConstraint(
                name="a_verdict_against_has_its_reason",
                condition=Q(verdict__in=["seen", "enough"]) | ~Q(reason=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.link}"

    def get_absolute_url(self) -> str:
        return reverse("evidence_item", args=[self.school.urn, self.link.evidence_id]) + f"#check-{self.pk}"


class EvidenceRequestQuerySet(SchoolOwnedQuerySet):
    def open(self) -> Self:
        return self.filter(answered_on=None, withdrawn_on=None)


class EvidenceRequest(SchoolOwned, Versioned):
    """Evidence an adviser asks for, by a date. It is answered by an item put on the same area or action, or in words."""

    school = models.ForeignKey(School, models.PROTECT, related_name="evidence_requests")
    body = models.ForeignKey(ResponsibleBody, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()
    area = models.ForeignKey(AreaForImprovement, models.PROTECT, related_name="evidence_requests")
    action = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, related_name="evidence_requests"
    )
    what = models.TextField("what is asked for")
    wanted_by = models.DateField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_with = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    objects = EvidenceRequestQuerySet.as_manager()

    class Meta:
        ordering = ["wanted_by", "pk"]
        indexes = [
            models.Index(
                fields=["school", "wanted_by"],
                name="requests_open",
                condition=Q(answered_on=None, withdrawn_on=None),
            )
        ]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("evidence_request", args=[self.school.urn, self.pk])


class EvidenceOpening(SchoolOwned):
    """Somebody from outside the school opened an item: who and when, for the school to see."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="openings")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["school", "-at"], name="openings_of_school")]

    def __str__(self) -> str:
        return f"{self.person}: {self.evidence}"
