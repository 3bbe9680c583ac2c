"""The reminder that an item of evidence goes stale: a fortnight before, to whoever added it. `improvement.reminders`
gathers it with the others. What an item is called does not go into a mail."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef
from django.urls import reverse

from improvement.models import Evidence, EvidenceLink
from schools import dates
from schools.messages import Due, Line
from schools.messages.openings import calendars
from schools.models import Membership, Notice, School

SUBJECT, KIND = "evidence", "evidence_going_stale"
LEAD = timedelta(days=14)
TITLE = "Going stale: evidence for {about}"
SENTENCE = (
    "Evidence you added on {added} goes stale on {day} (for {about}): look again, or say that it still holds"
)


def due(on: date) -> Iterator[Due]:
    """What goes stale within the fortnight, in the schools that are open on the day. Whoever has left is not told: the
    library shows what has gone stale."""
    rows = list(_rows(Evidence.objects.going_stale(on, on + LEAD), on).filter(adder_here=True))
    openings = calendars({row.school_id for row in rows}, on)
    for row in rows:
        if openings[row.school_id].is_school_day(on):
            yield Due(
                row.added_by_id,
                row.school_id,
                KIND,
                SUBJECT,
                row.pk,
                row.fresh_until,
                _words(SENTENCE, row, on),
            )


def _rows(items, on: date):
    counting = EvidenceLink.objects.live().filter(evidence=OuterRef("pk"))
    on_action = counting.filter(action__isnull=False).values("action__title")[:1]
    on_area = counting.filter(area__isnull=False).values("area__title")[:1]
    return (
        items.filter(school__status=School.Status.OPEN)
        .annotate(
            urn=F("school__urn"),
            action_title=on_action,
            area_title=on_area,
            adder_here=Exists(Membership.objects.live(on).filter(person=OuterRef("added_by"))),
            replaced=Exists(Evidence.objects.filter(replaces=OuterRef("pk"))),
        )
        .order_by()
        .values_list(
            *("pk", "school_id", "added_by_id", "added_on", "fresh_until", "removed_at"),
            *("urn", "action_title", "area_title", "adder_here", "replaced"),
            named=True,
        )
    )


def describe(notices: list[Notice], on: date) -> dict[int, Line | str]:
    """For each notice of an item its line, or why nobody need be told any more."""
    ours = [notice for notice in notices if notice.subject_type == SUBJECT]
    if not ours:
        return {}
    rows = {row.pk: row for row in _rows(Evidence.objects.filter(pk__in={n.subject_id for n in ours}), on)}
    described: dict[int, Line | str] = {}
    for notice in ours:
        row = rows.get(notice.subject_id)
        if row is None:
            described[notice.pk] = "the evidence is no longer there"
            continue
        described[notice.pk] = _why_not(notice, row, on) or Line(
            _words(TITLE, row, on),
            _words(SENTENCE, row, on),
            reverse("evidence_item", args=[row.urn, row.pk]),
            "Look at it",
        )
    return described


def _why_not(notice, row, on: date) -> str:
    if row.removed_at:
        return "the evidence was removed"
    if row.replaced:
        return "a newer one has taken its place"
    if row.fresh_until is None:
        return "it does not go stale any more"
    if row.fresh_until != notice.due_on:
        return f"it is fresh until {dates.day_words(row.fresh_until, beside=on)} now"
    if row.fresh_until < on:
        return "it has gone stale already"
    return "" if row.adder_here else f"{notice.person.name} has left"


def _words(template: str, row, on: date) -> str:
    about = row.action_title or row.area_title
    said = {
        "about": f"“{' '.join(about.split())}”" if about else "nothing yet",
        "added": dates.day_words(row.added_on, beside=on),
        "day": dates.day_words(row.fresh_until, beside=on),
    }
    return template.format(**said)
