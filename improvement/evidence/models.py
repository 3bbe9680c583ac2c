"""Evidence: what shows that something was done, or that it works."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from improvement.actions.models import Action
from improvement.areas.models import Activity, AreaForImprovement
from improvement.monitoring.models import MonitoringActivity, Source
from improvement.targets.models import TermlyTarget
from schools.access import AnyUser, Capability, rows
from schools.models import (
    Person,
    Removable,
    School,
    SchoolOwned,
    SchoolOwnedQuerySet,
    Scopes,
    Season,
    StoredFile,
    Versioned,
)
from schools.web.addresses import address

# What an item may be put to.
Thing = AreaForImprovement | Action | TermlyTarget | MonitoringActivity


class EvidenceQuerySet(SchoolOwnedQuerySet):
    def kept(self) -> Self:
        return self.filter(removed_at=None)

    def current(self) -> Self:
        """Kept, and not replaced by a newer revision: what counts."""
        return self.kept().filter(replaced_by=None)

    def stale(self, on: date) -> Self:
        return self.current().filter(fresh_until__lt=on)

    def going_stale(self, on: date, until: date) -> Self:
        """Still fresh on the day, and no longer after `until`."""
        return self.current().filter(fresh_until__range=(on, until))

    def without_link(self) -> Self:
        return self.current().exclude(Exists(EvidenceLink.objects.live().filter(evidence=OuterRef("pk"))))

    def visible_to(self, user: AnyUser, school: School | None = None) -> Self:
        """The items this person may know of. For everybody else they are not there: not in a list, a count, an archive
        or a search. The clerk knows of all, by title."""
        return rows(self, user, Capability.LIST_EVIDENCE, school)

    def readable_by(self, user: AnyUser, school: School | None = None) -> Self:
        """The items this person may open."""
        return rows(self, user, Capability.READ_EVIDENCE, school)


class Evidence(SchoolOwned, Removable, Versioned):
    """One item, on as many actions, targets and activities as it shows something of. What it represents has a day of
    its own, apart from the day it was put in; and how long it stays fresh follows from its source."""

    # It belongs to whoever added it, and to those whose actions, records and areas it is about.
    scopes = Scopes(
        owners=(
            "added_by",
            "live_links__action__owner",
            "live_links__activity__by",
            "live_links__activity__actions__owner",
        ),
        leaders=(
            "live_links__area__leader",
            "live_links__action__area__leader",
            "live_links__target__series__measure__area__leader",
            "live_links__activity__areas__leader",
            "live_links__activity__actions__area__leader",
        ),
        shown=Q(shown_to_board=True, removed_at=None),
        shared=Q(shared_with_adviser=True, removed_at=None),
        kept=Q(removed_at=None),
        parts={"live_links": ("links", Q(links__removed_at=None))},
    )

    school = models.ForeignKey(School, models.PROTECT, related_name="evidence")

    class Form(models.TextChoices):
        FILE = "file", "A file"
        LINK = "link", "A link"
        NOTE = "note", "A note"

    form = models.CharField(max_length=4, choices=Form)
    source = models.CharField(max_length=16, choices=Source)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    url = models.URLField(max_length=1000, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    represents_on = models.DateField()
    added_on = models.DateField()
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    fresh_until = models.DateField(null=True, blank=True)
    keep_until = models.DateField("to be kept until", null=True, blank=True)
    shown_to_board = models.BooleanField(default=False)
    shared_with_adviser = models.BooleanField(default=True)
    pupil_data_choice = models.CharField(max_length=20, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["-represents_on", "-pk"]
        indexes = [models.Index(fields=["school", "-added_on"], name="evidence_of_school")]
        constraints = [
            models.CheckConstraint(
                name="evidence_is_what_its_form_says",
                condition=Q(form="file", file__isnull=False)
                | (Q(form="link", file=None) & ~Q(url=""))
                | (Q(form="note", file=None) & ~Q(text="")),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("evidence_item", self.school.urn, self.pk)

    def is_stale(self, on: date) -> bool:
        """Is the day past until which it is fresh? Without one it does not go stale."""
        return self.fresh_until is not None and self.fresh_until < on

    @property
    def live_links(self) -> list["EvidenceLink"]:
        """What it shows something of, with whom each belongs to; read once a row."""
        kept = self.__dict__  # a prefetch may have put them there already
        if "_live_links" not in kept:
            kept["_live_links"] = list(self.links.live().whole())
        return kept["_live_links"]


class EvidenceLinkQuerySet(SchoolOwnedQuerySet):
    def live(self) -> Self:
        return self.filter(removed_at=None)

    def whole(self) -> Self:
        """With what each leads to, and whose that is."""
        return self.select_related(
            "area", "action__area", "target__series__measure__area", "activity"
        ).prefetch_related(
            "activity__areas", Prefetch("activity__actions", queryset=Action.objects.select_related("area"))
        )

    def counting(self) -> Self:
        """Live links of items that count: neither removed nor replaced by a newer revision."""
        return self.live().filter(evidence__removed_at=None, evidence__replaced_by=None)

    def of_area(self, area: AreaForImprovement | int) -> Self:
        """Links to the area, or to an action, target or record of it."""
        return self.of_areas([area])

    def of_areas(self, areas: Iterable[AreaForImprovement | int]) -> Self:
        return self.filter(
            Q(area__in=areas)
            | Q(action__area__in=areas)
            | Q(target__series__measure__area__in=areas)
            | Q(activity__areas__in=areas)
            | Q(activity__actions__area__in=areas)
        )


class EvidenceLink(SchoolOwned, Removable):
    """What an item of evidence shows something of: exactly one thing a row."""

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="links")
    area = models.ForeignKey(
        AreaForImprovement, models.PROTECT, null=True, blank=True, related_name="evidence_links"
    )
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="evidence_links")
    target = models.ForeignKey(
        TermlyTarget, models.PROTECT, null=True, blank=True, related_name="evidence_links"
    )
    activity = models.ForeignKey(
        MonitoringActivity, models.PROTECT, null=True, blank=True, related_name="evidence_links"
    )

    objects = EvidenceLinkQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["action"], name="evidence_of_action", condition=Q(removed_at=None)),
            models.Index(fields=["area"], name="evidence_of_area", condition=Q(removed_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                name="evidence_shows_something_of_one_thing",
                condition=Q(area__isnull=False, action=None, target=None, activity=None)
                | Q(area=None, action__isnull=False, target=None, activity=None)
                | Q(area=None, action=None, target__isnull=False, activity=None)
                | Q(area=None, action=None, target=None, activity__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["evidence", "action"],
                condition=Q(removed_at=None, action__isnull=False),
                name="once_on_an_action",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence}"

    @property
    def thing(self) -> Thing:
        """The one thing it leads to."""
        thing = self.area or self.action or self.target or self.activity
        assert thing  # the table holds no link without one
        return thing

    @property
    def areas(self) -> list[AreaForImprovement]:
        """The areas that thing belongs to."""
        if self.activity:
            return [*self.activity.areas.all(), *(action.area for action in self.activity.actions.all())]
        if self.target:
            return [self.target.series.measure.area]
        area = self.area or (self.action and self.action.area)
        return [area] if area else []

    @property
    def words(self) -> str:
        """What it leads to, as it stands in a list."""
        if self.target:
            series, season = self.target.series, self.target.season
            year = self.target.academic_year + (season != Season.AUTUMN)
            return f"{series.measure.name}, {series.group_words}, {season} {year}"
        return str(self.thing)


def without_evidence() -> Q:
    """For a queryset of actions, to filter by or to annotate: done, with no live link to an item of evidence that counts.
    Nothing shows the deed, still less its effect."""
    return Q(~Exists(EvidenceLink.objects.counting().filter(action=OuterRef("pk"))), activity=Activity.DONE)
