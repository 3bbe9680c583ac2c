"""Who is reminded of evidence that goes stale: whoever added it, a fortnight before. What an item is called does not go into
a mail. Whoever has left is not told: the library shows what has gone stale."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef

from improvement.evidence.models import Evidence, EvidenceLink, EvidenceQuerySet
from schools.days import dates
from schools.models import Notice, School
from schools.reminders import Kind, People, Told
from schools.web.addresses import address

SUBJECT, KIND = "evidence", "evidence_going_stale"
LEAD = timedelta(days=14)
KINDS = {
    KIND: Kind(
        "14 days before an item of evidence goes stale",
        "whoever added it",
        "a newer one takes its place, it is to stay fresh longer, or it is removed",
        "Going stale: evidence for {about}",
        "Evidence you added on {added} goes stale on {day} (for {about}): look again, or say that it still holds",
        "Look at it",
    )
}


def rows_on(on: date, until: date) -> Iterable[Any]:
    return _rows(Evidence.objects.going_stale(on, on + LEAD))


def rows_of(notices: Sequence[Notice], on: date) -> Iterable[Any]:
    return _rows(Evidence.objects.filter(pk__in={notice.subject_id for notice in notices}))


def _rows(items: EvidenceQuerySet) -> Iterable[Any]:
    counting = EvidenceLink.objects.live().filter(evidence=OuterRef("pk"))
    return (
        items.filter(school__status=School.Status.OPEN)
        .annotate(
            urn=F("school__urn"),
            action_title=counting.filter(action__isnull=False).values("action__title")[:1],
            area_title=counting.filter(area__isnull=False).values("area__title")[:1],
            replaced=Exists(Evidence.objects.filter(replaces=OuterRef("pk"))),
        )
        .order_by()
        .values_list(
            *("pk", "school_id", "added_by_id", "added_on", "fresh_until", "removed_at"),
            *("urn", "action_title", "area_title", "replaced"),
            named=True,
        )
    )


def told(row: Any, on: date, people: People) -> list[Told]:
    fresh = row.fresh_until and on <= row.fresh_until
    if row.removed_at or row.replaced or not fresh or not people.is_here(row.added_by_id):
        return []
    about = row.action_title or row.area_title
    said = {
        "about": f"“{' '.join(about.split())}”" if about else "nothing yet",
        "added": row.added_on,
        "day": row.fresh_until,
    }
    return [Told(row.added_by_id, KIND, row.fresh_until, address("evidence_item", row.urn, row.pk), said)]


def why_not(notice: Notice, row: Any, told: list[Told], on: date) -> str:
    if row is None:
        return "the evidence is no longer there"
    if row.removed_at:
        return "the evidence was removed"
    if row.replaced:
        return "a newer one has taken its place"
    if row.fresh_until is None:
        return "it does not go stale any more"
    if row.fresh_until != notice.due_on:
        return f"it is fresh until {dates.day_words(row.fresh_until, beside=on)} now"
    return "it has gone stale already" if row.fresh_until < on else f"{notice.person.name} has left"
