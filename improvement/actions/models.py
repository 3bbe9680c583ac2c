"""Actions, their steps, and the reminders of them that somebody puts off."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from improvement.areas.models import Activity, AreaForImprovement, Impact
from schools.days import dates
from schools.models import Person, Removable, School, SchoolOwned, SchoolOwnedQuerySet, Scopes, Versioned
from schools.web.addresses import address


class Rhythm(models.TextChoices):
    """How often an action is reviewed. `WEEKS` goes with a number."""

    NONE = "", "No rhythm"
    WEEKS = "weeks", "Every so many weeks"
    HALF_TERM = "half_term", "Every half-term"
    TERM = "term", "Every term"


def rhythm_words(rhythm: str, weeks: int | None) -> str:
    """«every 6 weeks», «every half-term», or nothing."""
    if rhythm == Rhythm.WEEKS:
        return "every week" if weeks == 1 else f"every {weeks} weeks"
    words: dict[str, str] = {Rhythm.HALF_TERM: "every half-term", Rhythm.TERM: "every term"}
    return words.get(rhythm, "")


class ActionQuerySet(SchoolOwnedQuerySet):
    def kept(self) -> Self:
        return self.filter(removed_at=None, area__removed_at=None)

    def open(self) -> Self:
        """Actions that still want something: kept, and neither done nor stopped."""
        return self.kept().filter(activity__in=[Activity.NOT_STARTED, Activity.UNDER_WAY])

    def overdue(self, on: date) -> Self:
        """Open actions whose due day is past."""
        return self.open().filter(due_on__lt=on)

    def review_overdue(self, on: date) -> Self:
        """Actions whose review day is past and not recorded. A stopped action is not reviewed; a done one is,
        until somebody says no further review is needed."""
        return self.kept().exclude(activity=Activity.STOPPED).filter(review_on__lt=on)

    def due_for_review(self, start: date, end: date) -> Self:
        """Actions to be reviewed from `start` to `end`, both included."""
        return self.kept().exclude(activity=Activity.STOPPED).filter(review_on__range=(start, end))

    def done_not_working(self) -> Self:
        """The deed is there, the effect is not."""
        return self.filter(activity=Activity.DONE, impact__in=Impact.NOT_WORKING)


class Action(SchoolOwned, Removable, Versioned):
    """A step towards an area's improvement, with an owner and dates."""

    scopes = Scopes(owners=("owner",), leaders=("area__leader",))

    school = models.ForeignKey(School, models.PROTECT, related_name="actions")
    area = models.ForeignKey(AreaForImprovement, models.PROTECT, related_name="actions")
    order = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200)
    detail = models.TextField(blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="actions_owned")
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField(null=True, blank=True)
    rhythm = models.CharField(max_length=10, choices=Rhythm, default=Rhythm.NONE, blank=True)
    rhythm_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    resources = models.CharField(max_length=300, blank=True)
    cost = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    activity = models.CharField(max_length=12, choices=Activity, default=Activity.NOT_STARTED)
    done_on = models.DateField(null=True, blank=True)
    stopped_because = models.CharField(max_length=500, blank=True)
    impact = models.CharField(max_length=6, choices=Impact, default=Impact.NOT_RATED, blank=True)
    rated_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    rated_on = models.DateField(null=True, blank=True)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["area", "order", "pk"]
        indexes = [
            models.Index(fields=["school", "due_on"], name="action_due_in_school"),
            models.Index(
                fields=["review_on", "owner"],
                name="action_to_review",
                condition=Q(removed_at=None, review_on__isnull=False) & ~Q(activity="stopped"),
            ),
            models.Index(
                fields=["due_on", "owner"],
                name="action_to_do",
                condition=Q(removed_at=None, activity__in=["not_started", "under_way"]),
            ),
            # The portfolio counts these three over hundreds of schools, from the indexes alone.
            models.Index(
                fields=["school", "due_on"],
                include=["area"],
                name="actions_open_in_school",
                condition=Q(removed_at=None, activity__in=["not_started", "under_way"]),
            ),
            models.Index(
                fields=["school", "review_on"],
                include=["area"],
                name="actions_reviewed_in_school",
                condition=Q(removed_at=None, review_on__isnull=False) & ~Q(activity="stopped"),
            ),
            models.Index(
                fields=["school"],
                include=["area"],
                name="actions_done_not_working",
                condition=Q(removed_at=None, activity="done", impact__in=list(Impact.NOT_WORKING)),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="impact_rated_by_someone_some_day",
                condition=Q(impact="", rated_by=None, rated_on=None)
                | (~Q(impact="") & Q(rated_by__isnull=False, rated_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="impact_never_rated_by_the_owner",
                condition=Q(rated_by=None) | Q(owner=None) | ~Q(rated_by=F("owner")),
            ),
            models.CheckConstraint(
                name="stopped_with_a_reason",
                condition=(Q(activity="stopped") & ~Q(stopped_because=""))
                | (~Q(activity="stopped") & Q(stopped_because="")),
            ),
            models.CheckConstraint(
                name="every_so_many_weeks",
                condition=Q(rhythm="weeks", rhythm_weeks__gte=1)
                | (~Q(rhythm="weeks") & Q(rhythm_weeks=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("action", self.school.urn, self.pk)

    @property
    def is_open(self) -> bool:
        return self.removed_at is None and self.activity in (Activity.NOT_STARTED, Activity.UNDER_WAY)

    @property
    def is_done(self) -> bool:
        return self.activity == Activity.DONE

    @property
    def done_and_working(self) -> bool:
        """Done, and rated as seen to be working."""
        return self.is_done and self.impact in Impact.WORKING

    @property
    def done_not_working(self) -> bool:
        """Done, and rated as off track or in need of attention: the deed is there, the effect is not."""
        return self.is_done and self.impact in Impact.NOT_WORKING

    @property
    def overdue(self) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < dates.today()

    @property
    def review_overdue(self) -> bool:
        return (
            self.removed_at is None
            and self.activity != Activity.STOPPED
            and self.review_on is not None
            and self.review_on < dates.today()
        )

    @property
    def rhythm_words(self) -> str:
        """«every 6 weeks», «every half-term», or nothing."""
        return rhythm_words(self.rhythm, self.rhythm_weeks)


class ActionStep(Removable):
    """One of the steps an action is carried out in."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="steps")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text


class SnoozeQuerySet(SchoolOwnedQuerySet):
    def in_force(self, on: date) -> Self:
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

    def __str__(self) -> str:
        return f"{self.person}: {self.action}, until {self.until}"
