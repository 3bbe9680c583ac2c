"""Areas for improvement, and the notes that say how they and their actions go. Done is not impact: whether an action was
carried out (`Activity`) and whether it works (`Impact`) are two things, and its owner says only the first."""

from datetime import date
from enum import nonmember
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from improvement.inspections.models import EvaluationArea, Finding
from improvement.plans.models import ActionPlan, PlanArea
from schools.models import Person, Removable, School, SchoolOwned, SchoolOwnedQuerySet, Scopes, Versioned
from schools.school.models import DEFAULT_RATING_WORDS
from schools.web.addresses import address


class AreaQuerySet(SchoolOwnedQuerySet):
    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def in_plan(self, plan: ActionPlan | Subquery) -> Self:
        """The areas of the plan that were not taken out, in its order."""
        return self.kept().filter(plan_areas__plan=plan).order_by("plan_areas__order", "plan_areas__pk")

    def in_current_plan(self) -> Self:
        """The same of the plan their school works on now. One that came over from an earlier plan is among them, one
        that was left behind in it is not."""
        current = ActionPlan.objects.filter(school=OuterRef("school")).current()
        return self.in_plan(Subquery(current.values("pk")[:1]))

    # The rows of the next two have columns that no type knows, so their type is not `Self`.
    def with_rating(self, *, before: date) -> "AreaQuerySet":
        """Each area with `rating`, `rated_on` and `rated_by_name`, from the latest note on the area itself; with
        `rating_suggested` and `rating_why` where it differs from what the figures suggested; and
        `earlier_rating`, the one current at the end of the day `before`."""
        notes = (
            ProgressNote.objects.filter(area=OuterRef("pk"), action=None)
            .exclude(impact="")
            .order_by("-on", "-pk")
        )
        return self.annotate(
            rating=Coalesce(Subquery(notes.values("impact")[:1]), models.Value("")),
            rated_on=Subquery(notes.values("on")[:1]),
            rated_by_name=Subquery(notes.values("by__name")[:1]),
            rating_suggested=Subquery(notes.values("suggested")[:1]),
            rating_why=Coalesce(
                Subquery(notes.values("why_different")[:1]), models.Value("", output_field=models.TextField())
            ),
            earlier_rating=Coalesce(
                Subquery(notes.filter(on__lte=before).values("impact")[:1]), models.Value("")
            ),
        )

    def with_place(self) -> "AreaQuerySet":
        """Each area with its place in the plan its school works on now: `number` and `of`, `plan_title` and
        `plan_starts_on`. The number is None for one that does not stand in it."""
        current = ActionPlan.objects.filter(school=OuterRef("school")).current()
        own = PlanArea.objects.filter(plan=OuterRef("plan_now"), area=OuterRef("pk"), area__removed_at=None)
        listed = PlanArea.objects.filter(plan=OuterRef("plan_now"), area__removed_at=None).order_by()
        before = listed.filter(
            Q(order__lt=OuterRef("place")) | Q(order=OuterRef("place"), pk__lte=OuterRef("place_pk"))
        )
        return (
            self.annotate(
                plan_now=Subquery(current.values("pk")[:1]),
                plan_title=Subquery(current.values("title")[:1]),
                plan_starts_on=Subquery(current.values("starts_on")[:1]),
            )
            .annotate(place=Subquery(own.values("order")[:1]), place_pk=Subquery(own.values("pk")[:1]))
            .annotate(number=_count(before), of=_count(listed))
        )


def _count(rows: models.QuerySet[PlanArea]) -> Subquery:
    """How many rows of one plan; None where there is none."""
    return Subquery(rows.values("plan").annotate(count=models.Count("pk")).values("count"))


class AreaForImprovement(SchoolOwned, Removable, Versioned):
    """Something the school has taken on to improve, usually from findings, sometimes its own. One senior leader
    answers for it, and one governor (or the whole board) follows it."""

    scopes = Scopes(leaders=("leader",))

    school = models.ForeignKey(School, models.PROTECT, related_name="areas")
    title = models.CharField(max_length=200)
    detail = models.TextField("sub-points", blank=True)
    findings = models.ManyToManyField(Finding, related_name="areas", blank=True)
    evaluation_area = models.ForeignKey(
        EvaluationArea, models.PROTECT, null=True, blank=True, related_name="+"
    )
    intended_impact = models.TextField(blank=True)
    leader = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="areas_led")
    link_governor = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="areas_followed"
    )
    whole_board = models.BooleanField("the whole board follows it", default=False)
    second_person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = "area for improvement"
        verbose_name_plural = "areas for improvement"
        ordering = ["pk"]
        indexes = [models.Index(fields=["school"], name="area_kept", condition=Q(removed_at=None))]
        constraints = [
            models.CheckConstraint(
                name="one_governor_or_the_whole_board", condition=Q(whole_board=False) | Q(link_governor=None)
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("area", self.school.urn, self.pk)

    @property
    def area_id(self) -> int:
        """Itself, for those who ask any row to which area it belongs, as the history does."""
        return self.pk

    @property
    def governor(self) -> Person | str | None:
        """Who follows it for the board: one of them, or all."""
        return "The whole board" if self.whole_board else self.link_governor

    @property
    def sub_points(self) -> list[str]:
        return [line.strip() for line in self.detail.splitlines() if line.strip()]


def is_answered() -> Exists:
    """In a query of findings: does a kept area answer the finding, or a part of it?"""
    answers = AreaForImprovement.findings.through.objects.filter(areaforimprovement__removed_at=None)
    return Exists(answers.filter(Q(finding=OuterRef("pk")) | Q(finding__parent=OuterRef("pk"))))


class Activity(models.TextChoices):
    NOT_STARTED = "not_started", "Not started"
    UNDER_WAY = "under_way", "Under way"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"


class Impact(models.TextChoices):
    """The values are stored; the words are the school's (`School.rating_words`)."""

    NOT_RATED = "", DEFAULT_RATING_WORDS[""]
    RED = "red", DEFAULT_RATING_WORDS["red"]
    AMBER = "amber", DEFAULT_RATING_WORDS["amber"]
    GREEN = "green", DEFAULT_RATING_WORDS["green"]
    BLUE = "blue", DEFAULT_RATING_WORDS["blue"]
    # What several come to, and no ratings themselves; the worst first.
    NOT_WORKING = nonmember(("red", "amber"))
    WORKING = nonmember(("green", "blue"))
    RATED = nonmember(("red", "amber", "green", "blue"))


class ProgressNote(SchoolOwned):
    """What somebody wrote of an area (`action` empty) or of an action, with activity and impact as they then stood."""

    area = models.ForeignKey(AreaForImprovement, models.PROTECT, related_name="notes")
    action = models.ForeignKey("Action", models.PROTECT, null=True, blank=True, related_name="notes")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()
    text = models.TextField()
    activity = models.CharField(max_length=12, choices=Activity, blank=True)
    impact = models.CharField(max_length=6, choices=Impact, default=Impact.NOT_RATED, blank=True)
    suggested = models.CharField(max_length=6, choices=Impact, default=Impact.NOT_RATED, blank=True)
    why_different = models.TextField("why the rating differs from the suggested one", blank=True)
    is_review = models.BooleanField(default=False)

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [
            models.Index(fields=["area", "-on"], name="note_of_area"),
            models.Index(fields=["action", "-on"], name="note_of_action"),
            models.Index(
                fields=["area", "-on", "-id"],
                include=["impact"],
                name="ratings_of_area",
                condition=Q(action=None) & ~Q(impact=""),
            ),
        ]

    def __str__(self) -> str:
        return self.text
