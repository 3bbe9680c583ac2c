"""The mail that says a pack is ready: which meeting, how long it takes to read, and the link. Nothing of the plan."""

from collections.abc import Iterable
from datetime import date

from governance.models import Meeting, Pack
from improvement.reminders import Kind
from schools import dates
from schools.messages import Due, Line
from schools.models import Notice, Person

SUBJECT, KIND = "pack", "pack_ready"
KINDS = {
    KIND: Kind(
        "at once, in a mail of its own, when the clerk or the chair sends the pack of a meeting",
        "each governor of the group that meets",
        "it is sent, or the meeting is held or removed",
        "Pack ready: {title}",
        "The pack for {title} on {day} is ready ({about})",
        link="Read the pack",
    )
}


def due_for(pack: Pack, person: Person, *, on: date) -> Due:
    """The one reason to write to this governor about this pack."""
    return Due(person.pk, pack.school_id, KIND, SUBJECT, pack.pk, on, line_of(pack, on).sentence)


def line_of(pack: Pack, on: date) -> Line:
    meeting: Meeting = pack.meeting
    reading = (pack.content or {})["reading"]
    group = meeting.group_name if meeting.committee_id else "the full governing board"
    said = {"title": group, "day": dates.day_words(meeting.held_on, beside=on), "about": reading}
    kind = KINDS[KIND]
    return Line(kind.title.format(**said), kind.sentence.format(**said), pack.get_absolute_url(), kind.link)


def describe(notices: Iterable[Notice], on: date) -> dict[int, Line | str]:
    """For each notice of a pack its line; a pack that was sent stays sent."""
    ours = [notice for notice in notices if notice.subject_type == SUBJECT]
    if not ours:
        return {}
    rows = (
        Pack.objects.filter(pk__in={notice.subject_id for notice in ours}, sent_at__isnull=False)
        .select_related("meeting__committee", "school")
        .defer("page")
    )
    packs = {row.pk: row for row in rows}
    described: dict[int, Line | str] = {}
    for notice in ours:
        pack = packs.get(notice.subject_id)
        if pack is None:
            described[notice.pk] = "the pack is no longer there"
        elif pack.meeting.removed_at:
            described[notice.pk] = "the meeting was removed"
        elif pack.meeting.held_on < on:
            described[notice.pk] = "the meeting has been held"
        else:
            described[notice.pk] = line_of(pack, on)
    return described
